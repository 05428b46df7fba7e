"""What a story's times may not become: readers who have it lose it by a withdrawal only, which says why."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.status import Status

if TYPE_CHECKING:
    from articles.models.article import Article

# A time that has passed while somebody was filling in the form still means now.
TYPING_TIME = timedelta(minutes=5)

TIMES = ("publish_at", "unpublish_at", "embargo_until")

TOO_EARLY = _("This is before it is published. Choose a later time.")
EMBARGO = _("The embargo ends later than that. Publish it then, or change the embargo.")
PUT_OFF = _("Readers have this story already. Withdraw it, or prepare an update that goes live later.")
NOT_BEFORE = _("This time has passed. Choose a later one, or unschedule the story and publish it now.")
NOT_HIDDEN = _("Readers find the reason of its withdrawal here: an embargo would hide that.")
PASSED = _("This time has passed. Choose a later one, or withdraw the story.")
EMBARGOED = _("Readers have this story already: it is too late for an embargo. Withdraw it instead.")


def check(article: "Article") -> None:
    """Raise ValidationError, by field, when its times do not fit each other or what readers have.

    What is stored counts as what readers have; whatever did not change since may stay.
    """
    if article.publish_at and article.unpublish_at and article.unpublish_at <= article.publish_at:
        raise ValidationError({"unpublish_at": TOO_EARLY})
    before = _as_stored(article)
    if before is None:
        return
    changed = {name for name in TIMES if _second(article, name) != _second(before, name)}
    refuse = _REFUSE[article.status]
    if refused := refuse(article, before, changed, timezone.now()):
        raise ValidationError(refused)


def _as_stored(article: "Article") -> "Article | None":
    """The story before it is saved, if readers have it, will have it or had it, and that does not change."""
    if article.status not in _REFUSE or article.pk is None or article.publish_at is None:
        return None
    stored = type(article).objects.filter(pk=article.pk, status=article.status)
    return stored.only("status", "update_of", *TIMES).first()


def _in_withdrawn(article: "Article", before: "Article", changed: set[str], now: datetime) -> dict:
    is_hidden = article.embargo_until is not None and article.embargo_until > now
    return {"embargo_until": NOT_HIDDEN} if is_hidden and "embargo_until" in changed else {}


def _in_published(article: "Article", before: "Article", changed: set[str], now: datetime) -> dict:
    """Also of an update, which is past being put off once it is in its story, and not before."""
    had_it = before.publish_at <= now and (before.embargo_until is None or before.embargo_until <= now)
    refused = {}
    if before.publish_at > now and "publish_at" in changed and article.publish_at < now - TYPING_TIME:
        refused["publish_at"] = NOT_BEFORE
    if article.update_of_id:
        return refused
    if had_it and article.publish_at > now:
        refused["publish_at"] = PUT_OFF
    if had_it and "unpublish_at" in changed and article.unpublish_at and article.unpublish_at <= now:
        refused["unpublish_at"] = PASSED
    if "embargo_until" in changed and had_it and article.embargo_until and article.embargo_until > now:
        refused["embargo_until"] = EMBARGOED
    elif changed & {"publish_at", "embargo_until"} and _is_late(article):
        refused["embargo_until"] = EMBARGO
    return refused


_REFUSE = {Status.PUBLISHED: _in_published, Status.WITHDRAWN: _in_withdrawn}


def _is_late(article: "Article") -> bool:
    return article.embargo_until is not None and article.embargo_until > article.publish_at


def _second(article: "Article", name: str) -> datetime | None:
    """Forms have whole seconds: the same second was not changed."""
    at = getattr(article, name)
    return at and at.replace(microsecond=0)
