"""The front page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Box, BoxItem
from articles.views.front import looks
from tests.factories import make_article, make_box, make_category, make_publication, make_reads

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_boxes(db):
    Box.objects.all().delete()


def read(client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def headlines(html: str, within: str) -> list[str]:
    """The links of the part of the page whose opening tag holds `within`, up to the end of its section."""
    part = html[html.index(within) :]
    return re.findall(r'html">(.*?)</a>', part[: part.index("</section>")])


def test_an_empty_paper_says_so_and_prints_no_box(client):
    make_publication()
    html = read(client)
    assert "Những bài đầu tiên sắp lên trang." in html
    assert "<section" not in html
    assert re.search(r'<h1 class="nameplate-name"><a href="/">Báo Biển</a></h1>', html)
    assert "<title>Báo Biển</title>" in html


def test_the_editors_pick_leads_and_the_latest_do_not_repeat_the_first_screen(client):
    old = make_article("Bài chọn", publish_at=timezone.now() - timedelta(days=3))
    make_article("Bài mới")
    BoxItem.objects.create(box=make_box(place="front_lead", size=1), article=old)
    html = read(client)
    assert html.count("Bài chọn") == 1
    assert html.index("Bài chọn") < html.index("Bài mới")
    assert headlines(html, 'aria-labelledby="moi-nhat"') == ["Bài mới"]


def test_the_latest_are_newest_first_with_their_hour(client):
    now = timezone.now()
    for minutes, name in ((30, "cũ"), (10, "mới")):
        make_article(f"Bài {name}", publish_at=now - timedelta(minutes=minutes))
    assert headlines(read(client), 'aria-labelledby="moi-nhat"') == ["Bài mới", "Bài cũ"]


def test_every_section_has_a_block_with_the_newest_of_its_sub_sections_too(client):
    economy = make_category("Kinh tế", position=1)
    fishing = make_category("Thủy sản", parent=economy)
    make_category("Trống", position=2)
    make_category("Khuất", position=3, is_on_front=False)
    now = timezone.now()
    for number in range(7):
        category = fishing if number % 2 else economy
        make_article(f"Bài {number}", category=category, publish_at=now - timedelta(minutes=number + 1))
    html = read(client)
    block = html[html.index('class="blocks"') :]
    assert re.findall(r"Bài \d", block) == [f"Bài {number}" for number in range(5)]
    assert "Trống" not in block[: block.index("<footer")]


def test_no_story_shows_twice_in_boxes_and_blocks(client):
    for number in range(12):
        make_article(f"Bài số {number:02}", kind="picture_story" if number == 11 else "news")
    make_box(place="front_lead", fill="latest", size=2)
    make_box(name="Nổi bật", place="featured", fill="latest", size=2)
    make_box(name="Thêm", place="front", fill="latest", size=2)
    html = read(client)
    start = html.index('aria-labelledby="moi-nhat"')
    without_latest = html[:start] + html[html.index("</section>", start) :]
    shown = re.findall(r"Bài số \d\d", without_latest)
    assert len(shown) == len(set(shown)) == 11  # 2 + 2 + 2 in boxes, 5 in the block of the section


def test_a_box_of_a_section_takes_the_stories_of_its_sub_sections_too(client):
    section = make_category("Kinh tế")
    part = make_category("Thủy sản", parent=section)
    make_box(name="Làm ăn", fill="category", category=section)
    make_article("Bài ở mục con", category=part)
    Box.objects.filter(fill="latest").delete()
    html = client.get("/").content.decode()
    box = html[html.index("Làm ăn") :]
    assert "Bài ở mục con" in box[: box.index("</section>")]


def test_what_is_picked_for_one_box_is_not_taken_by_the_rule_of_an_earlier_one(client):
    Box.objects.all().delete()
    make_box(name="Tin chính", place=Box.Place.FRONT_LEAD, fill="latest", size=2)
    featured = make_box(name="Nổi bật", place=Box.Place.FEATURED, size=1)
    older, story = make_article("Bài cũ hơn"), make_article("Bài mới nhất")
    BoxItem.objects.create(box=featured, article=story, headline="Tựa của hộp")
    html = client.get("/").content.decode()
    assert "Tựa của hộp" in html
    assert older.headline in html
    assert story.headline not in html


def test_the_ten_most_read_stand_in_their_order(client):
    for number in range(11):
        make_reads(make_article(f"Bài {number}"), 100 - number)
    assert headlines(read(client), 'aria-labelledby="doc-nhieu"') == [f"Bài {number}" for number in range(10)]


def test_hidden_stories_are_nowhere(client):
    make_article("Bí mật", publish_at=timezone.now() + timedelta(hours=1), kind="picture_story")
    make_article("Bí mật", status="draft")
    make_box(place="front_lead", fill="latest")
    assert "Bí mật" not in read(client)


def test_unknown_parameters_change_nothing(client):
    make_article()
    assert client.get("/?utm_source=x").content == client.get("/").content


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([1], ["broad"]),
        ([5], ["wide"]),
        ([5, 1], ["wide", "wide"]),
        ([5, 5, 5], ["wide", "broad", "plain"]),
        ([1, 1, 1, 1, 1], ["broad", "plain", "third", "third-plain", "third"]),
    ],
)
def test_rows_of_blocks_fill_the_width(sizes, expected):
    found = looks(sizes)
    assert len(found) == len(expected)
    columns = {"wide": 12, "wide-turned": 12, "broad": 7, "plain": 5, "third": 4, "third-plain": 4}
    assert sum(columns[look] for look in found) % 12 == 0


@pytest.mark.parametrize("number", range(1, 30))
@pytest.mark.parametrize("size", [1, 5])
def test_whatever_the_number_of_blocks_every_row_is_full(number, size):
    columns = {"wide": 12, "wide-turned": 12, "broad": 7, "plain": 5, "third": 4, "third-plain": 4}
    assert sum(columns[look] for look in looks([size] * number)) % 12 == 0
