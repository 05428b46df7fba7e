"""A story as readers would see it, for staff, before readers can."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Article
from articles.views.article import ArticlePage


def preview(request: HttpRequest, article: Article | None) -> HttpResponse:
    """The readers' page of a story that the person may see; never kept, never indexed."""
    if article is None:
        raise Http404
    if article.category is None:
        return render(request, "admin/articles/article/no_preview.html", {"article": article}, status=409)
    response = ArticlePage().page(request, article, timezone.now())
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    # As strict as for readers: what the preview shows is what the page will be.
    response._csp_replace = {}
    return response
