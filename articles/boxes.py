"""Filling boxes: the editor's picks first, then the rule, and no story twice on one page.

However many boxes a page has, it costs four queries: the boxes, their items, one union of the automatic
fills, one fetch of the stories.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import BigIntegerField, Q, QuerySet, Value

from articles.models import Article, Box, BoxItem, Picture
from newsroom import clock

# A box that must skip stories shown above it looks at this many more candidates at the most.
SPARE_CANDIDATES = 60


@dataclass(frozen=True)
class Card:
    """A story as a list shows it: perhaps under a headline, lead or picture of the box's own."""

    article: Article
    headline: str
    lead: str
    picture: Picture | None

    @classmethod
    def of(cls, article: Article, item: BoxItem | None = None) -> "Card":
        return cls(
            article,
            (item and item.headline) or article.card_headline,
            (item and item.lead) or article.lead,
            (item and item.picture) or article.cover,
        )


@dataclass
class FilledBox:
    box: Box
    cards: list[Card] = field(default_factory=list)


def filled(
    places: Iterable[str], *, exclude: Iterable[int] = (), at: datetime | None = None
) -> dict[str, list[FilledBox]]:
    """The boxes of `places` (see Box.Place) with their cards, by place; boxes without a story are left out.

    Places are filled in the order given. A story of `exclude` (ids already on the page), or shown in an
    earlier box, does not show again. What an editor picked for one box is not taken by another's rule.
    """
    at = at or clock.now()
    places = list(places)
    boxes = sorted(
        Box.objects.filter(place__in=places, is_active=True),
        key=lambda box: (places.index(box.place), box.position),
    )
    seen = set(exclude)
    items = _items(boxes, at)
    fills = _fills(boxes, items, seen, at)
    wanted = {item.article_id for picks in items.values() for item in picks}.union(*fills.values())
    articles = Article.objects.published(at).for_cards().in_bulk(wanted) if wanted else {}
    picked = {item.article_id for box in boxes for item in items.get(box.pk, [])[: box.size]}
    result: dict[str, list[FilledBox]] = {place: [] for place in places}
    for box in boxes:
        free = [pk for pk in fills.get(box.pk, []) if pk not in picked]
        cards = _cards(box, items.get(box.pk, []), free, articles, seen)
        if cards:
            result[box.place].append(FilledBox(box, cards))
    return result


def _items(boxes: Sequence[Box], at: datetime) -> dict[int, list[BoxItem]]:
    found: dict[int, list[BoxItem]] = {}
    for item in BoxItem.objects.current(at).filter(box__in=boxes).select_related("picture"):
        found.setdefault(item.box_id, []).append(item)
    return found


def _fills(
    boxes: Sequence[Box], items: dict[int, list[BoxItem]], seen: set[int], at: datetime
) -> dict[int, list[int]]:
    """For every box with a rule, the ids of enough candidates, newest first."""
    picked = len(seen) + sum(map(len, items.values()))
    queries, before = [], picked
    for box in boxes:
        source = _source(box, at)
        before += box.size
        if source is not None:
            limit = box.size + min(before, SPARE_CANDIDATES)
            labelled = source.newest_first().annotate(box_id=Value(box.pk, BigIntegerField()))
            queries.append(labelled.values_list("box_id", "publish_at", "pk")[:limit])
    found: dict[int, list[int]] = {}
    if queries:
        first, *rest = queries
        for box_id, _publish_at, pk in sorted(first.union(*rest, all=True) if rest else first, reverse=True):
            found.setdefault(box_id, []).append(pk)
    return found


def _source(box: Box, at: datetime) -> QuerySet[Article] | None:
    published = Article.objects.published(at)
    match box.fill:
        case Box.Fill.LATEST:
            return published
        case Box.Fill.CATEGORY:
            of_it = Q(category=box.category_id) | Q(category__parent=box.category_id)
            return published.filter(of_it)
        case Box.Fill.TAG:
            return published.filter(tagged__tag=box.tag_id)
        case Box.Fill.TOPIC:
            return published.filter(topic=box.topic_id)
    return None


def _cards(
    box: Box, items: list[BoxItem], fill: list[int], articles: dict[int, Article], seen: set[int]
) -> list[Card]:
    cards = []
    candidates = [(item.article_id, item) for item in items] + [(pk, None) for pk in fill]
    for pk, item in candidates:
        if len(cards) == box.size:
            break
        if pk in articles and pk not in seen:
            seen.add(pk)
            cards.append(Card.of(articles[pk], item))
    return cards


def touched_by(article: Article, at: datetime) -> list[Box]:
    """The boxes that would hold `article`, public from `at` on: picked, or newest of what their rule takes.

    Which other boxes of a page hold it already is left aside. One query for the boxes, one for their picks,
    one for the tags; one more for each rule if the story comes back with a time that is past.
    """
    boxes = list(Box.objects.filter(is_active=True).order_by("place", "position"))
    items, tags = _items(boxes, at), {tag.pk for tag in article.tags.all()}
    return [box for box in boxes if _would_hold(box, items.get(box.pk, []), article, tags, at)]


def _would_hold(box: Box, items: list[BoxItem], article: Article, tags: set[int], at: datetime) -> bool:
    if any(item.article_id == article.pk for item in items[: box.size]):
        return True
    free = box.size - len(items)
    if free <= 0 or not _takes(box, article, tags):
        return False
    if article.publish_at >= at:
        return True
    return _source(box, at).filter(publish_at__gt=article.publish_at).count() < free


def _takes(box: Box, article: Article, tags: set[int]) -> bool:
    """What `_source` says of the table, of one row."""
    match box.fill:
        case Box.Fill.LATEST:
            return True
        case Box.Fill.CATEGORY:
            category = article.category
            return category is not None and box.category_id in {category.pk, category.parent_id}
        case Box.Fill.TAG:
            return box.tag_id in tags
        case Box.Fill.TOPIC:
            return box.topic_id is not None and box.topic_id == article.topic_id
    return False
