"""The story's form in states of its own: nobody's pen name, several drafts, only read, another kind."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, WorkingCopy
from tests.articles.admin.addresses import ADD, change
from tests.factories import image_file, make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

S = Article.Status
DRAFTS = reverse("admin:articles_article_drafts")
ADD_PICTURE = reverse("admin:articles_picture_add")

# A heading of a column that needs no words, in the template of the package that orders rows.
NOT_OURS = "empty-table-header"


@pytest.fixture
def reporter():
    return make_user("reporter")


@pytest.fixture
def story(reporter):
    body = "<h2>Biển lặng</h2><blockquote><p>Cá về.</p></blockquote><p>Hết.</p>"
    return make_article("Tàu ra khơi", owner=reporter, status=S.DRAFT, publish_at=None, body=body)


def leave_drafts(story, number):
    for n in range(number):
        tab, values = f"tab-number-{n}", {"headline": [f"Gõ dở {n}"]}
        WorkingCopy.objects.create(editor=story.owner, article=story, tab=tab, values=values)


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_its_states_are_accessible(desk, reporter, story, violations, live_server, width, theme):
    leave_drafts(story, 2)
    read = make_article(owner=reporter, status=S.APPROVED, publish_at=None, body=story.body)
    size = {"width": width, "height": 900}
    page = desk(reporter, ADD, color_scheme=theme, viewport=size, reduced_motion="reduce")
    found = []
    for address in (ADD, change(story), change(read), DRAFTS):
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('.draft details').forEach(fold => fold.open = true)")
        found += [line for line in violations(page) if NOT_OURS not in line]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} is too wide"
    assert found == []


def test_all_drafts_are_dropped_without_leaving_the_form(desk, reporter, story):
    leave_drafts(story, 3)
    page = desk(reporter, change(story))
    page.fill("#id_headline", "Tàu ra khơi sáng nay")
    page.get_by_text("Bỏ hết").click()
    page.get_by_role("button", name="Bỏ 3 bản nháp").click()
    expect(page.locator(".draft")).to_have_count(0)
    assert page.input_value("#id_headline") == "Tàu ra khơi sáng nay"
    assert not WorkingCopy.objects.filter(tab__startswith="tab-number").exists()


def test_with_one_draft_left_there_is_no_button_for_all(desk, reporter, story):
    leave_drafts(story, 2)
    page = desk(reporter, change(story))
    page.get_by_role("button", name="Bỏ", exact=True).first.click()
    expect(page.locator(".draft")).to_have_count(1)
    expect(page.get_by_text("Bỏ hết")).to_have_count(0)


def test_another_kind_opens_the_part_that_it_needs(desk, reporter, story):
    page = desk(reporter, change(story))
    address = page.locator("#id_recording-0-page_url")
    expect(address).to_be_hidden()
    page.select_option("#id_kind", "video")
    expect(address).to_be_visible()


def test_without_a_script_the_part_is_unfolded_by_hand(new_page, log_in, live_server, reporter, story):
    page = new_page(java_script_enabled=False)
    log_in(page.context, reporter)
    page.goto(live_server.url + change(story))
    address = page.locator("#id_recording-0-page_url")
    expect(address).to_be_hidden()
    page.locator("#recording-group summary").click()
    expect(address).to_be_visible()


def test_without_a_script_a_picture_needs_to_be_chosen_once(new_page, log_in, live_server, reporter):
    page = new_page(java_script_enabled=False)
    log_in(page.context, reporter)
    page.goto(live_server.url + ADD_PICTURE)
    photo = {"name": "tàu.jpg", "mimeType": "image/jpeg", "buffer": image_file().read()}
    page.set_input_files("#id_file", photo)
    # A space is enough for the browser, and not for us.
    page.fill("#id_alt", " ")
    page.click("[name=_save]")
    expect(page.locator(".messagelist")).to_contain_text("Ảnh đã ở trong kho")
    page.fill("#id_alt", "Tàu về bến")
    page.click("[name=_save]")
    assert [picture.alt for picture in reporter.pictures.all()] == ["Tàu về bến"]
