"""What a story's times may not become: readers who have it lose it by a withdrawal only, which says why."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.status import Status

if TYPE_CHECKING:
    from articles.models.article import Article

TIMES = ("publish_at", "unpublish_at", "embargo_until")

TOO_EARLY = _("This is before it is published. Choose a later time.")
EMBARGO = _("The embargo ends later than that. Publish it then, or change the embargo.")
PUT_OFF = _("Readers have this story already. Withdraw it, or prepare an update that goes live later.")
PASSED = _("This time has passed. Choose a later one, or withdraw the story.")
EMBARGOED = _("Readers have this story already: it is too late for an embargo. Withdraw it instead.")


def check(article: "Article") -> None:
    """Raise ValidationError, by field, when its times do not fit each other or what readers have.

    What is stored counts as what readers have; whatever did not change since may stay.
    """
    if article.publish_at and article.unpublish_at and article.unpublish_at <= article.publish_at:
        raise ValidationError({"unpublish_at": TOO_EARLY})
    before = _published(article)
    if before and article.publish_at:
        _refuse_hiding(article, before, timezone.now())


def _published(article: "Article") -> "Article | None":
    """The story as it is stored, if it is published and stays so."""
    if article.status != Status.PUBLISHED or article.update_of_id or article.pk is None:
        return None
    stored = type(article).objects.filter(pk=article.pk, status=Status.PUBLISHED)
    return stored.only("status", "update_of", *TIMES).first()


def _refuse_hiding(article: "Article", before: "Article", now: datetime) -> None:
    changed = {name for name in TIMES if _second(article, name) != _second(before, name)}
    had_it = before.publish_at <= now and (before.embargo_until is None or before.embargo_until <= now)
    refused = {}
    if had_it and article.publish_at > now:
        refused["publish_at"] = PUT_OFF
    if had_it and "unpublish_at" in changed and article.unpublish_at and article.unpublish_at <= now:
        refused["unpublish_at"] = PASSED
    if "embargo_until" in changed and had_it and article.embargo_until and article.embargo_until > now:
        refused["embargo_until"] = EMBARGOED
    elif changed & {"publish_at", "embargo_until"} and _is_late(article):
        refused["embargo_until"] = EMBARGO
    if refused:
        raise ValidationError(refused)


def _is_late(article: "Article") -> bool:
    return article.embargo_until is not None and article.embargo_until > article.publish_at


def _second(article: "Article", name: str) -> datetime | None:
    """Forms have whole seconds: the same second was not changed."""
    at = getattr(article, name)
    return at and at.replace(microsecond=0)
