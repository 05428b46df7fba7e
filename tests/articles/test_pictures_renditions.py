"""The sizes and shapes in which readers get pictures."""

import threading
import time
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.urls import reverse
from PIL import Image, ImageDraw

from articles import pictures
from articles.models import Picture
from articles.pictures import renditions
from tests.factories import image_file, make_picture

pytestmark = pytest.mark.django_db


def get(client, picture, preset="card", width=480, ext="jpg", **headers):
    return client.get(pictures.url(picture, preset, width, ext), **headers)


def opened(response) -> Image.Image:
    return Image.open(BytesIO(b"".join(response.streaming_content)))


def dotted(width: int, height: int, x: int, y: int) -> BytesIO:
    """A black picture with one white dot."""
    image = Image.new("RGB", (width, height))
    ImageDraw.Draw(image).ellipse((x - 6, y - 6, x + 6, y + 6), fill="white")
    file = BytesIO()
    image.save(file, "PNG")
    file.seek(0)
    return file


@pytest.mark.parametrize(
    ("preset", "width", "size"),
    [
        ("full", 480, (480, 360)),
        ("card", 480, (480, 320)),
        ("wide", 640, (640, 360)),
        ("square", 320, (320, 320)),
        ("social", 1200, (1200, 675)),
        ("classic", 1200, (1200, 900)),
    ],
)
def test_each_preset_has_its_size_and_every_format_its_type(client, preset, width, size):
    picture = make_picture(width=1280, height=960)
    for ext in pictures.PRESETS[preset].formats:
        response = get(client, picture, preset, width, ext)
        assert response["Content-Type"] == {"jpg": "image/jpeg"}.get(ext, f"image/{ext}")
        image = opened(response)
        assert (image.size, image.format) == (size, {"jpg": "JPEG"}.get(ext, ext.upper()))
    assert pictures.size(picture, preset, width) == size


def test_answer_may_be_kept_for_ever_and_runs_nothing(client):
    response = get(client, make_picture())
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_second_request_needs_neither_database_nor_drawing(client, django_assert_num_queries, monkeypatch):
    picture = make_picture()
    first = b"".join(get(client, picture).streaming_content)
    monkeypatch.setattr(renditions, "_draw", lambda *args: pytest.fail("drawn twice"))
    with django_assert_num_queries(0):
        assert b"".join(get(client, picture).streaming_content) == first


def test_only_reading_is_allowed(client):
    url = pictures.url(make_picture(), "card", 240)
    assert client.head(url).status_code == 200
    assert client.post(url).status_code == 405


@pytest.mark.parametrize(
    "name",
    [
        "card-480.gif",
        "card-481.jpg",
        "card-0.jpg",
        "poster-480.jpg",
        "card-960.jpg",
        "social-600.webp",
        ".locks",
    ],
)
def test_what_no_preset_allows_is_not_found_and_not_drawn(client, monkeypatch, name):
    picture = make_picture()
    monkeypatch.setattr(renditions, "_draw", lambda *args: pytest.fail("drawn"))
    assert client.get(f"/media/renditions/{picture.pk}-{picture.token}/{name}").status_code == 404


@pytest.mark.parametrize(
    "folder", ["{pk}-000000000000", "{more}-{token}", "{huge}-{token}", "{pk}-", "..", "{pk}-{token}/.."]
)
def test_wrong_token_or_number_is_not_found(client, folder):
    picture = make_picture()
    values = {"pk": picture.pk, "more": picture.pk + 1, "huge": "9" * 18, "token": picture.token}
    assert client.get(f"/media/renditions/{folder.format(**values)}/card-480.jpg").status_code == 404


def test_originals_are_not_public(client):
    assert client.get(f"/media/{make_picture().file.name}").status_code == 404


def test_picture_whose_original_is_gone_or_broken_is_not_found(client):
    picture = make_picture()
    path = picture.file.path
    with open(path, "wb") as file:
        file.write(b"no picture")
    assert get(client, picture).status_code == 404
    picture.file.storage.delete(picture.file.name)
    assert get(client, picture).status_code == 404


