"""Authors: the pen names under stories, whether or not somebody logs in behind them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.address import Addressed
from articles.models.picture import Picture
from articles.models.slugged import Slugged
from newsroom.fields import LineField, PlainTextField


class AuthorQuerySet(models.QuerySet):
    def with_page(self):
        return self.filter(has_page=True)


class Author(Addressed, Slugged):
    """A pen name (bút danh). With `has_page` readers find the profile and the stories under it."""

    slug_source = "pen_name"
    page_name = "articles:author"

    pen_name = LineField(_("pen name"), max_length=80, unique=True)
    slug = models.SlugField(
        _("address part"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Made from the pen name when left empty."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        related_name="author",
        help_text=_("Who writes under this name. Readers never see it."),
    )
    title = LineField(
        _("title"), max_length=120, blank=True, help_text=_("Such as “Reporter, economy desk”.")
    )
    biography = PlainTextField(_("biography"), blank=True, max_length=2000)
    picture = models.ForeignKey(Picture, models.SET_NULL, verbose_name=_("picture"), null=True, blank=True)
    public_email = models.EmailField(_("public e-mail"), blank=True)
    has_page = models.BooleanField(_("has a page"), default=False)

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["pen_name"]

    def __str__(self):
        return self.pen_name

    def get_absolute_url(self):
        """The author's page, or an empty string for a pen name without one."""
        return super().get_absolute_url() if self.has_page else ""
