from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0003_rate_limit")]
    operations = []
