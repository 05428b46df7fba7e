import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import comments.models
import newsroom.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0002_default_boxes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Thread",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="thread",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("public_count", models.PositiveIntegerField(default=0, verbose_name="public comments")),
            ],
            options={
                "verbose_name": "thread",
                "verbose_name_plural": "threads",
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=comments.models.new_public_id, editable=False, max_length=24, unique=True
                    ),
                ),
                ("name", newsroom.fields.LineField(max_length=60, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("body", newsroom.fields.PlainTextField(max_length=2000, verbose_name="comment")),
                ("is_staff", models.BooleanField(default=False, verbose_name="by the newsroom")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "waiting"),
                            ("approved", "approved"),
                            ("rejected", "rejected"),
                            ("spam", "spam"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "signs",
                    models.JSONField(
                        default=list,
                        blank=True,
                        help_text="Why a moderator should look twice.",
                        verbose_name="signs",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="written at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("reason", newsroom.fields.LineField(blank=True, max_length=250, verbose_name="reason")),
                ("nonce", models.CharField(editable=False, max_length=32, null=True, unique=True)),
                ("network", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "consent",
                    models.CharField(
                        blank=True, editable=False, max_length=20, verbose_name="consent given to"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "root",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="comments.comment",
                        verbose_name="answers",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        models.F("article"),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("root", None), ("state", "approved")),
                        name="comment_roots",
                    ),
                    models.Index(
                        models.F("root"),
                        models.F("id"),
                        condition=models.Q(("state", "approved")),
                        name="comment_replies",
                    ),
                    models.Index(
                        models.F("id"), condition=models.Q(("state", "pending")), name="comment_queue"
                    ),
                    models.Index(models.F("created_at"), name="comment_recent"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("root", models.F("id")), _negated=True),
                        name="comment_does_not_answer_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("body", ""), _negated=True)
                        ),
                        name="comment_says_something",
                    ),
                ],
            },
        ),
    ]
