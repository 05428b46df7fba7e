"""Readers' addresses. The catch-all for categories stands last."""

from django.conf import settings
from django.urls import path, re_path

from articles.pictures import PATTERN
from articles.views.article import ArticlePage
from articles.views.front import FrontPage
from articles.views.lists import AuthorPage, CategoryPage, LatestPage, TagPage, TopicPage
from articles.views.pictures import rendition

app_name = "articles"

urlpatterns = [
    re_path(f"^{settings.MEDIA_URL.lstrip('/')}{PATTERN}$", rendition, name="rendition"),
    path("", FrontPage.as_view(), name="front"),
    path("tin-moi/", LatestPage.as_view(), name="latest"),
    path("tu-khoa/<slug:slug>/", TagPage.as_view(), name="tag"),
    path("dong-su-kien/<slug:slug>/", TopicPage.as_view(), name="topic"),
    path("tac-gia/<slug:slug>/", AuthorPage.as_view(), name="author"),
    path("<slug:slug>-<int:pk>.html", ArticlePage.as_view(), name="detail"),
    re_path(r"^(?P<path>[a-z0-9-]+(?:/[a-z0-9-]+)?)/$", CategoryPage.as_view(), name="category"),
]
