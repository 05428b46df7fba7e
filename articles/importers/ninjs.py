"""Reads IPTC ninjs, the news industry's JSON: versions 1.x (flat keys) to 3.x (lists with roles).

Standard: IPTC ninjs 3.1, https://www.iptc.org/std/ninjs/
"""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.importers.story import Story, StoryPicture, Unreadable
from newsroom.text import storable

MAX_BYTES = 5 * 1024 * 1024
KINDS = {"picture-story": "picture_story", "long-read": "long_read"}
AI_SOURCES = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia")

Item = dict[str, Any]


def read(path: Path) -> Story:
    """The story in this file. Raises Unreadable with a sentence that says what is wrong with it."""
    item = _load(path)
    if item.get("type", "text") != "text":
        raise Unreadable(
            _("This is a %(type)s item: only text items become stories.") % {"type": _text(item, "type")}
        )
    uri, headline = _text(item, "uri"), _role(item, "headlines", "headline", "main")
    if not uri:
        raise Unreadable(_("The item has no “uri”, so it could not be found again."))
    if not headline:
        raise Unreadable(_("The item has no headline."))
    associations = _associations(item)
    pictures = tuple(_pictures(associations, path.parent))
    return Story(
        uri=uri,
        headline=headline,
        short_headline=_role(item, "headlines", None, "short"),
        lead=_role(item, "descriptions", "description_text", "lead", "summary", "abstract", "text"),
        body=_body(item),
        kind=next((KINDS[name] for name in _names(item, "genres", "genre") if name in KINDS), ""),
        bylines=_bylines(item),
        **_subjects(item),
        pub_status=_text(item, "pubStatus", "pubstatus") or "usable",
        publish_at=_time(
            item, "firstCreated", "firstcreated", "contentCreated", "versionCreated", "versioncreated"
        ),
        unpublish_at=_time(item, "expires"),
        embargo_until=_time(item, "embargoedUntil", "embargoed"),
        source=next(iter(_names(item, "infoSources", "infosources")), ""),
        ai_use="generated" if _is_ai_made(item) else "",
        cover=_cover(associations, pictures),
        pictures=pictures,
        related=tuple(_related(associations)),
    )


def _load(path: Path) -> Item:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(_("The file is larger than 5 MB."))
        item = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Unreadable(_("The file cannot be read: %(error)s.") % {"error": error.strerror}) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("The file is not valid JSON.")) from error
    if not isinstance(item, dict):
        raise Unreadable(_("The file does not hold one ninjs item."))
    return item


def _text(item: Item, *keys: str) -> str:
    """The first of these keys that holds a text; JSON can spell characters that no database takes."""
    texts = (storable(item[key]) for key in keys if isinstance(item.get(key), str))
    return next((text for text in texts if text.strip()), "")


def _rows(item: Item, *keys: str) -> list[Item]:
    """The objects of a list, or of an object whose values are objects (1.x)."""
    for key in keys:
        value = item.get(key)
        rows = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
        if rows:
            return [row for row in rows if isinstance(row, dict)]
    return []


def _role(item: Item, key: str, flat_key: str | None, *roles: str) -> str:
    """The value of the first role there is; the flat key of 1.x; for the main text, a row without a role."""
    rows = _rows(item, key)
    for role in roles:
        for row in rows:
            if row.get("role") == role and _text(row, "value"):
                return _text(row, "value")
    if flat_key is None:
        return ""
    return _text(item, flat_key) or next((_text(row, "value") for row in rows if "role" not in row), "")


def _names(item: Item, *keys: str) -> list[str]:
    return [_text(row, "name", "literal", "code") for row in _rows(item, *keys)]


