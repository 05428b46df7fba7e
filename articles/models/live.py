"""The entries of a live report."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.author import Author
from newsroom import clock
from newsroom.fields import HTMLField, IsNFC, LineField
from newsroom.html import to_text
from newsroom.text import excerpt

# How much of an entry without a headline of its own stands for one.
HEADLINE_LENGTH = 90


class LiveEntryQuerySet(models.QuerySet):
    def public(self, article: Article, at: datetime | None = None):
        """What readers of this story, which has to be public itself, see at `at` (now): newest first."""
        return self.filter(article=article, at__lte=at or clock.now())


class LiveEntry(models.Model):
    """One message of a live report; `at` in the future means that it shows at that second."""

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("live report"), related_name="live_entries"
    )
    at = models.DateTimeField(
        pgettext_lazy("live entry", "time"),
        default=timezone.now,
        help_text=_("In the future: it shows at that second."),
    )
    headline = LineField(_("headline"), max_length=200, blank=True)
    body = HTMLField(_("text"), blank=True)
    is_key = models.BooleanField(
        _("key message"), default=False, help_text=_("Stands in the summary above all others.")
    )
    author = models.ForeignKey(
        Author,
        models.SET_NULL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        related_name="live_entries",
    )

    objects = LiveEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("live entry")
        verbose_name_plural = _("live entries")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(headline="") | ~models.Q(body=""), name="live_entry_says_something"
            ),
            models.CheckConstraint(
                condition=IsNFC("headline") & IsNFC("body"), name="live_entry_text_is_nfc"
            ),
        ]
        indexes = [
            models.Index("article", models.F("at").desc(), models.F("id").desc(), name="live_entry_by_time")
        ]

    def __str__(self):
        return self.card_headline

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self._touch()

    def get_absolute_url(self):
        """The page that shows it, at its place: the same address however many entries come after it."""
        return f"{self.article.get_absolute_url()}?muc={self.pk}#{self.anchor}"

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        self._touch()
        return deleted

    def _touch(self) -> None:
        """The story has changed: whoever keeps a copy of its page must ask for it again."""
        Article.objects.filter(pk=self.article_id).update(updated_at=timezone.now())

    @property
    def anchor(self) -> str:
        return f"muc-{self.pk}"

    @property
    def card_headline(self) -> str:
        return self.headline or excerpt(to_text(self.body), HEADLINE_LENGTH)
