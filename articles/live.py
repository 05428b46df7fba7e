"""A live report as its page draws it: entries newest first, the key ones above, a page at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import Http404

from articles.body import Part, parts_of
from articles.models import Article, LiveEntry

PER_PAGE = 50
# What a page that is open for long is told at once.
MOST_NEWS = 50
MOST_KEY = 12
NUMBER = re.compile(r"[1-9][0-9]{0,15}")
MICROSECOND = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    row: LiveEntry
    parts: list[Part]


@dataclass(frozen=True)
class Report:
    """One page of the report; `key` are the key entries of all of it, `news` goes on from `newest`."""

    entries: list[Entry]
    key: list[LiveEntry]
    page: Page
    newest: int

    @property
    def ids(self) -> set[int]:
        return {entry.row.pk for entry in self.entries}


def report(article: Article, at: datetime, *, page: str = "", entry: str = "") -> Report:
    """The page of that number, or the one that holds the entry of that id; 404 for what is no number of one.

    An entry that is no longer there gives the first page: who comes by its address wants the report.
    Three queries, two more to find an entry, and one for the pictures in the texts.
    """
    public = LiveEntry.objects.public(article, at)
    number = _page_of(public, _number(entry)) if entry else _number(page or "1")
    paginator = Paginator(public.select_related("author"), PER_PAGE)
    if number > paginator.num_pages:
        raise Http404
    shown = paginator.page(number)
    rows = _of(article, shown.object_list)
    key = _of(article, public.filter(is_key=True)[:MOST_KEY])
    return Report(drawn(rows), key, shown, stamp(rows[0].at) if rows and number == 1 else stamp(at))


def news(article: Article, at: datetime, since: int) -> list[Entry]:
    """What readers may see that is newer than the stamp, newest first."""
    rows = LiveEntry.objects.public(article, at).filter(at__gt=EPOCH + since * MICROSECOND)
    return drawn(_of(article, rows.select_related("author")[:MOST_NEWS]))


def drawn(rows: Sequence[LiveEntry]) -> list[Entry]:
    return [Entry(row, parts) for row, parts in zip(rows, parts_of(row.body for row in rows), strict=True)]


def stamp(at: datetime) -> int:
    """The instant as a whole number, for an address."""
    return (at - EPOCH) // MICROSECOND


def _of(article: Article, rows: Sequence[LiveEntry]) -> list[LiveEntry]:
    """The rows, each knowing its story, so that their addresses cost no query."""
    rows = list(rows)
    for row in rows:
        row.article = article
    return rows


def _number(typed: str) -> int:
    if not NUMBER.fullmatch(typed):
        raise Http404
    return int(typed)


def _page_of(public: QuerySet[LiveEntry], pk: int) -> int:
    entry = public.filter(pk=pk).only("at").first()
    if entry is None:
        return 1
    newer = public.filter(Q(at__gt=entry.at) | Q(at=entry.at, pk__gt=pk)).count()
    return newer // PER_PAGE + 1
