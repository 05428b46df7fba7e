"""What is new in a live report, for a page that is open."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles import live
from articles.models import Article
from newsroom import clock

# The first stamp there is.
EVERYTHING = "1"


@require_safe
def news(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The entries newer than the stamp `sau` (or all) as a piece of HTML, the same for everyone."""
    now = clock.now()
    since = request.GET.get("sau", EVERYTHING)
    if not live.NUMBER.fullmatch(since):
        raise Http404
    reports = Article.objects.published(now).filter(kind=Article.Kind.LIVE)
    article = get_object_or_404(reports.only("slug", "kind", "live_until"), pk=pk)
    entries = live.news(article, now, int(since))
    newest = live.stamp(entries[0].row.at) if entries else since
    context = {"article": article, "entries": entries, "newest": newest}
    response = render(request, "articles/_live_news.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
