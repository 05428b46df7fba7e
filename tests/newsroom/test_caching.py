"""What may be kept of a page, and by whom."""

import gzip

import pytest

from articles.models import Tag
from tests.factories import make_article, make_category, make_comment, make_user

pytestmark = pytest.mark.django_db

PAGE = "public, max-age=0, s-maxage=1, stale-while-revalidate=30, stale-if-error=86400"
ABSENT = "public, max-age=0, s-maxage=1"


@pytest.fixture
def story():
    return make_article("Tàu về bến", category=make_category("Kinh tế"), tags=("biển",))


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/tin-moi/",
        "/kinh-te/",
        "/tu-khoa/bien/",
        "/rss/",
        "/rss/home.rss",
        "/rss/home.atom",
        "/sitemap.xml",
        "/sitemap-pages.xml",
        "/sitemap-news.xml",
        "/robots.txt",
        "{story}",
    ],
)
def test_pages_may_be_kept_and_asked_for_again(client, story, page):
    address = page.format(story=story.get_absolute_url())
    first = client.get(address)
    assert first.status_code == 200
    assert first["Cache-Control"] == PAGE
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == PAGE
    assert again["ETag"] == first["ETag"]


def test_a_changed_page_is_sent(client, story):
    first = client.get(story.get_absolute_url())
    story.body = "<p>Chữ mới</p>"
    story.save()
    again = client.get(story.get_absolute_url(), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_what_is_absent_is_never_served_instead_of_an_error(client, story):
    gone = make_article(status="withdrawn", withdrawal_reason="Sai")
    assert Tag.objects.count() == 1
    for address, status in (("/khong-co/", 404), (gone.get_absolute_url(), 410)):
        response = client.get(address)
        assert (response.status_code, response["Cache-Control"]) == (status, ABSENT)
    moved = client.get(f"/cu-{story.pk}.html")
    assert (moved.status_code, moved["Cache-Control"]) == (301, PAGE)


def test_what_is_for_one_person_is_not_kept(client, story):
    comment = make_comment(story)
    thread = f"/{story.slug}-{story.pk}/binh-luan/"
    for address in (f"/binh-luan/{comment.public_id}/", f"{thread}phieu/", "/admin/login/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "public" not in response["Cache-Control"]
        assert "no-store" in response["Cache-Control"]
    preview = client.post(thread, {"name": "Lan", "body": "Hay", "consent": "on"})
    assert "public" not in preview.get("Cache-Control", "")


def test_the_desk_is_not_kept(client, story):
    client.force_login(make_user("editor"))
    for address in ("/admin/", f"/admin/articles/article/{story.pk}/change/"):
        assert "public" not in client.get(address).get("Cache-Control", "")


def test_a_reader_who_is_of_the_newsroom_gets_the_same_page(client, story):
    anonymous = client.get(story.get_absolute_url()).content
    client.force_login(make_user("editor"))
    response = client.get(story.get_absolute_url())
    assert response.content == anonymous
    assert response["Cache-Control"] == PAGE
    assert not response.cookies


def test_pages_are_compressed_for_who_asks_for_it(client, story):
    plain = client.get(story.get_absolute_url())
    packed = client.get(story.get_absolute_url(), headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]
    again = {"accept-encoding": "gzip", "if-none-match": packed["ETag"]}
    assert client.get(story.get_absolute_url(), headers=again).status_code == 304


def test_what_holds_a_token_is_not_compressed(client, story):
    headers = {"accept-encoding": "gzip"}
    thread = f"{story.get_absolute_url().removesuffix('.html')}/binh-luan/"
    sent = {"name": "Lan", "body": "Hay quá. " * 40, "consent": "on"}
    preview = client.post(thread, sent, headers=headers)
    assert 'name="ticket"' in preview.text
    door = client.get("/admin/login/", headers=headers)
    assert "csrfmiddlewaretoken" in door.text
    assert "Content-Encoding" not in preview
    assert "Content-Encoding" not in door
