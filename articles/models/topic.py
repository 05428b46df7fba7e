"""Topics (dòng sự kiện): a running event that stories belong to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.address import Addressed
from articles.models.picture import Picture
from articles.models.slugged import Slugged
from newsroom.fields import LineField, PlainTextField


class Topic(Addressed, Slugged):
    slug_source = "name"
    page_name = "articles:topic"

    name = LineField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address part"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Made from the name when left empty."),
    )
    description = PlainTextField(_("description"), blank=True, max_length=1000)
    picture = models.ForeignKey(Picture, models.SET_NULL, verbose_name=_("picture"), null=True, blank=True)
    is_running = models.BooleanField(
        _("running"), default=True, help_text=_("Running topics are offered to readers first.")
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["-is_running", "-id"]

    def __str__(self):
        return self.name
