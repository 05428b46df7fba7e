"""What people of the newsroom say to each other about a story, and what they are told of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from newsroom.fields import IsNFC, LineField, PlainTextField

NOTE_LENGTH = 2000


class Note(models.Model):
    """A note on a story, for colleagues only; `mentions` are whom it names with an @ (see articles.notes)."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("written by"),
        null=True,
        related_name="notes",
    )
    text = PlainTextField(_("note"), max_length=NOTE_LENGTH)
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="mentioned_in", blank=True)
    made_at = models.DateTimeField(_("written at"), default=timezone.now)
    resolved_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
            models.CheckConstraint(condition=IsNFC("text"), name="note_text_is_nfc"),
        ]

    def __str__(self):
        return self.text


class Notification(models.Model):
    """One thing that somebody is told once; made by articles.notices, read on the page of notifications."""

    class Kind(models.TextChoices):
        MENTION = "mention", pgettext_lazy("notification", "You are named in a note")
        NOTE = "note", pgettext_lazy("notification", "A note on your story")
        RETURNED = "returned", pgettext_lazy("notification", "Your story was sent back")
        UPDATE_RETURNED = "update", pgettext_lazy("notification", "An update was sent back")
        APPROVED = "approved", pgettext_lazy("notification", "Your story was approved")
        PUBLISHED = "published", pgettext_lazy("notification", "Your story was published")
        WITHDRAWN = "withdrawn", pgettext_lazy("notification", "Your story was withdrawn")
        ANSWER = "answer", pgettext_lazy("notification", "An answer from outside")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    article = models.ForeignKey(Article, models.CASCADE, related_name="notifications")
    # Who did it; empty when nobody was there, as when an update became due.
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    text = LineField(_("text"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    seen_at = models.DateTimeField(_("seen at"), null=True)

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index("user", F("made_at").desc(), name="notification_page"),
            models.Index("user", name="notification_unseen", condition=Q(seen_at=None)),
        ]

    def __str__(self):
        return self.get_kind_display()
