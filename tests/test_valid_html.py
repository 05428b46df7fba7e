"""Every kind of page is well-formed HTML, with one h1, headings in order and no id twice."""

import html5lib
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from articles import pictures
from articles.models import Article, Box, Byline, Related
from tests.articles.recordings.files import mp4, wav
from tests.factories import (
    make_article,
    make_author,
    make_box,
    make_category,
    make_infographic,
    make_live_entry,
    make_picture,
    make_publication,
    make_reads,
    make_recording,
    make_topic,
)

pytestmark = pytest.mark.django_db

KINDS = Article.Kind.values
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def paper():
    """A story of each kind that uses everything."""
    make_publication(governing_body="Cơ quan của tỉnh", email="toasoan@example.vn")
    make_category("Thủy sản", parent=make_category("Kinh tế"))
    topic, author = make_topic("Mùa thanh long"), make_author("Minh Sa", has_page=True)
    cover = make_picture(caption="Tàu về bến.", credit="Ảnh: Minh Sa")
    image = (
        f'<figure><img src="{pictures.url(cover, "full", 960)}" alt=""><figcaption>Lời</figcaption></figure>'
    )
    Box.objects.all().delete()
    for place in Box.Place.values:
        make_box(place=place, fill="latest", size=3)
    stories = [
        make_article(
            f"Bài & <ảnh> {number}",
            kind=KINDS[number % len(KINDS)],
            body=f"<h2>Mục</h2><p>Chữ</p>{image}<h2>Mục</h2><h3>Nhỏ</h3><p>Chữ</p>",
            cover=cover if number % 2 else None,
            topic=topic,
            tags=("biển",),
        )
        for number in range(40)
    ]
    for story in stories[: len(KINDS)]:
        Byline.objects.create(article=story, author=author)
        Related.objects.create(article=story, target=stories[-1])
        make_reads(story, 5)
        make_recording(article=story, transcript="Sóng & gió")
        make_infographic(article=story)
        for is_key in (True, False):
            make_live_entry(story, body=story.body, author=author, is_key=is_key)
            make_live_entry(story, body="<h2>Mục</h2><h3>Nhỏ</h3><h4>Nhỏ hơn</h4><p>Chữ</p>")
    return stories[: len(KINDS)]


def check(html: str) -> None:
    document = html5lib.HTMLParser(strict=True).parse(html)
    identifiers = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(identifiers) == len(set(identifiers)), sorted(identifiers)
    levels = [
        int(element.tag[-1])
        for element in document.iter()
        if element.tag in {f"{XHTML}h{level}" for level in range(1, 7)}
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), levels


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/kinh-te/",
        "/kinh-te/?page=2",
        "/kinh-te/thuy-san/",
        "/tin-moi/",
        "/tu-khoa/bien/",
        "/dong-su-kien/mua-thanh-long/",
        "/tac-gia/minh-sa/",
        "/rss/",
        "/tim-kiem/",
        "/tim-kiem/?q=bai&page=2",
        "/tim-kiem/?q=khong+co&tu=x&muc=y",
        "/khong-co/",
    ],
)
def test_lists_are_well_formed(client, paper, page):
    check(client.get(page).content.decode())


def test_stories_of_every_kind_are_well_formed(client, paper):
    for story in paper:
        check(client.get(story.get_absolute_url()).content.decode())


def test_a_video_and_a_sound_of_ours_are_well_formed(client, paper):
    for kind, content in (("video", mp4()), ("audio", wav())):
        recording = make_recording(kind, file=content, name="a.mp4" if kind == "video" else "a.wav")
        recording.subtitles.save("a.vtt", ContentFile(b"WEBVTT"))
        check(client.get(recording.article.get_absolute_url()).text)


def test_what_is_new_in_a_live_report_is_well_formed(client, paper):
    story = make_article(kind=Article.Kind.LIVE)
    make_live_entry(story, "Tàu đã rời bến")
    news = client.get(reverse("articles:live-news", args=[story.slug, story.pk])).text
    check(f"<!DOCTYPE html><html><head><title>x</title></head><body><h1>1</h1><h2>2</h2>{news}</body></html>")
