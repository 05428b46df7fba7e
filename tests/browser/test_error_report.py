"""A reader selects a mistake, reports it and an editor finds it, in a real browser."""

import pytest
from django.urls import reverse

from articles.models import ErrorReport
from tests.factories import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SELECT = """name => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(name));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@pytest.fixture
def story():
    return make_article(
        "Đường ven biển", body="<p>Đoàn tàu rời bến.</p><p>Cách bờ 12 hải lý &amp; xa hơn.</p>"
    )


def report_page(story) -> str:
    return reverse("articles:error-report", args=[story.slug, story.pk])


@pytest.mark.parametrize("way", ["mouse", "touch", "keyboard"])
def test_the_selected_passage_travels(new_page, live_server, story, way):
    page = new_page(has_touch=way == "touch")
    page.goto(live_server.url + story.get_absolute_url())
    link = page.get_by_role("link", name="Báo lỗi")
    page.evaluate(SELECT, ".text > p:last-of-type")
    {"mouse": link.click, "touch": link.tap, "keyboard": lambda: link.press("Enter")}[way]()
    assert page.get_by_role("heading", level=1).inner_text() == "Báo lỗi"
    assert page.get_by_label("Đoạn có lỗi").input_value() == "Cách bờ 12 hải lý & xa hơn."


def test_what_is_selected_elsewhere_or_no_longer_does_not_travel(new_page, live_server, story):
    page = new_page()
    page.goto(live_server.url + story.get_absolute_url())
    link = page.get_by_role("link", name="Báo lỗi")
    link.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    page.evaluate(SELECT, ".text")
    link.click()
    assert "doan=" in link.get_attribute("href")
    for gone in ("getSelection().removeAllRanges()", f"({SELECT})('body > footer')"):
        page.evaluate(gone)
        link.press("Enter")
        assert link.evaluate("link => link.search") == ""


@pytest.mark.parametrize("has_script", [False, True])
def test_a_report_is_sent_with_an_error_on_the_way(new_page, live_server, story, has_script):
    page = new_page(java_script_enabled=has_script)
    page.goto(live_server.url + story.get_absolute_url())
    page.get_by_role("link", name="Báo lỗi").click()
    page.get_by_label("Đoạn có lỗi").fill(" ")
    page.get_by_label("Nên sửa thành").fill("cách bờ 21 hải lý")
    page.wait_for_timeout(2500)  # Quicker than this no person writes.
    page.get_by_role("button", name="Gửi báo lỗi").click()
    assert page.title().startswith("Lỗi: ")
    page.get_by_role("alert").get_by_role("link", name="Hãy chép lại đoạn có lỗi trong bài.").click()
    assert page.locator(":focus").get_attribute("name") == "quote"
    page.get_by_label("Đoạn có lỗi").fill("Cách bờ 12 hải lý")
    page.get_by_role("button", name="Gửi báo lỗi").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Cảm ơn bạn đã báo lỗi"
    report = ErrorReport.objects.get()
    assert (report.article, report.quote, report.proposal) == (
        story,
        "Cách bờ 12 hải lý",
        "cách bờ 21 hải lý",
    )
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_the_form_in_every_state(new_page, live_server, story, violations, scheme, width):
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    address = live_server.url + report_page(story)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    page.goto(address)
    found, too_wide = violations(page), [page.evaluate(wide)]
    page.get_by_label("E-mail").fill("x")
    page.locator("form.report-form").evaluate("form => { form.noValidate = true }")
    page.get_by_role("button", name="Gửi báo lỗi").click()
    assert page.title().startswith("Lỗi: ")
    found += violations(page)
    too_wide.append(page.evaluate(wide))
    page.goto(f"{address}cam-on/")
    found += violations(page)
    assert not found, "\n".join(found)
    assert too_wide == [False, False]
