"""Stories that say the same as another: found by the likeness of headlines and of leads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.postgres.lookups import Unaccent
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, FloatField, Q, QuerySet, Value
from django.db.models.functions import Cast, Greatest, Lower

from articles.models import Article
from newsroom.text import fold

S = Article.Status

# How long a story is remembered, and how many of them, newest first, are compared.
REMEMBERED = timedelta(days=90)
COMPARED = 2000
SHOWN = 3
# The share of trigrams in common from which on two headlines, two leads are the same one.
HEADLINE, LEAD = 0.6, 0.5
# A shorter lead has too much in common by chance, and so has a shorter headline that is not the very same.
MIN_HEADLINE, MIN_LEAD = 12, 60

WORKED_ON = [S.DRAFT, S.RETURNED, S.SUBMITTED, S.IN_EDIT, S.APPROVED]


@dataclass(frozen=True)
class Subject:
    """What a story is called and begins with; `pk` is its own, once saved, `update_of` its live story's."""

    headline: str
    lead: str
    pk: int | None = None
    update_of: int | None = None

    @classmethod
    def of(cls, article: Article) -> "Subject":
        return cls(article.headline, article.lead, article.pk, article.update_of_id)


def find(subject: Subject, among: QuerySet[Article], at: datetime) -> list[Article]:
    """The stories of `among` that are most like it, the likest first. One query.

    They are of the last 90 days, public, scheduled or being worked on.
    """
    headline, lead = fold(subject.headline.strip()), fold(subject.lead.strip())
    if not headline and len(lead) < MIN_LEAD:
        return []
    alike = Q(by_headline__gte=HEADLINE if len(headline) >= MIN_HEADLINE else 1)
    if len(lead) >= MIN_LEAD:
        alike |= Q(by_lead__gte=LEAD)
    # An update is called what its story is called.
    others = among.filter(update_of=None).exclude(pk__in=[pk for pk in (subject.pk, subject.update_of) if pk])
    return list(
        Article.objects.filter(pk__in=_recent(others, at))
        .annotate(by_headline=_likeness("headline", headline), by_lead=_likeness("lead", lead))
        .filter(alike)
        .select_related("owner", "category__parent")
        .defer("body")
        .order_by(Greatest("by_headline", "by_lead").desc(), "-pk")[:SHOWN]
    )


def _recent(stories: QuerySet[Article], at: datetime) -> QuerySet:
    since = at - REMEMBERED
    out = stories.filter(status=S.PUBLISHED, publish_at__gt=since).newest_first()
    worked_on = stories.filter(status__in=WORKED_ON, updated_at__gt=since).order_by("-updated_at")
    return out.values("pk")[:COMPARED].union(worked_on.values("pk")[:COMPARED], all=True)


def _likeness(field: str, folded: str):
    if not folded:
        return Cast(Value(0.0), FloatField())
    return TrigramSimilarity(Lower(Unaccent(F(field))), folded)
