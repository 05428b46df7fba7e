"""Searching with the keyboard alone, without a script, on a small and on a large screen."""

import pytest

from tests.factories import make_article, make_publication

pytestmark = pytest.mark.browser


@pytest.fixture
def stories(transactional_db):
    make_publication()
    for number in range(25):
        make_article(f"Mùa thanh long {number}", lead="Nhà vườn Hàm Đậu hái thanh long.")


@pytest.mark.parametrize("with_script", [True, False])
def test_a_reader_finds_a_story_from_any_page_with_the_keyboard(new_page, live_server, stories, with_script):
    page = new_page(java_script_enabled=with_script)
    page.goto(live_server.url + "/tin-moi/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("thanh long")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=thanh+long")
    assert page.get_by_role("status").inner_text() == "25 kết quả cho “thanh long”"
    assert page.locator("mark").first.inner_text() == "thanh long"
    page.locator("summary").focus()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text().startswith("Mùa thanh long")
    page.keyboard.press("Enter")
    page.wait_for_url("**/mua-thanh-long-*.html")


def test_filters_open_and_close_by_keyboard(new_page, live_server, stories):
    page = new_page()
    page.goto(live_server.url + "/tim-kiem/?q=thanh+long")
    assert not page.get_by_label("Từ ngày").is_visible()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Sắp xếp").select_option("Mới nhất trước")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Tìm kiếm").click()
    assert "xep=moi" in page.url
    assert page.get_by_label("Sắp xếp").is_visible()


def test_a_phone_has_an_icon_that_leads_to_the_search(new_page, live_server, stories):
    page = new_page(viewport={"width": 390, "height": 800})
    page.goto(live_server.url)
    assert not page.locator(".find").is_visible()
    link = page.locator(".find-link")
    box = link.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    link.click()
    page.get_by_role("searchbox").fill("thanh long")
    page.get_by_role("button", name="Tìm kiếm").click()
    page.get_by_role("link", name="Trang sau").click()
    assert "q=thanh+long&page=2" in page.url
    assert page.locator(".is-hit").count() == 5
