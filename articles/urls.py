"""Readers' addresses. The catch-all for categories stands last."""

from django.conf import settings
from django.urls import path, re_path

from articles import feeds, recordings, sitemaps
from articles.pictures import PATTERN
from articles.views.article import ArticlePage
from articles.views.corrections import CorrectionsPage
from articles.views.error_reports import ErrorReportPage, ThanksPage
from articles.views.front import FrontPage
from articles.views.lists import AuthorPage, CategoryPage, LatestPage, TagPage, TopicPage
from articles.views.live import news
from articles.views.pictures import rendition
from articles.views.preview_links import PreviewLinkPage
from articles.views.reads import read
from articles.views.recordings import recording
from articles.views.search import SearchPage

app_name = "articles"

CATEGORY = "(?P<path>[a-z0-9-]+(?:/[a-z0-9-]+)?)"
SLUG = "(?P<slug>[a-z0-9-]+)"
# In what format a feed is asked for.
ENDING = r"\.(?P<ending>rss|atom)$"

urlpatterns = [
    re_path(f"^{settings.MEDIA_URL.lstrip('/')}{PATTERN}$", rendition, name="rendition"),
    re_path(f"^{settings.MEDIA_URL.lstrip('/')}{recordings.PATTERN}$", recording, name="recording"),
    path("", FrontPage.as_view(), name="front"),
    path("tin-moi/", LatestPage.as_view(), name="latest"),
    path("tim-kiem/", SearchPage.as_view(), name="search"),
    path("cai-chinh/", CorrectionsPage.as_view(), name="corrections"),
    path("tu-khoa/<slug:slug>/", TagPage.as_view(), name="tag"),
    path("dong-su-kien/<slug:slug>/", TopicPage.as_view(), name="topic"),
    path("tac-gia/<slug:slug>/", AuthorPage.as_view(), name="author"),
    path("xem-truoc/<str:token>/", PreviewLinkPage.as_view(), name="preview-link"),
    path("dem/", read, name="read"),
    path("rss/", feeds.FeedsPage.as_view(), name="feeds"),
    re_path(rf"^rss/home{ENDING}", feeds.SiteFeed.as_view(), name="site-feed"),
    re_path(rf"^rss/cai-chinh{ENDING}", feeds.CorrectionsFeed.as_view(), name="corrections-feed"),
    re_path(rf"^rss/tu-khoa/{SLUG}{ENDING}", feeds.TagFeed.as_view(), name="tag-feed"),
    re_path(rf"^rss/dong-su-kien/{SLUG}{ENDING}", feeds.TopicFeed.as_view(), name="topic-feed"),
    re_path(rf"^rss/tac-gia/{SLUG}{ENDING}", feeds.AuthorFeed.as_view(), name="author-feed"),
    re_path(rf"^rss/{CATEGORY}{ENDING}", feeds.CategoryFeed.as_view(), name="category-feed"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    re_path(
        r"^sitemap-(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<number>[2-9]|[1-9][0-9]{1,3}))?\.xml$",
        sitemaps.month,
        name="sitemap-month",
    ),
    path("<slug:slug>-<int:pk>.html", ArticlePage.as_view(), name="detail"),
    path("<slug:slug>-<int:pk>/truc-tiep/", news, name="live-news"),
    path("<slug:slug>-<int:pk>/bao-loi/", ErrorReportPage.as_view(), name="error-report"),
    path("<slug:slug>-<int:pk>/bao-loi/cam-on/", ThanksPage.as_view(), name="error-report-thanks"),
    re_path(rf"^{CATEGORY}/$", CategoryPage.as_view(), name="category"),
]
