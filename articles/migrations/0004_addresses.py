from django.db import migrations, models

import articles.models.address
import newsroom.fields


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_imports")]
    operations = [
        migrations.CreateModel(
            name="Redirect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "old_path",
                    articles.models.address.AddressField(
                        help_text="From the first “/” after the site's name on, such as /tin-tuc/?p=123.",
                        max_length=500,
                        unique=True,
                        verbose_name="old address",
                    ),
                ),
                (
                    "new_path",
                    articles.models.address.AddressField(
                        blank=True,
                        help_text="An address of this site, from its first “/” on. Empty: the page is gone for good.",
                        max_length=1000,
                        verbose_name="new address",
                    ),
                ),
                (
                    "reason",
                    newsroom.fields.LineField(
                        blank=True,
                        help_text="Readers see it where the page is gone for good.",
                        max_length=300,
                        verbose_name="reason",
                    ),
                ),
                (
                    "is_automatic",
                    models.BooleanField(default=False, editable=False, verbose_name="made by itself"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "redirect",
                "verbose_name_plural": "redirects",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(old_path__regex="^/")
                        & models.Q(new_path__regex=r"^(/([^/\\].*)?)?$"),
                        name="redirect_stays_on_this_site",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(new_path="") | ~models.Q(reason=""),
                        name="redirect_to_nowhere_says_why",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(new_path=models.F("old_path")), name="redirect_is_no_loop"
                    ),
                ],
            },
        ),
    ]
