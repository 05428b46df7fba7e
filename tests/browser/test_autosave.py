"""No word is lost: killed tabs, lost networks, ended sessions, take-overs; and typing is left alone."""

from urllib.parse import quote_plus

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, WorkingCopy
from tests.articles.admin.addresses import change
from tests.browser.editor import READY, writable
from tests.factories import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

HEADLINE = "#id_headline"
BODY = "CKEDITOR.instances.id_body.getData().replaceAll('&nbsp;', ' ').trim()"
KEPT = "#working-state:has-text('Đã giữ nháp lúc')"
SAVED = "#working-state:has-text('Đã lưu lúc')"
PASSWORD = "mot-mat-khau-rat-dai"


@pytest.fixture
def minh():
    return make_user("editor", full_name="Minh")


@pytest.fixture
def story():
    return make_article("Tàu ra khơi", body="<p>Đoạn đầu.</p>")


def kill(page):
    """End the tab as a crash does: from now on nothing that it keeps or sends arrives anywhere."""
    page.evaluate(
        """() => {
            Storage.prototype.setItem = Storage.prototype.removeItem = () => {};
            window.fetch = () => new Promise(() => {});
            navigator.sendBeacon = () => false;
        }"""
    )
    page.close(run_before_unload=False)


def write(page, words):
    """Type at the end of the body."""
    page.frame_locator(READY).locator("body").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def test_a_killed_tab_loses_nothing_but_the_last_seconds(desk, minh, story):
    page = desk(minh, change(story))
    page.fill(HEADLINE, "Tàu ra khơi, gõ lần một")
    write(page, " Câu thứ nhất.")
    page.wait_for_selector(KEPT)
    write(page, " Câu thứ hai.")
    page.wait_for_timeout(1600)
    kept = WorkingCopy.objects.get()
    assert "Câu thứ nhất." in kept.values["body"][0]
    assert "Câu thứ hai." not in kept.values["body"][0]
    other = desk(minh, change(story), beside=page)
    page.bring_to_front()
    kill(page)
    other.reload()
    draft = other.locator(".draft")
    expect(draft).to_have_count(1)
    draft.get_by_role("link", name="Xem khác biệt").click()
    expect(other.locator("ins").filter(has_text="Câu thứ hai.")).to_have_count(1)
    other.get_by_role("link", name="Khôi phục").click()
    writable(other)
    assert other.input_value(HEADLINE) == "Tàu ra khơi, gõ lần một"
    assert other.evaluate(BODY) == "<p>Đoạn đầu. Câu thứ nhất. Câu thứ hai.</p>"
    other.click("input[name=_save]")
    other.wait_for_selector(SAVED)
    other.reload()
    expect(other.locator(".draft")).to_have_count(0)
    story.refresh_from_db()
    assert "Câu thứ hai." in story.body
    assert other.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('newsroom-draft'))") == []


def test_a_new_story_is_found_again_after_its_tab_was_killed(desk, minh):
    add = reverse("admin:articles_article_add")
    page = desk(minh, add)
    page.fill(HEADLINE, "Bài chưa lưu lần nào")
    page.wait_for_selector(KEPT)
    elsewhere = desk(minh, add)
    kill(page)
    expect(elsewhere.locator(".draft")).to_contain_text("Bài chưa lưu lần nào")
    elsewhere.get_by_role("button", name="Bỏ", exact=True).click()
    expect(elsewhere.locator(".draft")).to_have_count(0)
    assert not WorkingCopy.objects.exists()


def test_what_is_sent_on_at_once_leaves_no_draft(desk, minh, live_server):
    story = make_article("Bài mới", status=Article.Status.DRAFT, owner=minh)
    page = desk(minh, change(story))
    page.locator(HEADLINE).press_sequentially("Gửi ngay: ")
    page.click("button[value=submit]")
    page.wait_for_selector(".chip-submitted")
    page.wait_for_load_state("networkidle")
    page.goto(live_server.url + change(story))
    assert page.locator(".draft").count() == 0
    assert not WorkingCopy.objects.exists()


