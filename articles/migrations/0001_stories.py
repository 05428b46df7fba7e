import django.core.validators
import django.db.models.deletion
import taggit.managers
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations, models

import articles.models.picture
import newsroom.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug"),
                ),
                ("key", models.CharField(editable=False, max_length=200, unique=True)),
                (
                    "description",
                    newsroom.fields.PlainTextField(blank=True, max_length=1000, verbose_name="description"),
                ),
            ],
            options={
                "verbose_name": "tag",
                "verbose_name_plural": "tags",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("headline", newsroom.fields.LineField(max_length=250, verbose_name="headline")),
                (
                    "short_headline",
                    newsroom.fields.LineField(
                        blank=True,
                        help_text="For cards and boxes. Empty: the headline.",
                        max_length=120,
                        verbose_name="short headline",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Made from the headline when left empty.",
                        max_length=120,
                        verbose_name="address part",
                    ),
                ),
                (
                    "lead",
                    newsroom.fields.PlainTextField(
                        blank=True,
                        help_text="The sapo: what happened, in 30 to 60 syllables. An empty line starts a new paragraph.",
                        max_length=2000,
                        verbose_name="lead",
                    ),
                ),
                ("body", newsroom.fields.HTMLField(blank=True, verbose_name="text")),
                (
                    "has_dateline",
                    models.BooleanField(
                        default=True,
                        help_text="Prints the paper's prefix before the lead; never type it.",
                        verbose_name="dateline",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "news"),
                            ("picture_story", "picture story"),
                            ("long_read", "long read"),
                        ],
                        default="news",
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                (
                    "byline_note",
                    newsroom.fields.LineField(
                        blank=True,
                        help_text="Printed after the names, such as “according to the news agency”.",
                        max_length=150,
                        verbose_name="byline in free words",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waiting for an editor"),
                            ("in_edit", "being edited"),
                            ("returned", "sent back"),
                            ("approved", "approved, waiting to be published"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "publish_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="In the future: it goes live at that second.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "unpublish_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Readers no longer find it from then on.",
                        null=True,
                        verbose_name="take down at",
                    ),
                ),
                (
                    "embargo_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="Nothing of it shows anywhere before this time.",
                        null=True,
                        verbose_name="embargo until",
                    ),
                ),
                (
                    "withdrawal_reason",
                    newsroom.fields.PlainTextField(
                        blank=True, editable=False, max_length=500, verbose_name="reason for the withdrawal"
                    ),
                ),
                (
                    "seo_title",
                    newsroom.fields.LineField(
                        blank=True, max_length=120, verbose_name="title for search engines"
                    ),
                ),
                (
                    "seo_description",
                    newsroom.fields.LineField(
                        blank=True, max_length=200, verbose_name="description for search engines"
                    ),
                ),
                (
                    "comments_mode",
                    models.CharField(
                        choices=[
                            ("open", "open, checked before they show"),
                            ("closed", "closed to new ones"),
                            ("hidden", "none at all"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="comments",
                    ),
                ),
                (
                    "ai_use",
                    models.CharField(
                        choices=[
                            ("none", "made by people"),
                            ("assisted", "made with the help of AI"),
                            ("generated", "made by AI"),
                        ],
                        default="none",
                        help_text="Anything but “made by people” is printed under the story.",
                        max_length=10,
                        verbose_name="use of AI",
                    ),
                ),
                ("ai_tool", newsroom.fields.LineField(blank=True, max_length=100, verbose_name="AI tool")),
                (
                    "source",
                    newsroom.fields.LineField(
                        blank=True,
                        help_text="When the story is taken over.",
                        max_length=150,
                        verbose_name="source",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="address of the source"),
                ),
                (
                    "source_uri",
                    newsroom.fields.LineField(
                        blank=True,
                        editable=False,
                        max_length=250,
                        null=True,
                        unique=True,
                        verbose_name="source URI",
                    ),
                ),
                (
                    "syllable_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="syllables"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="articles",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
                "ordering": ["-publish_at", "-id"],
                "permissions": [
                    ("edit_any_article", "Can edit stories of others"),
                    ("approve_article", "Can approve a story or send it back"),
                    ("publish_article", "Can publish and schedule, and change what is published"),
                    ("withdraw_article", "Can withdraw a published story"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pen_name", newsroom.fields.LineField(max_length=80, unique=True, verbose_name="pen name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Made from the pen name when left empty.",
                        max_length=80,
                        unique=True,
                        verbose_name="address part",
                    ),
                ),
                (
                    "title",
                    newsroom.fields.LineField(
                        blank=True,
                        help_text="Such as “Reporter, economy desk”.",
                        max_length=120,
                        verbose_name="title",
                    ),
                ),
                (
                    "biography",
                    newsroom.fields.PlainTextField(blank=True, max_length=2000, verbose_name="biography"),
                ),
                ("public_email", models.EmailField(blank=True, max_length=254, verbose_name="public e-mail")),
                ("has_page", models.BooleanField(default=False, verbose_name="has a page")),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        help_text="Who writes under this name. Readers never see it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="author",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "author",
                "verbose_name_plural": "authors",
                "ordering": ["pen_name"],
            },
        ),
        migrations.CreateModel(
            name="Byline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("writer", "text"),
                            ("photographer", "pictures"),
                            ("translator", "translation"),
                            ("editor", "editing"),
                        ],
                        default="writer",
                        max_length=15,
                        verbose_name="role",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bylines",
                        to="articles.article",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bylines",
                        to="articles.author",
                        verbose_name="author",
                    ),
                ),
            ],
            options={
                "verbose_name": "byline",
                "verbose_name_plural": "bylines",
                "ordering": ["position", "id"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="authors",
            field=models.ManyToManyField(
                related_name="articles", through="articles.Byline", to="articles.author"
            ),
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", newsroom.fields.LineField(max_length=80, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Made from the name when left empty.",
                        max_length=80,
                        verbose_name="address part",
                    ),
                ),
                ("path", models.CharField(editable=False, max_length=170, unique=True, verbose_name="path")),
                (
                    "position",
                    models.PositiveSmallIntegerField(db_index=True, default=0, verbose_name="position"),
                ),
                (
                    "description",
                    newsroom.fields.PlainTextField(blank=True, max_length=500, verbose_name="description"),
                ),
                ("is_in_menu", models.BooleanField(default=True, verbose_name="in the menu")),
                (
                    "is_on_front",
                    models.BooleanField(
                        default=True,
                        help_text="Gets a block of its own on the front page.",
                        verbose_name="on the front page",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="articles.category",
                        verbose_name="parent",
                    ),
                ),
            ],
            options={
                "verbose_name": "category",
                "verbose_name_plural": "categories",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Box",
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
                        help_text="The heading that readers see.", max_length=80, verbose_name="name"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("front_lead", "front page: first screen"),
                            ("featured", "front page, and beside stories and lists"),
                            ("front", "front page: below the first screen"),
                            ("after", "below a story"),
                        ],
                        max_length=20,
                        verbose_name="place",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "size",
                    models.PositiveSmallIntegerField(
                        default=4, help_text="How many stories at the most.", verbose_name="size"
                    ),
                ),
                (
                    "fill",
                    models.CharField(
                        choices=[
                            ("none", "only the stories picked here"),
                            ("latest", "then the latest stories"),
                            ("category", "then the latest of a category"),
                            ("tag", "then the latest of a tag"),
                            ("topic", "then the latest of a topic"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="filled with",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="shown")),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="articles.category",
                        verbose_name="category",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="articles.tag",
                        verbose_name="tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "box",
                "verbose_name_plural": "boxes",
                "ordering": ["place", "position", "id"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="category",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="articles.category",
                verbose_name="category",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="more_categories",
            field=models.ManyToManyField(
                blank=True,
                related_name="more_articles",
                to="articles.category",
                verbose_name="more categories",
            ),
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        upload_to=articles.models.picture.original_path,
                        verbose_name="file",
                    ),
                ),
                ("width", models.PositiveIntegerField(editable=False, verbose_name="width")),
                ("height", models.PositiveIntegerField(editable=False, verbose_name="height")),
                (
                    "alt",
                    newsroom.fields.LineField(
                        help_text="Says what the picture shows, for readers who cannot see it. Not the caption again.",
                        max_length=250,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "caption",
                    newsroom.fields.PlainTextField(blank=True, max_length=1000, verbose_name="caption"),
                ),
                (
                    "credit",
                    newsroom.fields.LineField(
                        blank=True, help_text="Photographer or source.", max_length=150, verbose_name="credit"
                    ),
                ),
                (
                    "rights",
                    newsroom.fields.LineField(
                        blank=True,
                        help_text="Who owns it and until when we may use it.",
                        max_length=250,
                        verbose_name="rights",
                    ),
                ),
                (
                    "focal_x",
                    models.PositiveSmallIntegerField(
                        default=50,
                        help_text="0 is the left edge, 100 the right. Crops keep this point in view.",
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="focal point, across (%)",
                    ),
                ),
                (
                    "focal_y",
                    models.PositiveSmallIntegerField(
                        default=50,
                        help_text="0 is the top edge, 100 the bottom.",
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="focal point, down (%)",
                    ),
                ),
                (
                    "ai_use",
                    models.CharField(
                        choices=[
                            ("none", "made by people"),
                            ("assisted", "made with the help of AI"),
                            ("generated", "made by AI"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="use of AI",
                    ),
                ),
                ("ai_tool", newsroom.fields.LineField(blank=True, max_length=100, verbose_name="AI tool")),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken at")),
                ("metadata", models.JSONField(default=dict, editable=False, verbose_name="metadata")),
                (
                    "source_uri",
                    newsroom.fields.LineField(
                        blank=True,
                        editable=False,
                        max_length=250,
                        null=True,
                        unique=True,
                        verbose_name="source URI",
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=articles.models.picture.new_token, editable=False, max_length=12
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded at")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pictures",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="BoxItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "headline",
                    newsroom.fields.LineField(blank=True, max_length=200, verbose_name="headline here"),
                ),
                (
                    "lead",
                    newsroom.fields.PlainTextField(blank=True, max_length=600, verbose_name="lead here"),
                ),
                ("from_at", models.DateTimeField(blank=True, null=True, verbose_name="from")),
                ("until_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="box_items",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "box",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="articles.box"
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.picture",
                        verbose_name="picture here",
                    ),
                ),
            ],
            options={
                "verbose_name": "story in the box",
                "verbose_name_plural": "stories in the box",
                "ordering": ["position", "id"],
            },
        ),
        migrations.AddField(
            model_name="author",
            name="picture",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="articles.picture",
                verbose_name="picture",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="cover",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="covered",
                to="articles.picture",
                verbose_name="cover picture",
            ),
        ),
        migrations.CreateModel(
            name="Related",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_picks",
                        to="articles.article",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="picked_by",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
            ],
            options={
                "verbose_name": "related story",
                "verbose_name_plural": "related stories",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="TaggedArticle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged",
                        to="articles.article",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged_articles",
                        to="articles.tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "tag of a story",
                "verbose_name_plural": "tags of a story",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="tags",
            field=taggit.managers.TaggableManager(
                blank=True,
                help_text="Keywords that readers can follow.",
                through="articles.TaggedArticle",
                to="articles.Tag",
                verbose_name="tags",
            ),
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", newsroom.fields.LineField(max_length=120, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Made from the name when left empty.",
                        max_length=120,
                        unique=True,
                        verbose_name="address part",
                    ),
                ),
                (
                    "description",
                    newsroom.fields.PlainTextField(blank=True, max_length=1000, verbose_name="description"),
                ),
                (
                    "is_running",
                    models.BooleanField(
                        default=True,
                        help_text="Running topics are offered to readers first.",
                        verbose_name="running",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="articles.picture",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["-is_running", "-id"],
            },
        ),
        migrations.AddField(
            model_name="box",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="articles.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="articles",
                to="articles.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddConstraint(
            model_name="byline",
            constraint=models.UniqueConstraint(
                fields=("article", "author", "role"), name="byline_once_per_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="category_is_not_its_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.CheckConstraint(
                condition=models.Q(("path__regex", "^[a-z0-9-]+(/[a-z0-9-]+)?$")),
                name="category_path_is_an_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(("focal_x__range", (0, 100)), ("focal_y__range", (0, 100))),
                name="picture_focal_point_is_a_percentage",
            ),
        ),
        migrations.AddConstraint(
            model_name="boxitem",
            constraint=models.UniqueConstraint(fields=("box", "article"), name="box_item_once"),
        ),
        migrations.AddConstraint(
            model_name="boxitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_at", None),
                    ("until_at", None),
                    ("until_at__gt", models.F("from_at")),
                    _connector="OR",
                ),
                name="box_item_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="related",
            constraint=models.UniqueConstraint(fields=("article", "target"), name="related_once"),
        ),
        migrations.AddConstraint(
            model_name="related",
            constraint=models.CheckConstraint(
                condition=models.Q(("article", models.F("target")), _negated=True),
                name="related_is_another_story",
            ),
        ),
        migrations.AddConstraint(
            model_name="taggedarticle",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="tagged_once"),
        ),
        migrations.AddConstraint(
            model_name="box",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 30))), name="box_size_is_sane"
            ),
        ),
        migrations.AddConstraint(
            model_name="box",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fill__in", ["none", "latest"]),
                    models.Q(("category__isnull", False), ("fill", "category")),
                    models.Q(("fill", "tag"), ("tag__isnull", False)),
                    models.Q(("fill", "topic"), ("topic__isnull", False)),
                    _connector="OR",
                ),
                name="box_fill_has_its_source",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("category"),
                models.OrderBy(models.F("publish_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("status", "published")),
                name="article_by_category",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.OrderBy(models.F("publish_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("status", "published")),
                name="article_latest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("topic"),
                models.OrderBy(models.F("publish_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("status", "published")),
                name="article_by_topic",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("status"),
                models.OrderBy(models.F("updated_at"), descending=True),
                name="article_desk",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "published"), _negated=True),
                    models.Q(
                        ("category__isnull", False),
                        ("publish_at__isnull", False),
                        ("slug__regex", "^[a-z0-9-]+$"),
                        models.Q(("headline", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="published_article_has_headline_category_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "withdrawn"), _negated=True),
                    models.Q(("withdrawal_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="withdrawn_article_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("unpublish_at", None),
                    ("publish_at", None),
                    ("unpublish_at__gt", models.F("publish_at")),
                    _connector="OR",
                ),
                name="article_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    newsroom.fields.IsNFC("headline"),
                    newsroom.fields.IsNFC("lead"),
                    newsroom.fields.IsNFC("body"),
                ),
                name="article_text_is_nfc",
            ),
        ),
    ]
