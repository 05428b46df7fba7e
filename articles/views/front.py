"""The front page: the first screen, boxes, and a block for every section."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from articles.boxes import Card, FilledBox, filled
from articles.models import Article, Box, Category, Correction
from articles.sections import Sections
from articles.views.moved import moved
from articles.views.text import InWords, is_in_words
from newsroom import clock

LATEST = 10
STRIP = 4
BLOCK = 5

# What the dark strip shows.
TO_LOOK_AT = [Article.Kind.PICTURE_STORY, Article.Kind.VIDEO]

# Rows of blocks from the top: neighbours never look the same, and every row fills the width.
ROWS = [
    ["wide"],
    ["broad", "plain"],
    ["third", "third-plain", "third"],
    ["wide-turned"],
    ["plain", "broad"],
    ["third-plain", "third", "third-plain"],
]
# What a row becomes when fewer sections are left than it takes.
SHORT_ROWS = {1: ["wide"], 2: ["plain", "broad"]}
# A block over the whole width needs so many stories.
WIDE = 3

# How wide the picture of a block is on a wide screen, in rem.
PICTURE_WIDTHS = {"wide": 31, "wide-turned": 31, "broad": 20, "third": 24}


@dataclass(frozen=True)
class Block:
    """A section on the front page; `look` is a class of the style sheet."""

    category: Category
    cards: list[Card]
    look: str

    @property
    def preset(self) -> str:
        """The shape of its picture; none for the looks that live by their type."""
        return "" if "plain" in self.look else "card"

    @property
    def sizes(self) -> str:
        return f"(min-width: 64em) {PICTURE_WIDTHS.get(self.look, 0)}rem, 100vw"


class FrontPage(InWords, TemplateView):
    template_name = "articles/front.html"
    words_template = "text/front.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Other systems number their stories with a query on the front page, such as `/?p=123`."""
        answer = moved(request) if request.GET and not is_in_words(request) else None
        return answer or super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = clock.now()
        sections = Sections.load()
        boxes = filled([Box.Place.FRONT_LEAD, Box.Place.FEATURED, Box.Place.FRONT], at=now)
        above = ids(boxes[Box.Place.FRONT_LEAD]) | ids(boxes[Box.Place.FEATURED])
        shown = above | ids(boxes[Box.Place.FRONT])
        stories = Article.objects.published(now).newest_first().for_cards()
        # The latest column tells the time, so it may name what a block below names again; not what is above.
        latest = stories.exclude(pk__in=above)[:LATEST]
        strip = list(stories.filter(kind__in=TO_LOOK_AT).exclude(pk__in=shown)[:STRIP])
        shown |= {story.pk for story in strip}
        return super().get_context_data(
            is_front=True,
            apologies=Correction.objects.on_front(now),
            sections=sections,
            first_screen=[card for box in boxes[Box.Place.FRONT_LEAD] for card in box.cards],
            latest=[Card.of(story) for story in latest],
            featured=boxes[Box.Place.FEATURED],
            boxes=boxes[Box.Place.FRONT],
            strip=[Card.of(story) for story in strip],
            blocks=blocks(sections.newest(sections.on_front, BLOCK, exclude=shown, at=now)),
            **kwargs,
        )


def ids(boxes: Iterable[FilledBox]) -> set[int]:
    return {card.article.pk for box in boxes for card in box.cards}


def blocks(stories: dict[Category, list[Article]]) -> list[Block]:
    """Lay out the sections in rows."""
    return [
        Block(category, [Card.of(story) for story in newest], look)
        for (category, newest), look in zip(
            stories.items(), looks([len(newest) for newest in stories.values()]), strict=True
        )
    ]


def looks(sizes: list[int]) -> list[str]:
    """Return the look of every block, given how many stories each of them has."""
    found: list[str] = []
    rows = cycle(ROWS)
    while left := len(sizes) - len(found):
        row = next(rows)
        if len(row) == 1 and sizes[len(found)] < WIDE:
            row = next(rows)
        found.extend(row if len(row) <= left else SHORT_ROWS[left])
    return found
