import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_working_copies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="update_base",
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name="begun on revision"),
        ),
        migrations.AddField(
            model_name="article",
            name="update_of",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="updates",
                to="articles.article",
                verbose_name="update of",
            ),
        ),
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
                    ("merged", "put into its story"),
                ],
                default="draft",
                editable=False,
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="move",
            name="source",
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
                    ("merged", "put into its story"),
                ],
                max_length=10,
                verbose_name="from",
            ),
        ),
        migrations.AlterField(
            model_name="move",
            name="target",
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
                    ("merged", "put into its story"),
                ],
                max_length=10,
                verbose_name="to",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("publish_at"),
                condition=models.Q(("status", "published"), ("update_of__isnull", False)),
                name="article_due_updates",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("update_base", None),
                        ("update_of", None),
                        models.Q(("status", "merged"), _negated=True),
                    ),
                    models.Q(
                        ("update_base__isnull", False),
                        ("update_of__isnull", False),
                        ("embargo_until", None),
                        ("unpublish_at", None),
                        models.Q(("status", "withdrawn"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="update_has_base_and_only_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["merged", "trashed"]), _negated=True),
                fields=("update_of",),
                name="one_open_update_of_a_story",
            ),
        ),
        # Without statistics of the new column, every page would read the index of all published stories.
        migrations.RunSQL("ANALYZE articles_article", migrations.RunSQL.noop),
    ]
