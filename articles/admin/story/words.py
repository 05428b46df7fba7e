"""Stories found in the list by words of their headlines and pen names, with or without accents."""

from django.db.models import CharField, Func, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.text import smart_split, unescape_string_literal

from articles.models import Article, Author, Byline
from newsroom.text import fold

# So many hits are looked for once, and then counted and listed by their numbers; of more, Postgres soon has a
# page of the newest.
FEW = 500


def found(stories: QuerySet[Article], typed: str) -> QuerySet[Article]:
    """Those of which every word of `typed` stands in the headline or in a pen name.

    Pen names are few and looked through first. Two queries.
    """
    words = [word for word in map(_folded, smart_split(typed)) if word]
    if not words:
        return stories
    names = [(pk, fold(name)) for pk, name in Author.objects.values_list("pk", "pen_name")]
    # No transform of Django's, which would do the same to the word once more for each row.
    plain = Func("headline", function="UNACCENT", output_field=CharField())
    hits = stories.alias(folded_headline=Lower(plain))
    for word in words:
        signed = Byline.objects.filter(author__in=[pk for pk, name in names if word in name])
        hits = hits.filter(Q(folded_headline__contains=word) | Q(pk__in=signed.values("article")))
    few = list(hits.order_by().values_list("pk", flat=True)[: FEW + 1])
    return stories.filter(pk__in=few) if len(few) <= FEW else hits


def _folded(word: str) -> str:
    if word.startswith(('"', "'")) and len(word) > 1 and word[0] == word[-1]:
        word = unescape_string_literal(word)
    return fold(word)
