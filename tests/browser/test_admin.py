"""The editors' work in a real browser: the editor under its policy, and every form's accessibility."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import pictures
from articles.models import Article, Picture
from newsroom.models import Publication
from tests.browser.editor import READY, writable
from tests.factories import (
    image_file,
    make_article,
    make_author,
    make_box,
    make_category,
    make_correction,
    make_picture,
    make_tag,
    make_user,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
S = Article.Status
CURSOR_IN_CELL = """() => {
    const editor = CKEDITOR.instances.id_body;
    const element = editor.getSelection() && editor.getSelection().getStartElement();
    const isOpen = CKEDITOR.dialog.getCurrent() || !editor.focusManager.hasFocus;
    return !isOpen && element && Boolean(element.getAscendant("td", true));
}"""
WORD = (
    '<html xmlns:w="urn:schemas-microsoft-com:office:word">'
    '<head><meta name=Generator content="Microsoft Word 15"></head><body><!--StartFragment-->'
    '<h1 style="color:red">Tựa từ Word</h1><p class=MsoNormal style="margin-left:3pt">'
    '<b><span lang=VI style="font-size:14.0pt">Đoạn đậm<o:p></o:p></span></b> và <i>nghiêng</i></p>'
    "<!--EndFragment--></body></html>"
)


@pytest.fixture
def editing(desk):
    """A new story of a reporter, the cursor in its text."""
    page = desk(make_user("reporter"), reverse("admin:articles_article_add"))
    writable(page)
    page.frame_locator(READY).locator("body").click()
    return page


def text_of(page):
    text = page.evaluate("CKEDITOR.instances.id_body.getData()")
    return text.replace("\n", "").replace("\t", "").replace("&nbsp;", " ")


def paste(page, kind, content):
    page.evaluate(
        """([kind, content]) => {
            const clipboardData = new DataTransfer();
            if (kind === "text/html") clipboardData.setData(kind, content);
            else {
                const bytes = Uint8Array.from(content);
                clipboardData.items.add(new File([bytes], "anh.jpg", { type: kind }));
            }
            const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            CKEDITOR.instances.id_body.document.$.body.dispatchEvent(pasted);
        }""",
        [kind, content if isinstance(content, str) else list(content)],
    )


def test_vietnamese_is_typed_made_bold_and_made_a_subhead(editing):
    editing.keyboard.type("Đẩy mạnh ")
    editing.click(".cke_button__bold")
    editing.keyboard.type("công tác")
    editing.click(".cke_button__bold")
    editing.keyboard.press("Enter")
    editing.keyboard.type("Tuyên truyền biển đảo")
    editing.click(".cke_combo__format .cke_combo_button")
    editing.frame_locator("iframe.cke_panel_frame").get_by_role("option", name="Tít phụ", exact=True).click()
    assert text_of(editing) == "<p>Đẩy mạnh <strong>công tác</strong></p><h2>Tuyên truyền biển đảo</h2>"


def test_the_keyboard_alone_reaches_the_toolbar(editing):
    editing.keyboard.type("Biển lặng")
    editing.keyboard.press("Control+A")
    editing.keyboard.press("Alt+F10")
    editing.keyboard.press("Tab")
    editing.keyboard.press("Shift+Tab")
    editing.keyboard.press("ArrowRight")
    editing.keyboard.press("Enter")
    editing.wait_for_timeout(200)
    assert text_of(editing) == "<p><strong>Biển lặng</strong></p>"


def test_a_link_is_made_in_its_dialog(editing):
    editing.keyboard.type("tại đây")
    editing.keyboard.press("Control+A")
    editing.click(".cke_button__link")
    editing.locator(".cke_dialog:visible input[type=text]:visible").last.fill("https://example.org/bão")
    editing.click(".cke_dialog_ui_button_ok:visible")
    assert text_of(editing) == '<p><a href="https://example.org/bão">tại đây</a></p>'


def test_a_table_is_made_in_its_dialog(editing):
    editing.click(".cke_button__table")
    editing.click(".cke_dialog_ui_button_ok:visible")
    editing.wait_for_function(CURSOR_IN_CELL)  # A person sees the cursor in the table before typing.
    editing.keyboard.type("Ô một")
    assert text_of(editing).startswith("<table><tbody><tr><td>Ô một</td>")


def test_a_picture_is_uploaded_and_described_in_its_dialog(editing, tmp_path):
    file = tmp_path / "biển.jpg"
    file.write_bytes(image_file(900, 600).read())
    said = []
    editing.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    editing.click(".cke_button__image")
    editing.get_by_role("tab", name="Tải ảnh lên").click()
    editing.frame_locator(".cke_dialog:visible iframe").locator("input[type=file]").set_input_files(file)
    description = editing.get_by_label("Mô tả ảnh: trong ảnh có gì")
    description.wait_for(state="visible")
    editing.click(".cke_dialog_ui_button_ok:visible")
    assert said == ["Hãy tả ảnh có gì, cho bạn đọc không nhìn thấy ảnh."]
    description.fill("Tàu về bến")
    editing.get_by_label("Có chú thích dưới ảnh").check()
    editing.click(".cke_dialog_ui_button_ok:visible")
    picture = Picture.objects.get()
    assert f'<img alt="Tàu về bến" src="/media/renditions/{picture.pk}-{picture.token}/' in text_of(editing)


def test_a_pasted_picture_is_uploaded(editing):
    paste(editing, "image/jpeg", image_file(900, 600).read())
    editing.get_by_text("Đã tải ảnh lên").first.wait_for()
    picture = Picture.objects.get()
    assert f"/media/renditions/{picture.pk}-{picture.token}/full-640.jpg" in text_of(editing)


def test_a_pasted_file_that_is_no_picture_is_refused_in_words(editing):
    paste(editing, "image/jpeg", b"<html></html>")
    editing.get_by_text("Hãy lưu ảnh ở định dạng JPEG").first.wait_for()
    assert "<img" not in text_of(editing)


def test_what_is_pasted_from_word_comes_in_clean(editing):
    paste(editing, "text/html", WORD)
    editing.wait_for_timeout(1000)
    assert text_of(editing) == ("<h2>Tựa từ Word</h2><p><strong>Đoạn đậm</strong> và <em>nghiêng</em></p>")


def test_a_stored_figure_is_known_again_as_a_picture_with_its_caption(desk):
    body = (
        '<figure><img src="/media/renditions/1-abcdefabcdef/full-640.jpg" alt="Tàu">'
        "<figcaption>Ảnh: Hải Đăng</figcaption></figure>"
    )
    story = make_article(body=body)
    page = desk(make_user("editor"), reverse("admin:articles_article_change", args=[story.pk]))
    frame = page.frame_locator(READY)
    frame.locator("figure.cke_widget_element figcaption").wait_for()
    assert frame.locator("figcaption").inner_text() == "Ảnh: Hải Đăng"


def asks_before_leaving(page):
    """Whether the page holds the reader back when it is left."""
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.evaluate("location.reload()")
    page.wait_for_timeout(500)
    return asked == ["beforeunload"]


@pytest.mark.parametrize("typed", ["", "thêm"])
def test_leaving_a_story_asks_only_after_something_was_typed(desk, typed):
    src = pictures.url(make_picture(alt="Tàu"), "full", 640)
    body = f'<figure><img src="{src}" alt="Tàu"><figcaption>Lời</figcaption></figure><p>Chữ</p>'
    story, user = make_article(body=body), make_user("editor")
    page = desk(user, reverse("admin:articles_article_change", args=[story.pk]))
    writable(page)
    page.frame_locator(READY).locator("figcaption").click()
    page.keyboard.type(typed)
    assert asks_before_leaving(page) == bool(typed)


def test_a_tag_that_exists_is_offered_before_a_new_one(desk):
    make_tag("biển")
    page = desk(make_user("editor"), reverse("admin:articles_article_add"))
    page.locator(".field-tags .select2-search__field").fill("bien")
    page.get_by_role("option", name="biển").wait_for()
    page.keyboard.press("Enter")
    assert page.locator("[name=tags]").input_value() == "biển"


def test_a_story_goes_from_the_reporter_to_the_reader(desk, live_server):
    make_category("Kinh tế")
    make_tag("ngư dân")
    reporter, editor = make_user("reporter"), make_user("editor")
    page = desk(reporter, reverse("admin:articles_article_add"))
    writable(page)
    page.get_by_label("Tiêu đề:", exact=False).first.fill("Được mùa cá cơm")
    page.get_by_label("Sapo:").fill("Ngư dân Bình Hải vào vụ mới.")
    page.frame_locator(READY).locator("body").click()
    page.keyboard.type("Tàu về bến từ sáng sớm.")
    page.locator(".field-category .select2-selection").click()
    page.keyboard.type("kinh te")
    page.get_by_role("option", name="Kinh tế").click()
    page.locator(".field-tags .select2-search__field").click()
    for typed in ["ngư dân", "cá cơm"]:
        page.keyboard.type(typed)
        page.locator(".select2-results__option--highlighted", has_text=typed).wait_for()
        page.keyboard.press("Enter")
    page.locator("details:has(#id_byline_note) summary").click()
    page.locator("#id_byline_note").fill("Minh Sa")
    page.get_by_role("button", name="Gửi biên tập").click()
    page.locator(".messagelist .success").wait_for()
    story = Article.objects.get()
    assert (story.status, story.owner) == (S.SUBMITTED, reporter)
    assert story.body == "<p>Tàu về bến từ sáng sớm.</p>"
    assert {tag.name for tag in story.tags.all()} == {"ngư dân", "cá cơm"}

    page = desk(editor, reverse("admin:index"))
    page.get_by_role("link", name="Được mùa cá cơm").click()
    page.get_by_role("button", name="Đăng ngay").click()
    page.get_by_text("Bạn đọc thấy ngay.").wait_for()
    page.get_by_role("button", name="Đăng ngay").click()
    page.locator(".messagelist .success").wait_for()
    page.get_by_role("link", name="Xem trên trang web").click()
    page.get_by_role("heading", name="Được mùa cá cơm", level=1).wait_for()
    assert "Tàu về bến từ sáng sớm." in page.content()


def test_the_button_says_when_it_would_publish(desk):
    story = make_article(status=S.APPROVED, publish_at=None)
    page = desk(make_user("editor"), reverse("admin:articles_article_change", args=[story.pk]))
    button = page.locator("button[value=publish]")
    assert button.inner_text() == "Đăng ngay"
    page.get_by_label("Đăng lúc:").fill("2199-06-01T18:00")
    assert button.inner_text().startswith("Hẹn giờ 18:00")


def test_a_story_in_a_box_is_moved_to_the_first_place(desk):
    box = make_box()
    stories = [make_article("Bài đứng trước"), make_article("Bài đứng sau")]
    for position, story in enumerate(stories, start=1):
        box.items.create(article=story, position=position)
    page = desk(make_user("managing editor"), reverse("admin:articles_box_change", args=[box.pk]))
    page.locator(".move-begin").nth(1).click()
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_load_state()
    assert [item.article for item in box.items.all()] == stories[::-1]


def test_the_focal_point_is_set_with_a_click(desk):
    picture = make_picture(width=1600, height=900)
    page = desk(make_user("editor"), reverse("admin:articles_picture_change", args=[picture.pk]))
    image = page.locator(".focus img")
    box = image.bounding_box()
    image.click(position={"x": box["width"] * 0.8, "y": box["height"] * 0.25})
    assert page.get_by_label("Tiêu điểm, ngang (%):").input_value() == "80"
    assert page.get_by_label("Tiêu điểm, dọc (%):").input_value() == "25"


def make_everything():
    Publication(name="Bình Hải").save()
    picture = make_picture(width=900, height=600)
    story = make_article(cover=picture, tags=("ngư dân",), status=S.DRAFT)
    story.bylines.create(author=make_author(), position=1)
    box = make_box()
    box.items.create(article=story, position=1)
    return {
        "index": [],
        "articles_article_changelist": [],
        "articles_article_add": [],
        "articles_article_change": [story.pk],
        "articles_article_history": [story.pk],
        "articles_article_publish": [story.pk],
        "articles_article_previews": [story.pk],
        "articles_article_links": [story.pk],
        "as-of": [],
        "articles_article_delete": [story.pk],
        "articles_correction_changelist": [],
        "articles_correction_add": [],
        "articles_correction_change": [make_correction(published_at=None, requested_at=timezone.now()).pk],
        "articles_picture_changelist": [],
        "articles_picture_add": [],
        "articles_picture_change": [picture.pk],
        "articles_box_changelist": [],
        "articles_box_change": [box.pk],
        "articles_category_changelist": [],
        "newsroom_publication_change": [1],
        "newsroom_user_changelist": [],
        "newsroom_user_add": [],
        "password_change": [],
    }


# A heading of a column that needs no words, in the template of the package that orders rows.
NOT_OURS = "empty-table-header"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_of_the_admin_is_accessible(desk, live_server, violations, theme, width):
    pages = make_everything()
    size = {"width": width, "height": 900}
    page = desk(make_user("administrator"), reverse("admin:login"), color_scheme=theme, viewport=size)
    found = []
    for name, arguments in pages.items():
        page.goto(live_server.url + reverse(f"admin:{name}", args=arguments))
        if page.locator("textarea[data-type=ckeditortype]").count():
            writable(page)
        found += [line for line in violations(page) if NOT_OURS not in line]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is too wide"
    assert found == []


def test_the_door_is_accessible(new_page, live_server, violations):
    page = new_page()
    page.goto(live_server.url + reverse("admin:login"))
    assert violations(page) == []
