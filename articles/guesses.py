"""What a reader who searches may have meant: pages of that name, and other spellings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import CharField, Exists, F, Func, OuterRef, QuerySet, Value
from django.urls import reverse

from articles.models import Article, Author, Category, Tag, Topic
from articles.search import Words
from newsroom.text import fold, slugify

SHOWN = 3
# Spellings are looked for in the headlines of so many stories.
RECENT = 2000
LIKENESS = 0.7


@dataclass(frozen=True)
class NamedPage:
    """`kind` is the name of its address, such as `tag`."""

    kind: str
    name: str
    address: str


def pages_named(text: str, at: datetime) -> list[NamedPage]:
    """The section, topic, tag and author that are called so. One query."""
    slug = slugify(Words.of(text).wanted, max_length=120, default="")
    if not slug:
        return []
    found = [names.filter(slug=slug) for names in _public_names(at)]
    rows = found[0].union(*found[1:], all=True)
    return [
        NamedPage(kind, name, reverse(f"articles:{kind}", args=[address])) for kind, name, address in rows
    ]


def spellings(text: str, at: datetime) -> list[str]:
    """Public words that look like these: names of pages, words of recent headlines. Two queries."""
    wanted = fold(Words.of(text).wanted)
    if not wanted:
        return []
    found: dict[str, tuple[float, str]] = {}
    for name in [*_similar_names(wanted, at), *_similar_pieces(wanted, at)]:
        likeness = _likeness(name, wanted)
        if likeness >= LIKENESS and fold(name) != wanted:
            found.setdefault(fold(name), (likeness, name))
    return [name for _, name in sorted(found.values(), reverse=True)[:SHOWN]]


def _public_names(at: datetime) -> list[QuerySet]:
    """(kind, name, address) of what has a public page, by a QuerySet for each kind."""
    published = Article.objects.published(at)
    tags = Tag.objects.filter(Exists(published.filter(tagged__tag=OuterRef("pk"))))
    topics = Topic.objects.filter(Exists(published.filter(topic=OuterRef("pk"))))
    return [
        _named("category", Category.objects.all(), "name", "path"),
        _named("topic", topics, "name", "slug"),
        _named("tag", tags, "name", "slug"),
        _named("author", Author.objects.with_page(), "pen_name", "slug"),
    ]


def _named(kind: str, rows: QuerySet, name: str, address: str) -> QuerySet:
    return rows.order_by().annotate(kind=Value(kind, CharField())).values_list("kind", name, address)


def _similar_names(wanted: str, at: datetime) -> list[str]:
    slug = slugify(wanted, max_length=120)
    found = [
        names.filter(slug__trigram_similar=slug).annotate(likeness=TrigramSimilarity("slug", slug))
        for names in _public_names(at)
    ]
    nearest = found[0].union(*found[1:], all=True).order_by("-likeness")[: 2 * SHOWN]
    return [name for _kind, name, *_ in nearest]


def _similar_pieces(wanted: str, at: datetime) -> Iterator[str]:
    """Of each of the headlines that come nearest, the piece of as many words that looks most like it."""
    recent = Article.objects.published(at).newest_first().values("pk")[:RECENT]
    unaccented = Func(Func(F("headline"), function="unaccent"), function="lower")
    headlines = (
        Article.objects.filter(pk__in=recent)
        .annotate(likeness=TrigramWordSimilarity(wanted, unaccented))
        .order_by("-likeness")
        .values_list("headline", flat=True)[: 2 * SHOWN]
    )
    for headline in headlines:
        yield max(_pieces(headline, len(wanted.split())), key=lambda piece: _likeness(piece, wanted))


def _pieces(headline: str, size: int) -> list[str]:
    words = [word.strip(".,:;!?…\"'“”‘’()") for word in headline.split()]
    return [" ".join(words[start : start + size]) for start in range(max(1, len(words) - size + 1))]


def _likeness(piece: str, wanted: str) -> float:
    return SequenceMatcher(None, wanted, fold(piece)).ratio()
