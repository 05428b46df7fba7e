"""What may stand around a story."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import around
from articles.models import Article, BoxItem, Related, RelatedVeto
from tests.factories import make_article, make_box, make_category, make_topic

pytestmark = pytest.mark.django_db

NOW = timezone.now()
HEADLINE = "Tàu cá Mũi Sừng cứu năm ngư dân gặp nạn"
ALIKE = "Tàu cá Mũi Sừng cứu thêm ba ngư dân gặp nạn"


@pytest.fixture
def story():
    return make_article(HEADLINE, tags=("biển", "tàu cá"), topic=make_topic("Mùa gió bấc"))


def find(story) -> around.Around:
    return around.find(Article.objects.for_page().get(pk=story.pk), timezone.now())


def reasons(story) -> dict[str, str]:
    """Headline -> why, in the order in which readers see them."""
    found = find(story).related
    stories = Article.objects.in_bulk([suggestion.pk for suggestion in found])
    return {stories[suggestion.pk].headline: suggestion.reason for suggestion in found}


def elsewhere(headline, **fields) -> Article:
    """A story of another section, that has nothing in common but what `fields` say."""
    return make_article(headline, **{"category": make_category()} | fields)


def test_what_has_most_in_common_stands_first_and_the_reason_is_said(story):
    elsewhere("Một từ khóa", tags=("biển",))
    elsewhere("Hai từ khóa", tags=("biển", "tàu cá"))
    elsewhere("Cùng sự kiện", topic=story.topic)
    make_article(ALIKE, category=story.category)
    found = reasons(story)
    assert found == {
        ALIKE: "cùng chuyên mục · tựa gần giống",
        "Hai từ khóa": "2 từ khóa chung",
        "Cùng sự kiện": "cùng dòng sự kiện",
        "Một từ khóa": "1 từ khóa chung",
    }
    assert list(found) == [ALIKE, "Hai từ khóa", "Cùng sự kiện", "Một từ khóa"]


def test_the_same_section_alone_or_a_headline_of_another_section_is_no_reason(story):
    make_article("Chợ hoa mở sớm", category=story.category)
    elsewhere(ALIKE)
    assert reasons(story) == {}


def test_two_stories_without_a_topic_do_not_share_one():
    first = make_article("Lúa trổ bông")
    make_article("Chợ hoa mở sớm")
    assert reasons(first) == {}


def test_suggestions_fill_up_to_the_number_and_the_newer_of_equals_wins(story):
    for number in range(around.RELATED + 2):
        elsewhere(f"Bài {number}", tags=("biển",), publish_at=NOW - timedelta(hours=number + 1))
    assert list(reasons(story)) == [f"Bài {number}" for number in range(around.RELATED)]


def test_picks_come_first_in_their_order_and_count_among_the_number(story):
    for number in range(around.RELATED):
        elsewhere(f"Bài {number}", tags=("biển",))
    for position, headline in enumerate(("Chọn sau", "Chọn trước")):
        Related.objects.create(article=story, target=elsewhere(headline), position=2 - position)
    found = list(reasons(story))
    assert found[:2] == ["Chọn trước", "Chọn sau"]
    assert len(found) == around.RELATED


def test_all_picks_show_however_many(story):
    for number in range(around.RELATED + 2):
        Related.objects.create(article=story, target=elsewhere(f"Bài {number}"), position=number)
    elsewhere("Gợi ý", tags=("biển",))
    assert list(reasons(story)) == [f"Bài {number}" for number in range(around.RELATED + 2)]


def test_what_an_editor_refused_is_not_suggested_here_but_elsewhere_and_may_be_picked(story):
    refused = elsewhere("Bài bị gạt", tags=("biển",))
    other = elsewhere("Bài khác", tags=("biển",))
    RelatedVeto.objects.create(article=story, target=refused)
    assert list(reasons(story)) == ["Bài khác"]
    assert find(story).refused == [refused.pk]
    assert "Bài bị gạt" in reasons(other)
    Related.objects.create(article=story, target=refused)
    assert list(reasons(story)) == ["Bài bị gạt", "Bài khác"]
    assert find(story).refused == []


@pytest.mark.parametrize(
    ("place", "fields", "is_suggested"),
    [
        ("featured", {}, False),
        ("after", {}, False),
        ("front", {}, True),
        ("featured", {"until_at": NOW - timedelta(hours=1)}, True),
        ("featured", {"from_at": NOW + timedelta(hours=1)}, True),
    ],
)
def test_what_stands_in_a_box_of_the_page_by_hand_is_not_taken_out_of_it(story, place, fields, is_suggested):
    boxed = elsewhere("Bài trong hộp", tags=("biển",))
    BoxItem.objects.create(box=make_box(place=place), article=boxed, **fields)
    assert ("Bài trong hộp" in reasons(story)) is is_suggested


def test_a_box_that_is_switched_off_keeps_nothing(story):
    boxed = elsewhere("Bài trong hộp", tags=("biển",))
    BoxItem.objects.create(box=make_box(place="featured", is_active=False), article=boxed)
    assert "Bài trong hộp" in reasons(story)


HIDDEN = [
    {"status": "draft"},
    {"publish_at": NOW + timedelta(days=1)},
    {"embargo_until": NOW + timedelta(days=1)},
    {"unpublish_at": NOW - timedelta(minutes=1), "publish_at": NOW - timedelta(days=1)},
    {"status": "withdrawn", "withdrawal_reason": "Sai"},
]


@pytest.mark.parametrize("fields", HIDDEN)
def test_nothing_that_is_not_public_stands_around_a_story(story, fields):
    hidden = make_article(ALIKE, category=story.category, topic=story.topic, tags=("biển",), **fields)
    RelatedVeto.objects.create(article=make_article("Khác"), target=hidden)
    found = find(story)
    shown = {*found.newer, *found.older, *found.latest, *(suggestion.pk for suggestion in found.related)}
    assert hidden.pk not in shown
    Related.objects.create(article=story, target=hidden)
    assert hidden.pk not in {suggestion.pk for suggestion in find(story).related}


def test_neighbours_are_the_nearest_of_the_section_and_nearest_first(story):
    minutes = {"Cũ nhất": -120, "Cũ hơn": -61, "Mới hơn": -59, "Mới nhất": -5}
    made = {
        name: make_article(name, category=story.category, publish_at=NOW + timedelta(minutes=number))
        for name, number in minutes.items()
    }
    Article.objects.filter(pk=story.pk).update(publish_at=NOW - timedelta(minutes=60))
    elsewhere("Mục khác", publish_at=NOW - timedelta(minutes=60, seconds=5))
    found = find(story)
    assert found.newer == [made["Mới hơn"].pk, made["Mới nhất"].pk]
    assert found.older == [made["Cũ hơn"].pk, made["Cũ nhất"].pk]


def test_of_one_moment_the_later_written_is_the_newer():
    moment = NOW - timedelta(hours=1)
    first, second, third = (make_article(publish_at=moment) for _ in range(3))
    found = find(second)
    assert (found.newer, found.older) == ([third.pk], [first.pk])


def test_beside_what_is_shown_already_the_next_neighbours_stand():
    found = around.Around(related=[], refused=[], newer=[1, 2], older=[3, 4], latest=[9, 2, 1, 3, 4, 8, 7, 6])
    beside = found.beside({1, 9})
    assert (beside.newer, beside.older, beside.latest) == ([2], [3], [4, 8, 7, 6])
    nothing = found.beside(range(10))
    assert (nothing.newer, nothing.older, nothing.latest) == ([], [], [])


def test_it_is_one_query_however_much_there_is(story, django_assert_num_queries):
    for number in range(20):
        make_article(f"Bài {number}", category=story.category, topic=story.topic, tags=("biển",))
    article = Article.objects.for_page().get(pk=story.pk)
    with django_assert_num_queries(1):
        around.find(article, timezone.now())
