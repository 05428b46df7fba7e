"""Finding stories by words: Postgres full text, made for Vietnamese.

A word is found with and without its diacritics; typed with them, the stories that have it so come first.
Words in quotes stand side by side, a word after "-" must not be there, "or" between two words takes either.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import OperationalError, connection, transaction
from django.db.models import Exists, ExpressionWrapper, F, FloatField, Func, IntegerField, Q, QuerySet, Value
from psycopg.errors import QueryCanceled

from articles.models import Article, Author, Category, SearchEntry
from articles.models.search_entry import HEADLINE_ONLY
from newsroom import clock
from newsroom.text import clean_line, fold

MAX_LENGTH = 200
# So many hits are counted, ranked and offered; of a word in half of the archive the newest.
MAX_HITS = 500
# So many hits in headlines are ranked however old they are.
HEADLINE_HITS = 200
# Words in quotes are looked for in so many stories that have the words.
PHRASE_STORIES = 3000
MAX_MILLISECONDS = 500
RELEVANCE, TIME = "relevance", "time"
CONFIGS = {"accented": "simple", "folded": "vi"}

SECONDS_A_YEAR = 365 * 24 * 3600

# What migration 0007 does to the text of stories, but for a "-" that says which word must not be there.
_SIGNS = re.compile(r'(?<!\S)(-)(?=[\w"])|[-+/.<>&]')
_UNWANTED = re.compile(r'(?<!\S)-(?:"[^"]*"?|\S+)')
_LOOK_ALIKES = str.maketrans("“”„«»Ðð", '"""""Đđ')


@dataclass(frozen=True)
class Words:
    """What a reader asks for: `typed` is one line of at most 200 characters."""

    typed: str

    @classmethod
    def of(cls, text: str) -> "Words":
        """Any text, however long or hostile."""
        return cls(clean_line(text[: 10 * MAX_LENGTH])[:MAX_LENGTH].strip())

    @cached_property
    def asked(self) -> str:
        """In the language of `websearch_to_tsquery`, with the words parted as in stories."""
        line = unicodedata.normalize("NFKC", self.typed).translate(_LOOK_ALIKES)
        return " ".join(_SIGNS.sub(lambda sign: sign[1] or " ", line).split())

    @cached_property
    def wanted(self) -> str:
        """The words that must be there, without what must not."""
        return " ".join(_UNWANTED.sub(" ", self.asked).replace('"', " ").split())

    @property
    def is_empty(self) -> bool:
        return not any(map(str.isalnum, self.wanted))

    @property
    def is_accented(self) -> bool:
        return fold(self.wanted) != self.wanted.casefold()

    def query(self, config: str = "vi") -> SearchQuery:
        return SearchQuery(self.asked, config=config, search_type="websearch")

    def unquoted(self, config: str = "vi") -> SearchQuery:
        return SearchQuery(self.wanted, config=config, search_type="websearch")

    @property
    def phrase(self) -> SearchQuery:
        return SearchQuery(self.wanted, config="vi", search_type="phrase")


def search(
    text: str,
    *,
    categories: Sequence[Category] = (),
    author: Author | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    order: str = RELEVANCE,
    at: datetime | None = None,
) -> QuerySet[Article]:
    """The stories public at `at` (now) that have the words of `text`, in order; at most one over MAX_HITS.

    `categories` takes stories of any of these, `since` and `until` (not included) are times of publication.
    """
    at = at or clock.now()
    words = Words.of(text)
    published = Article.objects.published(at)
    if words.is_empty:
        return published.none()
    entries = SearchEntry.objects.filter(publish_at__lte=at)
    if categories:
        entries = _in_categories(entries, categories)
    if author:
        # The second half holds for none; it keeps Postgres from reading the vectors of all the author wrote.
        entries = entries.filter(Q(article__in=author.bylines.values("article")) | Q(article__lt=0))
    if since:
        entries = entries.filter(publish_at__gte=since)
    if until:
        entries = entries.filter(publish_at__lt=until)
    if order == TIME:
        return published.filter(pk__in=_newest(_hits(entries, words))).newest_first()
    return _ranked(published.filter(pk__in=_candidates(entries, words)), words, at)[: MAX_HITS + 1]


def _newest(entries: QuerySet[SearchEntry], size: int = MAX_HITS + 1) -> QuerySet[SearchEntry]:
    return entries.order_by("-publish_at").values("article")[:size]


