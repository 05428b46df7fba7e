"""The transition table: who may do which move from where, and what a refused move leaves behind."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import workflow
from articles.models import Article
from tests.factories import make_article, make_picture, make_user

pytestmark = pytest.mark.django_db
S = Article.Status

# Role -> what its owner may do with a story of their own in each status, in the order of the table.
POSSIBLE = {
    "reporter": {S.DRAFT: ["submit"], S.RETURNED: ["submit"]},
    "editor": {
        S.DRAFT: ["submit", "approve", "publish"],
        S.SUBMITTED: ["take", "approve", "return", "publish"],
        S.IN_EDIT: ["approve", "return", "publish"],
        S.RETURNED: ["submit", "approve", "publish"],
        S.APPROVED: ["return", "publish"],
        S.WITHDRAWN: ["publish"],
    },
    "managing editor": {
        S.DRAFT: ["submit", "approve", "publish"],
        S.SUBMITTED: ["take", "approve", "return", "publish"],
        S.IN_EDIT: ["approve", "return", "publish"],
        S.RETURNED: ["submit", "approve", "publish"],
        S.APPROVED: ["return", "publish"],
        S.PUBLISHED: ["withdraw"],
        S.WITHDRAWN: ["publish"],
    },
    "comment moderator": {},
    None: {},
}


@pytest.mark.parametrize("role", POSSIBLE)
@pytest.mark.parametrize("status", S.values)
def test_each_role_has_exactly_the_moves_of_the_table(role, status):
    user = make_user(role)
    story = make_article(status=status, owner=user, withdrawal_reason="Sai số liệu.")
    assert [move.name for move in workflow.possible(user, story)] == POSSIBLE[role].get(status, [])


@pytest.mark.parametrize("status", S.values)
def test_a_reporter_has_no_move_on_the_story_of_a_colleague(status):
    story = make_article(status=status, owner=make_user("reporter"), withdrawal_reason="Sai số liệu.")
    reporter = make_user("reporter")
    assert workflow.possible(reporter, story) == []
    assert not workflow.may_see(reporter, story)
    assert not workflow.may_edit(reporter, story)


@pytest.mark.parametrize("name", workflow.TRANSITIONS)
def test_a_move_without_the_right_changes_nothing(name):
    status = workflow.TRANSITIONS[name].sources[0]
    later = timezone.now() + timedelta(hours=1)
    story = make_article(status=status, owner=make_user(), withdrawal_reason="Sai số liệu.", publish_at=later)
    with pytest.raises(PermissionDenied):
        workflow.move(story, name, by=make_user("reporter"), reason="Vì sao")
    story.refresh_from_db()
    assert (story.status, story.publish_at) == (status, later)
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("return", S.SUBMITTED), ("withdraw", S.PUBLISHED)])
def test_a_refusal_needs_its_reason(name, status):
    story = make_article(status=status)
    with pytest.raises(ValidationError) as raised:
        workflow.move(story, name, by=make_user("managing editor"), reason=" \u200b ")
    assert list(raised.value.error_dict) == ["reason"]
    story.refresh_from_db()
    assert story.status == status


def test_a_move_is_recorded_with_its_reason():
    editor, story = make_user("editor"), make_article(status=S.SUBMITTED)
    workflow.move(story, "return", by=editor, reason="Thiếu nguồn.")
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (editor, str(story.pk))
    assert "Thiếu nguồn." in entry.change_message
    assert story.status == S.RETURNED


def test_publishing_without_a_time_publishes_now():
    story = make_article(status=S.APPROVED, publish_at=None)
    before = timezone.now().replace(microsecond=0)
    workflow.move(story, "publish", by=make_user("editor"))
    assert before <= story.publish_at <= timezone.now()
    assert story.is_published


def test_publishing_with_a_time_to_come_schedules():
    story = make_article(status=S.APPROVED, publish_at=timezone.now() + timedelta(hours=3))
    editor = make_user("editor")
    workflow.move(story, "publish", by=editor)
    assert story.is_scheduled
    assert [move.name for move in workflow.possible(editor, story)] == ["unschedule"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("category", None),
        ("body", '<p>Chữ</p><p><img src="/media/x.jpg" alt=""></p>'),
        ("body", '<figure><img src="/media/x.jpg" alt=" "></figure>'),
    ],
)
def test_publishing_names_the_field_in_which_something_is_missing(field, value):
    story = make_article(status=S.DRAFT, **{field: value})
    with pytest.raises(ValidationError) as raised:
        workflow.move(story, "publish", by=make_user("editor"))
    assert list(raised.value.error_dict) == [field]
    story.refresh_from_db()
    assert story.status == S.DRAFT


def test_an_undescribed_cover_is_not_published():
    story = make_article(status=S.DRAFT, cover=make_picture(alt=""))
    assert list(workflow.missing_for_publication(story)) == ["cover"]


def test_people_link_what_they_see_and_what_readers_see():
    reporter = make_user("reporter")
    own = make_article(status=S.DRAFT, owner=reporter)
    public = make_article()
    hidden = make_article(status=S.DRAFT)
    later = make_article(publish_at=timezone.now() + timedelta(hours=1))
    assert set(workflow.linkable_by(reporter)) == {own, public}
    assert set(workflow.linkable_by(make_user("editor"))) == {own, public, hidden, later}
    assert set(workflow.visible_to(reporter)) == {own}
