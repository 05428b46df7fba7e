"""What readers are told afterwards: on the story, on the page of corrections, on the front page, at 410."""

from datetime import timedelta

import extruct
import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from newsroom import clock
from tests.factories import make_article, make_category, make_correction, make_user

pytestmark = pytest.mark.django_db

PAGE = "/cai-chinh/"
HEADING = "Thông tin cải chính, xin lỗi"
NOW = timezone.now()


# -- On the story -----------------------------------------------------------------------------------


def test_a_story_without_notes_has_no_box(client):
    assert 'id="cai-chinh"' not in client.get(make_article().get_absolute_url()).text


@pytest.mark.parametrize("query", ["", "?che-do=chu"])
def test_a_story_shows_its_notes_under_the_heading_that_the_law_asks_for(client, query):
    story = make_article()
    make_correction(story, note="Tàu rời bến lúc <sáu> giờ.\n\nKhông phải năm giờ.")
    make_correction(story, kind="apology", note="Xin lỗi bạn đọc.")
    make_correction(story, kind="update", note="Thêm ý kiến cảng vụ.")
    make_correction(story, note="Chưa công khai.", published_at=NOW + timedelta(hours=1))
    make_correction(note="Của bài khác.")
    html = client.get(story.get_absolute_url() + query).text
    assert "<p>Tàu rời bến lúc &lt;sáu&gt; giờ.</p>" in html
    assert "Chưa công khai." not in html
    assert "Của bài khác." not in html
    box = html[html.index('id="cai-chinh"') :]
    assert (
        box.index(HEADING) < box.index("Xin lỗi bạn đọc.") < box.index("Cập nhật") < box.index("Thêm ý kiến")
    )
    assert box.count("Xin lỗi bạn đọc.") == 1
    assert '<a href="#cai-chinh">' in html, "the head leads there"


def test_the_box_stands_between_tags_and_comments(client):
    story = make_article(tags=("biển",))
    make_correction(story)
    html = client.get(story.get_absolute_url()).text
    assert html.index('id="tu-khoa"') < html.index('id="cai-chinh"') < html.index('id="binh-luan"')


def test_search_engines_are_told(client):
    story = make_article()
    make_correction(story, note="Cũ.", published_at=NOW - timedelta(minutes=50))
    last = make_correction(story, note="Lúc sáu giờ.", published_at=timezone.now() + timedelta(hours=2))
    with clock.at(last.published_at):
        html = client.get(story.get_absolute_url()).text
    found = extruct.extract(html, syntaxes=["json-ld"], uniform=True)["json-ld"]
    (data,) = [item for item in found if item["@type"] == "NewsArticle"]
    assert [note["text"] for note in data["correction"]] == ["Lúc sáu giờ.", "Cũ."]
    assert {note["@type"] for note in data["correction"]} == {"CorrectionComment"}
    assert data["dateModified"] == data["correction"][0]["datePublished"]
    assert data["correction"][0]["url"].endswith(f"{story.get_absolute_url()}#{last.anchor}")


# -- The page of corrections ------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?che-do=chu"])
def test_the_page_lists_them_newest_first_and_leads_to_the_stories(client, query):
    story = make_article("Tàu cá về bến", category=make_category("Kinh tế"))
    make_correction(story, note="Trước.", published_at=NOW - timedelta(hours=9))
    last = make_correction(story, kind="apology", note="Sau.")
    html = client.get(PAGE + query).text
    assert f"<h1>{HEADING}</h1>" in html
    assert html.index("Sau.") < html.index("Trước.")
    assert f'<a href="{story.get_absolute_url()}{query}#{last.anchor}">Tàu cá về bến</a>' in html
    assert "Kinh tế · đăng" in html


@pytest.mark.parametrize("query", ["", "?che-do=chu"])
def test_a_withdrawn_story_is_listed_with_its_reason_and_neither_name_nor_link(client, query):
    story = make_article("Tàu cá về bến")
    workflow.move(story, "withdraw", by=make_user("editor-in-chief"), reason="Nguồn tin không đúng.")
    html = client.get(PAGE + query).text
    assert "Nguồn tin không đúng." in html
    assert "Bài đã gỡ" in html
    assert "Tàu cá về bến" not in html
    assert story.get_absolute_url() not in html


@pytest.mark.parametrize("query", ["", "?che-do=chu"])
def test_an_empty_page_says_so(client, query):
    response = client.get(PAGE + query)
    assert response.status_code == 200
    assert "Chưa có nội dung nào phải cải chính." in response.text


def test_pages_have_real_numbers_and_one_address(client):
    story = make_article()
    for number in range(21):
        make_correction(story, note=f"Số {number}.", published_at=NOW - timedelta(minutes=30 + number))
    first, second = client.get(PAGE).text, client.get(f"{PAGE}?page=2").text
    assert ("Số 19." in first, "Số 20." in first, "Số 20." in second) == (True, False, True)
    assert 'href="?page=2"' in first
    response = client.get(f"{PAGE}?page=1")
    assert (response.status_code, response["Location"]) == (301, PAGE)
    for wrong in ("3", "0", "x", "-1", "99999999999"):
        assert client.get(f"{PAGE}?page={wrong}").status_code == 404


@pytest.mark.parametrize("page", ["/", "/?che-do=chu"])
def test_every_page_leads_there(client, page):
    assert f'href="{PAGE}{"?che-do=chu" if "che-do" in page else ""}"' in client.get(page).text


def test_the_site_map_has_it(client):
    assert f"<loc>http://testserver{PAGE}</loc>" in client.get(reverse("articles:sitemap-pages")).text


# -- The front page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?che-do=chu"])
def test_an_apology_opens_the_front_page_until_its_time_is_over(client, query):
    story = make_article("Tàu cá về bến")
    note = make_correction(story, kind="apology", note="Xin lỗi bạn đọc.", published_at=timezone.now())
    html = client.get("/" + query).text
    assert html.index("<main") < html.index(HEADING) < html.index("Xin lỗi bạn đọc.")
    with clock.at(note.show_on_front_until):
        assert "Xin lỗi bạn đọc." not in client.get("/" + query).text


def test_an_apology_for_a_withdrawn_story_does_not_name_it(client):
    story = make_article("Tàu cá về bến")
    make_correction(story, kind="apology", note="Xin lỗi bạn đọc.")
    workflow.move(story, "withdraw", by=make_user("editor-in-chief"), reason="Sai.")
    html = client.get("/").text
    assert "Xin lỗi bạn đọc." in html
    assert "Tàu cá về bến" not in html


# -- 410 --------------------------------------------------------------------------------------------


def test_a_withdrawn_story_says_why_and_since_when(client):
    story = make_article()
    workflow.move(story, "withdraw", by=make_user("editor-in-chief"), reason="Nguồn tin không đúng.")
    since = timezone.localtime(story.corrections.get().published_at)
    response = client.get(story.get_absolute_url())
    assert response.status_code == 410
    assert "Nguồn tin không đúng." in response.text
    assert f'Gỡ lúc <time datetime="{since.isoformat(timespec="seconds")}">' in response.text


def test_a_story_past_its_time_bears_no_old_reason(client):
    story, chief = make_article(byline_note="Tòa soạn"), make_user("editor-in-chief")
    workflow.move(story, "withdraw", by=chief, reason="Nguồn tin không đúng.")
    workflow.move(story, "publish", by=chief)
    story.unpublish_at = timezone.now()
    story.save()
    response = client.get(story.get_absolute_url())
    assert response.status_code == 410
    assert "Nguồn tin không đúng." not in response.text
