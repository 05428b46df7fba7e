"""The menu under the nameplate. Without an entry it shows the sections."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Category, Topic
from articles.models.address import AddressField
from newsroom.fields import LineField
from newsroom.models.page import Page

TARGETS = ("category", "topic", "page", "path")


def _is_only(name: str) -> Q:
    """The target is this one and no other."""
    empty = {other: "" if other == "path" else None for other in TARGETS}
    return ~Q(**{name: empty.pop(name)}) & Q(**empty)


class MenuItemQuerySet(models.QuerySet):
    def for_readers(self):
        """Those whose page readers can open, in order; one query."""
        public = Article.objects.published().filter(topic=OuterRef("topic"))
        return (
            self.filter(Q(topic=None) | Exists(public), is_shown=True)
            .exclude(page__is_published=False)
            .select_related("category", "topic", "page")
            .defer("page__body")
        )


class MenuItem(models.Model):
    """An entry of the menu: it leads to a section, a topic, a page or another address of the site."""

    label = LineField(
        _("label"), max_length=40, blank=True, help_text=_("Empty: the name of what it leads to.")
    )
    category = models.ForeignKey(
        Category, models.CASCADE, verbose_name=_("category"), null=True, blank=True, related_name="+"
    )
    topic = models.ForeignKey(
        Topic, models.CASCADE, verbose_name=_("topic"), null=True, blank=True, related_name="+"
    )
    page = models.ForeignKey(
        Page, models.CASCADE, verbose_name=_("static page"), null=True, blank=True, related_name="+"
    )
    path = AddressField(
        _("another address"),
        max_length=200,
        blank=True,
        help_text=_("An address of this site, such as /tin-moi/."),
    )
    is_shown = models.BooleanField(_("shown"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = MenuItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=_is_only("category") | _is_only("topic") | _is_only("page") | _is_only("path"),
                name="menu_item_leads_to_one_place",
                violation_error_message=_("Choose one place that the entry leads to, and only one."),
            ),
            models.CheckConstraint(
                condition=Q(path="") | (~Q(label="") & Q(path__regex=r"^/([^/\\].*)?$")),
                name="menu_item_stays_on_this_site",
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        target = self.category or self.topic or self.page
        return target.get_absolute_url() if target else self.path

    @property
    def text(self) -> str:
        return self.label or (self.category and self.category.name) or str(self.topic or self.page or "")

    def clean(self):
        super().clean()
        if self.path and not self.label:
            raise ValidationError({"label": _("Write a label: this address has no name of its own.")})
