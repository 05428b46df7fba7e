"""The admin site itself: the door, the desk, the language, refusals, people and the publication."""

import re

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from articles.models import Article
from newsroom.models import Publication, User
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_author, make_category, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
INDEX, LOGIN = reverse("admin:index"), reverse("admin:login")


def login_as(client, role, **fields):
    user = make_user(role, **fields)
    client.force_login(user)
    return user


# -- The site --------------------------------------------------------------------------------------


def test_only_our_own_admins_are_registered():
    modules = {
        type(model_admin).__module__.partition(".")[0] for model_admin in admin.site._registry.values()
    }
    assert modules == {"newsroom", "articles", "comments"}


def test_every_page_of_the_admin_has_its_own_policy(client):
    header = client.get(LOGIN)["Content-Security-Policy"]
    policy = dict(part.strip().split(" ", 1) for part in header.split(";"))
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    assert policy["default-src"] == "'none'"


@pytest.mark.parametrize("path", ["login/", "", "articles/article/", "password_change/"])
def test_no_page_of_the_admin_holds_an_inline_script(client, path):
    login_as(client, "administrator")
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", client.get(f"/admin/{path}", follow=True).text)
    assert [script for script in scripts if "application/json" not in script] == []


# -- The desk --------------------------------------------------------------------------------------


def test_the_desk_shows_a_reporter_the_own_stories(client):
    reporter = login_as(client, "reporter")
    make_article("Bài tôi đang viết", status=S.DRAFT, owner=reporter)
    make_article("Bài của bạn", status=S.SUBMITTED, owner=make_user("reporter"))
    text = client.get(INDEX).text
    assert "Bài tôi đang viết" in text
    assert "Bài của bạn" not in text


def test_the_desk_shows_an_editor_what_waits(client):
    login_as(client, "editor")
    make_article("Bài chờ", status=S.SUBMITTED)
    assert "Bài chờ" in client.get(INDEX).text


def test_the_desk_of_an_editor_lists_what_waits_in_the_own_categories(client):
    editor = login_as(client, "editor")
    sport, sea = make_category("Thể thao"), make_category("Biển")
    editor.categories.add(sport)
    for status in (S.SUBMITTED, S.APPROVED):
        make_article(f"Của mình {status}", status=status, category=sport)
        make_article(f"Của người khác {status}", status=status, category=sea)
    page = client.get(INDEX).text
    assert all(f"Của mình {status}" in page for status in (S.SUBMITTED, S.APPROVED))
    assert "Của người khác" not in page


def test_the_desk_costs_the_same_with_many_stories(client, django_assert_max_num_queries):
    editor = login_as(client, "editor")
    for status in [S.DRAFT, S.SUBMITTED, S.APPROVED] * 5:
        make_article(status=status, owner=editor)
    with django_assert_max_num_queries(16):
        client.get(INDEX)


@pytest.mark.parametrize("role", [None, "reporter", "editor", "comment moderator", "administrator"])
def test_the_desk_opens_for_everybody_of_the_staff(client, role):
    login_as(client, role)
    assert client.get(INDEX).status_code == 200


# -- The language ----------------------------------------------------------------------------------


def test_staff_choose_their_language_and_stay_where_they_were(client):
    login_as(client, "editor")
    assert 'lang="vi"' in client.get(INDEX).text
    response = client.post(reverse("admin:language"), {"language": "en", "next": "/admin/articles/article/"})
    assert response["Location"] == "/admin/articles/article/"
    cookie = response.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["path"], cookie["samesite"]) == ("en", "/admin/", "Lax")
    assert 'lang="en"' in client.get(INDEX).text


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"]
)
def test_choosing_a_language_leads_to_no_other_site(client, target):
    response = client.post(reverse("admin:language"), {"language": "en", "next": target})
    assert response["Location"] == INDEX


@pytest.mark.parametrize("language", ["de", "", "\x00", "vi\r\nSet-Cookie: x=y"])
def test_an_unknown_language_is_not_kept(client, language):
    response = client.post(reverse("admin:language"), {"language": language})
    assert settings.LANGUAGE_COOKIE_NAME not in response.cookies


def test_a_language_is_chosen_by_posting(client):
    assert client.get(reverse("admin:language")).status_code == 405


# -- The door --------------------------------------------------------------------------------------


