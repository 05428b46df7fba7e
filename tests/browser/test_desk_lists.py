"""Lists, calendar, notes, notifications and the bar for staff, as people use them in a browser."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from articles import clipboard, notes
from articles.models import Article, Note
from tests.browser.editor import writable
from tests.factories import make_article, make_author, make_picture, make_publication, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
S = Article.Status
LIST = reverse("admin:articles_article_changelist")
IS_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def editor():
    make_publication()
    user = make_user("editor", username="sa", full_name="Minh Sa")
    story = make_article("Cầu Cửa Lũng thông xe sau mười tám tháng", cover=make_picture(), owner=user)
    make_article("Bài đang chờ", status=S.SUBMITTED)
    make_author("Minh Sa")
    notes.add(story, "@sa xem lại sapo", by=make_user("managing editor"))
    clipboard.add(user, story)
    user.saved_filters.create(name="Của tôi", query="tab=mine")
    return user


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(desk, editor, violations, live_server, scheme, width):
    page = desk(editor, LIST, viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = []
    names = ["articles_article_calendar", "notices", "clipboard"]
    for address in [f"{LIST}?tab=mine", *(reverse(f"admin:{name}") for name in names)]:
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('main details').forEach(details => details.open = true)")
        found += violations(page)
        if page.evaluate(IS_TOO_WIDE):
            found.append(f"{address}: scrolls sideways")
    assert found == []


def test_stories_are_moved_from_the_list_on_a_phone(desk, editor):
    page = desk(editor, f"{LIST}?tab=waiting", viewport={"width": 390, "height": 800})
    page.locator("input.action-select").check()
    page.select_option("select[name=action]", "approve")
    page.locator(".actions button[name=index]").click()
    page.locator(".bulk-ways button").click()
    assert page.locator(".bulk-rows .done").inner_text() == "Xong"
    assert Article.objects.get(headline="Bài đang chờ").status == S.APPROVED


def test_a_name_completes_and_the_note_is_sent_without_leaving_the_page(desk, editor):
    make_user("editor", username="lan", full_name="Nguyễn Thị Lan")
    story = make_article("Bài có ghi chú", status=S.DRAFT, owner=editor)
    page = desk(editor, reverse("admin:articles_article_change", args=[story.pk]))
    page.locator("#id_headline").fill("Tựa chưa lưu")
    field = page.locator("#note-text")
    field.press_sequentially("Nhờ @ngu")
    page.locator("#note-names [aria-selected=true]").wait_for()
    field.press("Enter")
    assert field.input_value() == "Nhờ @lan "
    field.press_sequentially("xem")
    page.get_by_role("button", name="Gửi ghi chú").click()
    page.locator(".note-text").wait_for()
    assert page.locator("#id_headline").input_value() == "Tựa chưa lưu"
    assert list(Note.objects.get(article=story).mentions.values_list("username", flat=True)) == ["lan"]


def test_staff_find_the_bar_on_a_story_and_readers_do_not(desk, editor, new_page, live_server, violations):
    story = Article.objects.published(timezone.now()).get()
    asked = []
    reader = new_page()
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(live_server.url + story.get_absolute_url(), wait_until="networkidle")
    assert [url for url in asked if "/admin/" in url] == []
    page = desk(editor, story.get_absolute_url(), reduced_motion="reduce")
    page.locator(".edit-bar").wait_for()
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    page.get_by_role("link", name="Sửa bài").click()
    writable(page)
    assert page.locator("#id_headline").input_value() == story.headline


def test_the_bar_leads_to_the_reason_for_withdrawing(desk, editor):
    editor.groups.add(Group.objects.get(name="managing editor"))
    story = Article.objects.published(timezone.now()).get()
    page = desk(editor, story.get_absolute_url())
    page.locator(".edit-bar").get_by_role("link", name="Gỡ bài…").click()
    writable(page)
    assert page.evaluate("document.activeElement.id") == "id_reason"
    page.keyboard.type("Sai tên")
    page.get_by_role("button", name="Gỡ bài", exact=True).click()
    page.locator("ul.messagelist").wait_for()
    story.refresh_from_db()
    assert (story.status, story.withdrawal_reason) == (S.WITHDRAWN, "Sai tên")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_head_of_the_desk_takes_two_lines_and_opens_by_keyboard(desk, editor, violations, width, scheme):
    page = desk(editor, reverse("admin:index"), viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert page.locator("#header").bounding_box()["height"] < (100 if width < 768 else 70)
    assert not page.get_by_role("button", name="Đăng xuất").is_visible()
    page.locator(".you summary").focus()
    page.keyboard.press("Enter")
    for _link_button_and_first_language in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "vi"
    assert page.get_by_role("button", name="Đăng xuất").is_visible()
    assert violations(page) == []
    assert not page.evaluate(IS_TOO_WIDE)
