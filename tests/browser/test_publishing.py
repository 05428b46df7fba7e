"""Before a story is out, in a real browser: the last look, previews in their frames, a lawyer's answer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import preview_links
from articles.models import Article, PreviewAnswer
from tests.factories import make_article, make_picture, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
S = Article.Status


@pytest.fixture
def page_of(desk):
    """A function that opens a page of the admin, by its name, as a managing editor."""

    def open_page(name, *arguments, **options):
        return desk(make_user("managing editor"), reverse(f"admin:{name}", args=arguments), **options)

    return open_page


@pytest.fixture
def story(transactional_db):
    cover = make_picture(width=1600, height=900)
    return make_article("Cá được mùa", status=S.APPROVED, publish_at=None, cover=cover, byline_note="")


def test_the_last_look_asks_why_and_then_publishes(page_of, story):
    page = page_of("articles_article_publish", story.pk)
    assert page.get_by_role("link", name="Hãy ghi ai làm bài").is_visible()
    page.get_by_label("Lý do vẫn đăng dù còn thiếu").fill("Tin khẩn")
    page.get_by_role("button", name="Đăng ngay").click()
    page.locator(".messagelist .success").wait_for()
    page.goto("about:blank")  # The form says good-bye now, and not while the database is emptied.
    page.wait_for_timeout(300)
    story.refresh_from_db()
    assert (story.is_published, story.moves.get().reason) == (True, "Tin khẩn")


def test_what_is_missing_leads_to_its_place_in_the_form(page_of, story):
    page = page_of("articles_article_publish", story.pk)
    page.get_by_role("link", name="Hãy gắn từ khóa").click()
    page.wait_for_url(f"**{reverse('admin:articles_article_change', args=[story.pk])}#id_tags")
    assert page.locator("#id_tags").count() == 1


def test_the_frames_show_the_page_at_their_widths(page_of, story):
    page = page_of("articles_article_previews", story.pk)
    for width in (390, 768, 1280):
        frame = page.frame_locator(f".screen-{width} iframe")
        page.locator(f".screen-{width} iframe").scroll_into_view_if_needed()
        frame.get_by_role("heading", name="Cá được mùa", level=1).wait_for()
        assert frame.locator("html").evaluate("window.innerWidth") == width
    assert page.locator(".social-card img").evaluate("image => image.naturalWidth") == 1200


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_lawyer_reads_and_answers_without_a_script(new_page, live_server, violations, story, theme, width):
    until = timezone.now() + timedelta(days=7)
    _link, token = preview_links.make(story, "Luật sư", None, until)
    size = {"width": width, "height": 900}
    page = new_page(color_scheme=theme, viewport=size)
    page.goto(live_server.url + reverse("articles:preview-link", args=[token]))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page = new_page(java_script_enabled=False)
    page.goto(live_server.url + reverse("articles:preview-link", args=[token]))
    page.get_by_label("Họ tên").fill("Lê Luật")
    page.get_by_label("Có ý kiến").check()
    page.get_by_label("Ý kiến của bạn").fill("Đoạn hai cần nguồn.")
    page.wait_for_timeout(2100)  # Nobody reads and answers within two seconds.
    page.get_by_role("button", name="Gửi trả lời").click()
    page.get_by_text("Tòa soạn đã nhận trả lời").wait_for()
    assert PreviewAnswer.objects.get().text == "Đoạn hai cần nguồn."
    assert page.context.cookies() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_bar_of_another_time_is_accessible(page_of, live_server, violations, story, theme):
    page = page_of("as-of", color_scheme=theme)
    page.locator("#id_at").fill("2199-06-01T18:00")
    page.get_by_role("button", name="Xem", exact=True).click()
    page.locator(".preview-bar").wait_for()
    assert violations(page) == []
