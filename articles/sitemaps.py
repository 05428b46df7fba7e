"""What search engines fetch: sitemaps by month, the news of two days, and robots.txt."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef, QuerySet
from django.db.models.functions import Greatest, TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles.models import Article, Author, Category, Topic
from articles.structured_data import moment
from newsroom import clock
from newsroom.models import Page, Publication
from newsroom.origin import origin
from newsroom.xml import element

XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

# What the protocol allows in one file.
LARGEST = 50_000
NEWS_LARGEST = 1_000
NEWS_AGE = timedelta(hours=48)

# `Article.modified_at` says the same of one row.
MODIFIED_AT = Greatest("updated_at", "publish_at", "embargo_until")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every month that has stories, cut into files of LARGEST, and the pages that are no stories."""
    here = origin(request)
    months = (
        Article.objects.published()
        .annotate(month=TruncMonth("publish_at"))
        .values("month")
        .annotate(stories=Count("pk"), modified_at=Max(MODIFIED_AT))
        .order_by("-month")
    )
    entries = [_entry("sitemap", here + reverse("articles:sitemap-pages"))]
    changes = []
    for row in months:
        changes.append(row["modified_at"])
        for number in range(1, -(-row["stories"] // LARGEST) + 1):
            address = here + _month_address(row["month"], number)
            entries.append(_entry("sitemap", address, row["modified_at"]))
    return _xml("sitemapindex", entries, changes)


@require_safe
def month(request: HttpRequest, year: str, month: str, number: str = "1") -> HttpResponse:
    """The stories of one month, oldest first, so that a full file stays as it is; 404 for one without any."""
    here, end = origin(request), LARGEST * int(number)
    stories = (
        _within(int(year), int(month))
        .order_by("publish_at", "pk")
        .only("slug", "publish_at", "updated_at", "embargo_until")[end - LARGEST : end]
    )
    rows = [(here + story.get_absolute_url(), story.modified_at) for story in stories]
    if not rows:
        raise Http404
    entries = [_entry("url", address, modified) for address, modified in rows]
    return _xml("urlset", entries, [modified for _address, modified in rows])


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """All but the stories. A topic without a public story is not public either."""
    told = Article.objects.published().filter(topic=OuterRef("pk"))
    addresses = [reverse(f"articles:{page}") for page in ("front", "latest", "corrections")]
    for subjects in (
        Category.objects.for_tree(),
        Topic.objects.filter(Exists(told)).order_by("-pk"),
        Author.objects.with_page().order_by("pk"),
        Page.objects.published(),
    ):
        addresses += [subject.get_absolute_url() for subject in subjects]
    here = origin(request)
    return _xml("urlset", [_entry("url", here + address) for address in addresses[:LARGEST]])


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The stories of the last 48 hours, newest first; none is as good an answer."""
    now = clock.now()
    here, paper = origin(request), Publication.current()
    stories = list(
        Article.objects.published(now)
        .filter(publish_at__gte=now - NEWS_AGE)
        .newest_first()
        .only("slug", "headline", "publish_at", "updated_at", "embargo_until")[:NEWS_LARGEST]
    )
    entries = [_news_entry(here + story.get_absolute_url(), story, paper) for story in stories]
    return _xml(f'urlset xmlns:news="{NEWS}"', entries)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything that readers see may be read; results of a search are no pages of their own."""
    context = {"origin": origin(request)}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


def _within(year: int, month: int) -> QuerySet[Article]:
    """The public stories of a month of our time zone; 404 for what is no month."""
    try:
        start = datetime(year, month, 1, tzinfo=timezone.get_current_timezone())
        end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=start.tzinfo)
    except ValueError as error:
        raise Http404 from error
    return Article.objects.published().filter(publish_at__gte=start, publish_at__lt=end)


def _month_address(month: datetime, number: int) -> str:
    month = timezone.localtime(month)
    parts = {"year": month.year, "month": f"{month:%m}"}
    return reverse("articles:sitemap-month", kwargs=parts | ({"number": number} if number > 1 else {}))


def _entry(name: str, address: str, modified_at: datetime | None = None) -> str:
    last = element("lastmod", moment(modified_at)) if modified_at else ""
    return f"<{name}>{element('loc', address)}{last}</{name}>"


def _news_entry(address: str, story: Article, paper: Publication) -> str:
    publication = element("news:name", paper.name) + element("news:language", settings.LANGUAGE_CODE)
    about = (
        f"<news:publication>{publication}</news:publication>"
        + element("news:publication_date", moment(story.publish_at))
        + element("news:title", story.headline)
    )
    return f"<url>{element('loc', address)}<news:news>{about}</news:news></url>"


def _xml(root: str, entries: Iterable[str], changes: Collection[datetime] = ()) -> HttpResponse:
    """An answer of these entries; `changes` are the times at which the stories in it changed."""
    opening = f'<{root} xmlns="{XMLNS}">'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', opening, *entries, f"</{root.split()[0]}>", ""]
    response = HttpResponse("\n".join(lines), content_type="application/xml; charset=utf-8")
    if changes:
        response["Last-Modified"] = http_date(Article.objects.last_change(changes).timestamp())
    return response
