"""How long what readers had must be kept: the law asks for it, and a paper answers for what it printed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models.status import Status

if TYPE_CHECKING:
    from articles.models.article import Article

# What of a revision says whether readers had the story then.
SAID = ("status", "publish_at", "unpublish_at", "embargo_until")


def last_public_at(article: "Article") -> datetime | None:
    """When readers last had the story: now for a public one; None when they never did.

    Its revisions tell: a story that was live and then put off to a later day looks as if it had never been.
    """
    if article.update_of_id:
        return None
    found = [_end(*(getattr(article, name) for name in SAID), timezone.now()), *_ends(article)]
    ends = [end for end in found if end]
    if not ends and article.status == Status.WITHDRAWN:
        return article.updated_at
    return max(ends, default=None)


def kept_until(article: "Article") -> datetime | None:
    """Until when nobody may delete it for good; None for what may go."""
    last = last_public_at(article)
    until = last and last + timedelta(days=settings.RETENTION_DAYS)
    return until if until and until > timezone.now() else None


def refusal(article: "Article") -> str:
    """Why the story cannot be deleted for good; empty when it can."""
    until = kept_until(article)
    if until is None:
        return ""
    said = _("Readers have had “%(headline)s”: it must be kept until %(day)s. Withdraw it instead.")
    day = date_format(timezone.localtime(until), "SHORT_DATE_FORMAT")
    return said % {"headline": article.headline, "day": day}


def refuse(articles: Iterable["Article"]) -> None:
    """Raise ProtectedError when one of them must be kept."""
    refusals = {article: said for article in articles if (said := refusal(article))}
    if refusals:
        raise ProtectedError(" ".join(refusals.values()), set(refusals))


def _ends(article: "Article") -> list[datetime | None]:
    """When each earlier state ended, as far as readers had it."""
    names = [f"values__{name}" for name in SAID]
    states = list(article.revisions.order_by("number").values_list(*names, "made_at"))
    following = [state[-1] for state in states[1:]]
    return [
        _end(status, *(time and datetime.fromisoformat(time) for time in times), end, start)
        for (status, *times, start), end in zip(states, following, strict=False)
    ]


def _end(
    status: str,
    publish_at: datetime | None,
    unpublish_at: datetime | None,
    embargo_until: datetime | None,
    end: datetime,
    start: datetime | None = None,
) -> datetime | None:
    """When readers lost what stood so until `end`; None when they did not have it at all."""
    if status != Status.PUBLISHED or publish_at is None:
        return None
    begin = max(time for time in (start, publish_at, embargo_until) if time)
    end = min(end, unpublish_at) if unpublish_at else end
    return end if begin < end else None
