import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import newsroom.fields

# What readers have been told stays as it is, whoever writes.
GUARD = """
CREATE FUNCTION correction_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.published_at <= now() AND (old.article_id, old.kind, old.note, old.published_at)
            IS DISTINCT FROM (new.article_id, new.kind, new.note, new.published_at) THEN
        RAISE EXCEPTION 'a public correction stays as it is' USING ERRCODE = 'check_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER correction_stays BEFORE UPDATE ON articles_correction
    FOR EACH ROW EXECUTE FUNCTION correction_stays();
"""
UNDO = """
DROP TRIGGER correction_stays ON articles_correction;
DROP FUNCTION correction_stays;
"""

# Stories that were withdrawn before there were notes.
WITHDRAWN = """
INSERT INTO articles_correction (article_id, kind, note, published_at, made_by_id, created_at)
SELECT story.id, 'withdrawal', story.withdrawal_reason, coalesce(move.made_at, story.updated_at),
    move.made_by_id, coalesce(move.made_at, story.updated_at)
FROM articles_article AS story
LEFT JOIN LATERAL (
    SELECT made_at, made_by_id FROM articles_move
    WHERE article_id = story.id AND name = 'withdraw' ORDER BY made_at DESC LIMIT 1
) AS move ON true
WHERE story.status = 'withdrawn';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_preview_links"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("update", "update"),
                            ("correction", "correction"),
                            ("apology", "apology"),
                            ("withdrawal", "withdrawal"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "note",
                    newsroom.fields.PlainTextField(
                        blank=True,
                        help_text="What was wrong and what is right. Once it is public it stays as it is.",
                        max_length=2000,
                        verbose_name="what readers are told",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True,
                        default=django.utils.timezone.now,
                        help_text="Empty: it is being prepared, and only the desk sees it.",
                        null=True,
                        verbose_name="public from",
                    ),
                ),
                (
                    "requested_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When the request came in that obliges the paper. The deadline counts from then.",
                        null=True,
                        verbose_name="asked for at",
                    ),
                ),
                (
                    "show_on_front_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="An apology stands there for some days at least; empty: for as long as it must.",
                        null=True,
                        verbose_name="on the front page until",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="written at")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="corrections",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
                "ordering": ["-published_at", "-id"],
                "indexes": [
                    models.Index(models.F("article"), models.F("published_at"), name="correction_of_story")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at", None), models.Q(("note", ""), _negated=True), _connector="OR"
                        ),
                        name="public_correction_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("show_on_front_until", None),
                            ("kind__in", ("correction", "apology")),
                            _connector="OR",
                        ),
                        name="only_corrections_stand_on_the_front",
                    ),
                    models.CheckConstraint(
                        condition=newsroom.fields.IsNFC("note"), name="correction_note_is_nfc"
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, UNDO),
        migrations.RunSQL(WITHDRAWN, migrations.RunSQL.noop),
    ]
