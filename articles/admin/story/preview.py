"""A story as readers would see it, for staff, before readers can."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article
from articles.views.article import ArticlePage
from newsroom import clock


def preview(request: HttpRequest, article: Article | None) -> HttpResponse:
    """The readers' page of a story that the person may see."""
    if article is None:
        raise Http404
    if article.category is None:
        return render(request, "admin/articles/article/no_preview.html", {"article": article}, status=409)
    return for_staff(ArticlePage().page(request, article, clock.now()))


def for_staff(response: HttpResponse) -> HttpResponse:
    """A readers' page that is not for readers yet: never kept, never indexed, and as strict as theirs."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    # As strict as for readers: what the preview shows is what the page will be.
    response._csp_replace = {}
    return response
