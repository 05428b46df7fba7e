import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_kinds")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="is_milestone",
            field=models.BooleanField(
                default=False,
                help_text="Stands out on the topic's time line.",
                verbose_name="milestone of its topic",
            ),
        ),
        migrations.CreateModel(
            name="RelatedVeto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_vetoes",
                        to="articles.article",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vetoed_by",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
            ],
            options={
                "verbose_name": "story not to be suggested",
                "verbose_name_plural": "stories not to be suggested",
                "constraints": [models.UniqueConstraint(fields=("article", "target"), name="vetoed_once")],
            },
        ),
        migrations.CreateModel(
            name="ReadCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hour", models.DateTimeField(verbose_name="hour")),
                ("hits", models.PositiveIntegerField(verbose_name="times read")),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="read_counts",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "read count",
                "verbose_name_plural": "read counts",
                "indexes": [models.Index("hour", include=("article", "hits"), name="read_count_by_hour")],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "hour"), name="read_count_once_an_hour")
                ],
            },
        ),
    ]