def test_a_new_story_that_was_saved_at_once_leaves_no_draft_of_a_new_one(desk, minh, live_server):
    page = desk(minh, reverse("admin:articles_article_add"))
    page.fill(HEADLINE, "Bài viết nhanh")
    page.click("input[name=_save]")
    page.wait_for_url("**/change/")
    page.wait_for_load_state("networkidle")
    page.goto(live_server.url + reverse("admin:articles_article_add"), wait_until="networkidle")
    assert page.locator(".draft").count() == 0
    assert not WorkingCopy.objects.exists()


def test_without_a_network_the_browser_keeps_it_and_hands_it_over_later(desk, minh, story):
    page = desk(minh, change(story))
    page.context.set_offline(True)
    page.fill(HEADLINE, "Gõ khi mất mạng")
    write(page, " Câu ngoài khơi.")
    expect(page.locator("#working-state")).to_have_text("Mất mạng: đang giữ trong trình duyệt này")
    assert not WorkingCopy.objects.exists()
    kill(page)
    page.context.set_offline(False)
    again = desk(minh, change(story), beside=page)
    again.locator(".draft").get_by_role("link", name="Khôi phục").click()
    writable(again)
    assert again.input_value(HEADLINE) == "Gõ khi mất mạng"
    assert again.evaluate(BODY) == "<p>Đoạn đầu. Câu ngoài khơi.</p>"


def test_when_the_network_is_back_the_server_keeps_it(desk, minh, story):
    page = desk(minh, change(story))
    page.context.set_offline(True)
    page.fill(HEADLINE, "Gõ khi mất mạng")
    expect(page.locator("#working-state")).to_have_text("Mất mạng: đang giữ trong trình duyệt này")
    page.context.set_offline(False)
    page.wait_for_selector(KEPT)
    assert str(WorkingCopy.objects.get()) == "Gõ khi mất mạng"


def keeping(text):
    """The answer that this text is kept: that of an earlier one may still be on its way."""

    def is_it(response):
        return response.url.endswith("/working/") and quote_plus(text) in (response.request.post_data or "")

    return is_it


def test_what_was_typed_and_kept_while_it_was_being_saved_is_not_lost(desk, minh, story):
    page = desk(minh, change(story))
    page.fill(HEADLINE, "Lưu lần một")
    held = []
    page.route("**/save/", lambda route: held.append(route))
    with page.expect_request("**/save/"):
        page.click("input[name=_save]")
    with page.expect_response(keeping("Gõ tiếp khi đang lưu")):
        page.fill(HEADLINE, "Gõ tiếp khi đang lưu")
    page.wait_for_selector(KEPT)
    assert str(WorkingCopy.objects.get()) == "Gõ tiếp khi đang lưu"
    with page.expect_response(keeping("Gõ tiếp khi đang lưu")):
        held[0].continue_()
    story.refresh_from_db()
    assert story.headline == "Lưu lần một"
    assert str(WorkingCopy.objects.get()) == "Gõ tiếp khi đang lưu"


def test_a_take_over_is_told_and_keeps_the_words_of_both(desk, minh, story, violations):
    lan = make_user("editor", full_name="Lan")
    first = desk(lan, change(story))
    first.fill(HEADLINE, "Tựa của Lan")
    expect(first.locator("#working-others")).to_have_text("")
    second = desk(minh, change(story))
    expect(second.locator("#working-others")).to_have_text("Lan đang sửa (0 phút)")
    expect(second.locator("#working-notice")).to_contain_text("Lan đang sửa bài này từ")
    assert second.evaluate("document.querySelector('#id_headline').readOnly")
    assert second.evaluate("CKEDITOR.instances.id_body.readOnly")
    assert not violations(second)
    write(first, " Lan viết dở")
    second.get_by_role("button", name="Tiếp quản").click()
    dialog = second.get_by_role("dialog", name="Tiếp quản bài này?")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Tiếp quản").click()
    expect(second.locator("#working-notice")).to_be_hidden()
    second.fill(HEADLINE, "Tựa của Minh")
    expect(first.locator("#working-notice")).to_contain_text("Minh đã tiếp quản lúc", timeout=12_000)
    assert first.evaluate("document.querySelector('#id_headline').readOnly")
    assert first.evaluate("CKEDITOR.instances.id_body.readOnly")
    assert first.input_value(HEADLINE) == "Tựa của Lan"
    first.wait_for_selector(KEPT)
    kept = WorkingCopy.objects.get(editor=lan)
    assert "Lan viết dở" in kept.values["body"][0]
    assert kept.values["category"] == [str(story.category_id)]
    second.click("input[name=_save]")
    second.wait_for_selector(SAVED)
    story.refresh_from_db()
    assert story.headline == "Tựa của Minh"


