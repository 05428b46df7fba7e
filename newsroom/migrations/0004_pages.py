import django.db.models.deletion
from django.db import migrations, models

import articles.models.address
import newsroom.fields

ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def target(model: str, name: str) -> models.ForeignKey:
    return models.ForeignKey(
        model,
        django.db.models.deletion.CASCADE,
        blank=True,
        null=True,
        related_name="+",
        verbose_name=name,
    )


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0003_rate_limit"), ("articles", "0004_addresses")]
    operations = [
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", ID.clone()),
                ("title", newsroom.fields.LineField(max_length=120, verbose_name="title")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Made from the title when left empty. The page is then found at /address-part/.",
                        max_length=80,
                        unique=True,
                        verbose_name="address part",
                    ),
                ),
                ("body", newsroom.fields.HTMLField(blank=True, verbose_name="text")),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[("comment_rules", "rules for comments"), ("privacy", "privacy")],
                        help_text="The form for comments links to these pages. There is one page for each purpose.",
                        max_length=15,
                        verbose_name="purpose",
                    ),
                ),
                ("is_published", models.BooleanField(default=True, verbose_name="published")),
                ("is_in_footer", models.BooleanField(default=True, verbose_name="at the foot of every page")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "seo_description",
                    newsroom.fields.LineField(
                        blank=True, max_length=200, verbose_name="description for search engines"
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
            ],
            options={
                "verbose_name": "static page",
                "verbose_name_plural": "static pages",
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=~models.Q(purpose=""),
                        fields=("purpose",),
                        name="one_page_for_a_purpose",
                        violation_error_message="Another page has this purpose already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MenuItem",
            fields=[
                ("id", ID.clone()),
                (
                    "label",
                    newsroom.fields.LineField(
                        blank=True,
                        help_text="Empty: the name of what it leads to.",
                        max_length=40,
                        verbose_name="label",
                    ),
                ),
                ("category", target("articles.category", "category")),
                ("topic", target("articles.topic", "topic")),
                ("page", target("newsroom.page", "static page")),
                (
                    "path",
                    articles.models.address.AddressField(
                        blank=True,
                        help_text="An address of this site, such as /tin-moi/.",
                        max_length=200,
                        verbose_name="another address",
                    ),
                ),
                ("is_shown", models.BooleanField(default=True, verbose_name="shown")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "menu entry",
                "verbose_name_plural": "menu",
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(~models.Q(category=None), page=None, path="", topic=None)
                        | models.Q(~models.Q(topic=None), category=None, page=None, path="")
                        | models.Q(~models.Q(page=None), category=None, path="", topic=None)
                        | models.Q(~models.Q(path=""), category=None, page=None, topic=None),
                        name="menu_item_leads_to_one_place",
                        violation_error_message="Choose one place that the entry leads to, and only one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(path="")
                        | (~models.Q(label="") & models.Q(path__regex=r"^/([^/\\].*)?$")),
                        name="menu_item_stays_on_this_site",
                    ),
                ],
            },
        ),
    ]
