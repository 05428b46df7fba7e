"""Where readers of an old address are led, over HTTP."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Redirect
from articles.views.lists import ListPage
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_page,
    make_redirect,
    make_tag,
    make_topic,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def move(row, slug):
    row.slug = slug
    row.save()


def answer(client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, response.get("Location", "")


# -- Addresses that changed ------------------------------------------------------------------------


def test_a_moved_section_is_found_in_one_hop_however_often_it_moved(client):
    parent = make_category("Kinh tế")
    make_category("Thủy sản", parent=parent)
    for slug in ("lam-an", "kinh-doanh"):
        move(parent, slug)
    assert answer(client, "/kinh-te/") == (301, "/kinh-doanh/")
    assert answer(client, "/lam-an/") == (301, "/kinh-doanh/")
    assert answer(client, "/kinh-te/thuy-san/") == (301, "/kinh-doanh/thuy-san/")
    assert answer(client, "/kinh-te") == (301, "/kinh-doanh/")
    assert client.get("/kinh-doanh/").status_code == 200


def test_the_page_number_goes_along(client, monkeypatch):
    monkeypatch.setattr(ListPage, "per_page", 1)
    category = make_category("Kinh tế")
    for _number in range(3):
        make_article(category=category)
    move(category, "lam-an")
    assert answer(client, "/kinh-te/?page=3") == (301, "/lam-an/?page=3")
    assert client.get("/kinh-te/?page=3", follow=True).status_code == 200
    assert answer(client, "/kinh-te/?page=1") == (301, "/lam-an/")
    assert answer(client, "/kinh-te/?page=1&utm_source=a%20b") == (301, "/lam-an/?utm_source=a+b")


@pytest.mark.parametrize("prefix", ["tu-khoa", "dong-su-kien", "tac-gia"])
def test_a_moved_tag_topic_or_author_is_found(client, prefix):
    tag, topic, author = make_tag("biển"), make_topic("Biển"), make_author("Biển", has_page=True)
    make_article(tags=("biển",), topic=topic)
    for row in (tag, topic, author):
        move(row, "dai-duong")
    assert answer(client, f"/{prefix}/bien/") == (301, f"/{prefix}/dai-duong/")


def test_a_moved_static_page_is_found(client):
    page = make_page("Giới thiệu")
    move(page, "ve-chung-toi")
    assert answer(client, "/gioi-thieu/") == (301, "/ve-chung-toi/")


def test_head_is_answered_like_get_and_nothing_else_is(client):
    make_redirect("/cu.html", "/tin-moi/")
    response = client.head("/cu.html")
    assert (response.status_code, response["Location"]) == (301, "/tin-moi/")
    assert client.post("/cu.html").status_code == 404


def test_a_page_that_takes_over_an_address_wins(client):
    category = make_category("Kinh tế")
    move(category, "lam-an")
    make_category("Kinh tế")
    assert client.get("/kinh-te/").status_code == 200
    assert client.get("/kinh-te").headers["Location"] == "/kinh-te/"


@pytest.mark.parametrize("page", ["2", "999999999", "0", "abc"])
def test_a_page_number_that_does_not_exist_is_no_old_address(client, page):
    category = make_category("Kinh tế")
    move(category, "lam-an")
    make_category("Kinh tế")
    assert client.get("/kinh-te/", {"page": page}).status_code == 404


def test_a_deleted_page_leads_nobody_anywhere(client):
    category = make_category("Kinh tế")
    move(category, "lam-an")
    category.delete()
    assert client.get("/kinh-te/").status_code == 404


# -- The list of the editors -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("/tin-tuc/123.aspx", "/tin-tuc/123.aspx"),
        ("/index.php?p=12", "/index.php?p=12"),
        ("/?p=123", "/?p=123"),
        ("/tin tức/Bài.html", "/tin%20t%E1%BB%A9c/B%C3%A0i.html"),
        ("/tin tức/Bài.html", "/tin%20tu\u031b\u0301c/Ba\u0300i.html"),
        ("/cu/sau/ba/tang/", "/cu/sau/ba/tang/"),
        ("/cu/sau/", "/cu/sau"),
        ("/cu.html", "/cu.html/"),
        ("/100%25", "/100%25"),
    ],
)
def test_an_imported_address_is_found_however_it_is_written(client, old, asked):
    make_redirect(old, "/tin-moi/")
    assert answer(client, asked) == (301, "/tin-moi/")


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("/Cu.html", "/cu.html"),
        ("/index.php?p=12", "/index.php?p=13"),
        ("/index.php?p=12", "/index.php"),
        ("/a.b%3Fp=1", "/a.b?p=1"),
    ],
)
def test_another_address_is_not_found(client, old, asked):
    make_redirect(old, "/tin-moi/")
    assert client.get(asked).status_code == 404


def test_an_unknown_query_of_the_front_page_is_the_front_page(client):
    make_redirect("/?p=123", "/tin-moi/")
    assert client.get("/?p=124").status_code == 200
    assert client.get("/?fbclid=1").status_code == 200


def test_the_very_query_wins_over_the_path(client):
    make_redirect("/index.php", "/tin-moi/")
    make_redirect("/index.php?p=5", "/tin-moi/?page=2")
    assert answer(client, "/index.php?p=5") == (301, "/tin-moi/?page=2")
    assert answer(client, "/index.php?p=6") == (301, "/tin-moi/?p=6")


def test_the_story_of_an_old_address_is_found_under_its_name_of_today(client):
    story = make_article("Tàu ra khơi")
    make_redirect("/cu.html", story.get_absolute_url())
    move(story, "tau-ve-ben")
    assert answer(client, "/cu.html") == (301, f"/tau-ve-ben-{story.pk}.html")


def test_an_old_address_with_the_number_of_another_story_of_ours_is_found(client):
    ours, wanted = make_article("Bài của ta"), make_article("Bài cũ")
    make_redirect(f"/ban-tin-{ours.pk}.html", wanted.get_absolute_url())
    assert answer(client, f"/ban-tin-{ours.pk}.html") == (301, wanted.get_absolute_url())
    assert answer(client, f"/ten-khac-{ours.pk}.html") == (301, ours.get_absolute_url())


def test_a_page_that_is_gone_says_why(client):
    make_redirect("/chuyen-trang-tet/", reason="Chuyên trang <b>đã khép lại</b>.")
    response = client.get("/chuyen-trang-tet/")
    assert response.status_code == 410
    assert "<h1>Trang này không còn nữa</h1>" in response.text
    assert "Chuyên trang &lt;b&gt;đã khép lại&lt;/b&gt;." in response.text


def test_a_file_may_be_the_new_address(client):
    make_redirect("/tai-lieu.pdf", "/static/img/icon.svg")
    assert answer(client, "/tai-lieu.pdf") == (301, "/static/img/icon.svg")


# -- Nothing leaks ---------------------------------------------------------------------------------

HIDDEN = [
    {"status": "draft"},
    {"publish_at": timezone.now() + HOUR * 24},
    {"embargo_until": timezone.now() + HOUR * 24},
]


@pytest.mark.parametrize("fields", HIDDEN)
def test_no_old_address_tells_the_name_of_what_is_to_come(client, fields):
    story = make_article("Bí mật", tags=("bí mật",), topic=make_topic("Bí mật"), **fields)
    make_page("Bí mật", is_published=False)
    for number, target in enumerate(
        (
            story.get_absolute_url(),
            "/tu-khoa/bi-mat/",
            "/dong-su-kien/bi-mat/",
            "/bi-mat/",
            f"{story.get_absolute_url()}?muc=1",
        )
    ):
        make_redirect(f"/cu/{number}.html", target)
        response = client.get(f"/cu/{number}.html")
        assert response.status_code == 404, target
        assert "bi-mat" not in str(response.headers) + response.text


def test_a_withdrawn_story_says_why_under_its_old_address(client):
    story = make_article("Bài sai", status="withdrawn", withdrawal_reason="Thông tin chưa đúng.")
    make_redirect("/cu.html", story.get_absolute_url())
    response = client.get("/cu.html")
    assert response.status_code == 410
    assert "Thông tin chưa đúng." in response.text
    assert "bai-sai" not in response.text


# -- Bad input -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/" + "x" * 5000 + "/", 404),
        ("/cu/?" + "x" * 5000, 301),
        ("/" + "%25" * 1600, 404),
        ("/%FF%FE/", 404),
        ("/%00/", 400),
        ("/cu/?a=%00", 400),
        ("/%0D%0ALocation:%20//evil.example", 404),
        ("/%5Cevil.example/", 404),
        ("/cu/?a=%0D%0ASet-Cookie:x=y", 301),
        ("/%F0%9F%98%80/", 404),
        ("/?" + "&".join(f"a{n}=1" for n in range(50)), 200),
    ],
)
def test_no_address_is_a_crash(client, address, status):
    make_redirect("/cu/", "/tin-moi/")
    response = client.get(address)
    assert response.status_code == status
    assert response.get("Location", "/tin-moi/").startswith("/tin-moi/")
    assert "Set-Cookie" not in response.headers


def test_an_old_address_with_more_parameters_than_are_read_is_a_bad_request(client):
    make_redirect("/cu/", "/tin-moi/")
    assert client.get("/cu/?" + "a&" * 2001).status_code == 400


def test_an_old_address_costs_one_question_besides_the_one_of_every_page(client, django_assert_num_queries):
    Redirect.objects.create(old_path="/cu.html", new_path="/tin-moi/")
    with django_assert_num_queries(2):
        client.get("/cu.html")
