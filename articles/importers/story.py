"""What every importer reads a file into, whatever the format: plain data, nothing looked up yet."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError


class Unreadable(ValidationError):
    """A file that cannot be imported; the message says why to the person who ran the import."""


@dataclass(frozen=True)
class StoryPicture:
    """A picture that goes with a story. `path` is a file on this machine, or None when it is out of reach."""

    name: str
    uri: str
    href: str
    path: Path | None
    alt: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""
    is_ai_made: bool = False


@dataclass(frozen=True)
class Story:
    """One text item. Times are aware; `body` is raw HTML whose `<img>` name pictures by name or address."""

    uri: str
    headline: str
    short_headline: str = ""
    lead: str = ""
    body: str = ""
    kind: str = ""
    bylines: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    topic: str = ""
    tags: tuple[str, ...] = ()
    pub_status: str = "usable"
    publish_at: datetime | None = None
    unpublish_at: datetime | None = None
    embargo_until: datetime | None = None
    source: str = ""
    ai_use: str = ""
    cover: str = ""
    pictures: tuple[StoryPicture, ...] = ()
    related: tuple[str, ...] = ()
