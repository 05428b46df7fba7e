"""What a story's page reports."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.utils import timezone

from articles.models import ReadCount
from articles.views import reads
from tests.factories import make_article

pytestmark = pytest.mark.django_db

BROWSER = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)


@pytest.fixture(autouse=True)
def within_one_hour():
    with time_machine.travel("2026-01-10T08:10:00+00:00", tick=False):
        yield


@pytest.fixture
def story():
    return make_article(publish_at=timezone.now() - timedelta(hours=1))


def report(client, body, *, address="10.0.0.1", **headers):
    headers = {"user-agent": BROWSER} | {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/dem/", str(body), content_type="text/plain", headers=headers, REMOTE_ADDR=address)


def hits() -> int:
    return sum(ReadCount.objects.values_list("hits", flat=True))


def test_a_read_is_counted_and_nothing_else_is_kept(client, story):
    response = report(client, story.pk, sec_fetch_site="same-origin")
    assert (response.status_code, response.content) == (204, b"")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert list(ReadCount.objects.values_list("article", "hits")) == [(story.pk, 1)]


def test_a_network_counts_once_an_hour_for_a_story(client, story):
    for address in ("10.0.0.1", "10.0.0.1", "10.0.0.2"):
        assert report(client, story.pk, address=address).status_code == 204
    report(client, make_article().pk)
    assert hits() == 3
    with time_machine.travel("2026-01-10T09:00:00+00:00", tick=False):
        report(client, story.pk)
    assert hits() == 4


def test_the_counters_of_a_network_do_not_tell_that_they_are_of_one(client, story):
    report(client, story.pk)
    report(client, make_article().pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM newsroom_ratelimit")
        keys = [row[0].split()[-1] for row in cursor.fetchall()]
    assert len(keys) == len(set(keys)) == 3
    assert not any("10.0.0.1" in key for key in keys)


def test_a_flood_from_one_network_is_told_so(client, story, monkeypatch):
    monkeypatch.setattr(reads, "REPORTS_AN_HOUR", 2)
    answers = [report(client, make_article().pk).status_code for _ in range(3)]
    assert answers == [204, 204, 429]
    assert hits() == 2
    assert report(client, story.pk, address="10.0.0.2").status_code == 204


@pytest.mark.parametrize(
    "headers",
    [
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/130.0"},
        {"user_agent": "curl/8.0"},
        {"user_agent": ""},
        {"sec_purpose": "prefetch"},
        {"purpose": "prefetch"},
    ],
)
def test_machines_are_not_counted(client, story, headers):
    assert report(client, story.pk, **headers).status_code == 204
    assert hits() == 0


def test_staff_is_not_counted_and_their_session_is_not_opened(client, story, django_assert_num_queries):
    client.cookies[settings.SESSION_COOKIE_NAME] = "anything"
    with django_assert_num_queries(0):
        assert report(client, story.pk).status_code == 204
    assert hits() == 0


@pytest.mark.parametrize(
    "headers",
    [{"sec_fetch_site": "cross-site"}, {"sec_fetch_site": "same-site"}, {"origin": "https://evil.example"}],
)
def test_another_site_cannot_count(client, story, headers):
    assert report(client, story.pk, **headers).status_code == 403
    assert hits() == 0


def test_the_report_of_our_own_origin_is_counted(client, story):
    assert report(client, story.pk, origin="http://testserver").status_code == 204
    assert hits() == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 404),
        ("0", 404),
        ("-1", 404),
        ("1.5", 404),
        ("¹", 404),
        ("<b>1</b>", 404),
        ("9" * 19, 404),
        ("9" * 20, 413),
        ("x" * 100_000, 413),
    ],
)
def test_nonsense_is_refused_without_a_trace(client, story, body, status):
    assert report(client, body).status_code == status
    assert hits() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"publish_at": timezone.now() + timedelta(days=365)},
        {"status": "withdrawn", "withdrawal_reason": "Sai"},
    ],
)
def test_what_is_not_public_looks_like_what_does_not_exist(client, fields):
    hidden = make_article(**fields)
    answers = [report(client, pk) for pk in (hidden.pk, hidden.pk + 1000)]
    assert [(answer.status_code, answer.content) for answer in answers] == [(404, b""), (404, b"")]
    assert hits() == 0


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_only_reports_are_taken(client, method):
    assert getattr(client, method)("/dem/").status_code == 405


def test_a_report_costs_four_small_queries(client, story, django_assert_num_queries):
    report(client, story.pk, address="10.0.0.2")
    report(client, make_article().pk)
    # The two limits, the story, the count; a new limit sweeps old ones away.
    with django_assert_num_queries(5):
        report(client, story.pk)
