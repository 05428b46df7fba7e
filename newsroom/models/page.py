"""Static pages: about the paper, contact, rules, privacy."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.address import Addressed
from articles.models.slugged import Slugged
from newsroom.fields import HTMLField, LineField


class PageQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def for_links(self):
        """What a link to the page needs, and no text."""
        return self.only("title", "slug", "purpose", "is_in_footer")


class Page(Addressed, Slugged):
    """A page that the paper writes once and keeps. It shares the first level of addresses with sections."""

    slug_source = "title"
    page_name = "articles:category"

    class Purpose(models.TextChoices):
        COMMENT_RULES = "comment_rules", _("rules for comments")
        PRIVACY = "privacy", _("privacy")

    title = LineField(pgettext_lazy("page", "title"), max_length=120)
    slug = models.SlugField(
        _("address part"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Made from the title when left empty. The page is then found at /address-part/."),
    )
    body = HTMLField(pgettext_lazy("page", "text"), blank=True)
    purpose = models.CharField(
        _("purpose"),
        max_length=15,
        choices=Purpose,
        blank=True,
        help_text=_("The form for comments links to these pages. There is one page for each purpose."),
    )
    is_published = models.BooleanField(_("published"), default=True)
    is_in_footer = models.BooleanField(_("at the foot of every page"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    seo_description = LineField(_("description for search engines"), max_length=200, blank=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("static page")
        verbose_name_plural = _("static pages")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose"],
                condition=~Q(purpose=""),
                name="one_page_for_a_purpose",
                violation_error_message=_("Another page has this purpose already."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        self.clean_address()
