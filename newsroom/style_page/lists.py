"""Made-up cards, boxes, blocks and search results."""

from typing import Any

from django.core.paginator import Paginator

from articles.boxes import Card, FilledBox
from articles.models import Article, Box, Category
from articles.search import Found
from articles.search_form import SearchForm
from articles.sections import Sections
from articles.snippets import Hit, Run
from articles.views.front import Block
from newsroom.style_page.stories import Samples

LOOKS = ["wide", "broad", "plain", "third", "third-plain", "third"]
BLOCK_NAMES = ["Chính trị", "Kinh tế", "Xã hội", "Văn hóa", "Thể thao", "Du lịch"]


def context(shown: Samples, sections: Sections) -> dict[str, Any]:
    cards = [Card.of(shown.story(number)) for number in range(5)]
    return {
        "cards": cards,
        "bare_card": Card.of(shown.story(3, cover=None, lead="")),
        "kinds": [
            Card.of(shown.story(40 + number, kind=kind)) for number, kind in enumerate(Article.Kind.values)
        ],
        "featured_boxes": [FilledBox(Box(pk=1, name="Nổi bật"), cards[:3])],
        "after_boxes": [FilledBox(Box(pk=2, name="Đừng bỏ lỡ"), cards[:4])],
        "blocks": _blocks(cards),
        "long_list": Paginator(range(400), 20).page(7),
        **_search(cards, sections),
    }


def _blocks(cards: list[Card]) -> list[Block]:
    named = [
        Category(pk=10 + number, name=name, slug="mau", path="mau") for number, name in enumerate(BLOCK_NAMES)
    ]
    return [Block(category, cards, look) for category, look in zip(named, LOOKS, strict=True)]


def _search(cards: list[Card], sections: Sections) -> dict[str, Any]:
    marked = [Run("Chuyến ", False), Run("tàu khách", True), Run(" đầu tiên rời cảng", False)]
    snippet = [Run("… hơn ba trăm hành khách lên ", False), Run("tàu", True), Run(" sáng nay …", False)]
    return {
        "hits": [Hit(card, marked, snippet) for card in cards[:2]],
        "found": Found(list(range(400)), is_cut=True),
        "found_none": Found(),
        "found_slow": Found(is_too_slow=True),
        "search_empty": SearchForm({}, sections),
        "search_wrong": SearchForm({"q": "tàu khách", "muc": "khong-co", "tu": "x"}, sections),
    }
