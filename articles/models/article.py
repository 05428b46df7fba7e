"""Articles: what a newspaper is made of."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models import retention, times
from articles.models.ai import AIUse
from articles.models.article_queryset import ArticleQuerySet
from articles.models.author import Author
from articles.models.category import Category
from articles.models.picture import Picture
from articles.models.slugged import Slugged
from articles.models.status import Status
from articles.models.tag import TaggedArticle
from articles.models.topic import Topic
from newsroom import clock
from newsroom.fields import HTMLField, IsNFC, LineField, PlainTextField
from newsroom.html import to_text
from newsroom.text import reading_minutes, syllables


class Article(Slugged):
    """One story.

    `publish_at` in the future means scheduled: it goes live at that second without anybody's doing. An
    embargo is apart from the schedule and holds whatever the status says.
    """

    slug_source = "headline"

    Status = Status

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        PICTURE_STORY = "picture_story", _("picture story")
        LONG_READ = "long_read", _("long read")
        VIDEO = "video", _("video")
        AUDIO = "audio", _("audio")
        INFOGRAPHIC = "infographic", _("infographic")
        LIVE = "live", _("live report")

    class CommentsMode(models.TextChoices):
        OPEN = "open", _("open, checked before they show")
        CLOSED = "closed", _("closed to new ones")
        HIDDEN = "hidden", _("none at all")

    headline = LineField(_("headline"), max_length=250)
    short_headline = LineField(
        _("short headline"),
        max_length=120,
        blank=True,
        help_text=_("For cards and boxes. Empty: the headline."),
    )
    slug = models.SlugField(
        _("address part"), max_length=120, blank=True, help_text=_("Made from the headline when left empty.")
    )
    lead = PlainTextField(
        _("lead"),
        blank=True,
        max_length=2000,
        help_text=_("The sapo: what happened, in 30 to 60 syllables. An empty line starts a new paragraph."),
    )
    body = HTMLField(_("text"), blank=True)
    has_dateline = models.BooleanField(
        _("dateline"), default=True, help_text=_("Prints the paper's prefix before the lead; never type it.")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.NEWS)

    cover = models.ForeignKey(
        Picture,
        models.PROTECT,
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        related_name="covered",
    )
    category = models.ForeignKey(
        Category, models.PROTECT, verbose_name=_("category"), null=True, blank=True, related_name="articles"
    )
    more_categories = models.ManyToManyField(
        Category, verbose_name=_("more categories"), blank=True, related_name="more_articles"
    )
    topic = models.ForeignKey(
        Topic, models.SET_NULL, verbose_name=_("topic"), null=True, blank=True, related_name="articles"
    )
    is_milestone = models.BooleanField(
        _("milestone of its topic"), default=False, help_text=_("Stands out on the topic's time line.")
    )
    tags = TaggableManager(
        _("tags"),
        through=TaggedArticle,
        blank=True,
        ordering=["name"],
        help_text=_("Keywords that readers can follow."),
    )
    authors = models.ManyToManyField(Author, through="articles.Byline", related_name="articles")
    byline_note = LineField(
        _("byline in free words"),
        max_length=150,
        blank=True,
        help_text=_("Printed after the names, such as “according to the news agency”."),
    )

    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    publish_at = models.DateTimeField(
        _("publish at"), null=True, blank=True, help_text=_("In the future: it goes live at that second.")
    )
    unpublish_at = models.DateTimeField(
        _("take down at"), null=True, blank=True, help_text=_("Readers no longer find it from then on.")
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Nothing of it shows anywhere before this time."),
    )
    live_until = models.DateTimeField(
        _("live until"),
        null=True,
        blank=True,
        help_text=_("Of a live report: when it ended, or will. Empty: it goes on."),
    )
    withdrawal_reason = PlainTextField(
        _("reason for the withdrawal"), blank=True, max_length=500, editable=False
    )

    seo_title = LineField(_("title for search engines"), max_length=120, blank=True)
    seo_description = LineField(_("description for search engines"), max_length=200, blank=True)
    comments_mode = models.CharField(
        _("comments"), max_length=10, choices=CommentsMode, default=CommentsMode.OPEN
    )
    ai_use = models.CharField(
        _("use of AI"),
        max_length=10,
        choices=AIUse,
        default=AIUse.NONE,
        help_text=_("Anything but “made by people” is printed under the story."),
    )
    ai_tool = LineField(_("AI tool"), max_length=100, blank=True)
    source = LineField(_("source"), max_length=150, blank=True, help_text=_("When the story is taken over."))
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    source_uri = LineField(
        _("source URI"), max_length=250, unique=True, null=True, blank=True, editable=False
    )

    # An update waits beside the live story that it will change; readers never see it itself.
    update_of = models.ForeignKey(
        "self", models.CASCADE, verbose_name=_("update of"), null=True, editable=False, related_name="updates"
    )
    # The revision of that story on which it was begun.
    update_base = models.PositiveIntegerField(_("begun on revision"), null=True, editable=False)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("written by"),
        null=True,
        editable=False,
        related_name="articles",
    )
    syllable_count = models.PositiveIntegerField(_("syllables"), default=0, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-publish_at", "-id"]
        permissions = [
            ("edit_any_article", _("Can edit stories of others")),
            ("approve_article", _("Can approve a story or send it back")),
            ("publish_article", _("Can publish and schedule, and change what is published")),
            ("override_article", _("Can publish a story in spite of its checklist, with a reason")),
            ("withdraw_article", _("Can withdraw a published story")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published")
                | Q(category__isnull=False, publish_at__isnull=False, slug__regex=r"^[a-z0-9-]+$")
                & ~Q(headline=""),
                name="published_article_has_headline_category_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawal_reason=""), name="withdrawn_article_says_why"
            ),
            models.CheckConstraint(
                condition=Q(unpublish_at=None) | Q(publish_at=None) | Q(unpublish_at__gt=F("publish_at")),
                name="article_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(update_of=None, update_base=None) & ~Q(status="merged")
                | Q(update_of__isnull=False, update_base__isnull=False)
                & Q(unpublish_at=None, embargo_until=None)
                & ~Q(status="withdrawn"),
                name="update_has_base_and_only_a_time",
            ),
            models.UniqueConstraint(
                fields=["update_of"],
                condition=~Q(status__in=["merged", "trashed"]),
                name="one_open_update_of_a_story",
            ),
            models.CheckConstraint(
                condition=IsNFC("headline") & IsNFC("lead") & IsNFC("body"), name="article_text_is_nfc"
            ),
        ]
        indexes = [
            models.Index(
                "category",
                F("publish_at").desc(),
                F("id").desc(),
                name="article_by_category",
                condition=Q(status="published"),
            ),
            models.Index(
                F("publish_at").desc(), F("id").desc(), name="article_latest", condition=Q(status="published")
            ),
            models.Index(
                "topic",
                F("publish_at").desc(),
                F("id").desc(),
                name="article_by_topic",
                condition=Q(status="published"),
            ),
            models.Index("status", F("updated_at").desc(), name="article_desk"),
            models.Index(F("updated_at").desc(), F("id").desc(), name="article_recent"),
            models.Index(
                "publish_at",
                name="article_due_updates",
                condition=Q(status="published", update_of__isnull=False),
            ),
        ]

    def __str__(self):
        return self.headline

    def save(self, *args, **kwargs):
        self.syllable_count = syllables(self.lead) + syllables(to_text(self.body))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuses what readers had lately (ProtectedError). Its recording has files, which go with it."""
        retention.refuse([self])
        if hasattr(self, "recording"):
            self.recording.delete()
        return super().delete(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("articles:detail", args=[self.slug, self.pk])

    def clean(self):
        super().clean()
        times.check(self)
        if self.ai_use == AIUse.GENERATED and not self.ai_tool:
            raise ValidationError({"ai_tool": _("Name the tool that made it.")})
        if self.status == self.Status.PUBLISHED:
            self._clean_published()

    def _clean_published(self):
        needed = {
            "category": _("A published story needs a category."),
            "publish_at": _("A published story needs its time."),
        }
        missing = {name: message for name, message in needed.items() if getattr(self, name) is None}
        if missing:
            raise ValidationError(missing)

    def is_published_at(self, at: datetime) -> bool:
        """The row's own answer to what `ArticleQuerySet.published` asks of the table."""
        return (
            self.status == self.Status.PUBLISHED
            and self.update_of_id is None
            and self.publish_at is not None
            and self.publish_at <= at
            and (self.unpublish_at is None or self.unpublish_at > at)
            and (self.embargo_until is None or self.embargo_until <= at)
        )

    @property
    def is_published(self) -> bool:
        return self.is_published_at(clock.now())

    @property
    def modified_at(self) -> datetime:
        """When readers saw the last change: a later edit, or its going live."""
        return max(at for at in (self.updated_at, self.publish_at, self.embargo_until) if at)

    @property
    def is_scheduled(self) -> bool:
        return (
            self.status == self.Status.PUBLISHED
            and self.publish_at is not None
            and self.publish_at > clock.now()
        )

    @property
    def is_live(self) -> bool:
        """Whether more may come of a live report."""
        return self.kind == self.Kind.LIVE and (self.live_until is None or self.live_until > clock.now())

    @property
    def kind_mark(self) -> str:
        """The word that marks a story on a list; empty for what is read like any other."""
        marks = {
            self.Kind.PICTURE_STORY: pgettext("kind", "Pictures"),
            self.Kind.VIDEO: pgettext("kind", "Video"),
            self.Kind.AUDIO: pgettext("kind", "Podcast"),
            self.Kind.INFOGRAPHIC: pgettext("kind", "Infographic"),
            self.Kind.LIVE: pgettext("kind", "Live") if self.is_live else pgettext("kind", "Report"),
        }
        return marks.get(self.kind, "")

    @property
    def status_label(self) -> str:
        """The status in the words of the desk: a published story whose time is to come is scheduled."""
        return gettext("scheduled") if self.is_scheduled else self.get_status_display()

    @property
    def card_headline(self) -> str:
        return self.short_headline or self.headline

    @property
    def lead_paragraphs(self) -> list[str]:
        return [line for line in self.lead.split("\n") if line.strip()]

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.syllable_count)
