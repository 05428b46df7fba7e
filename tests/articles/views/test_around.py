"""What a story's page shows around the story."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from articles.models import Box, BoxItem, Related
from tests.factories import make_article, make_box, make_category, make_reads

pytestmark = pytest.mark.django_db

NOW = timezone.now()
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture(autouse=True)
def no_boxes(db):
    Box.objects.all().delete()


def read(client, article) -> str:
    return client.get(article.get_absolute_url()).content.decode()


def part(html: str, name: str) -> str:
    """The part of the page whose class or heading id is `name`, or nothing."""
    found = re.search(rf'<(section|nav)[^>]*class="{name}".*?</\1>', html, re.DOTALL)
    return found[0] if found else ""


def links(html: str) -> list[str]:
    return re.findall(r'<a [^>]*href="[^"]*html"[^>]*>(?:<span.*?</span>)?\s*(.*?)</a>', html)


def in_section(story, headline, minutes):
    return make_article(
        headline, category=story.category, publish_at=story.publish_at + timedelta(minutes=minutes)
    )


@pytest.fixture
def story():
    return make_article("Bài đang đọc", publish_at=NOW - timedelta(days=1), tags=("biển",))


def test_related_stories_are_found_without_anybodys_doing(client, story):
    make_article("Bài gần", tags=("biển",), category=make_category())
    make_article("Bài xa", category=make_category())
    html = read(client, story)
    assert links(part(html, "related")) == ["Bài gần"]
    assert "Bài xa" not in html
    assert "từ khóa chung" not in html, "the reason is for editors"


def test_a_suggestion_does_not_empty_a_box_that_an_editor_filled(client, story):
    boxed = make_article("Bài trong hộp", tags=("biển",), category=make_category())
    BoxItem.objects.create(box=make_box(place="featured", name="Nổi bật"), article=boxed)
    html = read(client, story)
    assert html.count("Bài trong hộp</a>") == 1
    assert html.index("Nổi bật") < html.index("Bài trong hộp")
    assert part(html, "related") == ""


def test_the_next_newer_and_older_story_and_the_latest_of_the_section(client, story):
    for minutes in (-30, -20, -10, 10, 20, 30, 40, 50, 60):
        in_section(story, f"Bài {minutes}", minutes)
    html = read(client, story)
    neighbours = part(html, "neighbours")
    assert links(neighbours) == ["Bài 10", "Bài -10"]
    assert 'rel="next"><span class="kicker">Bài mới hơn</span> Bài 10' in neighbours
    assert 'rel="prev"><span class="kicker">Bài cũ hơn</span> Bài -10' in neighbours
    assert links(part(html, "same-category")) == ["Bài 60", "Bài 50", "Bài 40", "Bài 30"]


def test_what_stands_on_the_page_already_does_not_stand_there_again(client, story):
    names = ["Bài 10", "Bài 20", "Bài 30", "Bài 40"]
    stories = [in_section(story, name, int(name.split()[1])) for name in names]
    Related.objects.create(article=story, target=stories[0])
    BoxItem.objects.create(box=make_box(place="featured"), article=stories[1])
    BoxItem.objects.create(box=make_box(place="after"), article=stories[2])
    html = read(client, story)
    assert links(part(html, "neighbours")) == ["Bài 40"]
    assert part(html, "same-category") == ""
    assert [html.count(f"{name}</a>") for name in names] == [1, 1, 1, 1]


def test_a_story_alone_in_its_section_prints_none_of_it(client, story):
    make_article("Mục khác", category=make_category())
    html = read(client, story)
    assert "Cùng chuyên mục" not in html
    assert 'class="neighbours"' not in html


@pytest.mark.parametrize("kind", ["long_read", "picture_story", "infographic", "live", "video"])
def test_stories_of_every_kind_have_neighbours_and_report_reads(client, story, kind):
    other = in_section(story, "Bài kế", 10)
    type(story).objects.filter(pk=story.pk).update(kind=kind)
    html = read(client, story)
    assert links(part(html, "neighbours")) == [other.headline]
    assert f'data-article="{story.pk}" data-to="/dem/"' in html


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (datetime(2027, 6, 5, 23, 59, tzinfo=VIETNAM), None),
        (datetime(2027, 6, 6, 0, 0, tzinfo=VIETNAM), "Bài đã đăng cách đây 1 năm"),
        (datetime(2030, 6, 5, 12, 0, tzinfo=VIETNAM), "Bài đã đăng cách đây 3 năm"),
        (datetime(2030, 6, 6, 12, 0, tzinfo=VIETNAM), "Bài đã đăng cách đây 4 năm"),
    ],
)
def test_an_old_story_says_its_age_on_the_day_it_is_read(client, today, said):
    article = make_article(publish_at=datetime(2026, 6, 6, 5, 27, tzinfo=VIETNAM))
    with time_machine.travel(today, tick=False):
        html = read(client, article)
    assert re.findall('<p class="old-story">(.*?)</p>', html) == ([said] if said else [])


def test_the_most_read_stand_beside_a_story(client, story):
    for number in range(6):
        make_reads(make_article(f"Bài {number}", category=make_category()), 10 - number)
    assert links(part(read(client, story), "most-read")) == [f"Bài {number}" for number in range(5)]


def test_without_reads_there_is_no_box_of_the_most_read(client, story):
    assert "Đọc nhiều" not in read(client, story)
