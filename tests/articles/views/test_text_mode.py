"""Pages in words only: `?che-do=chu`."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import pictures
from articles.models import Box, BoxItem, Byline, Related
from comments import moderation
from tests.factories import (
    make_article,
    make_author,
    make_box,
    make_category,
    make_comment,
    make_infographic,
    make_live_entry,
    make_picture,
    make_publication,
    make_recording,
    make_redirect,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

MODE = "?che-do=chu"
LISTS = ["/", "/kinh-te/", "/tin-moi/", "/tu-khoa/bien/", "/dong-su-kien/mua-ca/", "/tac-gia/minh-sa/"]


@pytest.fixture(autouse=True)
def story():
    """A story that is on every list, with a picture before the text and one within it."""
    make_publication()
    Box.objects.all().delete()
    cover = make_picture(alt="Tàu gỗ", caption="Tàu về bến.", credit="Minh Sa")
    inner = make_picture(alt="Lưới phơi trên cát")
    article = make_article(
        "Tàu về bến",
        category=make_category("Kinh tế", description="Làm ăn."),
        topic=make_topic("Mùa cá"),
        tags=("biển",),
        cover=cover,
        body=(
            '<p>Đọc <a href="/tin-moi/">tin mới</a> và <a href="https://example.vn/">nơi khác</a>.</p>'
            f'<h2>Mục</h2><figure><img src="{pictures.url(inner, "full", 960)}" alt=""></figure>'
        ),
    )
    Byline.objects.create(article=article, author=make_author("Minh Sa", has_page=True))
    return article


def words(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert [template.name for template in response.templates][0].startswith("text/")
    return response.content.decode()


def links(html: str) -> set[str]:
    return set(re.findall(r'<a [^>]*?href="(/[^"]*)"', html))


def test_a_page_in_words_asks_for_one_style_sheet_and_nothing_else(client, story):
    for page in (*LISTS, "/tim-kiem/", story.get_absolute_url()):
        html = words(client, page + MODE)
        assert not re.search(r"<(img|picture|script|video|audio|iframe|svg|source)\b", html), page
        assert re.findall(r"<link rel=\"(\w+)\"", html) == ["canonical", "stylesheet", "icon"], page


def test_every_list_names_the_story_and_leads_on_in_words(client, story):
    for page in LISTS:
        html = words(client, page + MODE)
        assert f'href="{story.get_absolute_url()}{MODE}">Tàu về bến</a>' in html, page
        full = {page, *re.findall(r'href="(/rss/[^"]*)"', html)}
        assert {link for link in links(html) if not link.endswith(MODE)} <= full, page


def test_search_engines_keep_the_full_page(client, story):
    for page in (*LISTS, story.get_absolute_url()):
        html = words(client, page + MODE)
        assert f'<link rel="canonical" href="http://testserver{page}">' in html
        assert '<meta name="robots" content="noindex, follow">' in html


def test_both_versions_of_a_page_lead_to_each_other(client, story):
    for page in (*LISTS, story.get_absolute_url()):
        assert f'<a href="{page}{MODE}">Bản chữ</a>' in client.get(page).content.decode()
        assert f'<a href="{page}">Bản đầy đủ</a>' in words(client, page + MODE)


def test_a_page_without_a_version_in_words_leads_to_the_front_page_in_words(client):
    assert f'<a href="/{MODE}">Bản chữ</a>' in client.get("/khong-co/").content.decode()


def test_pictures_are_told_by_their_caption_or_else_by_what_they_show(client, story):
    html = words(client, story.get_absolute_url() + MODE)
    assert "Ảnh: Tàu về bến. (Minh Sa)</p>" in html
    assert "Ảnh: Lưới phơi trên cát</p>" in html


def test_links_within_the_text_lead_on_in_words_and_those_elsewhere_are_left_alone(client, story):
    html = words(client, story.get_absolute_url() + MODE)
    assert '<a href="/tin-moi/?che-do=chu" rel="noopener">tin mới</a>' in html
    assert '<a href="https://example.vn/" rel="noopener">nơi khác</a>' in html


def test_comments_can_be_read_and_the_way_to_write_one_is_told(client, story):
    moderator = make_user("comment moderator")
    root = make_comment(story, name="Lan", body="Hay <quá>")
    moderation.approve(root, by=moderator)
    moderation.approve(make_comment(story, name="Bình", body="Đúng thế", root=root), by=moderator)
    make_comment(story, body="Chưa duyệt")
    html = words(client, story.get_absolute_url() + MODE)
    assert "<p>Hay &lt;quá&gt;</p>" in html
    assert "<p>Đúng thế</p>" in html
    assert "Chưa duyệt" not in html
    assert f'<a href="/{story.slug}-{story.pk}/binh-luan/">Tất cả bình luận và viết bình luận</a>' in html
    assert "<form" not in html


def test_a_story_whose_comments_are_hidden_says_nothing_of_them(client):
    story = make_article(comments_mode="hidden")
    assert "bình luận" not in words(client, story.get_absolute_url() + MODE).lower()


def test_what_stands_around_the_story_is_there(client, story):
    related, after = make_article("Bài kèm", topic=story.topic), make_article("Đừng quên")
    Related.objects.create(article=story, target=related)
    BoxItem.objects.create(box=make_box(place="after", name="Đừng bỏ lỡ"), article=after)
    html = words(client, story.get_absolute_url() + MODE)
    assert f'<a href="{related.get_absolute_url()}{MODE}">Bài kèm</a>' in html
    assert f'<a href="{after.get_absolute_url()}{MODE}">Đừng quên</a>' in html


def test_every_kind_of_story_tells_what_it_shows(client):
    video = make_recording("video", transcript="Sóng vỗ.").article
    drawing = make_infographic(description="Sáu phần mười.").article
    report = make_article(kind="live")
    make_live_entry(report, "Tàu rời bến", is_key=True)
    for story, told in (
        (video, ["Sóng vỗ.", 'href="https://www.youtube.com/watch?v=abcdefghijk"']),
        (drawing, ["<p>Sáu phần mười.</p>"]),
        (report, ["Tàu rời bến", "<p>Có tin.</p>"]),
    ):
        html = words(client, story.get_absolute_url() + MODE)
        for text in told:
            assert text in html, (story.kind, text)


def test_pages_of_a_list_stay_in_words(client, story):
    for _number in range(21):
        make_article(category=story.category)
    first = words(client, f"/kinh-te/{MODE}")
    assert 'href="?che-do=chu&amp;page=2"' in first
    second = words(client, "/kinh-te/?page=2&che-do=chu")
    assert 'href="/kinh-te/?che-do=chu"' in second
    assert '<a href="/kinh-te/?page=2">Bản đầy đủ</a>' in second
    assert '<link rel="canonical" href="http://testserver/kinh-te/?page=2">' in second
    assert client.get("/kinh-te/?page=3&che-do=chu").status_code == 404


def test_the_pages_of_a_live_report_stay_in_words(client):
    report = make_article(kind="live")
    for _number in range(51):
        make_live_entry(report)
    address = report.get_absolute_url()
    assert 'href="?che-do=chu&amp;page=2"' in words(client, address + MODE)
    second = words(client, f"{address}?page=2&che-do=chu")
    assert f'<link rel="canonical" href="http://testserver{address}?page=2">' in second


def test_the_search_stays_in_words(client, story):
    for _number in range(21):
        make_article("Tàu khác")
    html = words(client, "/tim-kiem/?q=tàu&che-do=chu")
    assert '<input type="hidden" name="che-do" value="chu">' in html
    assert 'href="?q=t%C3%A0u&amp;che-do=chu&amp;page=2"' in html
    assert '<a href="/tim-kiem/?q=t%C3%A0u">Bản đầy đủ</a>' in html
    assert 'name="che-do"' not in client.get("/tim-kiem/?q=tàu").content.decode()


def test_a_search_without_a_hit_stays_in_words(client, story):
    html = words(client, "/tim-kiem/?q=khongco&muc=kinh-te&che-do=chu")
    assert 'href="?q=khongco&amp;che-do=chu"' in html


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/kinh-te/?page=1&che-do=chu", "/kinh-te/?che-do=chu"),
        ("/tim-kiem/?q=bien&page=1&che-do=chu", "/tim-kiem/?q=bien&che-do=chu"),
        ("/muc-cu/?che-do=chu", "/kinh-te/?che-do=chu"),
    ],
)
def test_redirects_stay_in_words(client, asked, led_to):
    make_redirect("/muc-cu/", "/kinh-te/")
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, led_to)


def test_a_story_under_another_slug_stays_in_words(client, story):
    response = client.get(f"/cu-{story.pk}.html{MODE}")
    assert (response.status_code, response["Location"]) == (301, story.get_absolute_url() + MODE)


@pytest.mark.parametrize("value", ["", "CHU", "chu ", "khac", "<b>", "chu\u0301"])
def test_another_value_gives_the_full_page(client, story, value):
    for page in ("/", "/kinh-te/", "/tim-kiem/", story.get_absolute_url()):
        response = client.get(page, {"che-do": value})
        assert response.status_code == 200
        assert "base.html" in [template.name for template in response.templates]
        assert "che-do=chu" in response.content.decode()


@pytest.mark.parametrize("state", [{"status": "draft"}, {"publish_at": timezone.now() + timedelta(days=1)}])
def test_a_story_that_is_not_public_is_not_there_in_words(client, state):
    story = make_article("Chưa đăng", **state)
    assert client.get(story.get_absolute_url() + MODE).status_code == 404
    for page in ("/?", "/tin-moi/?", "/tim-kiem/?q=chua&"):
        assert "Chưa đăng" not in words(client, f"{page}che-do=chu")


def test_it_may_be_kept_and_asked_for_again_apart_from_the_full_page(client, story):
    full = client.get(story.get_absolute_url())
    first = client.get(story.get_absolute_url() + MODE)
    assert first["Cache-Control"] == full["Cache-Control"]
    assert first["ETag"] != full["ETag"]
    again = client.get(story.get_absolute_url() + MODE, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert not first.cookies


def test_a_text_with_markup_in_its_words_stays_plain(client):
    story = make_article(
        "Bài & <ảnh>", lead="<b>đậm</b>", cover=make_picture(alt="<i>", caption='"><script>')
    )
    html = words(client, story.get_absolute_url() + MODE)
    assert '<h1 id="tieu-de">Bài &amp; &lt;ảnh&gt;</h1>' in html
    assert "<b>đậm" not in html
    assert "<script" not in html
