"""The list of stories begins with what was changed last, whatever its status: an index, not a look at each."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("articles", "0016_answer_notices")]

    operations = [
        AddIndexConcurrently(
            "article",
            models.Index(F("updated_at").desc(), F("id").desc(), name="article_recent"),
        ),
    ]
