"""What stands around a story: related ones and why, the next newer and older, the latest of its section.

A related story is an editor's pick, or it has a real reason: a topic or a tag in common, or a headline much
like this one in the same section. An editor's word goes before every reason: what was refused here, or put by
hand into a box of the same page, is not suggested.

All of it is one union of short walks along indexes, however long the archive. It gives ids: the page fetches
them once it knows which of them it shows.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Any

from django.contrib.postgres.lookups import Unaccent
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, FloatField, IntegerField, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Lower
from django.utils.translation import gettext, ngettext

from articles.boxes import Card
from articles.models import Article, Box, BoxItem, Tag
from newsroom.text import fold

# Picks show whatever their number; suggestions fill up to so many.
RELATED = 4
LATEST = 4

# How many of a topic, of each tag and of the section are looked at, newest first.
CANDIDATES = 30
MAX_TAGS = 8
# So many neighbours that the page shows already are passed over at the most.
NEIGHBOURS = 20

# What each thing in common weighs; a tag counts for itself, a likeness by its share.
TOPIC, TAG, SECTION, HEADLINE = 3, 2, 1, 4
# The share of trigrams in common from which on two headlines of a section speak of the same matter.
ALIKE = 0.35


class Part(IntEnum):
    """Why a story is looked at."""

    PICK = 1
    VETO = 2
    BOXED = 3
    TOPIC = 4
    TAG = 5
    SECTION = 6
    NEWER = 7
    OLDER = 8


@dataclass(frozen=True)
class Suggestion:
    """A related story by its id; `reason` is for editors."""

    pk: int
    reason: str
    is_pick: bool


@dataclass(frozen=True)
class Subject:
    """A story as somebody is writing it: what others may have in common with it."""

    headline: str
    category_id: int | None
    topic_id: int | None
    tags: Sequence[Tag]


@dataclass(frozen=True)
class Around:
    """Public stories by id: the neighbours nearest first, the others in the order in which they show."""

    related: list[Suggestion]
    refused: list[int]
    newer: list[int]
    older: list[int]
    latest: list[int]

    def beside(self, shown: Collection[int]) -> "Around":
        """One neighbour on either side and a few of the latest, none of them among `shown`, none twice."""
        newer = [pk for pk in self.newer if pk not in shown][:1]
        older = [pk for pk in self.older if pk not in shown][:1]
        latest = [pk for pk in self.latest if pk not in {*shown, *newer, *older}][:LATEST]
        return replace(self, newer=newer, older=older, latest=latest)


def find(article: Article, at: datetime) -> Around:
    """What may stand around `article` for readers at `at`. One query, and one for its tags."""
    candidates = _candidates(_parts(article, at))
    candidates.pop(article.pk, None)

    def of(part: Part) -> list[int]:
        return [pk for pk, candidate in candidates.items() if part in candidate.weights]

    return Around(
        related=_related(list(candidates.values())),
        refused=[pk for pk in of(Part.VETO) if Part.PICK not in candidates[pk].weights],
        newer=of(Part.NEWER)[::-1],
        older=of(Part.OLDER),
        latest=of(Part.SECTION),
    )


def alike(subject: Subject, at: datetime, size: int) -> list[Suggestion]:
    """The public stories that have most in common with `subject`, the best first. One query."""
    public = Article.objects.published(at)
    candidates = _candidates(_alike_parts(subject, subject.tags, public))
    return _best(list(candidates.values()), size)


def cards(found: Around, at: datetime) -> dict[str, Any]:
    """What readers see of `found`, for a template. One query."""
    related = [story.pk for story in found.related]
    wanted = {*related, *found.newer, *found.older, *found.latest}
    stories = Article.objects.published(at).for_cards().in_bulk(wanted)

    def cards_of(ids: Iterable[int]) -> list[Card]:
        return [Card.of(stories[pk]) for pk in ids if pk in stories]

    return {
        "related": cards_of(related),
        "newer": next(iter(cards_of(found.newer)), None),
        "older": next(iter(cards_of(found.older)), None),
        "same_category": cards_of(found.latest),
    }


def _candidates(parts: Iterable[QuerySet]) -> dict[int, "_Candidate"]:
    """By id, the newest first."""
    first, *rest = parts
    candidates: dict[int, _Candidate] = {}
    for _publish_at, pk, part, weight in sorted(first.union(*rest, all=True), reverse=True):
        candidates.setdefault(pk, _Candidate(pk)).add(Part(part), weight)
    return candidates


def _parts(article: Article, at: datetime) -> Iterator[QuerySet]:
    """A query for each reason to look at a story: rows of (publish_at, pk, part, weight)."""
    public = Article.objects.published(at)
    in_boxes = BoxItem.objects.current(at).filter(
        box__place__in=[Box.Place.FEATURED, Box.Place.AFTER], box__is_active=True
    )
    yield _part(Part.PICK, public.filter(picked_by__article=article), F("picked_by__position"))
    yield _part(Part.VETO, public.filter(vetoed_by__article=article))
    yield _part(Part.BOXED, public.filter(box_items__in=in_boxes))
    yield from _alike_parts(article, article.tags.all(), public)
    section = public.newest_first().filter(category=article.category_id)
    moment = article.publish_at or at
    newer = section.filter(publish_at__gte=moment).exclude(publish_at=moment, pk__lte=article.pk)
    older = section.filter(publish_at__lte=moment).exclude(publish_at=moment, pk__gte=article.pk)
    yield _part(Part.NEWER, newer.reverse()[:NEIGHBOURS])
    yield _part(Part.OLDER, older[:NEIGHBOURS])


def _alike_parts(
    subject: Article | Subject, tags: Sequence[Tag] | QuerySet[Tag], public: QuerySet[Article]
) -> Iterator[QuerySet]:
    newest = public.newest_first()
    if subject.topic_id:
        yield _part(Part.TOPIC, newest.filter(topic=subject.topic_id)[:CANDIDATES])
    for tag in tags[:MAX_TAGS]:
        # By id, which the index of a tag has: a big tag must not be sorted by time for every page.
        yield _part(Part.TAG, public.filter(tagged__tag=tag).order_by("-pk")[:CANDIDATES])
    section = newest.filter(category=subject.category_id)[:CANDIDATES]
    likeness = TrigramSimilarity(Lower(Unaccent("headline")), fold(subject.headline))
    yield _part(Part.SECTION, section, likeness)


def _part(part: Part, stories: QuerySet[Article], weight: Combinable | None = None) -> QuerySet:
    weighed = stories.annotate(
        part=Value(part.value, IntegerField()),
        weight=Value(0.0, FloatField()) if weight is None else Cast(weight, FloatField()),
    )
    return weighed.values_list("publish_at", "pk", "part", "weight")


class _Candidate:
    """Why one story is looked at."""

    def __init__(self, pk: int):
        self.pk = pk
        self.weights: dict[Part, float] = {}
        self.tags = 0

    def add(self, part: Part, weight: float) -> None:
        self.weights[part] = weight
        self.tags += part == Part.TAG

    @property
    def is_barred(self) -> bool:
        return not self.weights.keys().isdisjoint({Part.VETO, Part.BOXED})

    @property
    def likeness(self) -> float:
        return self.weights.get(Part.SECTION, 0)

    @property
    def has_reason(self) -> bool:
        return Part.TOPIC in self.weights or self.tags > 0 or self.likeness >= ALIKE

    @property
    def score(self) -> float:
        shared = TOPIC * (Part.TOPIC in self.weights) + SECTION * (Part.SECTION in self.weights)
        return shared + TAG * self.tags + HEADLINE * self.likeness

    @property
    def reason(self) -> str:
        reasons = []
        if Part.TOPIC in self.weights:
            reasons.append(gettext("same topic"))
        if self.tags:
            words = ngettext("%(n)s shared tag", "%(n)s shared tags", self.tags)
            reasons.append(words % {"n": self.tags})
        if Part.SECTION in self.weights:
            reasons.append(gettext("same category"))
        if self.likeness >= ALIKE:
            reasons.append(gettext("similar headline"))
        return " · ".join(reasons)


def _related(candidates: Sequence[_Candidate]) -> list[Suggestion]:
    """The picks in the editor's order, then the best of what has a reason; of equals the newer one."""
    picks = sorted((c for c in candidates if Part.PICK in c.weights), key=lambda c: c.weights[Part.PICK])
    others = [c for c in candidates if not c.is_barred and c not in picks]
    return [Suggestion(c.pk, gettext("picked by an editor"), is_pick=True) for c in picks] + _best(
        others, max(RELATED - len(picks), 0)
    )


def _best(candidates: Sequence[_Candidate], size: int) -> list[Suggestion]:
    ranked = sorted((c for c in candidates if c.has_reason), key=lambda c: c.score, reverse=True)
    return [Suggestion(c.pk, c.reason, is_pick=False) for c in ranked[:size]]
