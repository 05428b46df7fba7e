"""Every state of a story is kept, told apart, and can come back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import differences, revisions, workflow
from articles.models import Article, Byline, Related
from tests.factories import make_article, make_author, make_category, make_picture, make_user

pytestmark = pytest.mark.django_db


def change(story, by=None, note="", **fields):
    revisions.begin(story)
    Article.objects.filter(pk=story.pk).update(**fields)
    return revisions.record(story, by, note)


def runs(old, new):
    return [(run.kind, run.text) for run in differences.words(old, new)]


def test_the_first_change_keeps_what_was_before_it():
    story, lan = make_article(headline="Cũ"), make_user("editor")
    change(story, lan, "sửa tựa", headline="Mới")
    first, second = story.revisions.order_by("number")
    assert (first.number, first.values["headline"], first.made_by) == (1, "Cũ", None)
    assert (second.number, second.values["headline"], second.made_by, second.note) == (
        2,
        "Mới",
        lan,
        "sửa tựa",
    )


def test_a_save_that_changed_nothing_is_no_revision():
    story = make_article()
    change(story, headline="Mới")
    assert revisions.record(story, None) is None
    assert story.revisions.count() == 2


def test_a_move_is_a_revision_with_its_reason():
    story, editor = make_article(status="submitted"), make_user("editor")
    workflow.move(story, "return", by=editor, reason="Thiếu nguồn")
    last = story.revisions.first()
    assert (last.values["status"], last.made_by) == ("returned", editor)
    assert last.note.endswith("Thiếu nguồn")


def test_everything_of_a_story_comes_back():
    author, target, picture = make_author("An"), make_article(), make_picture(alt="Cảng")
    more = make_category("Du lịch")
    story = make_article(headline="Cũ", tags=("biển", "cá"), cover=picture)
    story.more_categories.add(more)
    Byline.objects.create(article=story, author=author, role="photographer")
    Related.objects.create(article=story, target=target)
    revisions.begin(story)
    story.tags.clear(), story.bylines.all().delete(), story.related_picks.all().delete()
    story.more_categories.clear()
    change(story, headline="Mới", cover=None, category=more)
    made, gone = revisions.restore(story.revisions.get(number=1), make_user("editor"))
    story = Article.objects.get(pk=story.pk)
    assert gone == []
    assert made.number == 3
    assert made.values == story.revisions.get(number=1).values
    assert (story.headline, story.cover) == ("Cũ", picture)
    assert sorted(story.tags.names()) == ["biển", "cá"]


def test_what_is_gone_is_named_and_a_tag_is_made_again():
    picture = make_picture(alt="Cảng cá")
    story = make_article(tags=("biển",), cover=picture, status="draft")
    change(story, cover=None)
    story.tags.first().delete()
    name = str(picture)
    picture.delete()
    revisions.record(story, None)
    made, gone = revisions.restore(story.revisions.get(number=1), make_user("editor"))
    assert gone == [name]
    assert list(story.tags.names()) == ["biển"]


def test_what_stood_at_a_moment():
    story = make_article(headline="Cũ")
    change(story, headline="Mới")
    first, second = story.revisions.order_by("number")
    assert revisions.at(story, second.made_at) == second
    assert revisions.at(story, second.made_at - timedelta(microseconds=1)) == first
    assert revisions.at(story, first.made_at - timedelta(microseconds=1)) is None
    assert revisions.at(story, timezone.now() + timedelta(days=9)) == second


def test_words_are_told_apart_not_letters():
    assert runs("Tàu ra khơi sớm.", "Tàu về bến sớm.") == [
        ("same", "Tàu "),
        ("gone", "ra"),
        ("new", "về"),
        ("same", " "),
        ("gone", "khơi"),
        ("new", "bến"),
        ("same", " sớm."),
    ]


def test_a_difference_shows_text_and_leaves_out_what_is_far_from_it():
    paragraphs = [f"<p>Đoạn {n}.</p>" for n in range(9)]
    story = make_article(body="\n".join(paragraphs))
    old, labels = revisions.snapshots.take(story)
    new = old | {"body": "\n".join([*paragraphs[:8], "<p>Đoạn <strong>cuối</strong>.</p>"])}
    (found,) = differences.compare(old, new, labels)
    assert [paragraph.skipped for paragraph in found.paragraphs] == [7, 0, 0]
    assert [run.text for run in found.paragraphs[-1].runs] == ["Đoạn ", "8", "cuối", "."]


def test_emphasis_alone_is_told_as_such():
    story = make_article(body="<p>Một chữ.</p>")
    old, labels = revisions.snapshots.take(story)
    (found,) = differences.compare(old, old | {"body": "<p>Một <em>chữ</em>.</p>"}, labels)
    assert found.is_only_form
