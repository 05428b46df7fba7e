"""What fits a text that is being written: tags and topics that it names, stories that have most in common."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q

from articles import around
from articles.models import Article, Tag, Topic
from newsroom.text import slugify, tag_key

# So many of each are suggested.
TAGS, RELATED = 8, 5
# The longest name of a tag or a topic that is looked for, in syllables; of the text, so much from its start.
LONGEST_NAME = 5
MOST_WORDS = 1500
# Without diacritics a name of one syllable means too many things.
MIN_FOLDED = 2


@dataclass(frozen=True)
class Writing:
    """A story as it stands in its form, in plain text; `pk` is None for a new one.

    `tags` are the names it has, `picks` the ids of the stories that were picked for it.
    """

    headline: str
    lead: str
    body: str
    tags: Collection[str] = ()
    category: int | None = None
    topic: int | None = None
    picks: Collection[int] = field(default_factory=frozenset)
    pk: int | None = None

    @property
    def text(self) -> str:
        return "\n".join([self.headline, self.lead, self.body])


@dataclass(frozen=True)
class Suggestions:
    tags: list[Tag]
    topic: Topic | None
    related: list[tuple[Article, str]]


def find(writing: Writing, at: datetime) -> Suggestions:
    """What may be added to `writing` with one click. At most five queries, however long the archive."""
    names = _Names(writing.text)
    known = {tag.key: tag for tag in _tags(names, writing.tags)}
    has = {tag_key(name) for name in writing.tags}
    found = [tag for tag in known.values() if tag.key not in has and names.has(tag.name)]
    found.sort(key=lambda tag: (names.spells(tag.name), tag.uses), reverse=True)
    own = [known[key] for key in has if key in known]
    related = _related(writing, [*own, *found], at)
    topic = None if writing.topic else _topic(names, [story for story, _reason in related])
    return Suggestions(found[:TAGS], topic, related[:RELATED])


class _Names:
    """The runs of words in a text that may be the name of something."""

    def __init__(self, text: str):
        self.spelled = set(_runs(tag_key(text).split()))
        self.slugs = set(_runs(slugify(text, max_length=len(text) + 1, default="").split("-"), "-"))

    def spells(self, name: str) -> bool:
        """Whether the text has the name with its diacritics."""
        return tag_key(name) in self.spelled

    def has(self, name: str) -> bool:
        slug = slugify(name, max_length=120, default="")
        return self.spells(name) or (slug.count("-") + 1 >= MIN_FOLDED and slug in self.slugs)


def _runs(words: list[str], between: str = " ") -> Iterator[str]:
    """Every run of one to LONGEST_NAME words, signs around the words left out."""
    plain = [word.strip(".,:;!?…\"'“”‘’«»()[]–—-") for word in words[:MOST_WORDS]]
    kept = [word for word in plain if word]
    for start in range(len(kept)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(kept)) + 1):
            yield between.join(kept[start:end])


def _tags(names: _Names, has: Collection[str]) -> Iterable[Tag]:
    """The tags that the text may name, and those it has."""
    keys = [*names.spelled, *(tag_key(name) for name in has)]
    named = Tag.objects.filter(Q(key__in=keys) | Q(slug__in=names.slugs))
    return named.annotate(uses=Count("tagged_articles")).order_by("-uses", "name")


def _related(writing: Writing, tags: list[Tag], at: datetime) -> list[tuple[Article, str]]:
    subject = around.Subject(writing.headline, writing.category, writing.topic, tags)
    besides = {*writing.picks, writing.pk}
    found = [story for story in around.alike(subject, at, RELATED + len(besides)) if story.pk not in besides]
    stories = Article.objects.published(at).for_cards().in_bulk([story.pk for story in found])
    return [(stories[story.pk], story.reason) for story in found if story.pk in stories]


def _topic(names: _Names, related: list[Article]) -> Topic | None:
    """The topic that the text names, or the one that most of the related stories belong to."""
    belonging = Counter(story.topic_id for story in related if story.topic_id)
    common = [pk for pk, times in belonging.most_common(1) if times >= 2]
    named = {slug for slug in names.slugs if slug.count("-") + 1 >= MIN_FOLDED}
    topics = Topic.objects.filter(Q(slug__in=named) | Q(pk__in=common)).order_by("-is_running", "-id")
    return next(iter(sorted(topics, key=lambda topic: topic.slug not in named)), None)
