"""What a photographer or an agency wrote into a picture file: XMP, IPTC-IIM and EXIF.

Broken metadata reads as no metadata. Where the picture was taken is never read from EXIF or XMP.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree  # noqa: S405 -- see _xmp

from django.utils import timezone
from PIL import ExifTags, Image

from articles.models import AIUse
from newsroom.text import clean_line, clean_text, excerpt

MAX_XMP_BYTES = 1024 * 1024
MAX_KEYWORDS = 50
MAX_LENGTH = 1000


@dataclass
class Metadata:
    """Cleaned text, ready for the fields of a picture; `other` is what has no field of its own."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""
    taken_at: datetime | None = None
    ai_use: str = AIUse.NONE
    ai_tool: str = ""
    other: dict[str, str | list[str]] = field(default_factory=dict)


def read(image: Image.Image) -> Metadata:
    """Read all metadata of an opened picture; where they differ XMP counts first, then IPTC, then EXIF."""
    found: dict[str, list[str]] = {}
    for source in (_xmp, _iptc, _exif):
        with suppress(Exception):
            for name, values in source(image).items():
                kept = [text for value in values if (text := clean_text(value)[:MAX_LENGTH])]
                if kept:
                    found.setdefault(name, kept)
    first = {name: values[0] for name, values in found.items()}
    use = ai_use(first.get("source_type", ""))
    tool = first.get("ai_tool") or first.get("software", "")
    return Metadata(
        alt=excerpt(first.get("alt", ""), 250),
        caption=first.get("caption", ""),
        credit=_credit(first.get("creator", ""), first.get("credit", "")),
        rights=excerpt(first.get("rights", ""), 250),
        taken_at=_taken_at(first),
        ai_use=use,
        ai_tool="" if use == AIUse.NONE else excerpt(tool, 100),
        other=_other(found),
    )


