"""A story as readers would see it, for staff, before readers can."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article
from articles.views.article import ArticlePage
from newsroom import clock
from newsroom.desk.pages import for_staff


def preview(request: HttpRequest, article: Article) -> HttpResponse:
    """The readers' page of a story that the person may see."""
    if article.category is None:
        return render(request, "admin/articles/article/no_preview.html", {"article": article}, status=409)
    return for_staff(ArticlePage().page(request, article, clock.now()))
