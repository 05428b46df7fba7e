"""What a text suggests: tags and a topic that it names, stories that have most in common with it."""

import pytest
from django.utils import timezone

from articles import suggestions
from articles.models import Article
from tests.factories import make_article, make_category, make_tag, make_topic

pytestmark = pytest.mark.django_db


def find(text="", **fields):
    writing = suggestions.Writing(**{"headline": "", "lead": "", "body": text} | fields)
    return suggestions.find(writing, timezone.now())


def tags_of(text, **fields):
    return [tag.name for tag in find(text, **fields).tags]


def test_a_tag_that_stands_in_the_text_is_suggested():
    make_tag("ngư dân")
    make_tag("thanh long")
    assert tags_of("Sáng nay, NGƯ DÂN ra khơi.") == ["ngư dân"]


@pytest.mark.parametrize("text", ["cư dân", "ngư  dânh", "ngư, hay dân?", "tư ngư dâng"])
def test_only_whole_words_side_by_side_count(text):
    make_tag("ngư dân")
    assert tags_of(text) == []


@pytest.mark.parametrize("text", ["(ngư dân)", "“Ngư dân”,", "ngư\ndân…", "nga\N{COMBINING HORN} ngư dân"])
def test_signs_around_it_do_not_matter(text):
    make_tag("ngư dân")
    assert tags_of(text) == ["ngư dân"]


def test_without_accents_a_tag_of_several_syllables_is_found_and_one_of_a_single_is_not():
    make_tag("hòa bình")
    make_tag("bão")
    assert tags_of("hoa binh bao") == ["hòa bình"]
    assert set(tags_of("hoà bình sau bão")) == {"bão", "hòa bình"}


def test_what_stands_there_as_it_is_spelled_comes_first_then_what_is_used_most():
    for name in ["du lịch", "biển đảo", "Bình Hải"]:
        make_tag(name)
    make_article(tags=("biển đảo",))
    make_article(tags=("biển đảo", "Bình Hải"))
    make_article(tags=("Bình Hải", "biển đảo"))
    assert tags_of("du lịch Bình Hải, bien dao") == ["Bình Hải", "du lịch", "biển đảo"]


def test_a_tag_that_the_story_has_is_not_suggested_however_it_is_spelled():
    make_tag("hòa bình")
    assert tags_of("hoà bình", tags=["Hoà Bình"]) == []


def test_there_are_no_more_than_eight():
    for number in range(12):
        make_tag(f"số {number}")
    assert len(tags_of(" ".join(f"số {number}" for number in range(12)))) == suggestions.TAGS


def test_related_stories_come_from_the_tags_that_the_text_names():
    make_tag("cá cơm")
    shared = make_article(tags=("cá cơm",))
    make_article("Khai giảng năm học")
    assert [story.pk for story, _why in find("Được mùa cá cơm").related] == [shared.pk]


def test_picks_the_story_itself_and_drafts_are_left_out():
    first, second, own = [make_article(tags=("cá cơm",)) for _number in range(3)]
    make_article(tags=("cá cơm",), status=Article.Status.DRAFT, publish_at=None)
    found = find("cá cơm", picks={first.pk}, pk=own.pk).related
    assert [story.pk for story, _why in found] == [second.pk]


def test_a_like_headline_of_the_section_is_related():
    section = make_category("Kinh tế")
    story = make_article("Ngư dân Bình Hải được mùa cá cơm", category=section)
    found = find(headline="Bình Hải được mùa cá", category=section.pk).related
    assert [(other.pk, why) for other, why in found] == [(story.pk, "cùng chuyên mục · tựa gần giống")]


def test_a_topic_that_the_text_names_is_suggested_unless_there_is_one():
    topic = make_topic("Bão số 9")
    assert find("Hậu quả bão số 9").topic == topic
    assert find("Hậu quả bão số 9", topic=topic.pk).topic is None
    assert find("Hậu quả bão").topic is None


def test_the_topic_of_several_related_stories_is_suggested():
    topic = make_topic("Mùa cá")
    make_tag("cá cơm")
    make_article(tags=("cá cơm",), topic=topic)
    assert find("cá cơm").topic is None
    make_article(tags=("cá cơm",), topic=topic)
    assert find("cá cơm").topic == topic


@pytest.mark.parametrize("text", ["", "…", "%' OR 1=1 --", "\x00", "a" * 100_000, "từ " * 50_000])
def test_any_text_will_do(text):
    assert find(text) == suggestions.Suggestions([], None, [])


def test_it_costs_the_same_for_any_archive(django_assert_max_num_queries):
    text = " ".join(f"số {number}" for number in range(30))
    for number in range(30):
        make_article(tags=(f"số {number}",))
    with django_assert_max_num_queries(5):
        found = find(text)
        [str(story.category) for story, _why in found.related]
    assert len(found.related) == suggestions.RELATED
