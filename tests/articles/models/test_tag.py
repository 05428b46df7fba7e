"""Tags: one for all spellings of a name, found or made."""

import pytest
from django.urls import reverse

from articles.models import Tag
from articles.models.tag import TagQuerySet
from tests.factories import make_article, make_tag, make_user

pytestmark = pytest.mark.django_db


def test_names_are_found_or_made_once_whatever_the_spelling():
    known = make_tag("Hòa Bình")
    tags = Tag.objects.named(["hoà bình", "biển", "HÒA BÌNH", " ", "biển"])
    assert [tag.name for tag in tags] == ["Hòa Bình", "biển"]
    assert tags[0] == known
    assert Tag.objects.count() == 2


def test_a_tag_that_somebody_else_makes_meanwhile_is_taken(monkeypatch):
    made = make_tag("biển")

    def not_yet_there(self, *args, **kwargs):
        found = filter_rows(self, *args, **kwargs)
        return found.none() if "key__in" in kwargs else found

    filter_rows = TagQuerySet.filter
    monkeypatch.setattr(TagQuerySet, "filter", not_yet_there)
    assert Tag.objects.named(["Biển"]) == [made]


def test_tags_that_differ_in_their_marks_have_addresses_of_their_own():
    assert [tag.slug for tag in Tag.objects.named(["ma", "má", "mà"])] == ["ma", "ma-1", "ma-2"]


def test_the_longest_name_fits_also_when_it_grows_in_lower_case():
    [tag] = Tag.objects.named(["İ" * 100])
    assert tag.name == "İ" * 100


def test_an_editor_may_type_accents_into_the_address_of_a_tag(client):
    client.force_login(make_user("managing editor"))
    response = client.post(reverse("admin:articles_tag_add"), {"name": "Biển", "slug": "biển-đảo"})
    assert response.status_code == 302
    assert Tag.objects.get().slug == "bien-dao"
    story = make_article(tags=("Biển",))
    assert 'href="/tu-khoa/bien-dao/"' in client.get(story.get_absolute_url()).content.decode()


def test_an_address_that_is_taken_once_its_accents_are_gone_is_refused(client):
    make_tag("bien dao")
    client.force_login(make_user("managing editor"))
    response = client.post(reverse("admin:articles_tag_add"), {"name": "Khác", "slug": "biển-đảo"})
    assert response.status_code == 200
    assert Tag.objects.count() == 1
