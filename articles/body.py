"""A story's text as its page draws it: HTML, headings that can be linked to, pictures of the library."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from django.utils.safestring import SafeString

from articles import pictures
from articles.models import Article, Picture
from newsroom import html


@dataclass(frozen=True)
class Part:
    """A piece of the text, by `kind`: running `html`, a `heading` with its anchor, or a `figure`."""

    kind: str
    html: SafeString = SafeString("")
    text: str = ""
    anchor: str = ""
    picture: Picture | None = None
    alt: str = ""
    caption: str = ""

    @classmethod
    def figure(cls, picture: Picture, alt: str = "", caption: str = "") -> "Part":
        return cls("figure", picture=picture, alt=alt or picture.alt, caption=caption or picture.caption)


@dataclass(frozen=True)
class Body:
    """The picture that the page opens with, if any, and the parts after it in order."""

    opening: Part | None
    parts: list[Part]

    @classmethod
    def of(cls, article: Article) -> "Body":
        """One query, and none for a text without pictures."""
        return cls.of_all([article])[0]

    @classmethod
    def of_all(cls, articles: Collection[Article]) -> list["Body"]:
        """The text of each of these, for the same one query."""
        texts = parts_of([article.body for article in articles])
        return [cls._of(article, parts) for article, parts in zip(articles, texts, strict=True)]

    @classmethod
    def _of(cls, article: Article, parts: list[Part]) -> "Body":
        """It opens with the cover, or else with the picture that the text begins with.

        A text that begins with the cover shows it once, in the words of the text.
        """
        first = parts[0].picture if parts else None
        if article.cover and article.cover != first:
            return cls(Part.figure(article.cover), parts)
        if first:
            return cls(parts[0], parts[1:])
        return cls(None, parts)

    @property
    def headings(self) -> list[Part]:
        return [part for part in self.parts if part.kind == "heading"]


def parts_of(texts: Iterable[str]) -> list[list[Part]]:
    """Each of these stored texts in parts: one query for all, and none for texts without pictures."""
    texts = [html.blocks(text) for text in texts]
    library = _library(block for blocks in texts for block in blocks)
    return [list(_parts(blocks, library)) for blocks in texts]


def _library(blocks: Iterable[html.Block]) -> dict[int, Picture]:
    """The pictures that these name, by their keys."""
    ids = {pictures.id_from_url(block.src) for block in blocks if block.kind == "figure"} - {None}
    return Picture.objects.in_bulk(ids) if ids else {}


def _parts(blocks: list[html.Block], library: dict[int, Picture]) -> Iterator[Part]:
    """What is not in the library has no size, rights or credit, and is not shown."""
    numbers = count(1)
    for block in blocks:
        if block.kind == "html":
            yield Part("html", html=block.html)
        elif block.kind == "heading":
            yield Part("heading", text=block.text, anchor=f"muc-{next(numbers)}")
        elif picture := library.get(pictures.id_from_url(block.src)):
            yield Part.figure(picture, block.alt, block.caption)
