"""Wherever readers see what a machine made, it says so: beside the picture, below the story, to machines."""

import extruct
import pytest

from articles import pictures
from articles.models import Article
from tests.factories import make_article, make_infographic, make_live_entry, make_picture, make_recording

pytestmark = pytest.mark.django_db

LABEL = "do AI tạo (Máy vẽ)"
SOURCE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


@pytest.fixture
def drawn():
    return make_picture(ai_use="generated", ai_tool="Máy vẽ")


def text_with(picture) -> str:
    return f'<p>Chữ</p><figure><img src="{pictures.url(picture, "full", 960)}" alt=""></figure>'


def story_in_live(picture) -> Article:
    story = make_article(kind="live")
    make_live_entry(story, body=text_with(picture))
    return story


PLACES = {
    "cover": lambda picture: make_article(cover=picture),
    "text": lambda picture: make_article(body=text_with(picture)),
    "picture story": lambda picture: make_article(kind="picture_story", body=text_with(picture)),
    "long read": lambda picture: make_article(kind="long_read", cover=picture),
    "still of a video elsewhere": lambda picture: (
        make_recording(article=make_article(kind="video", cover=picture)).article
    ),
    "still of a video of ours": lambda picture: (
        make_recording(article=make_article(kind="video", cover=picture), file=b"video").article
    ),
    "still of a sound": lambda picture: (
        make_recording(article=make_article(kind="audio", cover=picture), file=b"sound", name="a.mp3").article
    ),
    "infographic": lambda picture: make_infographic(picture=picture).article,
    "live entry": story_in_live,
}


@pytest.mark.parametrize("place", PLACES)
def test_a_picture_that_a_machine_made_says_so(client, drawn, place):
    html = client.get(PLACES[place](drawn).get_absolute_url()).text
    assert LABEL in html


@pytest.mark.parametrize("place", PLACES)
def test_a_picture_that_people_made_says_nothing(client, place):
    assert "AI" not in client.get(PLACES[place](make_picture()).get_absolute_url()).text


@pytest.mark.parametrize("place", ["cover", "text", "live entry"])
def test_the_page_in_words_says_so_too(client, drawn, place):
    assert LABEL in client.get(PLACES[place](drawn).get_absolute_url() + "?che-do=chu").text


def data_of(client, story) -> dict:
    html = client.get(story.get_absolute_url()).text
    found = extruct.extract(html, syntaxes=["json-ld"], uniform=True)["json-ld"]
    (data,) = [item for item in found if item["@type"] == "NewsArticle"]
    return data


def test_machines_are_told_of_the_picture(client, drawn):
    images = data_of(client, make_article(cover=drawn))["image"]
    assert {image["digitalSourceType"] for image in images} == {SOURCE}
    assert all(image["url"].startswith("http://testserver/media/renditions/") for image in images)


def test_machines_are_told_of_the_story(client):
    data = data_of(client, make_article(ai_use="generated", ai_tool="Máy viết", cover=make_picture()))
    assert data["digitalSourceType"] == SOURCE
    assert all(isinstance(image, str) for image in data["image"])
    assert "digitalSourceType" not in data_of(client, make_article())
