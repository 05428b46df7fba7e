"""Stories that say the same: found whatever the accents, among those that somebody may know of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import checklist, duplicates
from articles.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db
S = Article.Status
HEADLINE = "Ngư dân Bình Hải được mùa cá cơm"
LEAD = "Sáng 12/11, hàng chục tàu cá của ngư dân xã Bình Hải cập bến với những khoang đầy cá cơm đầu mùa."


def found(headline=HEADLINE, lead="", among=None, **subject):
    among = Article.objects.all() if among is None else among
    return duplicates.find(duplicates.Subject(headline, lead, **subject), among, timezone.now())


@pytest.mark.parametrize(
    "headline",
    [HEADLINE, HEADLINE.upper(), "Ngu dan Binh Hai duoc mua ca com", "Ngư dân Bình Hải trúng mùa cá cơm"],
)
def test_a_headline_that_is_almost_the_same_is_found(headline):
    story = make_article(headline)
    assert found() == [story]


@pytest.mark.parametrize("headline", ["Giá cá cơm giảm mạnh ở Bình Hải", "Ngư dân ra khơi", "Khai giảng"])
def test_another_matter_is_not(headline):
    make_article(headline)
    assert found() == []


def test_a_lead_that_is_almost_the_same_is_found_under_another_headline():
    story = make_article("Tàu về bến đầy khoang", lead=LEAD.replace("12/11", "Hôm nay"))
    assert found(lead=LEAD) == [story]
    assert found(lead=LEAD[:40]) == []


def test_the_likest_come_first_and_only_three():
    make_article("Ngư dân Bình Hải lại được mùa cá cơm")
    same = make_article(HEADLINE)
    for _number in range(3):
        make_article("Ngư dân Bình Hải được mùa cá cơm lớn")
    assert [story.pk for story in found()][0] == same.pk
    assert len(found()) == duplicates.SHOWN


def test_drafts_and_what_is_scheduled_count_and_what_is_old_or_dropped_does_not():
    draft = make_article(HEADLINE, status=S.DRAFT, publish_at=None)
    later = make_article(HEADLINE, publish_at=timezone.now() + timedelta(days=1))
    make_article(HEADLINE, publish_at=timezone.now() - timedelta(days=91))
    make_article(HEADLINE, status=S.TRASHED, publish_at=None)
    make_article(HEADLINE, status=S.WITHDRAWN, withdrawal_reason="Sai")
    assert {story.pk for story in found()} == {draft.pk, later.pk}


def test_the_story_itself_and_the_one_that_it_updates_do_not_count():
    story = make_article(HEADLINE)
    assert found(pk=story.pk) == []
    assert found(update_of=story.pk) == []


def test_only_the_stories_that_were_handed_in_are_looked_at():
    make_article(HEADLINE, status=S.DRAFT, publish_at=None)
    assert found(among=Article.objects.published()) == []


def test_a_short_headline_counts_only_when_it_is_the_very_same():
    make_article("Tin vắn 2")
    assert found("Tin vắn 1") == []
    assert len(found("TIN VAN 2")) == 1


@pytest.mark.parametrize("headline", ["", "   ", "%", "\\'\"", "x" * 5000, "𝔸" * 300])
def test_any_headline_will_do(headline):
    make_article(HEADLINE)
    assert found(headline) == []


def test_it_is_one_query(django_assert_num_queries):
    for _number in range(5):
        make_article(HEADLINE)
    with django_assert_num_queries(1):
        [(str(story.owner), str(story.category)) for story in found()]


@pytest.mark.parametrize(
    ("headline", "is_met"), [("Ngu dan Binh Hai duoc mua ca com", False), ("Bão tan", True)]
)
def test_the_checklist_says_the_same(headline, is_met):
    make_article(headline)
    items = {item.name: item for item in checklist.items(make_article(HEADLINE, status=S.DRAFT))}
    assert items["duplicate"].is_met is is_met
