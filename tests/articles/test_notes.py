"""Whom a note names, who is told of it, and who is told of a story's moves."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import notes, updates, workflow
from articles.models import Article, Move, Note, Notification
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
S, Kind = Article.Status, Notification.Kind


def told(user):
    return list(user.notifications.order_by("pk").values_list("kind", "text"))


@pytest.fixture
def lan():
    return make_user("editor", username="lan", full_name="Nguyễn Thị Lan")


@pytest.mark.parametrize(
    "text",
    [
        "@lan xem giúp",
        "Nhờ @Lan.",
        "(@LAN)",
        "@Nguyễn Thị Lan xem",
        "@nguyen thi lan: xem",
        "a@lan.vn, còn @lan",
    ],
)
def test_a_user_name_or_a_full_name_is_found_without_its_accents(lan, text):
    assert notes.mentioned(text) == [lan]


@pytest.mark.parametrize("text", ["lan", "an@lan.vn", "@lananh", "@ lan", "@"])
def test_what_is_no_name_names_nobody(lan, text):
    assert notes.mentioned(text) == []


def test_the_longer_name_wins(lan):
    other = make_user("editor", username="lan anh")
    assert notes.mentioned("@lan anh xem") == [other]
    assert notes.mentioned("@lan, anh xem") == [lan]


def test_who_has_left_or_never_logs_in_is_not_named(lan):
    make_user("editor", username="cu", is_active=False)
    make_user(username="khach", is_staff=False)
    assert notes.mentioned("@cu @khach") == []


def test_a_note_tells_whom_it_names_and_the_writer_of_the_story(lan):
    reporter = make_user("reporter")
    story = make_article(status=S.DRAFT, owner=reporter)
    author = make_user("editor")
    note, left_out = notes.add(story, "@lan xem sapo", by=author)
    assert left_out == []
    assert list(note.mentions.all()) == [lan]
    assert told(lan) == [(Kind.MENTION, "@lan xem sapo")]
    assert told(reporter) == [(Kind.NOTE, "@lan xem sapo")]
    assert told(author) == []


def test_a_writer_who_is_named_is_told_once():
    reporter = make_user("reporter", username="an")
    notes.add(make_article(status=S.DRAFT, owner=reporter), "@an sửa tựa", by=make_user("editor"))
    assert told(reporter) == [(Kind.MENTION, "@an sửa tựa")]


def test_nobody_is_told_of_a_story_that_they_may_not_see():
    outsider = make_user("reporter", username="minh")
    reporter = make_user("reporter")
    _note, left_out = notes.add(make_article(status=S.DRAFT, owner=reporter), "@minh ơi", by=reporter)
    assert left_out == [outsider]
    assert told(outsider) == []


def test_somebody_who_may_not_see_a_story_writes_no_note_on_it():
    with pytest.raises(PermissionDenied):
        notes.add(make_article(status=S.DRAFT, owner=make_user("reporter")), "Hay", by=make_user("reporter"))
    assert not Note.objects.exists()


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 2001])
def test_a_note_says_something_and_not_too_much(text):
    reporter = make_user("reporter")
    with pytest.raises(ValidationError):
        notes.add(make_article(status=S.DRAFT, owner=reporter), text, by=reporter)
    assert not Note.objects.exists()


def test_names_complete_from_the_beginning_of_any_of_their_words(lan):
    lam = make_user("editor", username="thuky", full_name="Võ Ngọc Lam")
    make_user("reporter", username="lanh")
    story = make_article(owner=None)
    assert notes.names_like("la", story) == [lan, lam]
    assert notes.names_like("nguyên", story) == [lan]
    assert notes.names_like("hi", story) == []


@pytest.mark.parametrize(
    ("name", "status", "reason", "kind"),
    [
        ("return", S.SUBMITTED, "Thiếu nguồn", Kind.RETURNED),
        ("approve", S.SUBMITTED, "", Kind.APPROVED),
        ("publish", S.APPROVED, "", Kind.PUBLISHED),
        ("withdraw", S.PUBLISHED, "Sai sự việc", Kind.WITHDRAWN),
    ],
)
def test_a_writer_is_told_what_became_of_the_story(name, status, reason, kind):
    reporter = make_user("reporter")
    story = make_article(status=status, owner=reporter, byline_note="Tòa soạn")
    if status != S.PUBLISHED:
        Article.objects.filter(pk=story.pk).update(publish_at=None)
    workflow.move(story, name, by=make_user("managing editor"), reason=reason)
    assert told(reporter) == [(kind, reason)]


def test_nobody_is_told_of_what_they_did_themselves_or_of_moves_between_desks():
    editor = make_user("editor")
    story = make_article(status=S.DRAFT, owner=editor)
    workflow.move(story, "submit", by=editor)
    workflow.move(story, "take", by=make_user("editor"))
    workflow.move(story, "approve", by=editor)
    assert told(editor) == []


def test_an_update_that_cannot_be_put_in_is_told_to_its_writer_and_to_who_let_it_through():
    reporter, editor = make_user("reporter"), make_user("editor")
    update = updates.prepare(make_article(owner=reporter), by=reporter)
    Move.objects.create(article=update, name="publish", source=S.APPROVED, target=S.PUBLISHED, made_by=editor)
    Article.objects.filter(pk=update.pk).update(status=S.PUBLISHED, publish_at=timezone.now())
    updates._send_back(update, "Vướng nhau")
    assert told(reporter) == [(Kind.UPDATE_RETURNED, "Vướng nhau")]
    assert told(editor) == [(Kind.UPDATE_RETURNED, "Vướng nhau")]
