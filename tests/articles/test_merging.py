"""Two tags, or two pen names, become one."""

import pytest
from django.core.exceptions import ValidationError

from articles.merging import Merged, merge
from articles.models import Author, Byline, LiveEntry, Redirect, Tag
from tests.factories import make_article, make_author, make_box, make_redirect, make_tag, make_user

pytestmark = pytest.mark.django_db


def test_the_stories_of_a_tag_go_to_the_other_and_none_twice(client):
    make_article("Một", tags=("covid",))
    make_article("Hai", tags=("covid", "covid-19"))
    make_article("Ba", tags=("covid-19", "biển"))
    source, target = Tag.objects.get(name="covid"), Tag.objects.get(name="covid-19")
    assert merge(source, target) == Merged(moved=1, dropped=1)
    assert sorted(row.content_object.headline for row in target.tagged_articles.all()) == ["Ba", "Hai", "Một"]
    assert set(Tag.objects.values_list("name", flat=True)) == {"covid-19", "biển"}
    response = client.get("/tu-khoa/covid/?page=1")
    assert (response.status_code, response["Location"]) == (301, "/tu-khoa/covid-19/")


def test_what_led_to_a_merged_tag_leads_to_the_other_in_one_hop():
    first, second, third = make_tag("một"), make_tag("hai"), make_tag("ba")
    make_redirect("/cu.html", "/tu-khoa/mot/")
    merge(first, second)
    merge(second, third)
    assert set(Redirect.objects.values_list("old_path", "new_path")) == {
        ("/cu.html", "/tu-khoa/ba/"),
        ("/tu-khoa/mot/", "/tu-khoa/ba/"),
        ("/tu-khoa/hai/", "/tu-khoa/ba/"),
    }


def test_a_merged_tag_that_somebody_types_again_keeps_leading_readers_on(client):
    make_article(tags=("covid", "covid-19"))
    merge(Tag.objects.get(name="covid"), Tag.objects.get(name="covid-19"))
    make_article(tags=("covid",), status="draft")
    assert client.get("/tu-khoa/covid/")["Location"] == "/tu-khoa/covid-19/"


def test_a_box_of_a_merged_tag_fills_from_the_other():
    source, target = make_tag(), make_tag()
    box = make_box(fill="tag", tag=source)
    merge(source, target)
    box.refresh_from_db()
    assert box.tag == target


def test_the_bylines_of_a_pen_name_go_to_the_other_and_each_part_is_named_once(client):
    source, target = make_author("Minh Xa", has_page=True), make_author("Minh Sa", has_page=True)
    both, alone = make_article(), make_article()
    for author, story, role in (
        (source, both, "writer"),
        (target, both, "writer"),
        (source, both, "photographer"),
        (source, alone, "writer"),
    ):
        Byline.objects.create(author=author, article=story, role=role)
    entry = LiveEntry.objects.create(article=alone, author=source, headline="Tin")
    assert merge(source, target) == Merged(moved=2, dropped=1)
    assert set(Byline.objects.values_list("author", "article", "role")) == {
        (target.pk, both.pk, "writer"),
        (target.pk, both.pk, "photographer"),
        (target.pk, alone.pk, "writer"),
    }
    entry.refresh_from_db()
    assert entry.author == target
    assert client.get("/tac-gia/minh-xa/")["Location"] == "/tac-gia/minh-sa/"


def test_a_lone_account_goes_along_and_no_account_is_taken_away():
    user, other = make_user(), make_user()
    source, target = make_author(user=user), make_author()
    merge(source, target)
    target.refresh_from_db()
    assert target.user == user
    merge(make_author(user=other), target)
    target.refresh_from_db()
    assert target.user == user


def test_a_pen_name_with_a_page_is_not_merged_into_one_without():
    source, target = make_author("Minh Xa", has_page=True), make_author("P.V")
    with pytest.raises(ValidationError, match="“P.V” chưa có trang"):
        merge(source, target)
    assert Author.objects.count() == 2
    merge(target, source)
    assert Author.objects.get() == source
    assert not Redirect.objects.exists()


def test_nothing_is_merged_into_itself_or_into_what_is_gone():
    tag, other = make_tag(), make_tag()
    with pytest.raises(ValidationError, match="chính nó"):
        merge(tag, tag)
    Tag.objects.filter(pk=other.pk).delete()
    for source, target in ((tag, other), (other, tag)):
        with pytest.raises(ValidationError, match="không còn nữa"):
            merge(source, target)
    assert Tag.objects.get() == tag


def test_a_merge_that_fails_halfway_changes_nothing(monkeypatch):
    source, target = make_tag("một"), make_tag("hai")
    make_article(tags=("một",))

    def broken(*args):
        raise RuntimeError("broken")

    monkeypatch.setattr("articles.models.address.RedirectQuerySet.move", broken)
    with pytest.raises(RuntimeError):
        merge(source, target)
    assert source.tagged_articles.count() == 1
    assert target.tagged_articles.count() == 0


def test_everything_that_refers_to_a_tag_or_an_author_is_known_to_the_merge():
    assert {(r.related_model.__name__, r.field.name) for r in Tag._meta.related_objects} == {
        ("TaggedArticle", "tag"),
        ("Article", "tags"),
        ("Box", "tag"),
    }
    assert {(r.related_model.__name__, r.field.name) for r in Author._meta.related_objects} == {
        ("Article", "authors"),
        ("Byline", "author"),
        ("LiveEntry", "author"),
    }
