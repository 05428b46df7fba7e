import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import articles.models.preview_link
import newsroom.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_updates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-publish_at", "-id"],
                "permissions": [
                    ("edit_any_article", "Can edit stories of others"),
                    ("approve_article", "Can approve a story or send it back"),
                    ("publish_article", "Can publish and schedule, and change what is published"),
                    ("override_article", "Can publish a story in spite of its checklist, with a reason"),
                    ("withdraw_article", "Can withdraw a published story"),
                ],
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
        ),
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "label",
                    newsroom.fields.LineField(
                        help_text="Such as “The lawyer”. Readers of the link do not see it.",
                        max_length=100,
                        verbose_name="for whom",
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "expires_at",
                    models.DateTimeField(
                        default=articles.models.preview_link.in_a_week, verbose_name="until"
                    ),
                ),
                ("revoked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preview_links",
                        to="articles.article",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "preview link",
                "verbose_name_plural": "preview links",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="PreviewAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    newsroom.fields.LineField(
                        max_length=60,
                        validators=[django.core.validators.MinLengthValidator(2)],
                        verbose_name="name",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("agreed", "I agree to the publication"), ("remarks", "I have remarks")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("text", newsroom.fields.PlainTextField(blank=True, max_length=4000, verbose_name="remarks")),
                ("answered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("nonce", models.CharField(editable=False, max_length=32, unique=True)),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="preview_answers",
                        to="articles.revision",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="articles.previewlink",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a preview",
                "verbose_name_plural": "answers to a preview",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "remarks"), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="preview_remarks_say_something",
                    ),
                    models.CheckConstraint(
                        condition=newsroom.fields.IsNFC("text"), name="preview_answer_text_is_nfc"
                    ),
                ],
            },
        ),
    ]
