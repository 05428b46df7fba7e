"""What photographers and agencies wrote into their files."""

import struct
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from articles import pictures
from articles.models import AIUse
from articles.pictures import metadata
from tests import corpora
from tests.factories import image_file

ENTITY_AS_CAPTION = (
    b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/elements/1.1/">'
    b"<r:Description><d:description>&a;</d:description></r:Description></r:RDF>"
)
UTF8_DECLARED = b"\x1c\x01\x5a\x00\x03\x1b%G"


def read(**save) -> metadata.Metadata:
    return metadata.read(Image.open(image_file(**save)))


def iptc(*datasets: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text for number, text in datasets)


def photoshop(data: bytes) -> dict:
    """`save` arguments for a JPEG with an IPTC-IIM record in its Photoshop segment."""
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    segment = b"Photoshop 3.0\0" + resource
    return {"extra": b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment}


def xmp(properties: str) -> bytes:
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
            xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
            xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
        {properties}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def test_press_photo_with_xmp_iptc_and_exif():
    said = pictures.check(corpora.path("photos/press-photo-1.jpg").open("rb")).metadata
    assert said.caption == "Communications"
    assert said.credit == "Ian Britton"
    assert said.rights == "ian Britton - FreeFoto.com"
    assert said.taken_at == timezone.make_aware(datetime(2002, 7, 13, 15, 58, 28))  # noqa: DTZ001
    assert said.ai_use == AIUse.NONE
    assert said.other["source"] == "FreeFoto.com"
    assert said.other["keywords"] == ["Communications"]


def test_press_photo_with_empty_fields_and_a_latin_1_copyright_sign():
    said = pictures.check(corpora.path("photos/press-photo-2.jpg").open("rb")).metadata
    assert said.caption == "Workshop showing workbench and storage"
    assert said.credit == ""
    assert said.rights == "© 2003 Joseph S. Colson"
    assert said.taken_at == timezone.make_aware(datetime(2003, 8, 6, 18, 4, 34))  # noqa: DTZ001


@pytest.mark.parametrize("photo", ["press-photo-1.jpg", "press-photo-2.jpg"])
def test_where_a_press_photo_was_taken_is_in_no_file_and_no_field(photo):
    file = corpora.path(f"photos/{photo}").open("rb")
    assert 0x8825 in Image.open(file).getexif(), "the original has a GPS directory"
    upload = pictures.check(file)
    assert not Image.open(BytesIO(upload.content)).getexif()
    assert "59.38" not in str(upload.metadata)
    assert "gps" not in str(upload.metadata).lower()


@pytest.mark.parametrize(
    ("caption", "declared"),
    [
        ("Đẩy mạnh công tác xây dựng Đảng".encode(), UTF8_DECLARED),
        ("Đẩy mạnh công tác xây dựng Đảng".encode(), b""),
    ],
    ids=["declared UTF-8", "UTF-8 that does not say so"],
)
def test_vietnamese_caption_in_iptc(caption, declared):
    said = read(
        **photoshop(declared + iptc((120, caption), (80, b"L\xc3\xaa V\xc4\x83n A"), (110, b"TTXVN")))
    )
    assert said.caption == "Đẩy mạnh công tác xây dựng Đảng"
    assert said.credit == "Lê Văn A / TTXVN"


def test_iptc_in_a_windows_code_page_and_its_time_with_an_offset():
    said = read(
        **photoshop(iptc((120, b"Caf\xe9 \x96 \x93Paris\x94"), (55, b"20220606"), (60, b"052700+0700")))
    )
    assert said.caption == "Café – “Paris”"
    assert said.taken_at == datetime(2022, 6, 5, 22, 27, tzinfo=UTC)


def test_iptc_that_breaks_off_gives_what_came_before():
    assert read(**photoshop(iptc((120, b"Boats")) + b"\x1c\x02\x74\x7f\xff(c)")).caption == "Boats"


