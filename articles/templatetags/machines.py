"""What pages tell machines: addresses of feeds, social cards, structured data, and the text of feeds."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles import kind_data, pictures, structured_data
from articles.body import Part
from articles.models import Article, Infographic, Picture
from articles.structured_data import Site
from articles.syndication import feed_address
from newsroom import html
from newsroom.origin import absolute, origin

register = template.Library()

SOCIAL_WIDTH = 1200
FEED_WIDTH = 960
DRAWING_WIDTH = 1600
LOCALES = {"vi": "vi_VN", "en": "en_US"}


@register.filter
def feed(page: str, ending: str) -> str:
    """The address of the feed of this page of ours, such as `/kinh-te/`."""
    return feed_address(page, ending)


@register.simple_tag
def locale() -> str:
    """The language of the page as social networks write it."""
    return LOCALES[get_language()]


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, number: int = 1) -> str:
    """The one absolute address of this page of a list."""
    here = absolute(context["request"], context["request"].path)
    return f"{here}?page={number}" if number > 1 else here


@register.simple_tag(takes_context=True)
def page_picture(context: template.Context) -> Picture | None:
    """What stands for a list: the picture of its topic or author, or else the first one on the page."""
    subject = context.get("topic") or context.get("author")
    if subject and subject.picture:
        return subject.picture
    cards = context.get("cards") or context.get("first_screen") or []
    return next((card.picture for card in cards if card.picture), None)


@register.filter
def moment(at: datetime) -> str:
    return structured_data.moment(at)


@register.simple_tag(takes_context=True)
def social_picture(context: template.Context, picture: Picture) -> dict[str, str | int]:
    """Address and size of what shows where somebody shares the page."""
    width, height = pictures.size(picture, "social", SOCIAL_WIDTH)
    address = pictures.url(picture, "social", SOCIAL_WIDTH)
    return {"address": absolute(context["request"], address), "width": width, "height": height}


def _site(context: template.Context) -> Site:
    return Site(context["publication"], origin(context["request"]), static("img/icon-180.png"))


def _story(context: template.Context) -> list[dict[str, Any]]:
    article: Article = context["article"]
    opening: Part | None = context["body"].opening
    category = article.category
    trail = [category.parent, category] if category.parent else [category]
    site = _site(context)
    picture = opening.picture if opening else None
    more = _of_kind(context, site, article, picture)
    more |= structured_data.corrections(site, article, context.get("corrections") or [])
    story = structured_data.news_article(site, article, picture, **more)
    return [story, structured_data.breadcrumbs(site, trail)]


def _of_kind(
    context: template.Context, site: Site, article: Article, picture: Picture | None
) -> dict[str, Any]:
    match article.kind:
        case Article.Kind.VIDEO | Article.Kind.AUDIO:
            return kind_data.recording(site, article, picture)
        case Article.Kind.LIVE:
            return kind_data.live_report(site, article, context["report"])
    return {}


def _front(context: template.Context) -> list[dict[str, Any]]:
    site = _site(context)
    return [structured_data.website(site), structured_data.imprint(site)]


def _list(context: template.Context) -> list[dict[str, Any]]:
    site, page = _site(context), context["page"]
    address = page_address(context, page.number)
    title, description = context["title"], context.get("description", "")
    listed = structured_data.collection_page(
        site, address, title, description, context["cards"], page.start_index()
    )
    category = context.get("category")
    if category and category.parent:
        return [listed, structured_data.breadcrumbs(site, [category.parent])]
    return [listed]


def _author(context: template.Context) -> list[dict[str, Any]]:
    return [structured_data.profile_page(_site(context), context["author"])]


PAGES: dict[str, Callable[[template.Context], list[dict[str, Any]]]] = {
    "story": _story,
    "front": _front,
    "list": _list,
    "author": _author,
}


@register.simple_tag(takes_context=True)
def page_data(context: template.Context, page: str) -> SafeString:
    """The structured data of a page, out of what its view gave the template; `page` is a key of PAGES."""
    return html.data_blocks(PAGES[page](context))


@register.filter
def absolute_html(part: SafeString, origin: str) -> SafeString:
    """A piece of a story's text with the addresses of our own pages made absolute."""
    return html.absolute(part, f"{origin}/")


@register.inclusion_tag("articles/_feed_figure.html")
def feed_figure(part: Part, origin: str) -> dict[str, Any]:
    """A picture of a story's text as feeds show it, whose readers know one size and JPEG."""
    return _feed_figure(part, origin, "full", FEED_WIDTH)


@register.inclusion_tag("articles/_feed_figure.html")
def feed_drawing(drawing: Infographic, origin: str) -> dict[str, Any]:
    """An infographic in a feed: wider, so that its words can be read."""
    return _feed_figure(Part.figure(drawing.picture), origin, "drawing", DRAWING_WIDTH)


def _feed_figure(part: Part, origin: str, preset: str, width: int) -> dict[str, Any]:
    width, height = pictures.size(part.picture, preset, width)
    address = origin + pictures.url(part.picture, preset, width)
    return {"part": part, "src": address, "width": width, "height": height}
