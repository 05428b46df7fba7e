"""Videos, sound, drawings and live reports in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from articles.models import Article
from tests.articles.recordings.files import wav
from tests.factories import (
    make_article,
    make_author,
    make_box,
    make_infographic,
    make_live_entry,
    make_picture,
    make_publication,
    make_recording,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def stories(transactional_db) -> dict[str, Article]:
    """One story of each kind that is more than a text."""
    make_publication()
    cover = make_picture(width=1200, height=800, alt="Sân lu", caption="Sân lu buổi sớm.", credit="Ảnh: An")
    found = {
        kind: make_article(f"Chuyện kể bằng {kind}", kind=kind, cover=cover)
        for kind in ("video", "audio", "infographic", "live")
    }
    make_recording(article=found["video"], seconds=252, transcript="Tiếng sóng.")
    make_recording(article=found["audio"], file=wav(seconds=2), name="a.wav", transcript="Tiếng sóng.")
    make_infographic(
        article=found["infographic"], picture=make_picture(width=400, height=1600, alt="Sáu cột")
    )
    for number in range(8):
        make_live_entry(
            found["live"],
            f"Mục {number}",
            at=timezone.now() - timedelta(minutes=10 + number),
            is_key=number % 3 == 0,
            author=make_author(),
        )
    make_box(place="front", name="Mọi loại bài", fill="latest", size=4)
    return found


def open_with_player(page: Page, address: str) -> list[str]:
    """Open the page; whatever it asks of the provider is answered here and listed."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<title>Player</title><p>Player</p>")

    page.route("https://www.youtube-nocookie.com/**", answer)
    page.goto(address)
    return asked


def test_nothing_is_asked_of_the_provider_before_the_reader_starts_it(
    new_page, live_server, stories, foreign_hosts
):
    page = new_page()
    asked = open_with_player(page, live_server.url + stories["video"].get_absolute_url())
    start = page.get_by_role("button", name="Phát, từ YouTube")
    start.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert asked == []
    foreign_hosts.add("www.youtube-nocookie.com")
    start.focus()
    page.keyboard.press("Enter")
    frame = page.frame_locator("iframe[title='Chuyện kể bằng video']")
    expect(frame.get_by_text("Player")).to_be_visible()
    assert asked == ["https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"]
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    box = page.locator("iframe").bounding_box()
    assert abs(box["width"] / box["height"] - 16 / 9) < 0.02


def test_without_javascript_the_card_leads_to_the_provider(new_page, live_server, stories):
    page = new_page(java_script_enabled=False)
    page.goto(live_server.url + stories["video"].get_absolute_url())
    card = page.get_by_role("link", name="Xem ở YouTube")
    assert card.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk"


def test_the_browser_understands_a_sound_of_ours(new_page, live_server, stories):
    page = new_page()
    page.goto(live_server.url + stories["audio"].get_absolute_url())
    expect(page.locator("audio")).to_have_js_property("duration", 2)


def test_new_messages_are_offered_and_move_nothing_until_they_are_taken(new_page, live_server, stories):
    story = stories["live"]
    page = new_page()
    page.clock.install()
    page.goto(live_server.url + story.get_absolute_url())
    third = page.get_by_role("heading", name="Mục 2")
    third.scroll_into_view_if_needed()
    before = third.bounding_box()
    make_live_entry(story, "Vừa xảy ra", at=timezone.now())
    make_live_entry(story, "Vừa xảy ra nữa", at=timezone.now())
    page.clock.run_for(31_000)
    offer = page.get_by_role("button", name="2 mục mới")
    expect(offer).to_be_visible()
    expect(page.locator("[aria-live=polite]")).to_contain_text("2 mục mới")
    assert page.get_by_role("heading", name="Vừa xảy ra").count() == 0
    assert third.bounding_box() == before
    offer.click()
    expect(page.get_by_role("heading", name="Vừa xảy ra nữa")).to_be_visible()
    assert page.locator(".entry").count() == 10
    assert "Vừa xảy ra nữa" in page.locator(".entry").first.inner_text()
    assert page.evaluate("document.activeElement.closest('.entry').textContent").find("Vừa xảy ra nữa") >= 0
    expect(offer).to_be_hidden()


def test_the_page_notices_that_the_report_is_over(new_page, live_server, stories):
    story = stories["live"]
    page = new_page()
    page.clock.install()
    page.goto(live_server.url + story.get_absolute_url())
    expect(page.locator(".live-badge")).to_be_visible()
    Article.objects.filter(pk=story.pk).update(live_until=timezone.now())
    page.clock.run_for(31_000)
    expect(page.locator(".live-badge")).to_have_count(0)


def test_the_address_of_an_entry_brings_it_into_view(new_page, live_server, stories):
    entry = stories["live"].live_entries.order_by("at").first()
    page = new_page(viewport={"width": 1280, "height": 500})
    page.goto(live_server.url + entry.get_absolute_url())
    expect(page.locator(f"#{entry.anchor}")).to_be_in_viewport()
