"""Pages that list stories."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Box, Byline
from articles.views.lists import ListPage
from tests.factories import (
    make_article,
    make_author,
    make_box,
    make_category,
    make_picture,
    make_publication,
    make_reads,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_boxes(db):
    Box.objects.all().delete()


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def headlines(html: str) -> list[str]:
    return re.findall(r'card-headline"><a href="[^"]*">(.*?)</a>', html)


@pytest.fixture
def economy():
    return make_category("Kinh tế", description="Làm ăn và giá cả.")


def test_a_section_lists_its_own_and_its_sub_sections_stories_newest_first(client, economy):
    fishing = make_category("Thủy sản", parent=economy)
    other = make_category("Xã hội")
    now = timezone.now()
    make_article("Bài cũ", category=economy, publish_at=now - timedelta(hours=3))
    make_article("Bài mới", category=fishing, publish_at=now - timedelta(hours=1))
    also = make_article("Bài chung", category=other, publish_at=now - timedelta(hours=2))
    also.more_categories.add(economy)
    make_article("Bài khác", category=other)
    html = read(client, "/kinh-te/")
    assert headlines(html) == ["Bài mới", "Bài chung", "Bài cũ"]
    assert html.count("<h1") == 1
    assert "<h1>Kinh tế</h1>" in html
    assert "Làm ăn và giá cả." in html
    assert '<li><a href="/kinh-te/thuy-san/">Thủy sản</a></li>' in html
    assert headlines(read(client, "/kinh-te/thuy-san/")) == ["Bài mới"]


def test_the_menu_marks_where_one_is(client, economy):
    make_category("Thủy sản", parent=economy)
    assert '<a href="/kinh-te/" aria-current="page">Kinh tế</a>' in read(client, "/kinh-te/")
    assert '<a href="/kinh-te/" aria-current="true">Kinh tế</a>' in read(client, "/kinh-te/thuy-san/")
    assert 'aria-current="page">Mới nhất</a>' in read(client, "/tin-moi/")


def test_an_empty_section_says_so_and_leads_on(client, economy):
    html = read(client, "/kinh-te/")
    assert "Chưa có bài trong mục này." in html
    assert '<a href="/tin-moi/">Xem tin mới nhất</a>' in html


@pytest.mark.parametrize("address", ["/khong-co/", "/kinh-te/khong-co/", "/thuy-san/", "/KINH-TE/"])
def test_a_section_that_does_not_exist_is_not_found(client, economy, address):
    make_category("Thủy sản", parent=economy)
    assert client.get(address).status_code == 404


def test_pages_have_numbers_and_their_own_canonical_address(client, economy, monkeypatch):
    monkeypatch.setattr(ListPage, "per_page", 2)
    make_publication()
    now = timezone.now()
    for number in range(5):
        make_article(f"Bài {number}", publish_at=now - timedelta(minutes=number + 1))
    first, second, third = (read(client, f"/kinh-te/{query}") for query in ("", "?page=2", "?page=3"))
    assert [headlines(html) for html in (first, second, third)] == [
        ["Bài 0", "Bài 1"],
        ["Bài 2", "Bài 3"],
        ["Bài 4"],
    ]
    assert '<link rel="canonical" href="http://testserver/kinh-te/">' in first
    assert '<link rel="canonical" href="http://testserver/kinh-te/?page=2">' in second
    assert '<a href="/kinh-te/" rel="prev">Trang trước</a>' in second
    assert '<a href="?page=3" rel="next">Trang sau</a>' in second
    assert '<span aria-current="page">2</span>' in second
    assert "<title>Kinh tế - Trang 2 - Báo Biển</title>" in second
    assert 'rel="next"' not in third


def test_the_first_page_has_one_address(client, economy):
    response = client.get("/kinh-te/?page=1")
    assert (response.status_code, response["Location"]) == (301, "/kinh-te/")


NONSENSE = [
    "0",
    "-1",
    "2",
    "abc",
    "",
    "1.5",
    "01",
    "+1",
    " 1",
    "１",
    "٢",
    "9" * 30,
    "9" * 5000,
    "last",
    "1e3",
]


@pytest.mark.parametrize("page", NONSENSE)
def test_a_page_that_does_not_exist_is_not_found(client, economy, page):
    make_article()
    make_article(tags=("biển",))
    for address in ("/kinh-te/", "/tu-khoa/bien/", "/tin-moi/"):
        assert client.get(address, {"page": page}).status_code == 404, address


def test_unknown_parameters_are_ignored(client, economy):
    make_article()
    assert client.get("/kinh-te/?fbclid=1").content == client.get("/kinh-te/").content


def test_a_tag_lists_its_stories_and_is_not_there_without_a_public_one(client):
    make_article("Bài có thẻ", tags=("biển đảo",))
    make_article("Bài khác")
    make_article("Bí mật", tags=("thẻ kín",), status="draft")
    html = read(client, "/tu-khoa/bien-dao/")
    assert headlines(html) == ["Bài có thẻ"]
    assert "<h1>biển đảo</h1>" in html
    assert "1 bài" in html
    assert client.get("/tu-khoa/the-kin/").status_code == 404
    assert client.get("/tu-khoa/khong-co/").status_code == 404


def test_a_topic_lists_its_stories_and_is_not_there_without_a_public_one(client):
    topic = make_topic("Mùa thanh long", description="Từ vườn ra chợ.")
    make_article("Bài của sự kiện", topic=topic)
    make_topic("Chưa công bố")
    html = read(client, "/dong-su-kien/mua-thanh-long/")
    assert headlines(html) == ["Bài của sự kiện"]
    assert "Từ vườn ra chợ." in html
    assert client.get("/dong-su-kien/chua-cong-bo/").status_code == 404


@pytest.mark.parametrize("page", ["", "?page=1", "?page=2"])
@pytest.mark.parametrize("kind", ["tu-khoa", "dong-su-kien"])
def test_what_is_not_public_yet_costs_what_is_not_there(client, kind, page):
    """Else the time of the answer would tell which of the two it is."""
    secret = make_article(tags=("thẻ kín",), topic=make_topic("Chuyện kín"), status="draft")
    hidden = {"tu-khoa": secret.tags.get().slug, "dong-su-kien": secret.topic.slug}[kind]
    costs = []
    for slug in (hidden, "khong-co"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{kind}/{slug}/{page}").status_code == 404
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_an_author_with_a_page_shows_who_they_are_and_each_story_once(client):
    author = make_author(
        "Minh Sa", has_page=True, title="Phóng viên", biography="Viết về biển.", public_email="sa@example.vn"
    )
    article = make_article("Bài của Minh Sa")
    for role in ("writer", "photographer"):
        Byline.objects.create(article=article, author=author, role=role)
    make_article("Bài khác")
    html = read(client, "/tac-gia/minh-sa/")
    assert headlines(html) == ["Bài của Minh Sa"]
    for said in ("<h1>Minh Sa</h1>", "Phóng viên", "Viết về biển.", "mailto:sa@example.vn"):
        assert said in html


def test_an_author_without_a_page_is_not_found(client):
    make_author("P.V", slug="p-v")
    assert client.get("/tac-gia/p-v/").status_code == 404
    make_author("Thu Biển", has_page=True)
    assert "Chưa có bài" in read(client, "/tac-gia/thu-bien/")


@time_machine.travel(datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), tick=False)
def test_the_latest_are_listed_by_day(client):
    now = timezone.now()
    make_article("Sáng nay", publish_at=now - timedelta(hours=1))
    make_article("Đêm qua", publish_at=now - timedelta(hours=9))
    html = read(client, "/tin-moi/")
    marks = ["Thứ Ba, 24/11/2026</h2>", ">07:00</time>", "Sáng nay", "Thứ Hai, 23/11/2026</h2>", "Đêm qua"]
    places = [html.index(mark) for mark in marks]
    assert places == sorted(places)


@time_machine.travel(datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")), tick=False)
def test_a_topic_is_a_time_line_with_its_milestones_marked(client):
    now, topic = timezone.now(), make_topic("Mùa thanh long", description="Từ hoa đến trái.")
    make_article("Hoa nở", topic=topic, publish_at=now - timedelta(hours=33))
    make_article("Lên đèn", topic=topic, publish_at=now - timedelta(hours=9), is_milestone=True)
    make_article("Hái trái", topic=topic, publish_at=now - timedelta(hours=1))
    html = read(client, "/dong-su-kien/mua-thanh-long/")
    marks = [
        "<h1>Mùa thanh long</h1>",
        "Từ hoa đến trái.</p>",
        "Thứ Ba, 24/11/2026</h2>",
        ">07:00</time>",
        "Hái trái",
    ]
    marks += [
        "Thứ Hai, 23/11/2026</h2>",
        ">23:00</time>",
        "Dấu mốc",
        "Lên đèn",
        "Chủ Nhật, 22/11/2026</h2>",
        "Hoa nở",
    ]
    places = [html.index(mark) for mark in marks]
    assert places == sorted(places)
    assert html.count("Dấu mốc") == html.count("is-milestone") == 1


def test_the_picture_of_a_topic_stands_on_its_first_page_only(client, monkeypatch):
    monkeypatch.setattr(ListPage, "per_page", 1)
    topic = make_topic("Mùa thanh long", picture=make_picture())
    for _ in range(2):
        make_article(topic=topic)
    pages = [read(client, f"/dong-su-kien/mua-thanh-long/{query}") for query in ("", "?page=2")]
    assert [html.count('class="topic-picture"') for html in pages] == [1, 0]


def test_the_most_read_stand_beside_a_list_even_without_another_box(client, economy):
    make_reads(make_article("Bài được đọc"), 1)
    html = read(client, "/kinh-te/")
    assert html.index('class="list-aside"') < html.index("Đọc nhiều") < html.rindex("Bài được đọc")


def test_the_box_beside_a_list_skips_what_the_list_shows(client, economy):
    listed = make_article("Bài trong mục")
    make_article("Bài ngoài mục", category=make_category("Xã hội"))
    make_box(name="Nổi bật", place="featured", fill="latest")
    html = read(client, "/kinh-te/")
    assert html.count(listed.headline) == 1
    assert html.index("Nổi bật") < html.index("Bài ngoài mục")
    assert "Nổi bật" not in read(client, "/tin-moi/"), "everything is on the list, so the box is empty"