def test_xmp_wins_over_exif_and_gives_alternative_text_and_keywords():
    exif = Image.Exif()
    exif[0x010E] = "Old caption"
    exif[0x013B] = "Trần B".encode()
    said = read(
        exif=exif,
        xmp=xmp("""<rdf:Description photoshop:Credit="Báo">
            <dc:description><rdf:Alt><rdf:li>Thuyền ra khơi</rdf:li></rdf:Alt></dc:description>
            <dc:subject><rdf:Bag><rdf:li>biển</rdf:li><rdf:li>cá</rdf:li></rdf:Bag></dc:subject>
            <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Hai chiếc thuyền</rdf:li>
            </rdf:Alt></Iptc4xmpCore:AltTextAccessibility></rdf:Description>"""),
    )
    assert said.caption == "Thuyền ra khơi"
    assert said.alt == "Hai chiếc thuyền"
    assert said.credit == "Trần B / Báo"
    assert said.other["keywords"] == ["biển", "cá"]


@pytest.mark.parametrize(
    ("term", "use"),
    [
        ("trainedAlgorithmicMedia", AIUse.GENERATED),
        ("compositeWithTrainedAlgorithmicMedia", AIUse.ASSISTED),
        ("digitalCapture", AIUse.NONE),
    ],
)
def test_digital_source_type_says_what_part_ai_had(term, use):
    address = f"http://cv.iptc.org/newscodes/digitalsourcetype/{term}"
    said = read(
        xmp=xmp(f'<rdf:Description Iptc4xmpExt:DigitalSourceType="{address}" xmp:CreatorTool="Painter 3"/>')
    )
    assert said.ai_use == use
    assert said.ai_tool == ("" if use == AIUse.NONE else "Painter 3")


def test_place_in_xmp_and_exif_is_not_kept():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (10.0, 55.0, 41.0)
    said = read(
        exif=exif, xmp=xmp('<rdf:Description exif:GPSLatitude="10,55.7N" photoshop:City="Phan Thiết"/>')
    )
    assert said.other == {"city": "Phan Thiết"}


@pytest.mark.parametrize(
    "save",
    [
        {"exif": b"Exif\0\0MM\0*\xff\xff\xff\xff"},
        {"exif": b"Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0"},
        {"xmp": b"<x:xmpmeta><rdf:RDF"},
        {"xmp": b"\xff\xfe\x00 not even text"},
        {"xmp": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>' + ENTITY_AS_CAPTION},
        photoshop(b"\x1c\x02"),
        photoshop(b"\x1c\x02\x78\xff\xff" + b"a" * 50),
    ],
    ids=["exif offset", "exif loop", "xmp cut", "xmp noise", "xmp entity", "iptc header", "iptc length"],
)
def test_broken_metadata_fails_no_upload(save):
    upload = pictures.check(image_file(**save))
    assert upload.width == 600
    assert (upload.metadata.caption, upload.metadata.other) == ("", {})


@pytest.mark.parametrize(
    "taken", ["0000:00:00 00:00:00", "2999:01:01 00:00:00", "yesterday", "1700:01:01 00:00:00"]
)
def test_impossible_date_is_no_date(taken):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = taken
    assert read(exif=exif).taken_at is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be"])
def test_entities_in_xmp_are_read_in_no_encoding(encoding):
    credit = "<rdf:Description><photoshop:Credit>&name;</photoshop:Credit></rdf:Description>"
    declared = '<!DOCTYPE x [<!ENTITY name "Lan">]><x:xmpmeta'
    text = xmp(credit).decode().replace("<x:xmpmeta", declared, 1)
    assert read(xmp=text.encode(encoding)).credit == ""


def test_xmp_descriptions_inside_each_other_are_not_walked_again_and_again():
    inner = "<rdf:Description><dc:subject><rdf:li>trong</rdf:li></dc:subject></rdf:Description>"
    said = read(
        xmp=xmp(
            f"<rdf:Description><dc:rights>ngoài</dc:rights><dc:source>{inner}</dc:source></rdf:Description>"
        )
    )
    assert said.rights == "ngoài"
    assert "keywords" not in said.other


def test_text_is_cleaned_and_cut_to_its_fields():
    said = read(
        xmp=xmp(f"""<rdf:Description photoshop:Credit="{"dài " * 100}">
        <dc:rights>{"©" * 5000}</dc:rights>
        <dc:description>a\u202eb\u200b</dc:description></rdf:Description>""")
    )
    assert said.caption == "ab"
    assert len(said.credit) <= 150
    assert len(said.rights) <= 250
