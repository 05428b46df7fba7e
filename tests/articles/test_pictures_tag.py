"""The `{% picture %}` tag."""

import html5lib
import pytest
from django.template import Context, Template

from tests.factories import make_picture

pytestmark = pytest.mark.django_db
XHTML = "{http://www.w3.org/1999/xhtml}"


def draw(arguments: str, **context):
    return Template("{% load pictures %}{% picture " + arguments + " %}").render(Context(context))


def parsed(html: str):
    parser = html5lib.HTMLParser(strict=True)
    return parser.parseFragment(html).find(f"{XHTML}picture")


def test_every_format_and_size_that_exists_is_offered():
    picture = make_picture(width=600, height=400)
    element = parsed(draw('p "card" sizes="50vw" class="thumb"', p=picture))
    start, end = f"/media/renditions/{picture.pk}-{picture.token}/card", "?f=50-50"
    avif, webp = element.findall(f"{XHTML}source")
    for source, ext in ((avif, "avif"), (webp, "webp")):
        assert source.get("type") == f"image/{ext}"
        assert source.get("sizes") == "50vw"
        assert source.get("srcset") == ", ".join(
            f"{start}-{width}.{ext}{end} {width}w" for width in (240, 320, 480, 600)
        )
    image = element.find(f"{XHTML}img")
    assert image.attrib == {
        "class": "thumb",
        "src": f"{start}-600.jpg{end}",
        "srcset": webp.get("srcset").replace("webp", "jpg"),
        "sizes": "50vw",
        "width": "600",
        "height": "400",
        "alt": "Boats",
        "decoding": "async",
        "loading": "lazy",
    }


def test_opening_picture_is_loaded_first():
    image = parsed(draw('p "wide" loading="eager"', p=make_picture())).find(f"{XHTML}img")
    assert image.get("fetchpriority") == "high"
    assert image.get("loading") is None


def test_decorative_picture_has_an_empty_alternative_text():
    image = parsed(draw('p "card" alt=""', p=make_picture())).find(f"{XHTML}img")
    assert image.get("alt") == ""


def test_jpeg_only_preset_offers_no_empty_source():
    element = parsed(draw('p "social"', p=make_picture()))
    assert element.findall(f"{XHTML}source") == []
    assert element.find(f"{XHTML}img").get("src").endswith("/social-600.jpg?f=50-50")


def test_nothing_is_drawn_for_no_picture():
    assert draw('p "card"', p=None).strip() == ""


def test_drawing_asks_neither_the_database_nor_the_disk(django_assert_num_queries):
    picture = make_picture()
    picture.file.storage.delete(picture.file.name)
    picture.refresh_from_db()
    with django_assert_num_queries(0):
        html = draw('p "full"', p=picture)
    assert 'width="600" height="400"' in html
    assert "style=" not in html


def test_alternative_text_is_escaped():
    hostile = '"><script>alert(1)</script>'
    image = parsed(draw('p "card"', p=make_picture(alt=hostile))).find(f"{XHTML}img")
    assert image.get("alt") == hostile


def test_unknown_attribute_is_refused():
    with pytest.raises(TypeError, match="colour"):
        draw('p "card" colour="red"', p=make_picture())