def test_ten_wrong_passwords_close_the_door_with_a_page_that_says_so(client):
    user = make_user("editor")
    user.set_password("đúng-mật-khẩu")
    user.save()
    for _n in range(settings.AXES_FAILURE_LIMIT):
        response = client.post(LOGIN, {"username": user.username, "password": "sai"})
    assert response.status_code == 429
    assert 'id="site-name"' in response.text
    response = client.post(LOGIN, {"username": user.username, "password": "đúng-mật-khẩu"})
    assert response.status_code == 429
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/"])
def test_logging_in_leads_to_no_other_site(client, target):
    user = make_user("editor")
    user.set_password("đúng-mật-khẩu")
    user.save()
    response = client.post(LOGIN, {"username": user.username, "password": "đúng-mật-khẩu", "next": target})
    assert response["Location"] == INDEX


# -- Refusals --------------------------------------------------------------------------------------


def test_a_refusal_is_a_page_of_the_admin(client):
    login_as(client, "reporter")
    response = client.get(reverse("admin:articles_box_add"))
    assert response.status_code == 403
    assert 'id="site-name"' in response.text


def test_a_form_without_its_token_gives_back_what_was_typed():
    client = Client(enforce_csrf_checks=True)
    login_as(client, "reporter")
    add = reverse("admin:articles_article_add")
    response = client.post(add, {"headline": "Một tiêu đề dài không thể mất được"})
    assert response.status_code == 403
    assert "Một tiêu đề dài không thể mất được" in response.text
    assert not Article.objects.exists()


@pytest.mark.parametrize("is_logged_in", [False, True])
def test_a_refusal_gives_back_the_shortest_words_and_nothing_of_the_machine(client, is_logged_in):
    story = make_article(tags=("cá",), slug="tau")
    story.related_picks.create(target=make_article(), position=1)
    story.bylines.create(author=make_author(), position=1)
    change = reverse("admin:articles_article_change", args=[story.pk])
    login_as(client, "managing editor")
    sent = form_data(client, change, headline="Bão", lead="", body="", move="submit")
    client.logout()
    if is_logged_in:
        login_as(client, "comment moderator")
    response = client.post(change, sent)
    assert response.status_code == 403
    assert response.context["typed"] == {
        "headline": "Bão",
        "tags": "cá",
        "publish_at": sent["publish_at"],
        "slug": "tau",
    }
    assert ">\nBão</textarea>" in response.text


@pytest.mark.parametrize("name", ["new_password1", "password", "old_password"])
def test_a_password_is_not_shown_again(client, name):
    response = client.post(reverse("admin:password_change"), {name: "rất bí mật", "note": "Tàu"})
    assert response.context["typed"] == {"note": "Tàu"}
    assert "rất bí mật" not in response.text


def test_too_large_a_form_is_answered_with_413(client):
    login_as(client, "editor")
    response = client.post(reverse("admin:articles_topic_add"), {"name": "x", "description": "x" * 3_000_000})
    assert response.status_code == 413


def test_too_large_a_request_is_answered_before_it_is_read(client):
    response = client.generic("POST", LOGIN, b"x", CONTENT_LENGTH=str(10**10))
    assert response.status_code == 413


@pytest.mark.parametrize("length", ["", "x", "-1", "1" * 400, "²"])
def test_a_strange_length_is_no_crash(client, length):
    assert client.generic("POST", LOGIN, b"", CONTENT_LENGTH=length).status_code in {200, 400, 403, 413}


@pytest.mark.parametrize(
    "path", ["r/1/1/", "r/999999/1/", "r/x/1/", "nowhere/", "articles/article/upload/x/"]
)
def test_an_address_that_leads_nowhere_is_no_crash(client, path):
    login_as(client, "administrator")
    assert client.get(f"/admin/{path}").status_code in {302, 404}


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"app_label": "articles"},
        {"app_label": "articles", "model_name": "related", "field_name": "nothing"},
        {"app_label": "newsroom", "model_name": "user", "field_name": "password"},
        {"app_label": "auth", "model_name": "permission", "field_name": "content_type"},
        {"app_label": "articles", "model_name": "related", "field_name": "target", "page": "10" * 15},
    ],
)
def test_a_strange_question_of_a_completing_field_is_refused(client, query):
    login_as(client, "administrator")
    assert client.get(reverse("admin:autocomplete"), query).status_code in {403, 404}


# -- People ----------------------------------------------------------------------------------------


def user_page(user, page="change"):
    return reverse(f"admin:newsroom_user_{page}", args=[user.pk])


