"""What readers say is wrong in a story."""

from django.conf import settings
from django.contrib.postgres.aggregates import StringAgg
from django.db import models
from django.db.models import Func, OuterRef, Q, Subquery, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.live import LiveEntry
from newsroom.fields import IsNFC, PlainTextField
from newsroom.text import excerpt

QUOTE_LENGTH = 500


class _Text(Func):
    """A function of the database that gives text."""

    output_field = models.TextField()


class ErrorReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ErrorReport.State.OPEN)

    def with_story_text(self):
        """Each with `story_text`: all that readers can quote from its story as it stands now."""
        entry = _Text(Value(" "), "headline", _Text("body", function="search_text"), function="concat_ws")
        entries = LiveEntry.objects.filter(article=OuterRef("article")).order_by().values("article")
        return self.annotate(
            story_text=_Text(
                Value("\n"),
                "article__headline",
                "article__lead",
                "article__cover__caption",
                _Text("article", "article__body", function="search_story"),
                Subquery(entries.values(all=StringAgg(entry, Value("\n")))),
                function="concat_ws",
            )
        )


class ErrorReport(models.Model):
    """One report: plain text, open until somebody of the newsroom has settled it (articles.error_reports)."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("error report", "open")
        FIXED = "fixed", pgettext_lazy("error report", "fixed")
        REJECTED = "rejected", pgettext_lazy("error report", "not an error")

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("story"), related_name="error_reports"
    )
    quote = PlainTextField(_("passage"), max_length=QUOTE_LENGTH)
    proposal = PlainTextField(_("proposal"), max_length=1000, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    note = PlainTextField(
        _("note"), max_length=1000, blank=True, help_text=_("For colleagues; readers never see it.")
    )
    created_at = models.DateTimeField(_("reported at"), auto_now_add=True)
    handled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("settled by"),
        null=True,
        blank=True,
        related_name="+",
    )
    nonce = models.CharField(max_length=32, unique=True, null=True, editable=False)  # noqa: DJ001
    network = models.CharField(max_length=64, blank=True, editable=False)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(quote=""), name="error_report_quotes_something"),
            models.CheckConstraint(
                condition=Q(state="open", handled_at=None, handled_by=None)
                | (~Q(state="open") & Q(handled_at__isnull=False)),
                name="error_report_is_open_or_settled",
            ),
            models.CheckConstraint(
                condition=IsNFC("quote") & IsNFC("proposal") & IsNFC("note"), name="error_report_text_is_nfc"
            ),
        ]
        indexes = [models.Index("id", name="error_report_queue", condition=Q(state="open"))]

    def __str__(self):
        return excerpt(self.quote, 60)

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
