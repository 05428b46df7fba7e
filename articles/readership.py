"""What readers read most: counted without cookies, told to everyone.

Today's reads come first; where too few stories were read today, those of the last days fill up.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, F, Q, QuerySet, Sum

from articles.models import Article, ReadCount
from newsroom import clock

TODAY = timedelta(hours=24)
LAST_DAYS = timedelta(days=7)

# How many are looked at, so that some may have been withdrawn since they were read.
CANDIDATES = 30


def most_read(size: int, at: datetime | None = None) -> QuerySet[Article]:
    """The `size` public stories read most, as cards. One query."""
    at = at or clock.now()
    today = Q(hour__gt=at - TODAY)
    last_days = Q(hour__gt=at - LAST_DAYS)
    # A paper with enough readers today never adds up the rest of the week.
    enough = ReadCount.objects.filter(today).order_by().values("article").distinct()
    found = _top(today).union(_top(last_days & ~Exists(enough[CANDIDATES - 1 : CANDIDATES])))
    return (
        Article.objects.published(at)
        .for_cards()
        .filter(pk__in=found, read_counts__hour__gt=at - LAST_DAYS)
        .annotate(
            read_today=Sum("read_counts__hits", filter=Q(read_counts__hour__gt=at - TODAY)),
            read_lately=Sum("read_counts__hits"),
        )
        .order_by(F("read_today").desc(nulls_last=True), "-read_lately", "-publish_at", "-pk")[:size]
    )


def _top(hours: Q) -> QuerySet:
    """The ids of the stories read most in these hours."""
    counted = ReadCount.objects.filter(hours).values("article_id").annotate(total=Sum("hits"))
    return counted.order_by("-total", "-article_id").values("article_id")[:CANDIDATES]
