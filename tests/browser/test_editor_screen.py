"""The editor's screen in a real browser: meters, suggestions, paste, saving in place, keys, few clicks."""

import re

import pytest
from django.urls import reverse

from articles.models import Article, Picture
from newsroom.html import to_text
from newsroom.text import syllables
from tests.articles.admin.addresses import ADD, change
from tests.browser.editor import READY, writable
from tests.browser.pasted import CASES, DATA_IMAGE, word
from tests.factories import (
    image_file,
    make_article,
    make_author,
    make_category,
    make_tag,
    make_user,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
S = Article.Status
EMPTY = "() => new Promise(callback => CKEDITOR.instances.id_body.setData('', { callback }))"
PASTE = """content => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", content);
    const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    CKEDITOR.instances.id_body.document.$.body.dispatchEvent(pasted);
}"""
TEXTS = [
    "", " ", "một", "Nghị quyết số 35 - NQ/TW", "a\u00a0b\u2003c\u3000d", "dòng một\r\ndòng hai\n\nba",
    "– — …", "1.000.000 đồng", "½ ² Ⅷ 三", "e\N{COMBINING ACUTE ACCENT}m", "👍 tốt 👍🏽", "a\u200bb \ufeff c",
    "x\x1cy\x85z", "“Ngư dân” (Bình Hải)", "12/11/2026, 05:27", "tiếng_Việt", "a\u2028b\u2029c", "٣ ٤ một",
    "\u180e \u2800 \u3164 x", "Đ" * 50,
]  # fmt: skip


@pytest.fixture
def story(transactional_db):
    body = "".join(f"<p>Đoạn thứ {number} của bài.</p>" for number in range(40))
    return make_article(
        "Cá được mùa", status=S.DRAFT, publish_at=None, owner=make_user("reporter"), body=body
    )


def text_of(page):
    return page.evaluate("CKEDITOR.instances.id_body.getData()")


def saved(page):
    page.locator("#working-state", has_text=re.compile("Đã lưu lúc")).wait_for()


# -- Meters ----------------------------------------------------------------------------------------


def test_the_browser_counts_syllables_as_the_server_does(desk):
    page = desk(make_user("reporter"), ADD)
    assert page.evaluate("texts => texts.map(deskCount.syllables)", TEXTS) == [syllables(t) for t in TEXTS]
    bodies = [
        f"<p>{text}</p><h2>Tít</h2><ul><li>một</li><li>hai</li></ul>" for text in ["Chữ&nbsp;nữa", "a<br>b"]
    ]
    bodies += ["<table><tbody><tr><td>x</td><td>y</td></tr></tbody></table>", "<p>a</p><p>b</p>"]
    counted = page.evaluate("all => all.map(html => deskCount.syllables(deskCount.textOf(html)))", bodies)
    assert counted == [syllables(to_text(body)) for body in bodies]


def test_meters_follow_the_typing(desk):
    page = desk(make_user("reporter"), ADD)
    page.fill("#id_headline", "Cá " * 40)
    assert page.locator("#id_headline_meter").inner_text().startswith("119/110 ký tự: dài quá")
    page.fill("#id_headline", "Cá được mùa")
    assert page.locator("#id_headline_meter .is-over").count() == 0
    page.fill("#id_lead", "tiếng " * 49)
    page.locator("#id_lead_meter", has_text="49 tiếng (khuyên 30–60)").wait_for()
    page.evaluate("CKEDITOR.instances.id_body.insertHtml('<p>' + 'chữ '.repeat(1231) + '</p>')")
    page.locator("#id_body_meter", has_text="1.280 tiếng · 6 phút").wait_for()


def test_the_headline_grows_with_its_text_and_never_scrolls(desk):
    page = desk(make_user("reporter"), ADD, viewport={"width": 390, "height": 800})
    page.fill("#id_headline", "Ngư dân Bình Hải được mùa cá cơm " * 4)
    assert page.evaluate("id_headline.scrollHeight <= id_headline.clientHeight + 1")


# -- Suggestions -----------------------------------------------------------------------------------


def test_what_the_text_suggests_is_added_with_one_click(desk):
    make_tag("cá cơm")
    other = make_article("Giá cá cơm tăng", tags=("cá cơm",))
    page = desk(make_user("editor"), ADD)
    page.fill("#id_headline", "Giá cá cơm tăng")
    page.get_by_role("button", name="Thêm: cá cơm").click()
    assert page.locator("[name=tags]").input_value() == "cá cơm"
    page.locator("#related_picks-group .suggestion").click()
    assert page.locator("[name=related_picks-0-target]").input_value() == str(other.pk)
    assert page.locator(".field-headline .suggested").inner_text().startswith("Giống bài:")


def test_links_that_lead_nowhere_are_listed_and_nothing_is_fetched(desk):
    page = desk(make_user("reporter"), ADD)
    body = '<p><a href="/khong-co/">hỏng</a> <a href="https://example.org/a">ngoài</a></p>'
    page.evaluate("html => CKEDITOR.instances.id_body.insertHtml(html)", body)
    page.locator("#text-links .link-missing", has_text="hỏng").wait_for()
    page.locator("#text-links summary").click()
    away = page.locator("#text-links .link-outside a")
    assert (away.get_attribute("href"), away.get_attribute("rel")) == ("https://example.org/a", "noopener")


# -- Paste -----------------------------------------------------------------------------------------


def pasted(page, content):
    page.evaluate(EMPTY)
    page.frame_locator(READY).locator("body").click()
    page.evaluate(PASTE, content)
    page.wait_for_function("() => CKEDITOR.instances.id_body.getData()")
    page.wait_for_timeout(300)


def test_what_word_processors_put_on_the_clipboard_is_stored_clean(desk, story):
    page = desk(story.owner, change(story))
    stored = {}
    for name, (content, _wanted) in CASES.items():
        pasted(page, content)
        with page.expect_response(lambda response: response.url.endswith("/save/")) as answer:
            page.keyboard.press("Control+s")
        assert answer.value.status == 200
        story.refresh_from_db()
        stored[name] = story.body
    assert stored == {name: wanted for name, (_content, wanted) in CASES.items()}


@pytest.mark.parametrize("frame", [str, word], ids=["web", "word"])
def test_pictures_of_other_places_are_refused_in_words_and_nothing_else_is_lost(desk, story, frame):
    page = desk(story.owner, change(story))
    pasted(page, frame(f"<p>Trước</p><p>{DATA_IMAGE}</p><p>Sau</p>"))
    page.get_by_text("Ảnh dán kèm không được nhận").first.wait_for()
    text = text_of(page)
    assert "Trước" in text
    assert "Sau" in text
    assert "<img" not in text
    assert not Picture.objects.exists()


# -- Saving in place -------------------------------------------------------------------------------


def test_saving_keeps_the_place_the_cursor_and_the_focus(desk, story):
    page = desk(story.owner, change(story))
    page.locator("#id_lead").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Thêm chữ.")
    page.evaluate("window.scrollTo(0, 300); window.isSamePage = true")
    before = page.evaluate("[Math.round(scrollY / 4), id_lead.selectionStart]")
    page.keyboard.press("Control+s")
    saved(page)
    assert page.evaluate("[Math.round(scrollY / 4), id_lead.selectionStart]") == before
    assert page.evaluate("document.activeElement.id === 'id_lead' && window.isSamePage")
    story.refresh_from_db()
    assert story.lead.endswith("Thêm chữ.")
    page.keyboard.type(" Nữa.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_function("() => document.querySelector('[name=version]').value === '3'")
    story.refresh_from_db()
    assert story.lead.endswith("Thêm chữ. Nữa.")


def test_saving_from_within_the_text_keeps_its_cursor_and_asks_no_more_on_leaving(desk, story):
    page = desk(story.owner, change(story))
    page.frame_locator(READY).locator("p").nth(1).click()
    page.keyboard.press("End")
    page.keyboard.type(" Một")
    page.keyboard.press("Control+s")
    saved(page)
    page.keyboard.type(" hai")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    story.refresh_from_db()
    assert "Đoạn thứ 1 của bài. Một hai</p>" in story.body
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.reload()
    assert asked == []


def test_two_clicks_save_once(desk, story):
    page = desk(story.owner, change(story))
    page.fill("#id_headline", "Cá lại được mùa")
    sent = []
    page.on("request", lambda request: request.url.endswith("/save/") and sent.append(request))
    page.get_by_role("button", name="Lưu", exact=True).dblclick()
    saved(page)
    page.wait_for_timeout(300)
    assert len(sent) == 1
    assert story.revisions.count() <= 2


def test_what_is_refused_is_said_by_the_form_with_all_that_was_typed(desk, story):
    page = desk(story.owner, change(story))
    page.fill("#id_lead", "Sapo mới")
    page.fill("#id_headline", "")
    page.keyboard.press("Control+s")
    page.locator(".errornote").wait_for()
    assert page.locator("#id_lead").input_value() == "Sapo mới"
    writable(page)
    page.fill("#id_headline", "Tựa mới")
    page.wait_for_timeout(300)
    page.keyboard.press("Control+s")
    saved(page)
    assert page.locator(".errornote, .errorlist").count() == 0


def test_without_a_network_nothing_is_lost(desk, story):
    page = desk(story.owner, change(story))
    page.fill("#id_headline", "Cá lại được mùa")
    page.route("**/save/", lambda route: route.abort())
    page.keyboard.press("Control+s")
    page.locator("#working-state", has_text="Mất mạng").wait_for()
    assert page.locator("#id_headline").input_value() == "Cá lại được mùa"
    page.unroute("**/save/")
    page.keyboard.press("Control+s")
    saved(page)


# -- Keys ------------------------------------------------------------------------------------------


def test_control_and_enter_sends_a_story_on(desk, story):
    page = desk(story.owner, change(story))
    page.frame_locator(READY).locator("p").first.click()
    page.keyboard.press("Control+Enter")
    page.locator(".messagelist .success").wait_for()
    story.refresh_from_db()
    assert story.status == S.SUBMITTED


def test_the_preview_opens_with_what_was_just_typed(desk, story):
    page = desk(story.owner, change(story))
    page.fill("#id_headline", "Cá lại được mùa")
    with page.expect_popup() as opened:
        page.keyboard.press("Control+Shift+P")
    opened.value.get_by_role("heading", name="Cá lại được mùa", level=1).wait_for()
    opened.value.close()


def test_a_question_mark_tells_the_keys_but_not_while_typing(desk, story):
    page = desk(story.owner, change(story))
    page.locator("#id_lead").focus()
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("#keys").get_by_role("heading", name="Phím tắt").is_visible()
    page.get_by_label("Dùng các phím một ký tự").uncheck()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()


def test_a_list_is_walked_with_j_and_k(desk, story, live_server):
    make_article("Bài thứ hai", status=S.DRAFT, publish_at=None, owner=story.owner)
    page = desk(story.owner, reverse("admin:index"))
    page.goto(live_server.url + reverse("admin:articles_article_changelist"))
    for key in "jjk":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent.trim()") == "Bài thứ hai"
    page.keyboard.press("Enter")
    writable(page)
    assert page.locator("#id_headline").input_value() == "Bài thứ hai"


# -- Few clicks ------------------------------------------------------------------------------------


class Clicks:
    """Counts what a hand does: presses of the mouse, and of Enter."""

    def __init__(self):
        self.count = 0

    def click(self, locator):
        self.count += 1
        locator.click()

    def enter(self, page):
        self.count += 1
        page.keyboard.press("Enter")


def test_a_simple_story_is_written_and_published_in_twelve_clicks(desk, tmp_path):
    editor = make_user("editor")
    make_author("Hải Đăng", user=editor)
    make_category("Kinh tế")
    make_tag("cá cơm")
    file = tmp_path / "ca.jpg"
    file.write_bytes(image_file(1600, 900).read())
    hand = Clicks()
    page = desk(editor, reverse("admin:index"))
    hand.click(
        page.get_by_role("link", name="Viết bài mới")
        .or_(page.locator("a.addlink[href*='/article/add/']"))
        .first
    )
    writable(page)
    page.keyboard.type("Ngư dân được mùa cá cơm")
    page.keyboard.press("Tab")
    page.keyboard.type("Sáng nay tàu về bến.")
    hand.click(page.frame_locator(READY).locator("body"))
    page.keyboard.type("Tàu về bến từ sáng sớm.")
    hand.click(page.locator(".field-category .select2-selection"))
    page.keyboard.type("kinh te")
    page.locator(".select2-results__option--highlighted", has_text="Kinh tế").wait_for()
    hand.enter(page)
    hand.click(page.get_by_role("button", name="Thêm: cá cơm"))
    with page.expect_popup() as opened:
        hand.click(page.locator("#add_id_cover"))
    popup = opened.value
    with popup.expect_file_chooser() as chooser:
        hand.click(popup.locator("#id_file"))
    chooser.value.set_files(file)
    hand.click(popup.locator("[name=_save]"))
    assert popup.evaluate("document.getElementById('id_file').files.length") == 1
    assert popup.locator("#id_alt:focus").count() == 1
    popup.keyboard.type("Tàu cá về bến")
    with popup.expect_event("close"):
        hand.enter(popup)
    hand.click(page.locator("button[value=publish]"))
    hand.click(page.locator("button.publish", has_text="Đăng ngay"))
    page.locator(".messagelist .success").wait_for()
    story = Article.objects.get()
    assert story.is_published
    assert (story.category.name, story.cover.alt) == ("Kinh tế", "Tàu cá về bến")
    assert [str(byline) for byline in story.bylines.all()] == ["Hải Đăng"]
    assert [tag.name for tag in story.tags.all()] == ["cá cơm"]
    assert hand.count <= 12


# -- For everyone, on any screen -------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_form_is_accessible_with_all_that_it_suggests(desk, violations, story, theme, width):
    make_tag("cá cơm")
    make_article("Giá cá cơm tăng", tags=("cá cơm",))
    size = {"width": width, "height": 844}
    page = desk(make_user("editor"), change(story), color_scheme=theme, viewport=size)
    page.fill("#id_headline", "Giá cá cơm tăng")
    page.evaluate("CKEDITOR.instances.id_body.insertHtml('<p><a href=\"/khong/\">hỏng</a></p>')")
    page.get_by_role("button", name="Thêm: cá cơm").wait_for()
    found = [line for line in violations(page) if "empty-table-header" not in line]
    page.locator("#keys-open").click()
    found += [line for line in violations(page) if "empty-table-header" not in line]
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_buttons_are_large_and_hide_no_field(desk, story):
    page = desk(story.owner, change(story), viewport={"width": 390, "height": 844})
    row = page.locator(".submit-row")
    for button in row.locator("input:visible, button:visible").all():
        assert button.bounding_box()["height"] >= 44
    assert row.bounding_box()["height"] <= 844 * 0.25
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    last = page.locator(".sheet-side fieldset").last.bounding_box()
    assert last["y"] + last["height"] <= row.bounding_box()["y"]
