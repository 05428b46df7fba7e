"""What is read most."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import ReadCount
from articles.readership import CANDIDATES, most_read
from tests.factories import make_article, make_reads

pytestmark = pytest.mark.django_db


def names(size: int = 10) -> list[str]:
    return [story.headline for story in most_read(size)]


def test_without_reads_there_is_nothing():
    make_article()
    assert names() == []


def test_hours_of_a_day_are_added_up():
    steady, sudden = make_article("Đều"), make_article("Vụt")
    for hours_ago in range(3):
        make_reads(steady, 4, hours_ago=hours_ago)
    make_reads(sudden, 10)
    assert names() == ["Đều", "Vụt"]
    assert names(1) == ["Đều"]


def test_the_last_day_goes_before_the_last_week_and_older_reads_are_forgotten():
    today, week, month = (make_article(name) for name in ("Hôm nay", "Tuần này", "Tháng trước"))
    make_reads(today, 1, hours_ago=2)
    make_reads(week, 100, hours_ago=24 * 3)
    make_reads(month, 1000, hours_ago=24 * 8)
    assert names() == ["Hôm nay", "Tuần này"]


def test_where_enough_was_read_today_the_week_is_not_looked_at():
    for number in range(CANDIDATES):
        make_reads(make_article(f"Bài {number}"), 1)
    make_reads(make_article("Tuần này"), 100, hours_ago=24 * 3)
    assert "Tuần này" not in names(CANDIDATES + 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"status": "withdrawn", "withdrawal_reason": "Sai"},
        {"embargo_until": timezone.now() + timedelta(days=1)},
    ],
)
def test_only_public_stories_are_named(fields):
    make_reads(make_article("Ẩn", **fields), 100)
    make_reads(make_article("Hiện"), 1)
    assert names() == ["Hiện"]


def test_it_is_one_query(django_assert_num_queries):
    for _ in range(3):
        make_reads(make_article(), 1)
    with django_assert_num_queries(1):
        assert [story.category.name for story in most_read(3)]


def test_a_read_is_added_to_its_hour():
    article, now = make_article(), timezone.now().replace(minute=59)
    for at in (now, now, now + timedelta(minutes=1)):
        ReadCount.objects.add_one(article, at)
    hour = now.replace(minute=0, second=0, microsecond=0)
    assert list(ReadCount.objects.order_by("hour").values_list("hour", "hits")) == [
        (hour, 2),
        (hour + timedelta(hours=1), 1),
    ]


def test_hours_older_than_a_week_are_swept_away_in_passing():
    article = make_article()
    old, recent = make_reads(article, 1, hours_ago=24 * 7 + 1), make_reads(article, 1, hours_ago=24 * 6)
    ReadCount.objects.add_one(article, timezone.now())
    left = set(ReadCount.objects.values_list("pk", flat=True))
    assert old.pk not in left
    assert recent.pk in left
    assert len(left) == 2
