"""A story's page reports that it was read: once, after it was in view, and without a cookie."""

import pytest

from articles.models import ReadCount
from tests.factories import make_article

pytestmark = pytest.mark.browser

PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)


@pytest.fixture
def story(transactional_db):
    return make_article("Tàu về bến")


def test_a_story_in_view_for_five_seconds_is_counted_once_without_a_cookie(new_page, live_server, story):
    page = new_page(user_agent=PHONE)
    page.clock.install()
    page.goto(live_server.url + story.get_absolute_url())
    page.clock.run_for(4_000)
    assert not ReadCount.objects.exists()
    with page.expect_response("**/dem/") as answer:
        page.clock.run_for(2_000)
    assert answer.value.status == 204
    page.clock.run_for(60_000)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(60_000)
    assert list(ReadCount.objects.values_list("article", "hits")) == [(story.pk, 1)]
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0


def test_a_story_that_is_left_at_once_is_not_counted(new_page, live_server, story):
    page = new_page(user_agent=PHONE)
    page.clock.install()
    page.goto(live_server.url + story.get_absolute_url())
    page.clock.run_for(3_000)
    page.goto(live_server.url + "/tin-moi/")
    page.clock.run_for(60_000)
    assert not ReadCount.objects.exists()
