"""`make_*` functions: each makes one saved object and what it needs, from defaults a test may replace."""

from io import BytesIO
from typing import Any

from PIL import Image

from articles import pictures
from articles.models import Picture


def image_file(width: int = 600, height: int = 400, *, format: str = "JPEG", mode: str = "RGB", **save: Any):
    """A picture file of one colour, as an upload would bring it."""
    file = BytesIO()
    Image.new(mode, (width, height), "teal" if mode in {"RGB", "RGBA"} else 0).save(file, format, **save)
    file.seek(0)
    return file


def make_picture(
    *, file=None, width: int = 600, height: int = 400, alt: str = "Boats", **fields: Any
) -> Picture:
    return pictures.add(file or image_file(width, height), alt=alt, **fields)