def test_full_disk_is_a_503_and_leaves_nothing(client, media, monkeypatch):
    picture = make_picture()

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert get(client, picture).status_code == 503
    assert not list((media / "renditions").rglob("card*"))


@pytest.mark.parametrize("size", [(1000, 1400), (1400, 500)], ids=["upright", "broad"])
@pytest.mark.parametrize("x", [1, 50, 99])
@pytest.mark.parametrize("y", [1, 50, 99])
def test_focal_point_stays_in_every_crop(size, x, y):
    dot = dotted(*size, size[0] * x // 100, size[1] * y // 100)
    picture = make_picture(file=dot, focal_x=x, focal_y=y)
    for name in ("card", "wide", "square", "classic"):
        width = pictures.PRESETS[name].widths_of(picture)[0]
        crop = Image.open(pictures.rendition(picture.pk, picture.token, name, width, "jpg"))
        assert crop.convert("L").getextrema()[1] > 150, name


def test_crop_without_the_focal_point_would_lose_the_dot():
    picture = make_picture(file=dotted(1000, 1400, 500, 1395))
    file = pictures.rendition(picture.pk, picture.token, "wide", 480, "jpg")
    assert Image.open(file).convert("L").getextrema()[1] < 50


def test_focal_point_is_in_the_middle_where_the_borders_allow():
    picture = make_picture(file=dotted(400, 1200, 200, 480), focal_y=40)
    assert dot_in_square(picture) == (pytest.approx(80, abs=2), pytest.approx(80, abs=2))
    picture = make_picture(file=dotted(1200, 400, 480, 200), focal_x=40)
    assert dot_in_square(picture) == (pytest.approx(80, abs=2), pytest.approx(80, abs=2))


def dot_in_square(picture: Picture) -> tuple[float, float]:
    image = Image.open(pictures.rendition(picture.pk, picture.token, "square", 160, "jpg")).convert("L")
    left, top, right, bottom = image.point(lambda value: value > 128 and 255).getbbox()
    return (left + right) / 2, (top + bottom) / 2


def test_small_picture_is_never_made_larger():
    picture = make_picture(width=600, height=400)
    full, card = pictures.PRESETS["full"], pictures.PRESETS["card"]
    assert full.widths_of(picture) == [320, 480, 600]
    assert card.widths_of(picture) == [240, 320, 480, 600]
    assert pictures.size(picture, "social", 1200) == (600, 338)
    assert pictures.size(picture, "square", 1200) == (400, 400)
    tiny = make_picture(width=50, height=30)
    assert full.widths_of(tiny) == [50]
    assert Image.open(pictures.rendition(tiny.pk, tiny.token, "card", 45, "webp")).size == (45, 30)


@pytest.mark.parametrize("size", [(1, 1), (3000, 1), (1, 3000)])
def test_pictures_of_extreme_shapes_come_in_every_preset(size):
    picture = make_picture(width=size[0], height=size[1])
    for name, preset in pictures.PRESETS.items():
        for width in preset.widths_of(picture):
            drawn = Image.open(pictures.rendition(picture.pk, picture.token, name, width, "jpg"))
            assert drawn.size == pictures.size(picture, name, width)


def test_transparency_is_kept_where_the_format_can_and_white_in_jpeg():
    picture = make_picture(file=image_file(400, 400, format="PNG", mode="RGBA"))
    clear = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    file = BytesIO()
    clear.save(file, "PNG")
    picture = make_picture(file=file)
    seen = {
        ext: Image.open(pictures.rendition(picture.pk, picture.token, "square", 160, ext)).getpixel((9, 9))
        for ext in ("webp", "avif", "jpg")
    }
    assert (seen["webp"][3], seen["avif"][3], seen["jpg"]) == (0, 0, (255, 255, 255))


def test_herd_of_requests_draws_a_rendition_once(monkeypatch, media):
    picture = make_picture()
    rows = SimpleNamespace(first=lambda: picture, exists=lambda: True)
    monkeypatch.setattr(
        renditions, "Picture", SimpleNamespace(objects=SimpleNamespace(filter=lambda **where: rows))
    )
    draw, drawn, found = renditions._draw, [], []

    def slow(*args):
        drawn.append(args)
        time.sleep(0.05)
        return draw(*args)

    monkeypatch.setattr(renditions, "_draw", slow)
    ask = lambda: found.append(pictures.rendition(picture.pk, picture.token, "card", 240, "jpg"))  # noqa: E731
    herd = [threading.Thread(target=ask) for _ in range(12)]
    for thread in herd:
        thread.start()
    for thread in herd:
        thread.join()
    assert (len(found), len(set(found)), len(drawn)) == (12, 1, 1)
    assert Image.open(found[0]).size == (240, 160)


@pytest.mark.parametrize("change", [{"focal_x": 90}, {"token": "0123456789ab"}])
def test_rendition_that_became_outdated_while_it_was_drawn_is_not_kept(monkeypatch, media, change):
    picture = make_picture()
    draw = renditions._draw

    def overtaken(*args):
        Picture.objects.filter(pk=picture.pk).update(**change)
        return draw(*args)

    monkeypatch.setattr(renditions, "_draw", overtaken)
    with pytest.raises(pictures.Missing):
        pictures.rendition(picture.pk, picture.token, "card", 240, "jpg")
    assert not list((media / "renditions").rglob("card*"))


# -- Addresses -----------------------------------------------------------------------------------


def test_address_names_its_picture_and_crops_name_their_focal_point():
    picture = make_picture(focal_x=30, focal_y=70)
    start = f"/media/renditions/{picture.pk}-{picture.token}"
    assert pictures.url(picture, "full", 480, "webp") == f"{start}/full-480.webp"
    assert pictures.url(picture, "card", 480, "webp") == f"{start}/card-480.webp?f=30-70"
    assert pictures.url(picture, "card", 5000) == f"{start}/card-600.jpg?f=30-70"
    assert pictures.url(picture, "card", 1) == f"{start}/card-240.jpg?f=30-70"
    route = {"pk": picture.pk, "token": picture.token, "preset": "full", "width": 480, "ext": "webp"}
    assert reverse("articles:rendition", kwargs=route) == f"{start}/full-480.webp"


def test_unknown_preset_and_format_are_the_programmers_mistakes():
    picture = make_picture()
    with pytest.raises(KeyError):
        pictures.url(picture, "poster", 480)
    with pytest.raises(ValueError, match="social does not come as avif"):
        pictures.url(picture, "social", 1200, "avif")


@pytest.mark.parametrize("preset", list(pictures.PRESETS))
def test_picture_is_found_again_from_any_of_its_addresses(preset):
    picture = make_picture()
    for ext in pictures.PRESETS[preset].formats:
        address = pictures.url(picture, preset, 480, ext)
        assert pictures.id_from_url(address) == picture.pk
        assert pictures.reference(address) == (picture.pk, picture.token)


@pytest.mark.parametrize(
    "src",
    [
        "",
        "/media/originals/0123456789abcdef.jpg",
        "/media/renditions/12-000000000000/",
        "/media/renditions/12-000000000000/full-480.png",
        "/media/renditions/x-000000000000/full-480.jpg",
        "/media/renditions/١٢-000000000000/full-480.jpg",
        "/media/renditions/12-000000000000/full-480.jpg\n",
        "https://elsewhere.example/media/renditions/12-000000000000/full-480.jpg",
        "/media/renditions/" + "9" * 5000 + "-000000000000/full-480.jpg",
    ],
)
def test_other_addresses_name_no_picture(src):
    assert pictures.id_from_url(src) is None
