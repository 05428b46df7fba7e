import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import newsroom.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_revisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("submitted", "waiting for an editor"),
                    ("in_edit", "being edited"),
                    ("returned", "sent back"),
                    ("approved", "approved, waiting to be published"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn"),
                    ("trashed", "in the trash"),
                ],
                default="draft",
                editable=False,
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=20, verbose_name="move")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waiting for an editor"),
                            ("in_edit", "being edited"),
                            ("returned", "sent back"),
                            ("approved", "approved, waiting to be published"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                            ("trashed", "in the trash"),
                        ],
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                (
                    "target",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waiting for an editor"),
                            ("in_edit", "being edited"),
                            ("returned", "sent back"),
                            ("approved", "approved, waiting to be published"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                            ("trashed", "in the trash"),
                        ],
                        max_length=10,
                        verbose_name="to",
                    ),
                ),
                ("reason", newsroom.fields.PlainTextField(blank=True, max_length=500, verbose_name="reason")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="moved at")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="articles.article",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="moves",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="moved by",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="moves",
                        to="articles.revision",
                        verbose_name="revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "move of a story",
                "verbose_name_plural": "moves of a story",
                "ordering": ["-made_at", "-id"],
            },
        ),
    ]
