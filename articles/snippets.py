"""What a search result shows: headline and a piece of the story, the words that were looked for marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchHeadline
from django.db.models import Case, F, Func, TextField, Value, When
from django.db.models.functions import Left

from articles.boxes import Card
from articles.models import Article
from articles.search import CONFIGS, Words

# Characters that no stored text holds: around a marked word, and (migration 0007) around signs within words.
_START, _END, _PARTING = "\x02", "\x03", "\x1f"
_BETWEEN_MARKED = re.compile(f"{_END}((?:[ {_PARTING}]|{_PARTING}[-+/.]){{1,3}}){_START}")
_BETWEEN_PIECES = " … "
_READ_CHARACTERS = 20_000


@dataclass(frozen=True)
class Run:
    """Plain text, marked or not."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Hit:
    card: Card
    headline: list[Run]
    snippet: list[Run]


def hits(ids: Sequence[int], text: str, at: datetime) -> list[Hit]:
    """One page of results in the order of `ids`; one query."""
    words = Words.of(text)
    story = Left(
        _text("concat_ws", Value(" "), "lead", _text("search_story", "pk", "body")), _READ_CHARACTERS
    )
    stories = (
        Article.objects.published(at)
        .for_cards()
        .annotate(
            marked_headline=_marked(F("headline"), words, highlight_all=True),
            marked_story=_marked(
                story, words, max_fragments=2, max_words=28, min_words=12, fragment_delimiter=_BETWEEN_PIECES
            ),
        )
        .in_bulk(ids)
    )
    return [_hit(stories[pk]) for pk in ids if pk in stories]


def _marked(text: F | Func, words: Words, **options: int | str | bool) -> Case | SearchHeadline:
    """`text` with the words marked: as they were typed where the story has them so."""

    def headline(vector: str) -> SearchHeadline:
        config = CONFIGS[vector]
        parted = _text("search_words", text)
        query = words.query(config)
        return SearchHeadline(parted, query, config=config, start_sel=_START, stop_sel=_END, **options)

    if not words.is_accented:
        return headline("folded")
    has_exact = When(search_entry__accented=words.query("simple"), then=headline("accented"))
    return Case(has_exact, default=headline("folded"))


def _text(function: str, *arguments: str | F | Func | Value) -> Func:
    return Func(*arguments, function=function, output_field=TextField())


def _hit(article: Article) -> Hit:
    snippet = runs(article.marked_story)
    shown = "".join(run.text for run in snippet).split(_BETWEEN_PIECES.strip())[0]
    before = [] if shown.lstrip().startswith(article.lead[:20]) else [Run("… ", is_marked=False)]
    return Hit(
        Card.of(article), runs(article.marked_headline), [*before, *snippet, Run(" …", is_marked=False)]
    )


def runs(marked: str) -> list[Run]:
    """Split what `ts_headline` gave; marked words that stand side by side become one.

    >>> [run.text for run in runs("Dịch \\x02Covid\\x03\\x1f-\\x1f\\x0219\\x03 lùi")]
    ['Dịch ', 'Covid-19', ' lùi']
    """
    parts = re.split(f"[{_START}{_END}]", _BETWEEN_MARKED.sub(r"\1", marked))
    texts = (re.sub(r"\s+", " ", part.replace(_PARTING, "")) for part in parts)
    return [Run(text, is_marked=number % 2 == 1) for number, text in enumerate(texts) if text]
