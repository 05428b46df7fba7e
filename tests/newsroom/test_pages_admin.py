"""Static pages and the menu in the admin."""

import json

import pytest
from django.urls import reverse

from newsroom.models import MenuItem, Page
from tests.articles.admin.forms import form_data
from tests.factories import make_category, make_page, make_topic, make_user

pytestmark = pytest.mark.django_db

ADD_PAGE, ADD_ENTRY = reverse("admin:newsroom_page_add"), reverse("admin:newsroom_menuitem_add")
PAGES, MENU = reverse("admin:newsroom_page_changelist"), reverse("admin:newsroom_menuitem_changelist")


@pytest.fixture(autouse=True)
def managing_editor(client):
    client.force_login(make_user("managing editor"))


def add(client, address, **typed):
    return client.post(address, form_data(client, address) | typed)


def errors_of(response) -> list[str]:
    return list(response.context["adminform"].form.errors)


def test_a_page_is_written_in_the_editor_and_sanitised(client):
    html = client.get(ADD_PAGE).text
    assert "js/admin/editor.js" in html
    add(client, ADD_PAGE, title="Giới thiệu", body="<p onclick='x'>Báo</p><script>x</script>")
    page = Page.objects.get()
    assert (page.slug, page.body, page.is_published) == ("gioi-thieu", "<p>Báo</p>", True)
    assert client.get("/gioi-thieu/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": ""}, "title"),
        ({"slug": "kinh-te"}, "slug"),
        ({"slug": "tim-kiem"}, "slug"),
        ({"slug": "lien-he"}, "slug"),
        ({"slug": "a/b"}, "slug"),
        ({"slug": "x" * 5000}, "slug"),
        ({"purpose": "khac"}, "purpose"),
        ({"position": "-1"}, "position"),
    ],
)
def test_an_impossible_page_is_a_form_error_and_keeps_what_was_typed(client, typed, field):
    make_category("Kinh tế")
    make_page("Liên hệ", purpose="privacy")
    response = add(client, ADD_PAGE, **{"title": "Tòa soạn", "body": "<p>Lời dài</p>"} | typed)
    assert errors_of(response) == [field]
    assert "Lời dài" in response.text
    assert Page.objects.count() == 1


def test_a_purpose_has_one_page(client):
    make_page("Quyền riêng tư", purpose="privacy")
    response = add(client, ADD_PAGE, title="Trang khác", purpose="privacy")
    assert "Một trang khác đã giữ công dụng này." in response.text
    assert Page.objects.count() == 1


def test_a_category_that_takes_the_address_of_a_page_is_a_form_error(client):
    make_page("Kinh tế")
    response = add(client, reverse("admin:articles_category_add"), name="Kinh tế")
    assert errors_of(response) == ["slug"]


def test_an_entry_of_the_menu_is_made_and_comes_last(client):
    first = MenuItem.objects.create(category=make_category("Kinh tế"), position=1)
    add(client, ADD_ENTRY, topic=make_topic("Mùa biển").pk)
    assert [str(item) for item in MenuItem.objects.all()] == [str(first), "Mùa biển"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "__all__"),
        ({"path": "https://evil.example/", "label": "X"}, "path"),
        ({"path": "/rss/"}, "label"),
        ({"path": "/rss/", "label": "x" * 41}, "label"),
        ({"category": "9" * 30}, "category"),
        ({"page": "x"}, "page"),
    ],
)
def test_an_impossible_entry_is_a_form_error(client, typed, field):
    assert field in errors_of(add(client, ADD_ENTRY, **typed))
    assert not MenuItem.objects.exists()


def test_the_menu_is_put_in_order_by_dragging(client):
    items = [MenuItem.objects.create(path=f"/{n}/", label=str(n), position=n) for n in range(1, 4)]
    assert client.get(MENU).status_code == 200
    moved = {"updatedItems": [[str(items[2].pk), 1], [str(items[0].pk), 2], [str(items[1].pk), 3]]}
    address = reverse("admin:newsroom_menuitem_sortable_update")
    response = client.post(address, json.dumps(moved), content_type="application/json")
    assert response.status_code == 200
    assert [item.label for item in MenuItem.objects.all()] == ["3", "1", "2"]


def test_the_place_of_an_entry_can_be_typed(client):
    items = [MenuItem.objects.create(path=f"/{n}/", label=str(n), position=n) for n in range(1, 4)]
    page = reverse("admin:newsroom_menuitem_change", args=[items[0].pk])
    client.post(page, form_data(client, page, position="9"))
    assert [item.label for item in MenuItem.objects.all()] == ["2", "3", "1"]


def test_empty_lists_say_what_to_do_next(client):
    for address, add_address, said in (
        (PAGES, ADD_PAGE, "Bạn đọc thường tìm"),
        (MENU, ADD_ENTRY, "Chưa có mục nào thì menu hiện các chuyên mục."),
    ):
        html = client.get(address).text
        assert f'href="{add_address}"' in html
        assert said in html


def test_entries_are_taken_out_of_the_menu_and_shown_again(client):
    item, other = (MenuItem.objects.create(path=f"/{n}/", label=str(n)) for n in range(2))
    for action, expected in (("hide", False), ("show", True)):
        client.post(MENU, {"action": action, "_selected_action": [item.pk], "step": "1"})
        item.refresh_from_db()
        other.refresh_from_db()
        assert (item.is_shown, other.is_shown) == (expected, True)


@pytest.mark.parametrize("role", ["reporter", "editor", "comment moderator"])
def test_others_touch_neither_pages_nor_menu(client, role):
    page = make_page("Giới thiệu")
    client.force_login(make_user(role))
    for address in (PAGES, ADD_PAGE, MENU, ADD_ENTRY, reverse("admin:newsroom_page_change", args=[page.pk])):
        assert client.get(address).status_code == 403
    moved = json.dumps({"updatedItems": []})
    address = reverse("admin:newsroom_menuitem_sortable_update")
    assert client.post(address, moved, content_type="application/json").status_code == 403


@pytest.mark.parametrize("sent", ["", "x", "[]", "{}", '{"updatedItems": [["x", 1]]}', '{"updatedItems": 5}'])
def test_a_strange_order_is_refused(client, sent):
    address = reverse("admin:newsroom_menuitem_sortable_update")
    response = client.post(address, sent, content_type="application/json")
    assert response.status_code in {200, 400}
