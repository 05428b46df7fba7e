"""Categories: the sections of the paper, a tree of at most two levels."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.models.address import Addressed
from articles.models.slugged import Slugged
from newsroom.fields import LineField, PlainTextField


class CategoryQuerySet(models.QuerySet):
    def for_tree(self):
        """Parents and children in reading order, each with its parent at hand."""
        first = Coalesce("parent__position", "position"), Coalesce("parent_id", "id")
        parents_first = F("parent_id").asc(nulls_first=True)
        return self.select_related("parent").order_by(*first, parents_first, "position", "id")


class Category(Addressed, Slugged):
    """A section. `path` is its own address below the root, such as `kinh-te/thuy-san`."""

    slug_source = "name"
    page_name = "articles:category"
    page_field = "path"

    name = LineField(_("name"), max_length=80)
    slug = models.SlugField(
        _("address part"), max_length=80, blank=True, help_text=_("Made from the name when left empty.")
    )
    path = models.CharField(_("path"), max_length=170, unique=True, editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("parent"), null=True, blank=True, related_name="children"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, db_index=True)
    description = PlainTextField(_("description"), blank=True, max_length=500)
    is_in_menu = models.BooleanField(_("in the menu"), default=True)
    is_on_front = models.BooleanField(
        _("on the front page"), default=True, help_text=_("Gets a block of its own on the front page.")
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="category_is_not_its_own_parent",
            ),
            models.CheckConstraint(
                condition=models.Q(path__regex=r"^[a-z0-9-]+(/[a-z0-9-]+)?$"),
                name="category_path_is_an_address",
            ),
        ]

    def __str__(self):
        return f"{self.parent.name} › {self.name}" if self.parent_id else self.name

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Moves the addresses of its sub-categories along with its own."""
        super().save(*args, **kwargs)
        for child in self.children.exclude(path__startswith=f"{self.path}/"):
            child.save()

    def clean(self):
        super().clean()
        if self.parent_id:
            if self.parent_id == self.pk or self.parent.parent_id:
                raise ValidationError({"parent": _("Choose a category that stands at the top itself.")})
            if self.pk and self.children.exists():
                raise ValidationError(
                    {"parent": _("This category has sub-categories, so it must stay at the top.")}
                )
        self.clean_address()

    def _fill_address(self) -> None:
        super()._fill_address()
        self.path = f"{self.parent.slug}/{self.slug}" if self.parent_id else self.slug
