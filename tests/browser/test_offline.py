"""What was read can be read again without a network."""

import pytest
from playwright.sync_api import Page, expect

from articles import workflow
from tests.factories import make_article, make_publication, make_user

pytestmark = pytest.mark.browser


@pytest.fixture
def stories(transactional_db):
    make_publication()
    return [make_article(f"Tàu ra khơi, bài {number}", body=f"<p>Chữ {number}.</p>") for number in range(3)]


@pytest.fixture
def reader(new_page, live_server, stories) -> Page:
    """Somebody whose browser has the worker."""
    page = new_page(service_workers="allow")
    page.goto(live_server.url)
    settled(page)
    return page


def until(page: Page, promise: str) -> None:
    """Wait until what the promise gives is true, for at most five seconds."""
    assert page.evaluate(
        f"""async () => {{
            for (let tries = 0; tries < 200; tries++) {{
                if (await {promise}) return true;
                await new Promise(later => setTimeout(later, 25));
            }}
        }}"""
    ), promise


def settled(page: Page) -> None:
    until(page, "navigator.serviceWorker.getRegistration().then(it => it?.active?.state === 'activated')")


def kept(page: Page) -> list[str]:
    """The paths that the browser keeps, the last one read last."""
    script = (
        "caches.open('pages').then(pages => pages.keys()).then(keys => keys.map(key => new URL(key.url)))"
    )
    return page.evaluate(f"{script}.then(urls => urls.map(url => url.pathname + url.search))")


def read(page: Page, address: str) -> None:
    """Open a page that is to be kept, and wait until it is the last one that was."""
    page.goto(address)
    script = "caches.open('pages').then(pages => pages.keys())"
    until(page, f"{script}.then(keys => keys.at(-1)?.url === location.href)")


def test_a_story_that_was_read_is_there_offline_in_its_style(reader, live_server, stories):
    address = live_server.url + stories[0].get_absolute_url()
    read(reader, address)
    reader.context.set_offline(True)
    reader.goto(address)
    expect(reader.locator("h1")).to_have_text("Tàu ra khơi, bài 0")
    assert reader.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 248)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_another_page_lists_what_was_read_the_last_first(reader, live_server, violations, stories, scheme):
    for story in (*stories, stories[0]):
        read(reader, live_server.url + story.get_absolute_url())
    reader.emulate_media(color_scheme=scheme)
    reader.context.set_offline(True)
    reader.goto(f"{live_server.url}/khong-co/")
    expect(reader.locator("h1")).to_have_text("Bạn đang ngoại tuyến")
    links = reader.locator(".offline-stories a")
    expect(links).to_have_text(["Tàu ra khơi, bài 0", "Tàu ra khơi, bài 2", "Tàu ra khơi, bài 1"])
    assert not violations(reader)
    links.first.click()
    expect(reader.locator(".text")).to_contain_text("Chữ 0.")
    reader.context.set_offline(False)
    reader.goto(f"{live_server.url}/khong-co/")
    expect(reader.locator("h1")).to_have_text("Không tìm thấy trang")


def test_only_twenty_stories_are_kept(reader, live_server, stories):
    read(reader, f"{live_server.url}/tin-moi/")
    more = [make_article(f"Thêm {number}") for number in range(21)]
    for story in more:
        read(reader, live_server.url + story.get_absolute_url())
    until(reader, "caches.open('pages').then(pages => pages.keys()).then(keys => keys.length < 22)")
    assert kept(reader) == ["/tin-moi/", *(story.get_absolute_url() for story in more[1:])]


def test_a_withdrawn_story_is_thrown_away(reader, live_server, stories):
    address = stories[0].get_absolute_url()
    read(reader, live_server.url + address)
    read(reader, f"{live_server.url}{address}?nguon=thu")
    workflow.move(stories[0], "withdraw", by=make_user("editor-in-chief"), reason="Sai sót")
    reader.goto(f"{live_server.url}{address}")
    until(reader, "caches.open('pages').then(pages => pages.keys()).then(keys => keys.length === 0)")
    reader.context.set_offline(True)
    reader.goto(f"{live_server.url}{address}")
    expect(reader.locator("h1")).to_have_text("Bạn đang ngoại tuyến")


def test_what_is_for_one_person_and_the_desk_are_never_kept(reader, live_server, stories):
    for path in ("/admin/login/", "/rss/home.rss", "/khong-co/", "/tin-moi/?gui=cho-duyet", "/_kieu-dang/"):
        reader.goto(live_server.url + path)
    read(reader, f"{live_server.url}/tin-moi/")
    assert kept(reader) == ["/tin-moi/"]


def test_a_kept_story_gives_way_to_the_newer_one_at_once(reader, live_server, stories):
    address = live_server.url + stories[0].get_absolute_url()
    read(reader, address)
    stories[0].headline = "Tàu đã về bến"
    stories[0].save()
    reader.goto(address)
    expect(reader.locator("h1")).to_have_text("Tàu đã về bến")


def test_the_switch_throws_away_the_worker_and_what_it_kept(reader, live_server, stories, settings):
    read(reader, live_server.url + stories[0].get_absolute_url())
    settings.SERVICE_WORKER = False
    reader.goto(f"{live_server.url}/tin-moi/")
    # Browsers look for a new worker by themselves, somewhat later.
    reader.evaluate("navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => true)")
    until(reader, "navigator.serviceWorker.getRegistrations().then(found => found.length === 0)")
    until(reader, "caches.keys().then(names => names.length === 0)")
    reader.goto(f"{live_server.url}/tin-moi/")
    assert reader.evaluate("navigator.serviceWorker.controller") is None
    assert reader.evaluate("caches.keys()") == []
