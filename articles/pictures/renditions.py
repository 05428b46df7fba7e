"""Renditions: a picture in one preset, width and format, drawn when first asked for and kept as a file."""

import fcntl
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image

from articles.models import Picture
from articles.models.picture_files import RENDITIONS, rendition_folder, storage_path, write
from articles.pictures.presets import PRESETS, Preset

log = logging.getLogger(__name__)

LOCKS = 64
# Speed 8 of 10: somebody waits for the first one. 6 needs half as long again, for a tenth fewer bytes.
ENCODERS = {
    "avif": {"format": "AVIF", "quality": 50, "speed": 8},
    "webp": {"format": "WEBP", "quality": 72, "method": 4},
    "jpg": {"format": "JPEG", "quality": 78, "progressive": True, "optimize": True},
}


class Missing(LookupError):
    """There is no such picture, preset, width or format, or the original cannot be read."""


def rendition(pk: int, token: str, preset: str, width: int, ext: str) -> Path:
    """Return the file of a rendition, making it if it is not there.

    What is there is found without the database: pictures go on being served while it is away. Raises Missing
    for what does not exist, OSError when the disk is full.
    """
    target = rendition_folder(pk, token) / f"{preset}-{width}.{ext}"
    if target.is_file():
        return target
    picture = Picture.objects.filter(pk=pk, token=token).first()
    shape = PRESETS.get(preset)
    if picture is None or shape is None or ext not in shape.formats or width not in shape.widths_of(picture):
        raise Missing
    with _lock(target):
        if not target.is_file():
            write(target, _draw(picture, shape, width, ext))
            _forget_if_outdated(target, picture)
    return target


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    """Let one process at a time make `target`; a few lock files serve all, so that none has to go again."""
    folder = storage_path(RENDITIONS) / ".locks"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{zlib.crc32(str(target).encode()) % LOCKS:02}", "ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _forget_if_outdated(target: Path, picture: Picture) -> None:
    """The picture may have changed while it was drawn, and its old files removed before this one came."""
    same = {"pk": picture.pk, "token": picture.token, "focal_x": picture.focal_x, "focal_y": picture.focal_y}
    if not Picture.objects.filter(**same).exists():
        target.unlink(missing_ok=True)
        raise Missing


def _draw(picture: Picture, shape: Preset, width: int, ext: str) -> bytes:
    try:
        with picture.file.open("rb") as file, Image.open(file, formats=("JPEG", "PNG")) as original:
            drawn = _resize(original, _crop_box(picture, shape), shape.size(picture, width))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        log.error("The original of picture %s cannot be read: %s", picture.pk, error)
        raise Missing from error
    if ext == "jpg" and drawn.mode == "RGBA":
        paper = Image.new("RGB", drawn.size, "white")
        paper.paste(drawn, mask=drawn)
        drawn = paper
    content = BytesIO()
    drawn.save(content, **ENCODERS[ext])
    return content.getvalue()


def _crop_box(picture: Picture, shape: Preset) -> tuple[int, int, int, int]:
    """Return the piece with the focal point as near to its centre as the borders allow."""
    width, height = shape.shape(picture)
    left = min(max(0, round(picture.width * picture.focal_x / 100 - width / 2)), picture.width - width)
    top = min(max(0, round(picture.height * picture.focal_y / 100 - height / 2)), picture.height - height)
    return left, top, left + width, top + height


def _resize(original: Image.Image, box: tuple[int, int, int, int], size: tuple[int, int]) -> Image.Image:
    """A JPEG is decoded at a half, a quarter or an eighth where that still is twice what is needed."""
    full = original.size
    scale = 2 * size[0] / (box[2] - box[0])
    original.draft(None, (max(1, round(full[0] * scale)), max(1, round(full[1] * scale))))
    across, down = original.width / full[0], original.height / full[1]
    scaled = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    return original.resize(size, Image.Resampling.LANCZOS, box=scaled, reducing_gap=2.0)
