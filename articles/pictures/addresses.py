"""The addresses of renditions: made for templates, and read back from the body of a story."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings

from articles.models import Picture
from articles.pictures.presets import PRESETS, Preset

# The width of what is loaded by browsers that know no srcset.
FALLBACK_WIDTH = 960

# After MEDIA_URL. The site's URLconf uses it, so that what is made here is what is served.
PATTERN = (
    r"renditions/(?P<pk>[0-9]{1,18})-(?P<token>[0-9a-f]{12})"
    r"/(?P<preset>[a-z]+)-(?P<width>[0-9]{1,4})\.(?P<ext>avif|webp|jpg)"
)


class Reference(NamedTuple):
    """What an address says of its picture; the token may be an old one."""

    pk: int
    token: str


@dataclass(frozen=True)
class Sources:
    """What a `<picture>` element needs; `avif` and `webp` are empty for a JPEG-only preset."""

    avif: str
    webp: str
    jpg: str
    src: str
    width: int
    height: int


def url(picture: Picture, preset: str, width: int, ext: str = "jpg") -> str:
    """Return the address of the existing rendition nearest to `width` (see `Preset.nearest`).

    Raises KeyError for an unknown preset, ValueError for a format that it does not come in.
    """
    shape = PRESETS[preset]
    if ext not in shape.formats:
        raise ValueError(f"{preset} does not come as {ext}")
    return _address(picture, preset, shape, shape.nearest(picture, width), ext)


def size(picture: Picture, preset: str, width: int) -> tuple[int, int]:
    """Return width and height of the rendition that `url` gives."""
    return PRESETS[preset].size(picture, width)


def sources(picture: Picture, preset: str) -> Sources:
    """Return every size and format of `preset` that exists for the picture. Touches no file."""
    shape = PRESETS[preset]
    width, height = shape.size(picture, FALLBACK_WIDTH)
    sets = {ext: _srcset(picture, preset, shape, ext) for ext in shape.formats}
    return Sources(
        avif=sets.get("avif", ""),
        webp=sets.get("webp", ""),
        jpg=sets["jpg"],
        src=_address(picture, preset, shape, width, "jpg"),
        width=width,
        height=height,
    )


def reference(src: str) -> Reference | None:
    """Return which picture an `<img src>` names, or None when it is no address of ours."""
    path = src.partition("?")[0]
    if not path.startswith(settings.MEDIA_URL):
        return None
    match = re.fullmatch(PATTERN, path.removeprefix(settings.MEDIA_URL))
    return Reference(int(match["pk"]), match["token"]) if match else None


def id_from_url(src: str) -> int | None:
    """Return the primary key of the picture that an `<img src>` names, or None."""
    found = reference(src)
    return found.pk if found else None


def _srcset(picture: Picture, preset: str, shape: Preset, ext: str) -> str:
    return ", ".join(
        f"{_address(picture, preset, shape, width, ext)} {width}w" for width in shape.widths_of(picture)
    )


def _address(picture: Picture, preset: str, shape: Preset, width: int, ext: str) -> str:
    """`f` says nothing to the server: it makes browsers fetch a crop again when its focal point moved."""
    query = f"?f={picture.focal_x}-{picture.focal_y}" if shape.ratio else ""
    return f"{settings.MEDIA_URL}renditions/{picture.pk}-{picture.token}/{preset}-{width}.{ext}{query}"
