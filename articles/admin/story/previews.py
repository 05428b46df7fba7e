"""A story as three screens show it, and as search engines and social networks will."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from csp.constants import SELF
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.story.preview import preview
from articles.models import Article

# Width in pixels -> what has such a screen.
SCREENS = {390: gettext_lazy("Phone"), 768: gettext_lazy("Tablet"), 1280: gettext_lazy("Computer")}
# What a search engine shows of a title, in characters.
TITLE = 60


@dataclass(frozen=True)
class Head:
    """What the page's own head says to machines."""

    title: str
    description: str
    address: str
    social_title: str
    social_description: str
    picture: str

    @classmethod
    def of(cls, page: str) -> "Head":
        reader = _HeadReader(page[: page.find("</head>")])
        said = reader.said.get
        return cls(
            title=reader.title,
            description=said("description", ""),
            address=said("canonical", ""),
            social_title=said("og:title", ""),
            social_description=said("og:description", ""),
            picture=said("og:image", ""),
        )


class _HeadReader(HTMLParser):
    """`title`, and in `said` what the metas and the links say, by name."""

    def __init__(self, head: str):
        super().__init__(convert_charrefs=True)
        self.title, self.said, self._is_in_title = "", {}, False
        self.feed(head)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self._is_in_title = tag == "title"
        if tag == "meta":
            self.said[found.get("name") or found.get("property")] = found.get("content") or ""
        elif tag == "link":
            self.said[found.get("rel")] = found.get("href") or ""

    def handle_endtag(self, tag):
        self._is_in_title = False

    def handle_data(self, data):
        if self._is_in_title:
            self.title += data


class StoryPreviews:
    """For the ModelAdmin of stories."""

    def get_urls(self):
        pages = [("preview", self.preview_view), ("previews", self.previews_view)]
        return [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"articles_article_{name}")
            for name, view in pages
        ] + super().get_urls()

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The readers' page; our own previews may frame it."""
        response = preview(request, self._to_preview(request, pk))
        response._csp_replace = {"frame-ancestors": [SELF]}
        return response

    def _to_preview(self, request: HttpRequest, pk: int) -> Article:
        story = self.get_object(request, str(pk))
        if story is None or not self.has_view_permission(request, story):
            raise Http404
        return story

    def previews_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        story = self._to_preview(request, pk)
        page = preview(request, story)
        if page.status_code != 200:
            return page
        head = Head.of(page.content.decode())
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "original": story,
            "title": _("Previews: %(story)s") % {"story": story},
            "screens": SCREENS,
            "head": head,
            # The address names the site, and this page may be open at another name of it.
            "picture": head.picture and urlsplit(head.picture)._replace(scheme="", netloc="").geturl(),
            "title_limit": TITLE,
        }
        return TemplateResponse(request, "admin/articles/article/previews.html", context)
