"""The bar for staff on readers' pages, and that readers' pages know nothing of it."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles import updates
from articles.models import Article
from tests.factories import make_article, make_category, make_publication, make_reads, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
BAR, LOGIN = reverse("admin:edit_bar"), reverse("admin:login")


def bar(client, path):
    return client.get(BAR, {"path": path})


@pytest.fixture
def editor(client):
    user = make_user("managing editor")
    client.force_login(user)
    return user


def test_pages_are_the_same_to_the_byte_for_readers_and_staff(client):
    make_publication()
    story = make_article()
    staff = Client()
    staff.force_login(make_user("administrator"))
    staff.cookies["nr_staff"] = "1"
    for path in ("/", story.get_absolute_url(), story.category.get_absolute_url(), "/tin-moi/", "/khong-co/"):
        assert staff.get(path).content == client.get(path).content
        assert not client.get(path).cookies


def test_readers_get_nothing_and_no_word_why(client):
    response = bar(client, make_article().get_absolute_url())
    assert (response.status_code, response.content) == (204, b"")
    assert response["Cache-Control"] == "no-store"


def test_who_is_no_staff_gets_nothing_either(client):
    client.force_login(make_user(is_staff=False))
    assert bar(client, "/").status_code == 204


def test_an_editor_gets_the_ways_into_the_story_and_its_reads(client, editor):
    story = make_article()
    make_reads(story, 7)
    make_reads(story, 5, hours_ago=48)
    response = bar(client, story.get_absolute_url())
    change = reverse("admin:articles_article_change", args=[story.pk])
    assert response["Cache-Control"] == "no-store"
    for address in (f'href="{change}"', f'href="{change}#update"', f'href="{change}?withdraw#id_reason"'):
        assert address in response.text
    assert "Lượt đọc: 7 hôm nay, 12 trong 7 ngày" in response.text


def test_every_way_into_the_story_ends_where_it_says(client, editor):
    story = make_article()
    change = reverse("admin:articles_article_change", args=[story.pk])
    assert '<form method="post" class="update" id="update"' in client.get(change).text
    updates.prepare(story, by=editor)
    assert '<p class="update" id="update">' in client.get(change).text
    html = client.get(change, {"withdraw": ""}).text
    assert re.search(
        '<details class="with-reason" id="withdraw" open>.*<textarea[^>]* id="id_reason"', html, re.S
    )
    (focused,) = re.findall("<[^>]* autofocus[^>]*>", html)
    assert 'id="id_reason"' in focused
    assert '<details class="with-reason" id="withdraw">' in client.get(change).text


def test_a_reporter_gets_no_way_to_change_or_withdraw_a_published_story(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    html = bar(client, make_article(owner=reporter).get_absolute_url()).text
    assert "Mở bài" in html
    assert "Sửa bài" not in html
    assert "?withdraw" not in html
    html = bar(client, make_article(owner=make_user("reporter")).get_absolute_url()).text
    assert "articles/article/" not in html.replace("/admin/articles/article/add/", "")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "x",
        "//",
        "http://[",
        "/khong-co-99999999999999999999.html",
        "/a-1.html",
        "/admin/",
        "/tin-moi/",
    ],
)
def test_a_page_of_no_story_has_the_ways_to_the_desk(client, editor, path):
    response = bar(client, path)
    assert response.status_code == 200
    assert 'href="/admin/"' in response.text
    assert "/change/" not in response.text


def test_the_bar_costs_the_same_whatever_was_read(client, editor, django_assert_num_queries):
    make_category()
    story = make_article()
    for hour in range(20):
        make_reads(story, 3, hours_ago=hour)
    # Session and user 2, due updates 1, rights 2, story 1, reads 1, categories of the editor 1.
    with django_assert_num_queries(8):
        bar(client, story.get_absolute_url())


def test_the_hint_comes_with_the_login_and_goes_with_it(client):
    user = make_user("editor")
    user.set_password("đúng-mật-khẩu")
    user.save()
    assert not client.post(LOGIN, {"username": user.username, "password": "sai"}).cookies.get("nr_staff")
    response = client.post(LOGIN, {"username": user.username, "password": "đúng-mật-khẩu"})
    hint = response.cookies["nr_staff"]
    assert (hint.value, hint["httponly"], hint["samesite"]) == ("1", "", "Lax")
    assert settings.SESSION_COOKIE_NAME in client.cookies
    response = client.post(reverse("admin:logout"))
    assert response.cookies["nr_staff"]["max-age"] == 0
