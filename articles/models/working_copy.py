"""What is typed and not saved yet, and who has which story open."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# The random id of one open form; every page that shows the form has its own.
TAB_LENGTH = 40


class WorkingCopy(models.Model):
    """The form of one open tab as it was typed last, for the day on which that tab is gone.

    Each tab writes into one row only. A form that is opened from a row takes its place, so there is one for
    each editor and story unless words were left behind. `article` is empty while the story was never saved.
    """

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="working_copies")
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="working_copies")
    tab = models.CharField(max_length=TAB_LENGTH)
    # Name in the form -> the values sent under it, in order.
    values = models.JSONField(default=dict)
    # The revision that the form showed when it was opened.
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(_("kept at"), default=timezone.now)

    class Meta:
        verbose_name = _("unsaved draft")
        verbose_name_plural = _("unsaved drafts")
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["editor", "tab"], name="working_copy_once_a_tab")]

    def __str__(self):
        return " ".join(self.values.get("headline", []))


class PresenceQuerySet(models.QuerySet):
    def alive(self):
        """Those that were heard of lately."""
        return self.filter(seen_at__gt=timezone.now() - Presence.EXPIRES)

    def editing(self):
        return self.filter(editing_since__isnull=False)


class Presence(models.Model):
    """One tab in which somebody has a story open.

    Editing begins with the first change and is one tab's at a time. A tab that another one took it from keeps
    that on record in `lost_at` and `lost_to`, and may not save until it is opened afresh.
    """

    EXPIRES = timedelta(seconds=60)

    article = models.ForeignKey(Article, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="presences")
    tab = models.CharField(max_length=TAB_LENGTH)
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    seen_at = models.DateTimeField(_("heard of at"), default=timezone.now)
    editing_since = models.DateTimeField(_("editing since"), null=True)
    lost_at = models.DateTimeField(_("taken over at"), null=True)
    lost_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("taken over by"),
        null=True,
        related_name="+",
    )

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("open story")
        verbose_name_plural = _("open stories")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "article", "tab"], name="presence_once_a_tab"),
            models.UniqueConstraint(
                fields=["article"], condition=Q(editing_since__isnull=False), name="presence_one_editor"
            ),
            models.CheckConstraint(
                condition=Q(editing_since__isnull=True) | Q(lost_at__isnull=True),
                name="presence_edits_or_lost",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.article}"
