"""The demo's stories as ninjs files of today: dates moved, pictures drawn beside them."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from newsroom.demo.landscapes import portrait as portraits
from newsroom.demo.landscapes import scenes

FOLDER = Path(__file__).parent
CREDIT = "Minh họa: Hải Sa"

# The stories are written as if this were now; they move by whole days, so that a morning stays a morning.
WRITTEN_FOR = datetime.fromisoformat("2026-01-10T08:00:00+07:00")
PICTURE_SIZE = (1600, 1067)
_DATES = ("firstCreated", "versionCreated", "contentCreated")


def prepare(folder: Path) -> Iterator[Path]:
    """Write each story and the pictures it names into `folder`, oldest first, and give its path."""
    folder.mkdir(parents=True, exist_ok=True)
    items = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / "stories").glob("*.json"))
    ]
    for item in sorted(items, key=lambda item: item["firstCreated"]):
        for name in _DATES:
            item[name] = (datetime.fromisoformat(item[name]) + moved_by()).isoformat()
        for picture in item["associations"]:
            for rendition in picture.get("renditions", []):
                _draw(folder / rendition["href"])
        path = folder / f"{item['uri'].rpartition(':')[2]}.ninjs.json"
        path.write_text(json.dumps(item, ensure_ascii=False), encoding="utf-8")
        yield path


def moved_by() -> timedelta:
    """How far the stories are from the days that they were written for."""
    return timedelta(days=(timezone.now() - WRITTEN_FOR).days)


def portrait(number: int) -> ContentFile:
    """The drawn portrait of an author, as a file to upload."""
    return ContentFile(_jpeg(portraits.portrait(number)), name="portrait.jpg")


def _draw(path: Path) -> None:
    if not path.exists():
        path.write_bytes(_jpeg(scenes.draw(path.stem, PICTURE_SIZE)))


def _jpeg(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=88)
    return buffer.getvalue()
