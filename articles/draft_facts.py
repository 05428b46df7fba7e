"""What the checklist asks of one story, found out once."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.utils.functional import cached_property

from articles import duplicates, links, pictures
from articles.models import AIUse, Article, Picture
from newsroom import clock, markup
from newsroom.html import to_text
from newsroom.text import excerpt, nfc, syllables

# What a headline, a lead, a cover and a text without subheads should keep to.
HEADLINE = 110
LEAD = range(30, 61)
COVER_WIDTH = 1200
WITHOUT_SUBHEADS = 600
# Paragraphs of so many characters, so near each other, that share so many words are one written twice.
PARAGRAPH, NEAR, ALIKE = 40, 5, 0.7
# So many findings are told by name.
TOLD = 5


class Facts:
    """About a story as it is saved; each is asked of the database once, and only when it is needed."""

    def __init__(self, article: Article):
        self.article = article
        self.tree = markup.parse(article.body)

    @cached_property
    def has_author(self) -> bool:
        return bool(self.article.byline_note or self.article.source) or self.article.bylines.exists()

    @cached_property
    def tags(self) -> bool:
        return self.article.tags.exists()

    @property
    def has_address(self) -> bool:
        """The story's number makes every address unique; it must only be one."""
        return re.search("[a-z0-9]", self.article.slug) is not None

    @cached_property
    def images(self) -> list[markup.Node]:
        return self.tree.find("img")

    @property
    def undescribed(self) -> list[markup.Node]:
        return [image for image in self.images if not image.attributes.get("alt", "").strip()]

    @property
    def empty_links(self) -> list[str]:
        return links.empty(self.tree)

    @property
    def is_ai_labelled(self) -> bool:
        return self.article.ai_use != AIUse.GENERATED or bool(self.article.ai_tool)

    @cached_property
    def unlabelled(self) -> list[Picture]:
        """Pictures of the story whose file says that AI made them when they do not, or that name no tool."""
        ids = {pictures.id_from_url(image.attributes.get("src", "")) for image in self.images} - {None}
        shown = list(Picture.objects.filter(pk__in=ids).order_by("pk")) if ids else []
        if self.article.cover and self.article.cover_id not in ids:
            shown.insert(0, self.article.cover)
        return [picture for picture in shown if not _is_labelled(picture)]

    @cached_property
    def doubled(self) -> list[str]:
        """How paragraphs begin that are much the same as one close before, as two texts put together have."""
        lines = [line for line in to_text(self.article.body).split("\n") if len(line) >= PARAGRAPH]
        words = [set(line.lower().split()) for line in lines]
        return [
            excerpt(line, PARAGRAPH)
            for place, line in enumerate(lines)
            if any(_are_alike(words[place], earlier) for earlier in words[max(0, place - NEAR) : place])
        ]

    @cached_property
    def lead_syllables(self) -> int:
        return syllables(self.article.lead)

    @property
    def has_subheads(self) -> bool:
        return any(self.tree.find(tag) for tag in markup.HEADINGS)

    @cached_property
    def has_double(self) -> bool:
        """Whether another story of late, public or in the works, is called or begins much the same.

        Not which: the person who looks may not see all of them.
        """
        subject = duplicates.Subject.of(self.article)
        return bool(duplicates.find(subject, Article.objects.all(), clock.now()))

    @cached_property
    def watched_words(self) -> list[str]:
        article = self.article
        text = " ".join([article.headline, article.lead, to_text(article.body)]).lower()
        return [word for word in watched() if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]


def watched() -> list[str]:
    """The words that the newsroom wants to weigh; an accent makes another word."""
    return [nfc(word).strip().lower() for word in settings.WATCHED_WORDS if word.strip()]


def quoted(found: Iterable[str]) -> str:
    """“một”, “hai”: the first few of what was found."""
    return ", ".join(f"“{text}”" for text in list(found)[:TOLD])


def _are_alike(first: set[str], second: set[str]) -> bool:
    return len(first & second) > ALIKE * len(first | second)


def _is_labelled(picture: Picture) -> bool:
    if picture.ai_use == AIUse.NONE:
        return pictures.ai_use(picture.metadata.get("source_type", "")) == AIUse.NONE
    return picture.ai_use == AIUse.ASSISTED or bool(picture.ai_tool)
