"""Categories, boxes, topics, tags and authors in the admin."""

import pytest
from django.urls import reverse

from articles.models import Author, Box, Category, Tag, Topic
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_author, make_box, make_category, make_tag, make_user

pytestmark = pytest.mark.django_db


def url(model, page, *args):
    return reverse(f"admin:articles_{model}_{page}", args=args)


@pytest.fixture(autouse=True)
def managing_editor(client):
    client.force_login(make_user("managing editor"))


def add(client, model, **typed):
    return client.post(url(model, "add"), form_data(client, url(model, "add"), **typed))


def test_a_category_gets_its_address_from_its_name(client):
    parent = make_category("Kinh tế")
    add(client, "category", name="Thủy sản", parent=parent.pk)
    assert Category.objects.get(name="Thủy sản").path == "kinh-te/thuy-san"


def test_categories_are_listed_as_a_tree(client):
    first, second = make_category("Thời sự", position=1), make_category("Kinh tế", position=2)
    child = make_category("Thủy sản", parent=second, position=1)
    later = make_category("Nông nghiệp", parent=second, position=2)
    last = make_category("Thể thao", position=3)
    rows = list(client.get(url("category", "changelist")).context["cl"].result_list)
    assert rows == [first, second, child, later, last]


def test_categories_are_put_in_order_on_the_list(client):
    category = make_category(position=1)
    data = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": category.pk,
        "form-0-position": 7,
        "_save": "1",
    }
    client.post(url("category", "changelist"), data)
    category.refresh_from_db()
    assert category.position == 7


def test_a_category_in_use_is_not_deleted(client):
    client.force_login(make_user("editor-in-chief"))
    category = make_category()
    make_article(category=category)
    client.post(url("category", "delete", category.pk), {"post": "yes"})
    assert Category.objects.filter(pk=category.pk).exists()


@pytest.mark.parametrize("slug", ["admin", "tim-kiem", "Có dấu", "a/b", "\x00"])
def test_an_impossible_address_of_a_category_is_a_form_error(client, slug):
    response = add(client, "category", name="Tên", slug=slug)
    assert list(response.context["adminform"].form.errors) == ["slug"]
    assert not Category.objects.exists()


def test_a_box_is_filled_in_order_with_its_own_headline(client):
    box, (first, second) = make_box(), (make_article(), make_article())
    page = url("box", "change", box.pk)
    data = form_data(client, page) | {"items-TOTAL_FORMS": 2}
    data |= {"items-0-article": second.pk, "items-0-position": 1, "items-0-headline": "Tựa riêng"}
    data |= {"items-1-article": first.pk, "items-1-position": 2, "items-1-until_at": "2099-01-01T20:00"}
    client.post(page, data)
    assert [(item.article, item.headline) for item in box.items.all()] == [(second, "Tựa riêng"), (first, "")]


def test_a_box_that_fills_from_a_category_needs_one(client):
    response = add(client, "box", name="Kinh tế", place="front", fill="category")
    assert list(response.context["adminform"].form.errors) == ["category"]
    assert not Box.objects.filter(name="Kinh tế").exists()


@pytest.mark.parametrize("size", ["0", "31", "-1", "x"])
def test_an_impossible_size_of_a_box_is_a_form_error(client, size):
    box = make_box(size=4)
    page = url("box", "change", box.pk)
    response = client.post(page, form_data(client, page, size=size))
    assert response.status_code == 200
    box.refresh_from_db()
    assert box.size == 4


def test_a_story_stands_once_in_a_box(client):
    box, story = make_box(), make_article()
    page = url("box", "change", box.pk)
    data = form_data(client, page) | {"items-TOTAL_FORMS": 2}
    data |= {f"items-{n}-article": story.pk for n in range(2)}
    assert client.post(page, data).status_code == 200
    assert not box.items.exists()


def test_a_topic_is_made(client):
    add(client, "topic", name="Mùa cá cơm")
    assert Topic.objects.get().slug == "mua-ca-com"


def test_an_author_is_made(client):
    add(client, "author", pen_name="Hải Đăng")
    assert Author.objects.get().slug == "hai-dang"


def test_two_pen_names_that_make_one_address_are_a_form_error(client):
    make_author("Hải Đăng")
    response = add(client, "author", pen_name="Hai Dang")
    assert response.status_code == 200
    assert Author.objects.count() == 1


def test_a_tag_that_is_spelt_otherwise_is_a_form_error(client):
    make_tag("hòa bình")
    response = add(client, "tag", name="Hoà Bình")
    assert list(response.context["adminform"].form.errors) == ["name"]
    assert Tag.objects.count() == 1


@pytest.mark.parametrize("name", ["!!!", "\u200b", "x" * 101])
def test_an_impossible_tag_is_no_crash(client, name):
    assert add(client, "tag", name=name).status_code in {200, 302}


@pytest.mark.parametrize("model", ["article", "author", "box", "category", "picture", "tag", "topic"])
@pytest.mark.parametrize("role", ["editor", "administrator"])
def test_every_list_and_form_opens(client, model, role):
    client.force_login(make_user(role))
    assert client.get(url(model, "changelist")).status_code == 200
    assert client.get(url(model, "changelist"), {"q": "không"}).status_code == 200
    assert client.get(url(model, "add")).status_code in {200, 403}


@pytest.mark.parametrize("model", ["author", "box", "category", "topic"])
def test_a_reporter_reads_but_does_not_arrange(client, model):
    client.force_login(make_user("reporter"))
    assert client.get(url(model, "add")).status_code == 403
    assert client.post(url(model, "add"), {"name": "Tên", "pen_name": "Tên"}).status_code == 403
    assert not Category.objects.exists()
    assert not Author.objects.exists()
