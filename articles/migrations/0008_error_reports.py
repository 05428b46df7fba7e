import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import newsroom.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErrorReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quote", newsroom.fields.PlainTextField(max_length=500, verbose_name="passage")),
                (
                    "proposal",
                    newsroom.fields.PlainTextField(blank=True, max_length=1000, verbose_name="proposal"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("fixed", "fixed"), ("rejected", "not an error")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "note",
                    newsroom.fields.PlainTextField(
                        blank=True,
                        help_text="For colleagues; readers never see it.",
                        max_length=1000,
                        verbose_name="note",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="reported at")),
                ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
                ("nonce", models.CharField(editable=False, max_length=32, null=True, unique=True)),
                ("network", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="error_reports",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
            ],
            options={
                "verbose_name": "error report",
                "verbose_name_plural": "error reports",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        models.F("id"), condition=models.Q(("state", "open")), name="error_report_queue"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quote", ""), _negated=True), name="error_report_quotes_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handled_at", None), ("handled_by", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True), ("handled_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="error_report_is_open_or_settled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            newsroom.fields.IsNFC("quote"),
                            newsroom.fields.IsNFC("proposal"),
                            newsroom.fields.IsNFC("note"),
                        ),
                        name="error_report_text_is_nfc",
                    ),
                ],
            },
        ),
    ]
