import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import articles.models.recording
import newsroom.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_addresses"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="live_until",
            field=models.DateTimeField(
                blank=True,
                help_text="Of a live report: when it ended, or will. Empty: it goes on.",
                null=True,
                verbose_name="live until",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="kind",
            field=models.CharField(
                choices=[
                    ("news", "news"),
                    ("picture_story", "picture story"),
                    ("long_read", "long read"),
                    ("video", "video"),
                    ("audio", "audio"),
                    ("infographic", "infographic"),
                    ("live", "live report"),
                ],
                default="news",
                max_length=15,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="Infographic",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="infographic",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                (
                    "description",
                    newsroom.fields.PlainTextField(
                        help_text="Every figure and what it says, for readers who cannot see it, and for the search.",
                        max_length=20000,
                        verbose_name="the drawing in words",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="infographics",
                        to="articles.picture",
                        verbose_name="drawing",
                    ),
                ),
            ],
            options={
                "verbose_name": "infographic",
                "verbose_name_plural": "infographic",
            },
        ),
        migrations.CreateModel(
            name="Recording",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="recording",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=120,
                        upload_to=articles.models.recording.recording_path,
                        verbose_name="file",
                    ),
                ),
                (
                    "page_url",
                    models.URLField(
                        blank=True,
                        help_text="Of a video or sound at YouTube, Vimeo, Facebook, TikTok or SoundCloud, instead of a file.",
                        max_length=500,
                        verbose_name="address at a provider",
                    ),
                ),
                ("seconds", models.PositiveIntegerField(blank=True, null=True, verbose_name="length")),
                ("width", models.PositiveIntegerField(editable=False, null=True, verbose_name="width")),
                ("height", models.PositiveIntegerField(editable=False, null=True, verbose_name="height")),
                (
                    "transcript",
                    newsroom.fields.PlainTextField(
                        blank=True,
                        help_text="What is said and what is heard, for readers who cannot hear it, and for the search.",
                        max_length=200000,
                        verbose_name="transcript",
                    ),
                ),
                (
                    "subtitles",
                    models.FileField(
                        blank=True,
                        max_length=120,
                        upload_to=articles.models.recording.recording_path,
                        verbose_name="subtitles",
                    ),
                ),
            ],
            options={
                "verbose_name": "video or sound",
                "verbose_name_plural": "video or sound",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("file", ""), ("page_url", ""), _connector="XOR"),
                        name="recording_is_a_file_or_a_page",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LiveEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="In the future: it shows at that second.",
                        verbose_name="time",
                    ),
                ),
                ("headline", newsroom.fields.LineField(blank=True, max_length=200, verbose_name="headline")),
                ("body", newsroom.fields.HTMLField(blank=True, verbose_name="text")),
                (
                    "is_key",
                    models.BooleanField(
                        default=False,
                        help_text="Stands in the summary above all others.",
                        verbose_name="key message",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="live_entries",
                        to="articles.article",
                        verbose_name="live report",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="live_entries",
                        to="articles.author",
                        verbose_name="author",
                    ),
                ),
            ],
            options={
                "verbose_name": "live entry",
                "verbose_name_plural": "live entries",
                "ordering": ["-at", "-id"],
                "indexes": [
                    models.Index(
                        models.F("article"),
                        models.OrderBy(models.F("at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="live_entry_by_time",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("headline", ""), _negated=True),
                            models.Q(("body", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="live_entry_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(newsroom.fields.IsNFC("headline"), newsroom.fields.IsNFC("body")),
                        name="live_entry_text_is_nfc",
                    ),
                ],
            },
        ),
    ]