def ai_use(source_type: str) -> str:
    """What part AI had by the IPTC's digital source type, a word or an address that ends in it."""
    return _AI_SOURCE_TYPES.get(source_type.rsplit("/", 1)[-1], AIUse.NONE)


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 (upright) to 8; 1 when it is not said or not readable."""
    with suppress(Exception):
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
        return value if value in range(1, 9) else 1
    return 1


# The terms of the IPTC's digital source type vocabulary that AI had a part in.
_AI_SOURCE_TYPES = {
    "trainedAlgorithmicMedia": AIUse.GENERATED,
    "compositeWithTrainedAlgorithmicMedia": AIUse.ASSISTED,
    "compositeSynthetic": AIUse.ASSISTED,
}
_OTHER = ("headline", "creator", "credit", "source", "city", "country", "date", "software", "source_type")


def _other(found: dict[str, list[str]]) -> dict[str, str | list[str]]:
    other: dict[str, str | list[str]] = {name: found[name][0] for name in _OTHER if name in found}
    if "keywords" in found:
        other["keywords"] = [clean_line(word) for word in found["keywords"][:MAX_KEYWORDS]]
    return other


def _credit(creator: str, credit: str) -> str:
    """Photographer and agency as papers print them: "Lê Văn A / TTXVN"."""
    if creator and credit and creator not in credit and credit not in creator:
        return excerpt(f"{creator} / {credit}", 150)
    return excerpt(credit if creator in credit else creator, 150)


def _taken_at(first: dict[str, str]) -> datetime | None:
    """The camera's clock before what was written later; without an offset it is the paper's time."""
    for name in ("camera_date", "date"):
        with suppress(ValueError, OverflowError):
            taken = datetime.fromisoformat(first.get(name, ""))
            taken = taken if taken.tzinfo else timezone.make_aware(taken)
            if datetime(1826, 1, 1, tzinfo=UTC) < taken < timezone.now() + timedelta(days=1):
                return taken
    return None


# -- XMP -----------------------------------------------------------------------------------------

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_XMP_NAMES = {
    _CORE + "AltTextAccessibility": "alt",
    _DC + "description": "caption",
    _DC + "creator": "creator",
    _DC + "rights": "rights",
    _DC + "subject": "keywords",
    _PHOTOSHOP + "Headline": "headline",
    _PHOTOSHOP + "Credit": "credit",
    _PHOTOSHOP + "Source": "source",
    _PHOTOSHOP + "City": "city",
    _PHOTOSHOP + "Country": "country",
    _PHOTOSHOP + "DateCreated": "date",
    _EXT + "DigitalSourceType": "source_type",
    _EXT + "AISystemUsed": "ai_tool",
    "{http://ns.adobe.com/xap/1.0/}CreatorTool": "software",
}


def _xmp(image: Image.Image) -> dict[str, list[str]]:
    data = image.info.get("xmp") or b""
    data = (data.encode() if isinstance(data, str) else data).rstrip(b"\0")
    # Entities are what makes XML dangerous, and XMP has no use for the declaration they need. In UTF-16 it
    # would not be seen here: half of that is NUL.
    if len(data) > MAX_XMP_BYTES or any(sign in data for sign in (b"<!DOCTYPE", b"<!ENTITY", b"\0")):
        return {}
    found: dict[str, list[str]] = {}
    rdf = next(ElementTree.fromstring(data).iter(_RDF + "RDF"))  # noqa: S314
    # Not those inside another one: every level would be walked again.
    for description in rdf.findall(_RDF + "Description"):
        values = {name: [value] for name, value in description.attrib.items()}
        for child in description:
            items = [item.text or "" for item in child.iter(_RDF + "li")]
            values[child.tag] = items or [child.text or child.get(_RDF + "resource", "")]
        for name in values.keys() & _XMP_NAMES.keys():
            found.setdefault(_XMP_NAMES[name], values[name])
    return found


# -- IPTC-IIM ------------------------------------------------------------------------------------

_IPTC_RESOURCE = 0x0404
_IPTC_NAMES = {
    25: "keywords",
    55: "date",
    60: "time",
    80: "creator",
    90: "city",
    101: "country",
    105: "headline",
    110: "credit",
    115: "source",
    116: "rights",
    120: "caption",
}


def _iptc(image: Image.Image) -> dict[str, list[str]]:
    """Read the datasets of record 2 (0x1C, record, number, two bytes of length, text) until they break."""
    data = (image.info.get("photoshop") or {}).get(_IPTC_RESOURCE) or b""
    found: dict[str, list[str]] = {}
    position = 0
    while position + 5 <= len(data) and data[position] == 0x1C:
        record, number = data[position + 1 : position + 3]
        length = int.from_bytes(data[position + 3 : position + 5], "big")
        position += 5 + length
        if length > 0x7FFF or position > len(data):
            break
        if record == 2 and number in _IPTC_NAMES:
            found.setdefault(_IPTC_NAMES[number], []).append(_decode(data[position - length : position]))
    if date := found.pop("date", None):
        found["date"] = [date[0] + "T" + found.pop("time", ["000000"])[0]]
    return found


def _decode(data: bytes) -> str:
    """Agencies write UTF-8 or a Windows code page, and do not always say which."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="ignore")


# -- EXIF ----------------------------------------------------------------------------------------


def _exif(image: Image.Image) -> dict[str, list[str]]:
    exif = image.getexif()
    camera = exif.get_ifd(ExifTags.IFD.Exif)
    taken = _text(camera.get(ExifTags.Base.DateTimeOriginal))
    taken = re.sub(r"^(\d{4}):(\d\d):(\d\d) ", r"\1-\2-\3T", taken)
    found = {
        "caption": exif.get(ExifTags.Base.ImageDescription),
        "creator": exif.get(ExifTags.Base.Artist),
        "rights": exif.get(ExifTags.Base.Copyright),
        "software": exif.get(ExifTags.Base.Software),
        "camera_date": taken + _text(camera.get(ExifTags.Base.OffsetTimeOriginal)) if taken else "",
    }
    return {name: [_text(value)] for name, value in found.items()}


def _text(value: object) -> str:
    """Pillow gives Latin-1 for what the standard calls ASCII and most programs write as UTF-8."""
    if isinstance(value, str):
        value = value.encode("latin-1", errors="ignore")
    return _decode(value).strip("\0 ") if isinstance(value, bytes) else ""
