"""The calendar of stories: what stands on which day, for whom, at what price."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
CALENDAR = reverse("admin:articles_article_calendar")


def at(*parts):
    return datetime(*parts, tzinfo=timezone.get_current_timezone())


def marks(client, **query):
    """Day of the month -> what it shows."""
    weeks = client.get(CALENDAR, query).context["weeks"]
    return {
        (day.day.month, day.day.day): [(mark.kind, str(mark.story)) for mark in day.marks]
        for week in weeks
        for day in week
        if day.marks
    }


@pytest.fixture
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    return user


def test_a_month_shows_what_is_published_taken_down_and_free_on_which_day(client, editor):
    make_article("Đã đăng", publish_at=at(2026, 11, 2, 23, 59), unpublish_at=at(2026, 11, 20, 6))
    make_article("Sẽ đăng", publish_at=at(2026, 11, 30, 0, 0), embargo_until=at(2026, 11, 29, 18))
    make_article("Dự tính", status=S.DRAFT, publish_at=at(2026, 11, 11, 8))
    make_article("Bỏ rồi", status=S.TRASHED, publish_at=at(2026, 11, 11, 8))
    make_article("Năm sau", publish_at=at(2027, 1, 1))
    assert marks(client, month="2026-11") == {
        (11, 2): [("publish_at", "Đã đăng")],
        (11, 11): [("publish_at", "Dự tính")],
        (11, 20): [("unpublish_at", "Đã đăng")],
        (11, 29): [("embargo_until", "Sẽ đăng")],
        (11, 30): [("publish_at", "Sẽ đăng")],
    }


def test_the_weeks_of_a_month_are_whole_and_days_are_those_of_the_newsroom(client, editor):
    make_article("Đêm qua", publish_at=datetime(2026, 10, 31, 16, 59, tzinfo=UTC))
    make_article("Sáng", publish_at=datetime(2026, 10, 31, 17, 0, tzinfo=UTC))
    found = marks(client, month="2026-11")
    assert found == {(10, 31): [("publish_at", "Đêm qua")], (11, 1): [("publish_at", "Sáng")]}


def test_a_week_shows_all_of_a_day_and_a_month_some(client, editor):
    for minute in range(9):
        make_article(publish_at=at(2026, 11, 25, 8, minute))
    month = client.get(CALENDAR, {"month": "2026-11"})
    assert month.text.count("mark-publish_at") == 4
    assert 'href="?week=2026-W48"' in month.text
    assert client.get(CALENDAR, {"week": "2026-W48"}).text.count("mark-publish_at") == 9


def test_the_ways_lead_over_the_ends_of_years(client, editor):
    html = client.get(CALENDAR, {"month": "2026-12"}).text
    assert 'href="?month=2026-11"' in html
    assert 'href="?month=2027-01"' in html
    html = client.get(CALENDAR, {"week": "2026-W53"}).text
    assert 'href="?week=2026-W52"' in html
    assert 'href="?week=2027-W01"' in html


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"month": "2026-13"},
        {"month": "hôm nay"},
        {"week": "2025-W53"},
        {"week": "2026-W00"},
        {"month": "0001-01"},
    ],
)
def test_anything_else_is_this_month(client, editor, query):
    make_article("Vừa đăng", publish_at=timezone.now())
    assert [("publish_at", "Vừa đăng")] in marks(client, **query).values()


def test_a_reporter_sees_the_own_stories_alone(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    make_article("Của tôi", owner=reporter, publish_at=at(2026, 11, 3, 8))
    make_article("Của bạn", owner=make_user("reporter"), publish_at=at(2026, 11, 3, 9), status=S.APPROVED)
    assert marks(client, month="2026-11") == {(11, 3): [("publish_at", "Của tôi")]}


def test_who_does_not_write_sees_no_calendar(client):
    client.force_login(make_user())
    assert client.get(CALENDAR).status_code == 403


def test_the_calendar_costs_the_same_with_ten_times_the_stories(client, editor):
    costs = []
    for number in (10, 90):
        for n in range(number):
            make_article(publish_at=at(2026, 11, 1, 8) + timedelta(hours=n * 6), owner=editor)
        with CaptureQueriesContext(connection) as captured:
            client.get(CALENDAR, {"month": "2026-11"})
        costs.append(len(captured))
    assert costs[0] == costs[1]
