"""What may enter as a picture."""

import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Event

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from articles import pictures
from articles.pictures import uploads
from tests.factories import image_file

PAYLOAD = b"<script>alert('payload')</script>"


def checked(file) -> Image.Image:
    """The picture as it would be stored."""
    return Image.open(BytesIO(pictures.check(file).content))


def refusal(file) -> str:
    with pytest.raises(ValidationError) as error:
        pictures.check(file)
    return error.value.code


def png_of(width: int, height: int) -> bytes:
    """A valid black PNG, made without ever holding its pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    squeeze = zlib.compressobj(9)
    rows = b"".join(
        [*(squeeze.compress(bytes(1 + (width + 7) // 8)) for _ in range(height)), squeeze.flush()]
    )
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_picture_of_each_allowed_format_is_taken_whatever_its_name(format):
    file = SimpleUploadedFile("../../etc/passwd.html", image_file(30, 20, format=format).read())
    upload = pictures.check(file)
    assert (upload.ext, upload.width, upload.height) == ("jpg", 30, 20)
    assert Image.open(BytesIO(upload.content)).format == "JPEG"


@pytest.mark.parametrize("format", ["TIFF", "BMP", "ICO", "PDF", "AVIF"])
def test_other_formats_are_refused_though_pillow_could_read_them(format):
    assert refusal(SimpleUploadedFile("photo.jpg", image_file(64, 64, format=format).read())) == "format"


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"<!doctype html><script>alert(1)</script>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99999 99999\n",
        b"GIF89a/*" + PAYLOAD,
        b"\x00" * 64,
    ],
    ids=["svg", "html", "postscript", "gif header only", "nothing but NUL"],
)
def test_what_only_calls_itself_a_jpeg_is_refused(content):
    assert refusal(SimpleUploadedFile("photo.jpg", content, "image/jpeg")) in {"format", "damaged"}


def test_empty_file_is_refused():
    assert refusal(SimpleUploadedFile("photo.jpg", b"")) == "empty"


def test_file_of_too_many_bytes_is_refused(settings):
    file = image_file()
    settings.PICTURE_MAX_BYTES = len(file.getvalue())
    assert pictures.check(file).width == 600
    settings.PICTURE_MAX_BYTES -= 1
    assert refusal(file) == "bytes"


@pytest.mark.parametrize("size", [(12_000, 15_000), (8_000, 5_001)], ids=["180 megapixels", "just over 40"])
def test_picture_of_too_many_pixels_is_refused_before_it_is_decoded(size, monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda self: pytest.fail("decoded"))
    bomb = png_of(*size)
    assert len(bomb) < 100_000
    assert refusal(BytesIO(bomb)) == "pixels"


def test_jpeg_of_too_many_scans_is_refused():
    whole = image_file(progressive=True).getvalue()
    scan = whole.index(b"\xff\xda")
    end = len(whole) - 2
    assert refusal(BytesIO(whole[:end] + whole[scan:end] * 101 + whole[end:])) == "damaged"


def test_pictures_are_decoded_one_at_a_time(monkeypatch):
    """Each may take most of a gigabyte, and every thread of the server takes uploads."""
    decoding, most = [], []
    rewrite = uploads._rewrite

    def watched(image):
        decoding.append(image)
        most.append(len(decoding))
        # Time enough for another thread to come in, if it could.
        Event().wait(0.05)
        decoding.remove(image)
        return rewrite(image)

    monkeypatch.setattr(uploads, "_rewrite", watched)
    with ThreadPoolExecutor(3) as threads:
        sizes = list(threads.map(lambda _n: pictures.check(image_file()).width, range(3)))
    assert (sizes, max(most)) == ([600] * 3, 1)


@pytest.mark.parametrize("format", ["PNG", "WEBP", "GIF"])
def test_the_mark_of_a_scan_means_nothing_in_another_format(format):
    """A large file holds it hundreds of times by chance."""
    whole = image_file(format=format).getvalue()
    assert pictures.check(BytesIO(whole + b"\xff\xda" * 200)).width == 600


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_truncated_and_garbled_files_are_refused_or_taken_but_raise_nothing_else(format):
    noise = Image.effect_noise((40, 40), 90).convert("RGB")
    file = BytesIO()
    noise.save(file, format)
    whole = file.getvalue()
    outcomes = set()
    for position in range(0, len(whole), max(1, len(whole) // 60)):
        for content in (whole[:position], whole[:position] + b"\xff\x00\xda" + whole[position + 3 :]):
            try:
                pictures.check(BytesIO(content))
                outcomes.add("taken")
            except ValidationError as error:
                outcomes.add(error.code)
    assert outcomes - {"taken", "empty"} <= {"format", "damaged", "pixels"}
    assert "damaged" in outcomes


def test_no_byte_of_a_payload_survives():
    exif = Image.Exif()
    exif[0x010E] = PAYLOAD.decode()
    jpeg = image_file(comment=PAYLOAD, exif=exif, xmp=PAYLOAD, icc_profile=PAYLOAD).getvalue() + PAYLOAD
    gif = image_file(format="GIF", comment=PAYLOAD).getvalue() + b"PK\x03\x04" + PAYLOAD
    for content in (jpeg, gif):
        assert PAYLOAD in content
        assert b"payload" not in pictures.check(BytesIO(content)).content


def test_nothing_but_pixels_is_stored():
    exif = Image.Exif()
    exif[0x013B] = "Lê Văn A"
    exif.get_ifd(0x8825)[1] = "N"
    stored = checked(image_file(exif=exif, dpi=(300, 300), comment=b"hello"))
    assert not stored.getexif()
    assert stored.info.keys() <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }


def test_turned_picture_is_stored_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (60, 40), "white")
    image.paste("red", (0, 0, 60, 10))
    file = BytesIO()
    image.save(file, "JPEG", exif=exif)
    stored = checked(file)
    assert stored.size == (40, 60)
    assert stored.getpixel((37, 30))[1] < 60, "the top of the sensor is on the right now"
    assert stored.getpixel((5, 30))[1] > 200


def test_large_picture_is_stored_at_3200_px():
    upload = pictures.check(image_file(4800, 3000))
    assert (upload.width, upload.height) == (3200, 2000)


@pytest.mark.parametrize(
    ("width", "height", "stored"),
    [
        (1600, 6400, (1600, 6400)),
        (2000, 8000, (1600, 6400)),
        (500, 20_000, (400, 16_000)),
        (4800, 800, (4800, 800)),
    ],
)
def test_a_long_drawing_keeps_a_legible_width(width, height, stored):
    upload = pictures.check(image_file(width, height))
    assert (upload.width, upload.height) == stored


def test_transparent_picture_stays_png_and_an_opaque_one_does_not():
    clear, opaque = Image.new("RGBA", (20, 20), (255, 0, 0, 90)), Image.new("RGBA", (20, 20), "red")
    stored = []
    for image in (clear, opaque):
        file = BytesIO()
        image.save(file, "PNG")
        stored.append(checked(file))
    assert [(image.format, image.mode) for image in stored] == [("PNG", "RGBA"), ("JPEG", "RGB")]
    assert stored[0].getpixel((3, 3)) == (255, 0, 0, 90)


def test_only_the_first_picture_of_an_animation_is_kept():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue", "lime")]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    stored = checked(file)
    assert getattr(stored, "n_frames", 1) == 1
    assert stored.getpixel((9, 9))[0] > 200


def test_colours_of_a_profile_are_brought_to_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    file = BytesIO()
    Image.new("RGB", (20, 20), (200, 100, 50)).save(file, "JPEG", icc_profile=lab.tobytes(), quality=95)
    assert checked(file).size == (20, 20), "a profile that cannot be applied is left out of account"
    swapped = _profile_with_red_and_green_swapped()
    file = BytesIO()
    Image.new("RGB", (20, 20), (220, 30, 30)).save(file, "PNG", icc_profile=swapped)
    red, green, _blue = checked(file).getpixel((9, 9))
    assert red < 60 < 190 < green


def _profile_with_red_and_green_swapped() -> bytes:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return srgb.replace(b"rXYZ", b"tmp!", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tmp!", b"gXYZ", 1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_pixel_mode_is_taken_with_its_brightness(mode):
    grey = {"1": 1, "L": 128, "LA": (128, 255), "P": 128, "I;16": 128 * 257, "CMYK": (0, 0, 0, 127)}[mode]
    image = Image.new("P", (20, 20), 1) if mode == "P" else Image.new(mode, (20, 20), grey)
    if mode == "P":
        image.putpalette([0, 0, 0, 128, 128, 128])
    file = BytesIO()
    image.save(file, "JPEG" if mode == "CMYK" else "PNG")
    level = checked(file).getpixel((9, 9))[0]
    assert level == 255 if mode == "1" else abs(level - 128) < 4
