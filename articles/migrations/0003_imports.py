import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_default_boxes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Imported",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="imported",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("received", models.CharField(max_length=64)),
                ("written", models.CharField(max_length=64)),
                ("missing", models.JSONField(default=list)),
                ("imported_at", models.DateTimeField(auto_now=True, verbose_name="imported at")),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
            },
        ),
    ]
