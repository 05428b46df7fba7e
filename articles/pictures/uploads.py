"""What may enter as a picture: the file is decoded here and written anew, so that only its pixels get in."""

import math
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, UnidentifiedImageError

from articles.pictures import metadata

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MAX_SIDE = 3200
# A long drawing keeps a legible width (or height), up to a side that every format can hold.
MIN_SHORT_SIDE = 1600
MAX_LONG_SIDE = 16_000
# A progressive JPEG paints the whole picture again with every scan; cameras and editors write about ten.
MAX_SCANS = 100

# The largest pictures take three quarters of a gigabyte while they are decoded, however small the file.
_one_at_a_time = Lock()

_START_OF_SCAN = b"\xff\xda"
_SRGB = ImageCms.createProfile("sRGB")
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class Upload:
    """A checked picture: a new upright sRGB JPEG or PNG without metadata, and what the metadata said."""

    content: bytes
    ext: str
    width: int
    height: int
    metadata: metadata.Metadata


def check(file: File | BinaryIO) -> Upload:
    """Turn what somebody sent into a picture that may be stored; of an animation its first picture.

    Decides by content, never by name. Raises ValidationError, telling the editor what to do, for whatever is
    no JPEG, PNG, WebP or GIF, is damaged, or is larger than the settings allow.
    """
    data = _read(file)
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
        too_large = image.width * image.height > settings.PICTURE_MAX_PIXELS
    except Image.DecompressionBombError:
        too_large = True
    except Exception as error:
        raise _unreadable(error) from error
    if too_large:
        raise ValidationError(
            _("This picture has too many pixels (more than %(megapixels)s million). Make it smaller."),
            code="pixels",
            params={"megapixels": settings.PICTURE_MAX_PIXELS // 1_000_000},
        )
    # In a large file of another format these two bytes stand by chance.
    if image.format in {"JPEG", "MPO"} and data.count(_START_OF_SCAN) > MAX_SCANS:
        raise _damaged()
    try:
        with _one_at_a_time:
            return _rewrite(image)
    except Exception as error:
        raise _damaged() from error


def _read(file: File | BinaryIO) -> bytes:
    file.seek(0)
    data = file.read(settings.PICTURE_MAX_BYTES + 1)
    if not data:
        raise ValidationError(_("This file is empty. Choose the picture again."), code="empty")
    if len(data) > settings.PICTURE_MAX_BYTES:
        raise ValidationError(
            _("This file is too large (over %(megabytes)s MB). Make the picture smaller."),
            code="bytes",
            params={"megabytes": settings.PICTURE_MAX_BYTES // 1024**2},
        )
    return data


def _unreadable(error: Exception) -> ValidationError:
    if not isinstance(error, UnidentifiedImageError):
        return _damaged()
    return ValidationError(
        _("This is no picture that we can use. Save it as JPEG, PNG, WebP or GIF and choose that file."),
        code="format",
    )


def _damaged() -> ValidationError:
    return ValidationError(
        _("This picture is damaged. Open it in a picture editor, save it again and choose the new file."),
        code="damaged",
    )


def _rewrite(image: Image.Image) -> Upload:
    """Shrink first: what follows then works on a tenth of the memory."""
    said, turn = metadata.read(image), _UPRIGHT.get(metadata.orientation(image))
    icc = image.info.get("icc_profile")
    scale = _scale(*image.size)
    bounds = (math.ceil(image.width * scale), math.ceil(image.height * scale))
    image.draft(None, bounds)
    image = _plain_mode(image)
    image.thumbnail(bounds, Image.Resampling.LANCZOS)
    image = _to_srgb(image, icc)
    if turn is not None:
        image = image.transpose(turn)
    image.info = {}
    content = BytesIO()
    if image.mode == "RGBA":
        image.save(content, "PNG")
    else:
        image.save(content, "JPEG", quality=90, progressive=True)
    ext = "png" if image.mode == "RGBA" else "jpg"
    return Upload(content.getvalue(), ext, image.width, image.height, said)


def _scale(width: int, height: int) -> float:
    """How much of its size a picture keeps: its longer side MAX_SIDE, or more if the shorter needs it."""
    short, long = sorted((width, height))
    return min(max(MAX_SIDE / long, MIN_SHORT_SIDE / short), MAX_LONG_SIDE / long, 1)


def _plain_mode(image: Image.Image) -> Image.Image:
    """Return the decoded picture in a mode that can be resized without loss of colours."""
    image.load()
    if image.mode in {"RGB", "L", "CMYK", "RGBA"} and "transparency" not in image.info:
        return image
    if image.mode == "1":
        return image.convert("L")
    if image.mode.startswith("I") or image.mode == "F":
        # 16 bits of grey; convert() would cut everything above 255 off.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Bring the colours to sRGB, so that they need no profile; an unusable profile is left out of account."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if icc:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            profile = ImageCms.ImageCmsProfile(BytesIO(icc))
            colours = ImageCms.profileToProfile(colours, profile, _SRGB, outputMode="RGB")
    colours = colours.convert("RGB")
    if alpha and alpha.getextrema()[0] < 255:
        colours.putalpha(alpha)
    return colours