def _in_categories(entries: QuerySet[SearchEntry], categories: Sequence[Category]) -> QuerySet[SearchEntry]:
    """As `ArticleQuerySet.in_categories`, without a look at each story."""
    also = Article.more_categories.through.objects.filter(category__in=categories)
    return entries.filter(Q(category__in=categories) | Q(article__in=also.values("article")))


def _hits(entries: QuerySet[SearchEntry], words: Words, vector: str = "folded") -> QuerySet[SearchEntry]:
    """The entries that match; with quotes, of the newest stories that have the words at all.

    An index finds words. Whether they stand side by side has to be read in each story's vector.
    """
    query = words.query(CONFIGS[vector])
    if '"' not in words.asked:
        return entries.filter(**{vector: query})
    near = _newest(entries.filter(**{vector: words.unquoted(CONFIGS[vector])}), PHRASE_STORIES)
    return entries.filter(article__in=near).alias(is_hit=_matches(F(vector), query)).filter(is_hit=1)


def _candidates(entries: QuerySet[SearchEntry], words: Words) -> QuerySet[SearchEntry]:
    """The hits worth ranking: reading the vectors of all of them would take seconds for a common word."""
    folded = _hits(entries, words)
    if not words.is_accented:
        return _newest(folded).union(*_in_headline(entries, words, "folded"), all=True)
    exact = _hits(entries, words, "accented")
    # The others come after these, so there may be enough already.
    others = folded.filter(~Exists(exact[MAX_HITS : MAX_HITS + 1]))
    return _newest(exact).union(_newest(others), *_in_headline(entries, words, "accented"), all=True)


def _in_headline(
    entries: QuerySet[SearchEntry], words: Words, vector: str
) -> Iterator[QuerySet[SearchEntry]]:
    """Hits in headlines, unless the rest of the story has to be read as well to know that it is one."""
    if words.asked == words.wanted:
        headline = Func(vector, template=HEADLINE_ONLY, output_field=SearchVectorField())
        hits = entries.alias(headline=headline).filter(headline=words.query(CONFIGS[vector]))
        yield _newest(hits, HEADLINE_HITS)


def _ranked(articles: QuerySet[Article], words: Words, at: datetime) -> QuerySet[Article]:
    """With the diacritics as typed first, then by where and how near to each other the words stand.

    What is ten years old counts for half.
    """
    nearness = Func("search_entry__folded", words.query(), words.phrase, function="search_nearness")
    age = Func(Value(at) - F("publish_at"), template="extract(epoch FROM %(expressions)s)::float8")
    score = ExpressionWrapper(nearness / (1 + age / (10 * SECONDS_A_YEAR)), output_field=FloatField())
    order = [score.desc(), "-publish_at", "-id"]
    if words.is_accented:
        order.insert(0, _matches(F("search_entry__accented"), words.query("simple")).desc())
    return articles.order_by(*order)


def _matches(vector: F, query: SearchQuery) -> Func:
    return Func(
        vector, query, template="(%(expressions)s)::int", arg_joiner=" @@ ", output_field=IntegerField()
    )


# -- Looking, within limits ----------------------------------------------------------------------


@dataclass(frozen=True)
class Found:
    """The ids of the stories that were found, in order."""

    ids: list[int] = field(default_factory=list)
    # There are more than these MAX_HITS.
    is_cut: bool = False
    # Postgres had no answer in time.
    is_too_slow: bool = False


def find(text: str, **asked) -> Found:
    """What `search` finds, within MAX_MILLISECONDS."""
    try:
        with _limits():
            ids = list(search(text, **asked).values_list("pk", flat=True))
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        return Found(is_too_slow=True)
    return Found(ids[:MAX_HITS], is_cut=len(ids) > MAX_HITS)


# The planner does not know what it costs to read a vector: for common words it would read those of the whole
# archive, where the index answers at once.
LIMITS = f"""
SET LOCAL statement_timeout = {MAX_MILLISECONDS};
SET LOCAL enable_seqscan = off;
SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL jit = off;
"""


@contextmanager
def _limits() -> Iterator[None]:
    """A transaction whose queries end in time."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LIMITS)
        yield
        # What was only read is rolled back, so that the limits end here inside another transaction as well.
        transaction.set_rollback(True)
