"""Feeds: the newest stories of the paper, a section, tag, topic or author, its corrections; their list."""

from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles.models import Article, Author, Topic
from articles.syndication import FORMATS, Channel, feed_address, write, write_corrections
from articles.views.corrections import CorrectionsPage
from articles.views.lists import AuthorPage, CategoryPage, LatestPage, TagPage, TopicPage
from articles.views.moved import new_address
from newsroom import clock
from newsroom.models import Publication
from newsroom.origin import origin

ITEMS = 30
# The page of all feeds names so many topics and authors; every other one has its feed on its own page.
LISTED = 100


class Feed:
    """Makes a feed of a list page: the same stories, in the format that the address ends in."""

    @property
    def subject(self) -> Any:
        """What the page is about; None for the whole paper."""
        return None

    @property
    def name(self) -> str:
        """What its page is called; empty for the whole paper."""
        return str(self.subject or "")

    @property
    def page(self) -> str:
        return self.subject.get_absolute_url() if self.subject else "/"

    def get(self, request: HttpRequest, ending: str, **kwargs: Any) -> HttpResponse:
        """The feed; where there is none any more, that of the page that has taken the place of its page."""
        try:
            return self.feed(ending)
        except Http404:
            page = new_address(f"{request.path.removeprefix('/rss').removesuffix(f'.{ending}')}/")
            if page is None:
                raise
            return HttpResponsePermanentRedirect(feed_address(page, ending))

    def feed(self, ending: str) -> HttpResponse:
        now = clock.now()
        stories = list(self.stories(Article.objects.published(now)).newest_first().for_page()[:ITEMS])
        if not stories and not self.may_be_empty:
            raise Http404
        response = HttpResponse(
            write(ending, self.channel(ending), stories), content_type=FORMATS[ending].content_type
        )
        if stories:
            changed_at = Article.objects.last_change([story.modified_at for story in stories])
            response["Last-Modified"] = http_date(changed_at.timestamp())
        return response

    def channel(self, ending: str) -> Channel:
        paper, here = Publication.current(), origin(self.request)
        name, about = self.name, _("New stories in %(name)s") % {"name": self.name or paper.name}
        return Channel(
            title=f"{name} - {paper.name}" if name else paper.name,
            description=self.description or about,
            link=here + self.page,
            address=here + feed_address(self.page, ending),
            language=settings.LANGUAGE_CODE,
            publication=paper.name,
            copyright=paper.copyright,
            origin=here,
        )

    @property
    def description(self) -> str:
        return getattr(self.subject, "description", "")


class SiteFeed(Feed, LatestPage):
    pass


class CategoryFeed(Feed, CategoryPage):
    @property
    def subject(self):
        return self.category

    def stories(self, published):
        if self.category is None:
            raise Http404
        return super().stories(published)


class TagFeed(Feed, TagPage):
    @property
    def subject(self):
        return self.tag


class TopicFeed(Feed, TopicPage):
    @property
    def subject(self):
        return self.topic


class AuthorFeed(Feed, AuthorPage):
    @property
    def subject(self):
        return self.author


class CorrectionsFeed(Feed, CorrectionsPage):
    """Changes with the notes, with the headlines that they name, and with every withdrawal."""

    @property
    def name(self):
        return str(self.title)

    @property
    def description(self):
        return str(CorrectionsPage.description)

    @property
    def page(self):
        return reverse("articles:corrections")

    def feed(self, ending):
        notes = list(self.notes()[:ITEMS])
        content = write_corrections(ending, self.channel(ending), notes)
        response = HttpResponse(content, content_type=FORMATS[ending].content_type)
        if notes:
            changes = [at for note in notes for at in (note.published_at, note.article.modified_at)]
            response["Last-Modified"] = http_date(Article.objects.last_change(changes).timestamp())
        return response


class FeedsPage(TemplateView):
    """All feeds, for readers who look for one."""

    template_name = "articles/feeds.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = Article.objects.published().filter(topic=OuterRef("pk"))
        return super().get_context_data(
            topics=Topic.objects.filter(Exists(told))[:LISTED],
            authors=Author.objects.with_page()[:LISTED],
            **kwargs,
        )
