"""What a paper says of its own story afterwards: an update, a correction, an apology, a withdrawal."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.status import Status
from newsroom import clock
from newsroom.fields import IsNFC, PlainTextField

# What nobody changes once readers have it; the database refuses it too.
FIXED = ("article_id", "kind", "note", "published_at")
STAYS = _("Readers have this already: it stays as it is. Add another one instead.")


class CorrectionQuerySet(models.QuerySet):
    def public(self, at: datetime | None = None):
        """What readers may see at `at` (now): notes of public stories; of withdrawn ones, all but updates."""
        at = at or clock.now()
        withdrawn = Article.objects.gone(at).filter(status=Status.WITHDRAWN)
        return self.filter(
            Q(article__in=Article.objects.published(at))
            | Q(article__in=withdrawn) & ~Q(kind=Correction.Kind.UPDATE),
            published_at__lte=at,
        )

    def of_story(self, article: Article, at: datetime) -> "list[Correction]":
        """What stands below a story at `at`: corrections before updates, the newest first."""
        notes = self.filter(article=article, published_at__lte=at).newest_first()
        headings = list(Correction.HEADINGS.values())
        return sorted(notes, key=lambda note: headings.index(note.heading))

    def on_front(self, at: datetime):
        """Corrections and apologies that the front page carries at `at`."""
        return self.public(at).filter(show_on_front_until__gt=at).newest_first().for_list()

    def waiting(self, at: datetime | None = None):
        """Asked for and not public yet, the most urgent first."""
        at = at or timezone.now()
        asked = self.exclude(requested_at=None)
        return asked.filter(Q(published_at=None) | Q(published_at__gt=at)).order_by("requested_at", "pk")

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def for_list(self):
        """With the story and its section, without its text."""
        return self.select_related("article__category__parent").defer("article__body", "article__lead")

    def delete(self):
        """Refuses when readers have had one of them."""
        public = list(self.filter(published_at__lte=timezone.now()))
        if public:
            raise ProtectedError(str(STAYS), set(public))
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


class Correction(models.Model):
    """A dated public note on a story; without a time it is being prepared, and only the desk sees it.

    What came in and must be answered has `requested_at`, from which the deadline counts.
    """

    class Kind(models.TextChoices):
        UPDATE = "update", pgettext_lazy("kind of note", "update")
        CORRECTION = "correction", pgettext_lazy("kind of note", "correction")
        APOLOGY = "apology", pgettext_lazy("kind of note", "apology")
        WITHDRAWAL = "withdrawal", pgettext_lazy("kind of note", "withdrawal")

    # In the order in which they stand below a story. The Vietnamese of the first one is fixed by law.
    HEADINGS = {
        Kind.CORRECTION: _("Corrections and apologies"),
        Kind.APOLOGY: _("Corrections and apologies"),
        Kind.WITHDRAWAL: _("Taken down for a time"),
        Kind.UPDATE: pgettext_lazy("heading", "Updates"),
    }
    ON_FRONT = (Kind.CORRECTION, Kind.APOLOGY)

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("story"), related_name="corrections")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    note = PlainTextField(
        _("what readers are told"),
        blank=True,
        max_length=2000,
        help_text=_("What was wrong and what is right. Once it is public it stays as it is."),
    )
    published_at = models.DateTimeField(
        _("public from"),
        null=True,
        blank=True,
        default=timezone.now,
        help_text=_("Empty: it is being prepared, and only the desk sees it."),
    )
    requested_at = models.DateTimeField(
        _("asked for at"),
        null=True,
        blank=True,
        help_text=_("When the request came in that obliges the paper. The deadline counts from then."),
    )
    show_on_front_until = models.DateTimeField(
        _("on the front page until"),
        null=True,
        blank=True,
        help_text=_("An apology stands there for some days at least; empty: for as long as it must."),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("made by"),
        null=True,
        editable=False,
        related_name="corrections",
    )
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-published_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(note=""), name="public_correction_says_something"
            ),
            models.CheckConstraint(
                condition=Q(show_on_front_until=None) | Q(kind__in=("correction", "apology")),
                name="only_corrections_stand_on_the_front",
            ),
            models.CheckConstraint(condition=IsNFC("note"), name="correction_note_is_nfc"),
        ]
        indexes = [models.Index("article", "published_at", name="correction_of_story")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.article}"

    def save(self, *args, **kwargs):
        """An apology goes to the front page by itself."""
        if self.kind == self.Kind.APOLOGY and self.published_at and not self.show_on_front_until:
            self.show_on_front_until = self.least_on_front
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    def delete(self, *args, **kwargs):
        if self.is_public_already:
            raise ProtectedError(str(STAYS), {self})
        return super().delete(*args, **kwargs)

    def clean(self):
        super().clean()
        if self._is_changed():
            raise ValidationError(STAYS)
        if self.published_at and not self.note:
            raise ValidationError({"note": _("Say what readers are to know.")})
        if self.show_on_front_until:
            self._clean_front()

    def _is_changed(self) -> bool:
        """Whether this would change what readers have."""
        stored = (
            Correction.objects.filter(pk=self.pk, published_at__lte=timezone.now()).values(*FIXED).first()
        )
        return stored is not None and any(getattr(self, name) != value for name, value in stored.items())

    def _clean_front(self):
        if self.kind not in self.ON_FRONT:
            raise ValidationError(
                {"show_on_front_until": _("Only a correction or an apology stands on the front page.")}
            )
        if self.kind == self.Kind.APOLOGY and self.published_at:
            self._clean_apology()

    def _clean_apology(self):
        if self.show_on_front_until < self.least_on_front:
            said = gettext("An apology stands on the front page for at least %(n)d days.")
            raise ValidationError({"show_on_front_until": said % {"n": settings.APOLOGY_DAYS}})

    @property
    def heading(self) -> str:
        """Over what kind of notes it stands on its story's page."""
        return self.HEADINGS[self.kind]

    @property
    def anchor(self) -> str:
        return f"ghi-chu-{self.pk}"

    @property
    def least_on_front(self) -> datetime:
        return self.published_at + timedelta(days=settings.APOLOGY_DAYS)

    @property
    def is_public_already(self) -> bool:
        """By the real clock, whatever time somebody looks at pages as of."""
        return self.published_at is not None and self.published_at <= timezone.now()

    @property
    def due_at(self) -> datetime | None:
        """Until when it must be public; None when nobody asked for it."""
        return self.requested_at and self.requested_at + timedelta(hours=settings.CORRECTION_HOURS)

    @property
    def is_overdue(self) -> bool:
        due = self.due_at
        return due is not None and not self.is_public_already and due < timezone.now()