def test_a_session_that_ended_keeps_the_form_until_its_writer_is_back(desk, minh, story, live_server):
    minh.set_password(PASSWORD)
    minh.save()
    page = desk(minh, change(story))
    Session.objects.all().delete()
    page.click(HEADLINE)
    page.keyboard.press("Control+A")
    page.keyboard.type("Gõ sau khi phiên hết hạn")
    panel = page.get_by_role("dialog", name="Bạn đã bị đăng xuất")
    expect(panel).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "id_headline"
    page.keyboard.type(", gõ tiếp")
    page.click("input[name=_save]")
    assert page.input_value(HEADLINE) == "Gõ sau khi phiên hết hạn, gõ tiếp"
    panel.get_by_role("button", name="Thử lại").click()
    expect(panel.get_by_role("alert")).to_be_visible()
    with page.context.expect_page() as opened:
        panel.get_by_role("link", name="Đăng nhập lại").click()
    login = opened.value
    login.fill("#id_username", minh.username)
    login.fill("#id_password", PASSWORD)
    login.click("[type=submit]")
    login.wait_for_url(f"{live_server.url}/admin/")
    panel.get_by_role("button", name="Thử lại").click()
    expect(panel).to_be_hidden()
    page.wait_for_selector(KEPT)
    page.click("input[name=_save]")
    page.wait_for_selector(SAVED)
    story.refresh_from_db()
    assert story.headline == "Gõ sau khi phiên hết hạn, gõ tiếp"


class Telex:
    """Vietnamese input methods: by composing, as most systems do, and by taking back, as Unikey does."""

    STEPS = ("T", "Ti", "Tie", "Tiê", "Tiên", "Tiêng", "Tiếng")

    def __init__(self, page):
        self.page, self.session = page, page.context.new_cdp_session(page)

    def compose(self, pause_at=""):
        for text in self.STEPS:
            end = len(text)
            state = {"text": text, "selectionStart": end, "selectionEnd": end}
            self.session.send("Input.imeSetComposition", state)
            if text == pause_at:
                self.page.wait_for_timeout(4500)
        self.session.send("Input.insertText", {"text": self.STEPS[-1]})

    def take_back(self):
        self.page.keyboard.type(" Vie")
        for letter, then in (("ê", "t"), ("ệ", "")):
            presses = 1 if letter == "ê" else 2
            for _press in range(presses):
                self.page.keyboard.press("Backspace")
            self.page.keyboard.insert_text(letter)
            if letter == "ê":
                self.page.keyboard.type(then)
        self.page.wait_for_timeout(3600)
        self.page.keyboard.type("t")


def test_telex_in_the_headline_is_left_alone(desk, minh, story):
    page = desk(minh, change(story))
    page.fill(HEADLINE, "")
    telex = Telex(page)
    telex.compose(pause_at="Tiên")
    telex.take_back()
    assert page.input_value(HEADLINE) == "Tiếng Việt"
    assert page.evaluate("document.querySelector('#id_headline').selectionStart") == 10
    page.wait_for_timeout(3600)
    assert page.input_value(HEADLINE) == "Tiếng Việt"
    assert str(WorkingCopy.objects.get()) == "Tiếng Việt"


def test_telex_in_the_text_is_left_alone(desk, minh, story):
    page = desk(minh, change(story))
    write(page, " ")
    telex = Telex(page)
    telex.compose(pause_at="Tiên")
    telex.take_back()
    assert page.evaluate(BODY) == "<p>Đoạn đầu. Tiếng Việt</p>"
    page.wait_for_timeout(3600)
    assert page.evaluate(BODY) == "<p>Đoạn đầu. Tiếng Việt</p>"
    assert "Tiếng Việt" in WorkingCopy.objects.get().values["body"][0].replace("&nbsp;", " ")


def test_a_form_that_nobody_touched_is_not_kept_and_takes_no_turn(desk, minh, story):
    page = desk(minh, change(story))
    page.frame_locator(READY).locator("body").click()
    page.wait_for_timeout(4000)
    assert not WorkingCopy.objects.exists()
    assert not story.presences.editing().exists()
    assert Article.objects.get().revisions.count() == 0
