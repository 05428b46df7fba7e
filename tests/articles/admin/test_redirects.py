"""Redirects in the admin, and merging tags and authors."""

import pytest
from django.urls import reverse

from articles.models import Author, Redirect, Tag
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_author, make_redirect, make_tag, make_user

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_redirect_add")


@pytest.fixture(autouse=True)
def managing_editor(client):
    client.force_login(make_user("managing editor"))


def merge_page(row) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_merge", args=[row.pk])


def test_a_redirect_is_made_in_its_one_spelling(client):
    client.post(ADD, form_data(client, ADD, old_path=" /tin%20t%E1%BB%A9c/ ", new_path="/tin-moi/"))
    redirect = Redirect.objects.get()
    assert (redirect.old_path, redirect.new_path, redirect.is_automatic) == ("/tin tức/", "/tin-moi/", False)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"old_path": "//evil.example"}, "old_path"),
        ({"old_path": "x" * 5000}, "old_path"),
        ({"new_path": "https://evil.example/"}, "new_path"),
        ({"new_path": "/cu/"}, "new_path"),
        ({"new_path": ""}, "reason"),
        ({"old_path": "/a\x00b", "new_path": "/ab"}, "new_path"),
    ],
)
def test_a_wrong_redirect_is_a_form_error(client, typed, field):
    response = client.post(ADD, form_data(client, ADD) | {"old_path": "/cu/", "new_path": "/moi/"} | typed)
    assert list(response.context["adminform"].form.errors) == [field]
    assert not Redirect.objects.exists()


def test_the_list_tells_where_they_lead(client):
    make_redirect("/cu/", "/moi/")
    make_redirect("/bo/", reason="Đã khép lại.")
    page = reverse("admin:articles_redirect_changelist")
    assert "Đã bỏ: Đã khép lại." in client.get(page).text
    gone = client.get(page, {"gone": "1"}).context["cl"].result_list
    assert [redirect.old_path for redirect in gone] == ["/bo/"]
    assert client.get(page, {"q": "cu"}).context["cl"].result_count == 1


@pytest.mark.parametrize("role", ["reporter", "editor", "comment moderator"])
def test_others_do_not_touch_redirects(client, role):
    client.force_login(make_user(role))
    assert client.post(ADD, {"old_path": "/cu/", "new_path": "/moi/"}).status_code == 403
    assert not Redirect.objects.exists()


# -- Merging ---------------------------------------------------------------------------------------


def test_a_tag_is_merged_after_it_is_asked_for_once_more(client):
    make_article(tags=("covid",))
    make_article(tags=("covid", "covid-19"))
    source, target = Tag.objects.get(name="covid"), Tag.objects.get(name="covid-19")
    page = merge_page(source)
    assert page in client.get(reverse("admin:articles_tag_change", args=[source.pk])).text
    response = client.post(page, {"target": target.pk})
    assert response.status_code == 200
    assert "Mọi bài của “covid” chuyển sang “covid-19”." in response.text
    assert Tag.objects.filter(pk=source.pk).exists()
    response = client.post(page, {"target": target.pk, "confirmed": "on"}, follow=True)
    assert "“covid” nay là “covid-19”: 1 bài được chuyển, 1 bài vốn đã có cả hai." in response.text
    assert list(Tag.objects.all()) == [target]
    assert client.get("/tu-khoa/covid/")["Location"] == "/tu-khoa/covid-19/"


def test_an_author_is_merged(client):
    source, target = make_author("Minh Xa", has_page=True), make_author("Minh Sa", has_page=True)
    client.post(merge_page(source), {"target": target.pk, "confirmed": "on"})
    assert Author.objects.get() == target


@pytest.mark.parametrize("target", ["", "x", "0", "9" * 30, "\x00", "self"])
def test_a_merge_into_nothing_is_a_form_error(client, target):
    source = make_tag()
    target = source.pk if target == "self" else target
    response = client.post(merge_page(source), {"target": target, "confirmed": "on"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["target"]
    assert Tag.objects.get() == source


def test_a_pen_name_without_a_page_takes_none_that_has_one(client):
    source, target = make_author("Minh Xa", has_page=True), make_author("P.V")
    response = client.post(merge_page(source), {"target": target.pk, "confirmed": "on"})
    assert "“P.V” chưa có trang" in response.text
    assert Author.objects.count() == 2


def test_only_who_may_delete_merges(client):
    source, target = make_tag(), make_tag()
    client.force_login(make_user("editor"))
    assert merge_page(source) not in client.get(reverse("admin:articles_tag_change", args=[source.pk])).text
    response = client.post(merge_page(source), {"target": target.pk, "confirmed": "on"})
    assert response.status_code == 403
    assert Tag.objects.count() == 2


def test_what_is_not_there_cannot_be_merged(client):
    assert client.get(reverse("admin:articles_tag_merge", args=[10**9])).status_code == 404
