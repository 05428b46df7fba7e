from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_desk")]

    operations = [
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("mention", "You are named in a note"),
                    ("note", "A note on your story"),
                    ("returned", "Your story was sent back"),
                    ("update", "An update was sent back"),
                    ("approved", "Your story was approved"),
                    ("published", "Your story was published"),
                    ("withdrawn", "Your story was withdrawn"),
                    ("answer", "An answer from outside"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
    ]
