"""Boxes: places on pages that editors fill by hand, by rule, or both. Who fills them is articles.boxes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.category import Category
from articles.models.picture import Picture
from articles.models.tag import Tag
from articles.models.topic import Topic
from newsroom import clock
from newsroom.fields import LineField, PlainTextField


class Box(models.Model):
    """A named box at one place. Items come first, then the rule fills up to `size`.

    A box that ends up empty prints nothing, not even its name.
    """

    class Place(models.TextChoices):
        FRONT_LEAD = "front_lead", _("front page: first screen")
        FEATURED = "featured", _("front page, and beside stories and lists")
        FRONT = "front", _("front page: below the first screen")
        AFTER = "after", _("below a story")

    class Fill(models.TextChoices):
        NONE = "none", _("only the stories picked here")
        LATEST = "latest", _("then the latest stories")
        CATEGORY = "category", _("then the latest of a category")
        TAG = "tag", _("then the latest of a tag")
        TOPIC = "topic", _("then the latest of a topic")

    name = LineField(_("name"), max_length=80, help_text=_("The heading that readers see."))
    place = models.CharField(_("place"), max_length=20, choices=Place)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    size = models.PositiveSmallIntegerField(
        _("size"), default=4, help_text=_("How many stories at the most.")
    )
    fill = models.CharField(_("filled with"), max_length=10, choices=Fill, default=Fill.NONE)
    category = models.ForeignKey(Category, models.PROTECT, verbose_name=_("category"), null=True, blank=True)
    tag = models.ForeignKey(Tag, models.PROTECT, verbose_name=_("tag"), null=True, blank=True)
    topic = models.ForeignKey(Topic, models.PROTECT, verbose_name=_("topic"), null=True, blank=True)
    is_active = models.BooleanField(_("shown"), default=True)

    class Meta:
        verbose_name = _("box")
        verbose_name_plural = _("boxes")
        ordering = ["place", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(size__range=(1, 30)), name="box_size_is_sane"),
            models.CheckConstraint(
                condition=(
                    Q(fill__in=["none", "latest"])
                    | Q(fill="category", category__isnull=False)
                    | Q(fill="tag", tag__isnull=False)
                    | Q(fill="topic", topic__isnull=False)
                ),
                name="box_fill_has_its_source",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        needed = {self.Fill.CATEGORY: "category", self.Fill.TAG: "tag", self.Fill.TOPIC: "topic"}.get(
            self.fill
        )
        if needed and getattr(self, f"{needed}_id") is None:
            raise ValidationError({needed: _("Choose where the stories come from.")})


class BoxItemQuerySet(models.QuerySet):
    def current(self, at=None):
        """Items whose time has come and is not over at `at` (now)."""
        at = at or clock.now()
        return self.filter(Q(from_at=None) | Q(from_at__lte=at), Q(until_at=None) | Q(until_at__gt=at))


class BoxItem(models.Model):
    """A story in a box, if wanted under another headline, lead or picture, and only for a time."""

    box = models.ForeignKey(Box, models.CASCADE, related_name="items")
    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("story"), related_name="box_items")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    headline = LineField(_("headline here"), max_length=200, blank=True)
    lead = PlainTextField(_("lead here"), max_length=600, blank=True)
    picture = models.ForeignKey(
        Picture, models.SET_NULL, verbose_name=_("picture here"), null=True, blank=True, related_name="+"
    )
    from_at = models.DateTimeField(_("from"), null=True, blank=True)
    until_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = BoxItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("story in the box")
        verbose_name_plural = _("stories in the box")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["box", "article"], name="box_item_once"),
            models.CheckConstraint(
                condition=Q(from_at=None) | Q(until_at=None) | Q(until_at__gt=F("from_at")),
                name="box_item_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.headline or self.article.headline

    def clean(self):
        if self.from_at and self.until_at and self.until_at <= self.from_at:
            raise ValidationError({"until_at": _("This is before it starts. Choose a later time.")})
