"""Files are taken for what they hold."""

import struct
import wave
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from articles import recordings
from tests.articles.recordings.files import mp4, wav


@pytest.mark.parametrize(
    ("content", "ext", "is_video"),
    [
        (mp4(), "mp4", True),
        (b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x86\x81\x01\x42\x82\x84webm", "webm", True),
        (b"ID3\x04\x00" + b"\0" * 60, "mp3", False),
        (b"\xff\xfb\x90\x64" + b"\0" * 60, "mp3", False),
        (mp4(brand=b"M4A "), "m4a", False),
        (b"OggS\x00\x02" + b"\0" * 22 + b"\x01\x13OpusHead", "ogg", False),
        (wav(seconds=2), "wav", False),
    ],
)
def test_what_browsers_play_is_known_by_its_content(content, ext, is_video):
    upload = recordings.check(ContentFile(content, "tên.exe"))
    assert upload.ext == ext
    assert recordings.content_type(f"a.{ext}").startswith("video/") == is_video


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 60,
        b"\x1a\x45\xdf\xa3" + b"matroska" + b"\0" * 60,
        b"RIFF\x00\x00\x00\x00AVI " + b"\0" * 60,
        b"PK\x03\x04",
        b"\xff\xff\xff\xff",
        b"x",
    ],
)
def test_what_they_do_not_play_is_refused_whatever_its_name(content):
    with pytest.raises(ValidationError) as refused:
        recordings.check(ContentFile(content, "phim.mp4"))
    assert refused.value.code == "format"


def test_empty_and_huge_files_are_refused(settings):
    settings.RECORDING_MAX_BYTES = 1024**2
    for content, code in ((b"", "empty"), (mp4() + b"\0" * 1024**2, "bytes")):
        with pytest.raises(ValidationError) as refused:
            recordings.check(ContentFile(content, "a.mp4"))
        assert refused.value.code == code


@pytest.mark.parametrize("version", [0, 1])
def test_a_film_says_its_length_and_size(version):
    facts = recordings.check(ContentFile(mp4(seconds=95, width=1920, height=1080, version=version))).facts
    assert (facts.seconds, facts.width, facts.height) == (95, 1920, 1080)


def test_a_film_of_a_phone_held_upright_is_upright():
    facts = recordings.check(ContentFile(mp4(width=1920, height=1080, is_turned=True))).facts
    assert (facts.width, facts.height) == (1080, 1920)


def test_sound_says_its_length():
    assert recordings.check(ContentFile(wav(seconds=3))).facts.seconds == 3


@pytest.mark.parametrize("length", range(8, len(mp4()), 7))
def test_a_film_that_is_cut_off_says_nothing_wrong(length):
    facts = recordings.check(ContentFile(mp4(seconds=10, width=640, height=360)[:length])).facts
    assert facts.type == "mp4"
    assert facts.seconds in {0, 10}
    assert (facts.width, facts.height) in {(0, 0), (640, 360)}


def test_lies_about_length_and_boxes_are_not_believed():
    endless = mp4(seconds=10**9)
    looping = struct.pack(">I4s", 24, b"ftyp") + b"isom" + b"\0" * 12 + struct.pack(">I4s", 4, b"moov")
    huge = struct.pack(">I4s", 24, b"ftyp") + b"isom" + b"\0" * 12 + struct.pack(">I4sQ", 1, b"moov", 2**63)
    for content in (endless, looping, huge):
        assert recordings.check(ContentFile(content)).facts.seconds == 0
    broken = BytesIO()
    with wave.open(broken, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
    silent = broken.getvalue()[:24] + b"\0\0\0\0" + broken.getvalue()[28:]
    assert recordings.check(ContentFile(silent)).facts.seconds == 0


def test_subtitles_become_clean_text():
    decomposed = "WEBVTT\n\n00:00.000 --> 00:02.000\nBie\u0302\u0309n e\u0302m\0\n"
    content = b"\xef\xbb\xbf" + decomposed.encode()
    assert recordings.check_subtitles(ContentFile(content)).read().decode() == (
        "WEBVTT\n\n00:00.000 --> 00:02.000\nBiển êm\n"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"WEBVTT\n",
        b"WEBVTTX\n\n00:00.000 --> 00:02.000\nA",
        b"1\n00:00:00,000 --> 00:00:02,000\nA",
        b"<html>WEBVTT --></html>",
        "WEBVTT\n\n00:00.000 --> 00:02.000\nBiển".encode("utf-16"),
        b"WEBVTT\n\n00:00.000 --> 00:02.000\n" + b"a" * 1024**2,
    ],
)
def test_what_are_no_subtitles_is_refused(content):
    with pytest.raises(ValidationError):
        recordings.check_subtitles(ContentFile(content))
