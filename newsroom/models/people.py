"""The people who log in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from newsroom.fields import LineField


class User(AbstractUser):
    """Somebody of the newsroom. Vietnamese names are not split into first and last."""

    first_name = None
    last_name = None
    full_name = LineField(_("full name"), max_length=100, blank=True)

    categories = models.ManyToManyField(
        "articles.Category",
        verbose_name=_("categories"),
        blank=True,
        related_name="editors",
        help_text=_("Whose stories by others this person may change. None chosen: all."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.full_name or self.username

    @cached_property
    def category_ids(self) -> frozenset[int] | None:
        """The categories in this person's charge, with what lies below them; None for all."""
        chosen = list(self.categories.values_list("pk", flat=True))
        if not chosen:
            return None
        below = Q(pk__in=chosen) | Q(parent__in=chosen)
        return frozenset(self.categories.model.objects.filter(below).values_list("pk", flat=True))

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name or self.username
