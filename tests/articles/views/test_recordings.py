"""Videos and sound: their pages, their files, and what may come from elsewhere."""

import json
import re

import pytest
from django.core.files.base import ContentFile

from articles.models import Article
from tests.articles.recordings.files import mp4, wav
from tests.factories import make_article, make_picture, make_recording

pytestmark = pytest.mark.django_db


def test_a_video_of_ours_is_played_where_it_stands(client):
    fields = {"width": 1080, "height": 1920, "seconds": 155, "transcript": "Sóng.\n\nGió & mưa."}
    recording = make_recording(file=mp4(), **fields)
    Article.objects.filter(pk=recording.pk).update(cover=make_picture())
    html = client.get(recording.article.get_absolute_url()).text
    video = re.search(r"<video[^>]*>", html)[0]
    assert 'width="1080" height="1920"' in video
    assert 'preload="metadata"' in video
    assert re.search(r'poster="/media/renditions/[^"]+/wide-\d+\.jpg', video)
    assert f'<source src="{recording.file.url}" type="video/mp4">' in html
    assert "<li>2:35</li>" in html
    assert re.search(r"<details[^>]*>\s*<summary>.*</summary>\s*<p>Sóng.</p>\s*<p>Gió &amp; mưa.</p>", html)
    assert "iframe" not in html
    assert "embed.js" not in html


def test_subtitles_come_with_the_video(client):
    recording = make_recording(file=mp4())
    recording.subtitles.save("a.vtt", ContentFile(b"WEBVTT"))
    html = client.get(recording.article.get_absolute_url()).text
    assert f'<track kind="captions" src="{recording.subtitles.url}" srclang="vi"' in html
    response = client.get(recording.subtitles.url)
    assert response["Content-Type"] == "text/vtt; charset=utf-8"


def test_sound_is_played_where_it_stands(client):
    recording = make_recording("audio", file=wav(), name="a.wav")
    html = client.get(recording.article.get_absolute_url()).text
    assert f'<source src="{recording.file.url}" type="audio/wav">' in html
    assert "<audio controls" in html
    assert "<video" not in html


def test_a_recording_elsewhere_is_a_card_and_a_link(client):
    recording = make_recording(page_url="https://youtu.be/abcdefghijk?si=who", seconds=62)
    response = client.get(recording.article.get_absolute_url())
    html = response.text
    assert "iframe" not in html
    card = re.search(r'<a class="player-start"[^>]*>', html)[0]
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in card
    assert 'data-frame="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"' in card
    assert "YouTube" in re.search(r'<span class="player-says">([^<]*)</span>', html)[1]
    assert '<span class="player-length">1:02</span>' in html
    assert not re.findall(r'(?:src|srcset|poster)="https?:', html)
    assert not re.findall(r"<link[^>]*(?:preconnect|dns-prefetch)", html)


def test_the_player_of_that_provider_may_come_into_that_page_only(client):
    policies = {}
    for name, story in {
        "youtube": make_recording().article,
        "vimeo": make_recording(page_url="https://vimeo.com/123456789").article,
        "own": make_recording(file=mp4()).article,
        "news": make_article(),
        # It was a video once.
        "former": make_recording(article=make_article()).article,
    }.items():
        policy = client.get(story.get_absolute_url())["Content-Security-Policy"]
        policies[name] = re.findall(r"frame-src ([^;]*)", policy)
        assert "script-src 'self'" in policy
    assert policies == {
        "youtube": ["https://www.youtube-nocookie.com"],
        "vimeo": ["https://player.vimeo.com"],
        "own": [],
        "news": [],
        "former": [],
    }


def test_a_video_story_whose_video_is_not_there_yet_is_a_page_all_the_same(client):
    for kind in ("video", "audio", "infographic", "live"):
        assert client.get(make_article(kind=kind).get_absolute_url()).status_code == 200


def test_search_engines_hear_of_the_recording(client):
    elsewhere = make_recording(seconds=62)
    ours = make_recording("audio", file=wav(), name="a.wav", transcript="Sóng")
    found = [data(client, recording.article) for recording in (elsewhere, ours)]
    assert found[0]["video"]["@type"] == "VideoObject"
    assert found[0]["video"]["duration"] == "PT62S"
    assert found[0]["video"]["embedUrl"].startswith("https://www.youtube-nocookie.com/embed/abcdefghijk")
    assert "contentUrl" not in found[0]["video"]
    assert found[1]["audio"]["contentUrl"] == f"http://testserver{ours.file.url}"
    assert (found[1]["audio"]["encodingFormat"], found[1]["audio"]["transcript"]) == ("audio/wav", "Sóng")


def data(client, article: Article) -> dict:
    html = client.get(article.get_absolute_url()).text
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


# -- Files -------------------------------------------------------------------------------------------


@pytest.fixture
def file():
    recording = make_recording(file=bytes(range(100)))
    assert re.fullmatch(r"/media/recordings/[0-9a-f]{32}\.mp4", recording.file.url)
    return recording.file.url


def test_a_file_is_sent_as_what_it_is(client, file):
    response = client.get(file)
    assert response.status_code == 200
    assert response.getvalue() == bytes(range(100))
    assert response["Content-Type"] == "video/mp4"
    assert response["Content-Length"] == "100"
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("0-9", 0, 9), ("90-", 90, 99), ("90-500", 90, 99), ("-5", 95, 99), ("-500", 0, 99), ("99-99", 99, 99)],
)
def test_a_stretch_of_a_file_is_sent(client, file, asked, first, last):
    response = client.get(file, headers={"range": f"bytes={asked}"})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/100"
    assert response["Content-Length"] == str(last + 1 - first)
    assert response.getvalue() == bytes(range(first, last + 1))


@pytest.mark.parametrize("asked", ["100-", "100-200", "9-8", "-0", "-"])
def test_a_stretch_that_is_not_there_is_refused(client, file, asked):
    response = client.get(file, headers={"range": f"bytes={asked}"})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */100"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "bytes=١-٢", "bytes"])
def test_what_is_no_single_stretch_gets_the_whole(client, file, asked):
    response = client.get(file, headers={"range": asked})
    assert (response.status_code, len(response.getvalue())) == (200, 100)


def test_asking_for_the_head_sends_no_file(client, file):
    response = client.head(file)
    assert (response["Content-Length"], response.getvalue()) == ("100", b"")


@pytest.mark.parametrize(
    "name", ["0" * 32 + ".mp4", "0" * 32 + ".exe", "../secret-key", "a.mp4", "0" * 31 + "A.mp4"]
)
def test_nothing_else_is_found_there(client, file, name):
    assert client.get(f"/media/recordings/{name}").status_code == 404
    assert client.post(file).status_code == 405
