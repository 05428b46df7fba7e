"""Who moved a story from where to where, when and why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision
from articles.models.status import Status
from newsroom.fields import PlainTextField


class Move(models.Model):
    """One row for each move, written once and never changed; `name` is a key of the transition table."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="moves")
    name = models.CharField(_("move"), max_length=20)
    source = models.CharField(_("from"), max_length=10, choices=Status)
    target = models.CharField(_("to"), max_length=10, choices=Status)
    reason = PlainTextField(_("reason"), blank=True, max_length=500)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("moved by"), null=True, related_name="moves"
    )
    made_at = models.DateTimeField(_("moved at"), default=timezone.now)
    revision = models.ForeignKey(
        Revision, models.SET_NULL, verbose_name=_("revision"), null=True, related_name="moves"
    )

    class Meta:
        verbose_name = _("move of a story")
        verbose_name_plural = _("moves of a story")
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return f"{self.get_source_display()} → {self.get_target_display()}"
