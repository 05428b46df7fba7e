"""Sitemaps and robots.txt, as a search engine reads them."""

from datetime import datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from articles import sitemaps
from articles.models import Article
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_page,
    make_publication,
    make_topic,
)

pytestmark = pytest.mark.django_db

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
HOST = "https://bao.example.vn"
XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = HOST
    with time_machine.travel(NOW, tick=False):
        yield


def read(client, address):
    """The root element of a sitemap that has to be there."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    assert not response.cookies
    return ElementTree.fromstring(response.content)  # noqa: S314 -- our own


def entries(root) -> dict[str, str | None]:
    """Each address without the host, with what stands as its last change."""
    return {
        entry.findtext(f"{XMLNS}loc").removeprefix(HOST): entry.findtext(f"{XMLNS}lastmod") for entry in root
    }


def at(*moment) -> datetime:
    return datetime(*moment, tzinfo=VIETNAM)


def test_the_index_names_the_months_that_have_stories(client):
    make_article(publish_at=at(2022, 6, 1))
    make_article(publish_at=at(2022, 6, 30, 23, 59, 59))
    make_article(publish_at=at(2022, 8, 1))
    make_article(publish_at=at(2022, 9, 1), status="draft")
    make_article(publish_at=at(2022, 10, 1), status="withdrawn", withdrawal_reason="x")
    make_article(publish_at=at(2022, 11, 1), unpublish_at=at(2022, 12, 1))
    make_article(publish_at=NOW + timedelta(days=30))
    make_article(publish_at=at(2023, 1, 1), embargo_until=NOW + timedelta(seconds=1))
    root = read(client, "/sitemap.xml")
    assert root.tag == f"{XMLNS}sitemapindex"
    assert list(entries(root)) == ["/sitemap-pages.xml", "/sitemap-2022-08.xml", "/sitemap-2022-06.xml"]


def test_the_last_change_is_that_of_the_stories(client):
    edited, embargoed, other = (make_article(publish_at=at(2022, 6, day)) for day in (1, 2, 3))
    Article.objects.update(updated_at=at(2022, 6, 4))
    Article.objects.filter(pk=edited.pk).update(updated_at=at(2024, 2, 29, 7, 30))
    Article.objects.filter(pk=embargoed.pk).update(embargo_until=at(2023, 1, 1))
    assert entries(read(client, "/sitemap.xml"))["/sitemap-2022-06.xml"] == "2024-02-29T07:30:00+07:00"
    assert entries(read(client, "/sitemap-2022-06.xml")) == {
        edited.get_absolute_url(): "2024-02-29T07:30:00+07:00",
        embargoed.get_absolute_url(): "2023-01-01T00:00:00+07:00",
        other.get_absolute_url(): "2022-06-04T00:00:00+07:00",
    }


def test_a_month_begins_and_ends_on_the_second_of_our_time(client):
    first = make_article(publish_at=at(2022, 12, 1))
    last = make_article(publish_at=at(2022, 12, 31, 23, 59, 59))
    make_article(publish_at=at(2022, 11, 30, 23, 59, 59))
    make_article(publish_at=at(2023, 1, 1))
    addresses = [first.get_absolute_url(), last.get_absolute_url()]
    assert list(entries(read(client, "/sitemap-2022-12.xml"))) == addresses


def test_a_month_of_too_many_stories_is_cut(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "LARGEST", 2)
    stories = [make_article(publish_at=at(2022, 6, day)) for day in range(1, 6)]
    index = entries(read(client, "/sitemap.xml"))
    files = ["/sitemap-2022-06.xml", "/sitemap-2022-06-2.xml", "/sitemap-2022-06-3.xml"]
    assert list(index) == ["/sitemap-pages.xml", *files]
    listed = [list(entries(read(client, file))) for file in files]
    assert [len(addresses) for addresses in listed] == [2, 2, 1]
    assert sum(listed, []) == [story.get_absolute_url() for story in stories]
    assert client.get("/sitemap-2022-06-4.xml").status_code == 404


@pytest.mark.parametrize(
    "name",
    ["2022-07", "2022-13", "2022-00", "0000-01", "9999-12", "2022-6", "22-06", "2022-06-1", "2022-06-0", "x"],
)
def test_a_month_without_public_stories_is_not_found(client, name):
    make_article(publish_at=at(2022, 6, 1))
    make_article(publish_at=at(2022, 7, 1), status="draft")
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_the_other_pages_are_those_that_readers_find(client):
    make_category("Thủy sản", parent=make_category("Kinh tế"))
    make_author("Minh Sa", has_page=True)
    make_author("Ẩn danh")
    make_article(topic=make_topic("Gỡ thẻ vàng"))
    make_article(topic=make_topic("Sắp có"), status="draft")
    make_page("Giới thiệu")
    make_page("Chưa xong", is_published=False)
    addresses = list(entries(read(client, "/sitemap-pages.xml")))
    assert addresses[:3] == ["/", "/tin-moi/", "/cai-chinh/"]
    assert set(addresses[3:]) == {
        "/kinh-te/",
        "/kinh-te/thuy-san/",
        "/dong-su-kien/go-the-vang/",
        "/tac-gia/minh-sa/",
        "/gioi-thieu/",
    }
    for address in addresses:
        assert client.get(address).status_code == 200


def test_an_empty_paper_has_valid_sitemaps(client):
    assert list(entries(read(client, "/sitemap.xml"))) == ["/sitemap-pages.xml"]
    assert entries(read(client, "/sitemap-news.xml")) == {}


def test_the_news_say_paper_language_time_and_headline(client):
    make_publication(name="Báo Biển & Đảo")
    story = make_article("Tàu “A\x01” <về> bến & đi", publish_at=NOW - timedelta(hours=1))
    (entry,) = read(client, "/sitemap-news.xml")
    assert entry.findtext(f"{XMLNS}loc") == HOST + story.get_absolute_url()
    news = entry.find(f"{NEWS}news")
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "Báo Biển & Đảo"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "vi"
    assert news.findtext(f"{NEWS}publication_date") == "2026-11-24T17:00:00+07:00"
    assert news.findtext(f"{NEWS}title") == "Tàu “A” <về> bến & đi"


def test_what_a_script_stored_does_not_break_the_news(client):
    make_article()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET headline = %s", ["A\x01\x0b\ufffe]]>"])
    (entry,) = read(client, "/sitemap-news.xml")
    assert entry.findtext(f"{NEWS}news/{NEWS}title") == "A]]>"


@pytest.mark.parametrize(("seconds", "listed"), [(-1, True), (0, True), (1, False)])
def test_news_are_news_for_48_hours_to_the_second(client, seconds, listed):
    story = make_article(publish_at=NOW - timedelta(hours=48))
    with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
        shown = entries(read(client, "/sitemap-news.xml"))
    assert (story.get_absolute_url() in shown) == listed


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"status": "withdrawn", "withdrawal_reason": "x"},
        {"publish_at": NOW + timedelta(seconds=1)},
        {"embargo_until": NOW + timedelta(seconds=1)},
        {"unpublish_at": NOW},
    ],
)
def test_no_sitemap_names_what_is_not_public(client, fields):
    story = make_article(**{"publish_at": NOW - timedelta(hours=1)} | fields)
    assert entries(read(client, "/sitemap-news.xml")) == {}
    assert list(entries(read(client, "/sitemap.xml"))) == ["/sitemap-pages.xml"]
    assert client.get("/sitemap-2026-11.xml").status_code == 404
    assert Article.objects.filter(pk=story.pk).exists()


def test_the_news_are_capped_at_the_newest(client, monkeypatch):
    assert sitemaps.NEWS_LARGEST == 1000
    assert sitemaps.LARGEST == 50_000
    monkeypatch.setattr(sitemaps, "NEWS_LARGEST", 2)
    stories = [make_article(publish_at=NOW - timedelta(hours=hours)) for hours in (3, 2, 1)]
    shown = entries(read(client, "/sitemap-news.xml"))
    assert list(shown) == [stories[2].get_absolute_url(), stories[1].get_absolute_url()]


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-2026-11.xml"])
def test_an_unchanged_sitemap_is_not_sent_again(client, address):
    story = make_article()
    first = client.get(address)
    asked = {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]}
    for name, value in asked.items():
        assert client.get(address, headers={name: value}).status_code == 304
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        story.save()
        for name, value in asked.items():
            assert client.get(address, headers={name: value}).status_code == 200


def test_robots_are_told_of_both_sitemaps(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /tim-kiem/",
        "",
        f"Sitemap: {HOST}/sitemap.xml",
        f"Sitemap: {HOST}/sitemap-news.xml",
    ]


def test_without_an_address_of_the_site_that_of_the_request_is_taken(client, settings):
    settings.SITE_URL = ""
    settings.ALLOWED_HOSTS = ["bao.example.vn"]
    text = client.get("/robots.txt", headers={"host": "bao.example.vn"}).content.decode()
    assert "Sitemap: http://bao.example.vn/sitemap.xml" in text


def test_the_last_change_is_the_same_for_a_row_and_for_the_table():
    for fields in ({}, {"embargo_until": NOW - timedelta(minutes=1)}, {"publish_at": NOW}):
        story = make_article(**fields)
        Article.objects.filter(pk=story.pk).update(updated_at=timezone.now() - timedelta(hours=2))
        found = Article.objects.annotate(modified=sitemaps.MODIFIED_AT).get(pk=story.pk)
        assert found.modified == found.modified_at
