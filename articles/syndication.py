"""How a feed is written: RSS 2.0 and Atom, each with all that is known of a story."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models.fields.files import FieldFile
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape, linebreaks
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles import pictures
from articles.body import Body
from articles.models import Article, Correction, Picture
from newsroom import xml

PICTURE_WIDTH = 1200
MEDIA = "http://search.yahoo.com/mrss/"


def feed_address(page: str, ending: str) -> str:
    """The feed of a page of ours: `/kinh-te/` has `/rss/kinh-te.rss`, the front page `/rss/home.rss`."""
    return f"/rss/{page.strip('/') or 'home'}.{ending}"


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself; addresses are absolute."""

    title: str
    description: str
    link: str
    address: str
    language: str
    publication: str
    copyright: str
    origin: str


class _Feed(SyndicationFeed):
    """What both formats add to Django's, which see `add_item`."""

    def latest_post_date(self) -> datetime:
        """An empty feed is as old as the day, so that it stays the same for readers who ask again."""
        if self.items:
            return super().latest_post_date()
        return datetime.combine(timezone.localdate(), time(), timezone.get_current_timezone())

    def add_media(self, handler: Any, item: dict[str, Any]) -> None:
        picture: Picture | None = item["picture"]
        if picture is None:
            return
        width, height = pictures.size(picture, "social", PICTURE_WIDTH)
        attributes = {"url": item["picture_address"], "medium": "image", "type": "image/jpeg"}
        handler.startElement("media:content", attributes | {"width": str(width), "height": str(height)})
        for name, text in (
            ("media:description", picture.caption or picture.alt),
            ("media:credit", picture.credit),
        ):
            if text:
                handler.addQuickElement(name, xml.plain(text))
        handler.endElement("media:content")


class Rss(_Feed, Rss201rev2Feed):
    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": MEDIA,
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, _page in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])
        self.add_media(handler, item)


class Atom(_Feed, Atom1Feed):
    content_type = "application/atom+xml; charset=utf-8"

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:media": MEDIA}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, page in item["creators"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if page:
                handler.addQuickElement("uri", page)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})
        self.add_media(handler, item)


FORMATS: dict[str, type[Rss] | type[Atom]] = {"rss": Rss, "atom": Atom}


def write(ending: str, channel: Channel, stories: Collection[Article]) -> str:
    """Return the feed in the format of `ending` (see FORMATS). One query, for the pictures of all texts."""
    bodies = Body.of_all(stories)
    return _write(ending, channel, (_item(*pair, channel) for pair in zip(stories, bodies, strict=True)))


def write_corrections(ending: str, channel: Channel, notes: Iterable[Correction]) -> str:
    """As `write`, of what the paper has corrected; the headline of a story that is gone is not told."""
    return _write(ending, channel, (_correction(note, channel) for note in notes))


def _write(ending: str, channel: Channel, items: Iterable[dict[str, Any]]) -> str:
    feed = FORMATS[ending](
        title=xml.plain(channel.title),
        link=channel.link,
        description=xml.plain(channel.description),
        language=channel.language,
        author_name=xml.plain(channel.publication),
        feed_url=channel.address,
        feed_guid=channel.address,
        feed_copyright=xml.plain(channel.copyright) or None,
    )
    for item in items:
        feed.add_item(**item)
    return feed.writeString("utf-8")


def _item(story: Article, body: Body, channel: Channel) -> dict[str, Any]:
    """What `add_item` takes. The lead is plain text, and what stands in a feed is read as HTML."""
    address = channel.origin + story.get_absolute_url()
    picture = body.opening.picture if body.opening else None
    shown = channel.origin + pictures.url(picture, "social", PICTURE_WIDTH) if picture else ""
    return {
        "title": xml.plain(story.headline),
        "link": address,
        "description": escape(xml.plain(story.lead)),
        "pubdate": timezone.localtime(story.publish_at).replace(microsecond=0),
        "updateddate": timezone.localtime(story.modified_at).replace(microsecond=0),
        "unique_id": _guid(story.created_at, str(story.pk), channel.origin),
        "unique_id_is_permalink": False,
        "categories": _categories(story),
        "comments": f"{address}#binh-luan" if story.comments_mode != Article.CommentsMode.HIDDEN else None,
        "creators": _creators(story, channel),
        "content": xml.plain(_content(story, body, channel.origin)),
        "picture": picture,
        "picture_address": shown,
        "enclosures": list(_enclosures(story, shown, channel.origin)),
    }


def _correction(note: Correction, channel: Channel) -> dict[str, Any]:
    """A note never changes, so it carries no other time than its own."""
    story = note.article
    is_there = story.is_published
    about = story.headline if is_there else gettext("A story that was taken down")
    published_at = timezone.localtime(note.published_at).replace(microsecond=0)
    return {
        "title": xml.plain(f"{capfirst(note.get_kind_display())}: {about}"),
        "link": channel.origin + note.get_absolute_url() if is_there else channel.link,
        "description": escape(xml.plain(note.note)),
        "pubdate": published_at,
        "updateddate": published_at,
        "unique_id": _guid(note.created_at, f"correction-{note.pk}", channel.origin),
        "unique_id_is_permalink": False,
        "categories": [xml.plain(story.category.name)],
        "creators": [(xml.plain(channel.publication), channel.origin + reverse("articles:front"))],
        "content": linebreaks(xml.plain(note.note), autoescape=True),
        "picture": None,
    }


def _guid(created_at: datetime, name: str, origin: str) -> str:
    """An address may change with its slug, this never does."""
    host = origin.partition("://")[2].partition(":")[0]
    return f"tag:{host},{timezone.localdate(created_at)}:{name}"


def _categories(story: Article) -> list[str]:
    sections = [story.category.parent, story.category] if story.category.parent else [story.category]
    topic = [story.topic] if story.topic else []
    return list(dict.fromkeys(xml.plain(subject.name) for subject in [*sections, *topic, *story.tags.all()]))


def _creators(story: Article, channel: Channel) -> list[tuple[str, str]]:
    """Names with their pages; the paper itself for a story without a name."""
    authors = dict.fromkeys(byline.author for byline in story.bylines.all())
    named = [
        (xml.plain(author.pen_name), channel.origin + author.get_absolute_url() if author.has_page else "")
        for author in authors
    ]
    return named or [(xml.plain(channel.publication), channel.origin + reverse("articles:front"))]


def _content(story: Article, body: Body, origin: str) -> str:
    return render_to_string("articles/feed_item.html", {"article": story, "body": body, "origin": origin})


def _enclosures(story: Article, picture: str, origin: str) -> Iterator[Enclosure]:
    """The one file that comes along: the recording if it is ours, or else the picture at this address.

    The length of a picture is only known once it is drawn, that of a lost file never; 0 says so.
    """
    recording = getattr(story, "recording", None)
    if recording and recording.file:
        address = origin + recording.file.url
        yield Enclosure(address, str(_length(recording.file)), recording.content_type)
    elif picture:
        yield Enclosure(picture, "0", "image/jpeg")


def _length(file: FieldFile) -> int:
    try:
        return file.size
    except OSError:
        return 0
