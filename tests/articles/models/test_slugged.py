"""Address parts: whatever is typed or left out, the pages can be reached."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from articles.models import Article, Author, Category, Topic
from tests.factories import make_article, make_category, make_topic, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "source"),
    [(Article, "headline"), (Author, "pen_name"), (Category, "name"), (Topic, "name")],
)
@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", "ra-khoi"), ("Bến_Cảng 2", "ben-cang-2"), ("giu-nguyen", "giu-nguyen"), ("??", "muc")],
)
def test_it_is_made_of_the_name_and_tidied_when_typed(model, source, typed, expected):
    unsaved = model(**{source: "Ra khơi", "slug": typed})
    unsaved.clean()
    assert unsaved.slug == expected
    saved = model.objects.create(**{source: "Ra khơi", "slug": typed})
    assert saved.slug == expected


def test_a_long_name_is_cut_to_what_the_field_holds():
    topic = make_topic("biển " * 24)
    assert topic.slug == "-".join(["bien"] * 24)
    assert len(make_article("biển " * 50).slug) <= 120


def test_the_page_of_a_story_with_a_strange_address_part_opens(client):
    story = make_article(slug="Tau_Ra")
    assert story.get_absolute_url() == f"/tau-ra-{story.pk}.html"
    assert client.get(story.get_absolute_url()).status_code == 200


def test_no_published_story_has_an_address_that_cannot_be_asked_for():
    story = make_article()
    for slug in ("", "Tau_Ra", "tàu"):
        with pytest.raises(IntegrityError, match="published_article_has"), transaction.atomic():
            Article.objects.filter(pk=story.pk).update(slug=slug)


def test_sub_categories_move_with_their_parent():
    parent = make_category("Kinh tế")
    child = make_category("Thủy sản", parent=parent)
    parent.slug = "lam-an"
    parent.save()
    child.refresh_from_db()
    assert (parent.path, child.path) == ("lam-an", "lam-an/thuy-san")


def test_categories_move_all_or_none():
    parent = make_category("Kinh tế")
    child = make_category("Thủy sản", parent=parent)
    taken = make_category("Khác")
    Category.objects.filter(pk=taken.pk).update(path="lam-an/thuy-san")
    parent.slug = "lam-an"
    with pytest.raises(IntegrityError), transaction.atomic():
        parent.save()
    assert Category.objects.get(pk=parent.pk).path == "kinh-te"
    assert Category.objects.get(pk=child.pk).path == "kinh-te/thuy-san"


@pytest.mark.parametrize("slug", ["admin", "tin-moi", "Tin_Moi"])
def test_a_category_does_not_take_the_address_of_another_page(slug):
    with pytest.raises(ValidationError) as raised:
        Category(name="Mục", slug=slug).full_clean(exclude=["path"])
    assert list(raised.value.error_dict) == ["slug"]


def test_an_editor_may_type_capitals_into_the_address_of_a_category(client):
    client.force_login(make_user("managing editor"))
    data = {"name": "Kinh tế", "slug": "Kinh_Te", "position": "1"}
    response = client.post(reverse("admin:articles_category_add"), data)
    assert response.status_code == 302
    assert Category.objects.get().path == "kinh-te"