def _body(item: Item) -> str:
    """HTML if there is any, the main one first; else the plain text in paragraphs."""
    rows = sorted(_rows(item, "bodies"), key=lambda row: row.get("role") != "main")
    for row in rows:
        if "html" in str(row.get("contentType", "")) and _text(row, "value"):
            return _text(row, "value")
    if html := _text(item, "body_html", "body_xhtml"):
        return html
    plain = next((_text(row, "value") for row in rows if "xml" not in str(row.get("contentType"))), "")
    lines = (plain or _text(item, "body_text")).split("\n")
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())


def _bylines(item: Item) -> tuple[str, ...]:
    by = _text(item, "by", "byline")
    for separator in (";", "/", " - ", " – "):
        by = by.replace(separator, ",")
    return tuple(name.strip() for name in by.split(",") if name.strip())


def _subjects(item: Item) -> dict[str, Any]:
    """Sorted by what they are for: `classifies` names a category, `topic` a running topic, `keyword` a tag.

    What says nothing of the kind is a category if there is one of that name, else a tag.
    """
    found: dict[str, list[str]] = {"classifies": [], "topic": [], "keyword": [], "": []}
    for row in _rows(item, "subjects", "subject"):
        rel, name = _text(row, "rel"), _text(row, "name")
        if name:
            found[rel if rel in found else ""].append(name)
    return {
        "categories": tuple(found["classifies"]),
        "topic": next(iter(found["topic"]), ""),
        "tags": tuple(found["keyword"]),
        "subjects": tuple(found[""]),
    }


def _time(item: Item, *keys: str) -> datetime | None:
    value = _text(item, *keys)
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
        # Year 1 or 9999 in another zone is no time that the database can hold.
        if not 1900 <= moment.year <= 2200:
            raise ValueError
    except ValueError as error:
        raise Unreadable(_("“%(value)s” is not a date and time.") % {"value": value[:40]}) from error
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _associations(item: Item) -> list[Item]:
    value = item.get("associations")
    if isinstance(value, dict):
        return [{"name": name} | row for name, row in value.items() if isinstance(row, dict)]
    return _rows(item, "associations")


def _pictures(associations: Iterable[Item], folder: Path) -> Iterable[StoryPicture]:
    for row in associations:
        if row.get("type") == "picture":
            href = _original(row)
            yield StoryPicture(
                name=_text(row, "name"),
                uri=_text(row, "uri") or href,
                href=href,
                path=_beside(folder, href),
                alt=_role(row, "descriptions", None, "alttext", "altText", "alt"),
                caption=_role(row, "descriptions", "description_text", "caption", "text"),
                credit=_text(row, "by", "byline"),
                rights=_text(row, "copyrightNotice", "copyrightnotice", "copyrightHolder", "copyrightholder"),
                is_ai_made=_is_ai_made(row),
            )


def _original(row: Item) -> str:
    """The address of the largest rendition."""
    renditions = [rendition for rendition in _rows(row, "renditions") if _text(rendition, "href")]

    def size(rendition: Item) -> tuple[bool, int]:
        width = rendition.get("width")
        return rendition.get("name") == "original", width if isinstance(width, int) else 0

    return _text(max(renditions, key=size), "href") if renditions else ""


def _beside(folder: Path, href: str) -> Path | None:
    """The file a relative address names, if it lies in the item's own folder or below."""
    try:
        path = (folder / href).resolve()
        is_ours = bool(href) and path.is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):
        return None
    return path if is_ours else None


def _cover(associations: list[Item], pictures: tuple[StoryPicture, ...]) -> str:
    """The uri of the main picture: the one that says so, else the first."""
    main = [
        _text(row, "uri") for row in associations if row.get("type") == "picture" and row.get("rel") == "main"
    ]
    return next(iter(main), pictures[0].uri if pictures else "")


def _related(associations: Iterable[Item]) -> Iterable[str]:
    for row in associations:
        if row.get("type") == "text" and _text(row, "uri"):
            yield _text(row, "uri")


def _is_ai_made(item: Item) -> bool:
    return str(item.get("digitalSourceType", "")).rpartition("/")[2] in AI_SOURCES