def test_an_administrator_makes_an_account_for_a_colleague(client):
    login_as(client, "administrator")
    add = reverse("admin:newsroom_user_add")
    reporter = Group.objects.get(name="reporter")
    data = form_data(
        client,
        add,
        username="thuan",
        full_name="Lê Thu An",
        password1="con thuyền nhỏ 12",
        password2="con thuyền nhỏ 12",
        usable_password="true",
        groups=[reporter.pk],
    )
    client.post(add, data)
    user = User.objects.get(username="thuan")
    assert (str(user), user.is_staff, user.is_superuser) == ("Lê Thu An", True, False)
    assert list(user.groups.all()) == [reporter]


@pytest.mark.parametrize("forged", [{"is_superuser": "on"}, {"user_permissions": ["1"]}, {"password": "x"}])
def test_an_administrator_makes_nobody_a_superuser(client, forged):
    administrator = login_as(client, "administrator")
    before = User.objects.filter(pk=administrator.pk).values("is_superuser", "password").get()
    client.post(user_page(administrator), form_data(client, user_page(administrator)) | forged)
    assert User.objects.filter(pk=administrator.pk).values("is_superuser", "password").get() == before
    assert not administrator.user_permissions.exists()


@pytest.mark.parametrize("path", ["change", "delete"])
def test_an_administrator_does_not_touch_a_superuser(client, path):
    login_as(client, "administrator")
    root = make_user(is_superuser=True, username="root")
    assert client.post(user_page(root, path), {"post": "yes", "username": "x"}).status_code == 403
    assert User.objects.get(username="root").is_active


def test_an_administrator_does_not_set_the_password_of_a_superuser(client):
    login_as(client, "administrator")
    root = make_user(is_superuser=True, password="xyz")
    passwords = {"password1": "con thuyền nhỏ 12", "password2": "con thuyền nhỏ 12"}
    url = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client.post(url, passwords | {"set-password": "1", "usable_password": "true"}).status_code == 403
    root.refresh_from_db()
    assert root.password == "xyz"


@pytest.mark.parametrize("role", ["reporter", "editor", "managing editor", "editor-in-chief"])
def test_nobody_else_changes_accounts(client, role):
    login_as(client, role)
    other = make_user(username="kia")
    assert client.post(user_page(other), {"username": "khac"}).status_code == 403
    assert User.objects.filter(username="kia").exists()


def test_groups_are_read_only(client):
    login_as(client, "administrator")
    group = Group.objects.get(name="reporter")
    url = reverse("admin:auth_group_change", args=[group.pk])
    assert client.get(url).status_code == 200
    before = group.permissions.count()
    assert client.post(url, {"name": "khac", "permissions": []}).status_code == 403
    assert Group.objects.get(pk=group.pk).name == "reporter"
    assert group.permissions.count() == before


# -- The publication -------------------------------------------------------------------------------


PAPER = reverse("admin:newsroom_publication_changelist")


def test_the_list_of_the_publication_leads_to_its_one_form(client):
    login_as(client, "editor-in-chief")
    assert client.get(PAPER)["Location"] == reverse("admin:newsroom_publication_add")
    Publication(name="Bình Hải").save()
    assert client.get(PAPER)["Location"] == reverse("admin:newsroom_publication_change", args=[1])
    assert client.get(reverse("admin:newsroom_publication_add")).status_code == 403


def test_an_editor_in_chief_fills_in_the_imprint(client):
    login_as(client, "editor-in-chief")
    add = reverse("admin:newsroom_publication_add")
    data = form_data(client, add, name="Bình Hải", licence_date="2024-02-29") | {
        "follow_links-TOTAL_FORMS": 1,
        "follow_links-0-label": "Zalo",
        "follow_links-0-url": "https://zalo.example/bh",
        "follow_links-0-position": 1,
    }
    client.post(add, data)
    paper = Publication.current()
    assert (paper.name, str(paper.licence_date)) == ("Bình Hải", "2024-02-29")
    assert [link.label for link in paper.follow_links.all()] == ["Zalo"]


@pytest.mark.parametrize("role", ["reporter", "editor", "managing editor", "comment moderator"])
def test_nobody_else_sees_the_form_of_the_publication(client, role):
    login_as(client, role)
    assert client.get(PAPER).status_code == 403


def test_the_publication_is_never_deleted(client):
    login_as(client, "administrator")
    Publication(name="Bình Hải").save()
    url = reverse("admin:newsroom_publication_delete", args=[1])
    assert client.post(url, {"post": "yes"}).status_code == 403
    assert Publication.objects.exists()
