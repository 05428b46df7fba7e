"""A reader answers a story, a moderator lets it through, the reader sees it: in a real browser."""

import pytest
from django.urls import reverse

from tests.factories import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

TEXT = "Thưa tòa soạn, đường ven biển đã có đèn chưa ạ?"


def write(page, url):
    page.goto(url)
    page.get_by_label("Họ tên").fill("Nguyễn Thị Ngọc Ánh")
    page.get_by_label("E-mail (không hiển thị)").fill("anh@example.vn")
    page.get_by_label("Bình luận", exact=True).fill(TEXT)
    page.get_by_label("Tôi đồng ý").check()


def approve(new_page, server, moderator, password):
    page = new_page()
    page.goto(server.url + reverse("admin:login"))
    page.locator("#id_username").fill(moderator.username)
    page.locator("#id_password").fill(password)
    page.locator("[type=submit]").first.click()
    page.goto(server.url + reverse("admin:comments_comment_changelist"))
    page.get_by_role("link", name=TEXT).click()
    page.get_by_role("button", name="Duyệt", exact=True).click()


@pytest.mark.parametrize("has_script", [False, True])
def test_a_comment_is_written_approved_and_read(new_page, live_server, has_script):
    article = make_article("Đường ven biển Mũi Sừng")
    moderator = make_user("comment moderator")
    moderator.set_password("biển xanh 42")
    moderator.save()
    page = new_page(java_script_enabled=has_script)
    write(page, live_server.url + article.get_absolute_url())
    page.wait_for_timeout(2500)  # Quicker than this no person reads.
    page.get_by_role("button", name="Gửi bình luận").click()
    if not has_script:
        assert page.get_by_role("heading", level=1).inner_text() == "Xem lại trước khi gửi"
        assert page.get_by_label("Bình luận", exact=True).input_value() == TEXT
        page.wait_for_timeout(2500)
        page.get_by_role("button", name="Gửi bình luận").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Cảm ơn bạn đã bình luận"
    page.goto(live_server.url + article.get_absolute_url())
    assert TEXT not in page.content()
    approve(new_page, live_server, moderator, "biển xanh 42")
    page.reload()
    assert TEXT in page.locator("#binh-luan").inner_text()
    assert page.get_by_role("heading", name="(1) Bình luận").is_visible()


def test_an_error_is_announced_where_it_is(new_page, live_server):
    article = make_article("Đường ven biển Mũi Sừng")
    page = new_page(java_script_enabled=False)
    write(page, live_server.url + article.get_absolute_url())
    page.get_by_label("Bình luận", exact=True).fill(" ")
    page.get_by_role("button", name="Gửi bình luận").click()
    assert page.title().startswith("Lỗi:")
    page.get_by_role("alert").get_by_role("link").click()
    assert page.get_by_label("Họ tên").input_value() == "Nguyễn Thị Ngọc Ánh"
    assert page.locator(":focus").get_attribute("name") == "body"
