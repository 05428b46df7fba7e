import django.db.models.deletion
from django.db import migrations, models

import newsroom.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_stories"),
        ("newsroom", "0001_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", newsroom.fields.LineField(default="Newsroom", max_length=100, verbose_name="name")),
                ("tagline", newsroom.fields.LineField(blank=True, max_length=150, verbose_name="tagline")),
                (
                    "governing_body",
                    newsroom.fields.LineField(
                        blank=True,
                        help_text="Printed under the name on every page.",
                        max_length=200,
                        verbose_name="governing body",
                    ),
                ),
                (
                    "licence_number",
                    newsroom.fields.LineField(blank=True, max_length=100, verbose_name="licence number"),
                ),
                ("licence_date", models.DateField(blank=True, null=True, verbose_name="licence date")),
                (
                    "licence_authority",
                    newsroom.fields.LineField(blank=True, max_length=200, verbose_name="licensing authority"),
                ),
                (
                    "editor_in_chief",
                    newsroom.fields.LineField(blank=True, max_length=100, verbose_name="editor-in-chief"),
                ),
                ("address", newsroom.fields.LineField(blank=True, max_length=250, verbose_name="address")),
                ("phone", newsroom.fields.LineField(blank=True, max_length=50, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "dateline_prefix",
                    newsroom.fields.LineField(
                        blank=True,
                        help_text="Printed before the lead of stories that ask for it, such as “BTO”. A dash is added.",
                        max_length=20,
                        verbose_name="dateline prefix",
                    ),
                ),
                (
                    "copyright",
                    newsroom.fields.LineField(blank=True, max_length=250, verbose_name="copyright line"),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown in place of the name at the top. The name stays for readers who cannot see it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.picture",
                        verbose_name="logo",
                    ),
                ),
            ],
            options={
                "verbose_name": "publication",
                "verbose_name_plural": "publication",
            },
        ),
        migrations.CreateModel(
            name="FollowLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", newsroom.fields.LineField(max_length=40, verbose_name="label")),
                ("url", models.URLField(max_length=300, verbose_name="address")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_links",
                        to="newsroom.publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow link",
                "verbose_name_plural": "follow links",
                "ordering": ["position", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(condition=models.Q(("pk", 1)), name="publication_is_one_row"),
        ),
    ]
