"""Secret addresses at which somebody from outside reads a story before readers do, and their answers."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.revision import Revision
from newsroom.fields import IsNFC, LineField, PlainTextField

VALID_FOR = timedelta(days=7)


def in_a_week():
    return timezone.now() + VALID_FOR


class PreviewLinkQuerySet(models.QuerySet):
    def open(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class PreviewLink(models.Model):
    """One such address. Of its token only the hash is kept (see articles.preview_links): it is shown once."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="preview_links")
    label = LineField(
        pgettext_lazy("preview link", "for whom"),
        max_length=100,
        help_text=_("Such as “The lawyer”. Readers of the link do not see it."),
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(pgettext_lazy("preview link", "until"), default=in_a_week)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-id"]

    def __str__(self):
        return self.label

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()


class PreviewAnswer(models.Model):
    """What was said to the story by whoever has the link; `revision` is what they had before them."""

    class Verdict(models.TextChoices):
        AGREED = "agreed", pgettext_lazy("preview", "I agree to the publication")
        REMARKS = "remarks", pgettext_lazy("preview", "I have remarks")

    link = models.ForeignKey(PreviewLink, models.CASCADE, related_name="answers")
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, related_name="preview_answers")
    name = LineField(_("name"), max_length=60, validators=[MinLengthValidator(2)])
    verdict = models.CharField(pgettext_lazy("preview", "answer"), max_length=10, choices=Verdict)
    text = PlainTextField(pgettext_lazy("preview", "remarks"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(default=timezone.now)
    nonce = models.CharField(max_length=32, unique=True, editable=False)

    class Meta:
        verbose_name = _("answer to a preview")
        verbose_name_plural = _("answers to a preview")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict="remarks") | ~Q(text=""), name="preview_remarks_say_something"
            ),
            models.CheckConstraint(condition=IsNFC("text"), name="preview_answer_text_is_nfc"),
        ]

    def __str__(self):
        return f"{self.name}: {self.get_verdict_display()}"
