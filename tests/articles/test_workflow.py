"""The transition table: who may do which move from where, and what a refused move leaves behind."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import checklist, revisions, transitions, workflow
from articles.models import Article, Move
from tests.factories import make_article, make_category, make_picture, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
# Of stories; what only updates can be is in test_updates.
STATUSES = [status for status in S.values if status != S.MERGED]

# Role -> what its owner may do with a story of their own in each status, in the order of the table.
EDITOR = {
    S.DRAFT: ["submit", "approve", "publish", "trash"],
    S.SUBMITTED: ["recall", "take", "approve", "return", "publish", "trash"],
    S.IN_EDIT: ["approve", "return", "publish", "trash"],
    S.RETURNED: ["submit", "approve", "publish", "trash"],
    S.APPROVED: ["return", "publish", "trash"],
    S.WITHDRAWN: ["publish"],
    S.TRASHED: ["restore"],
}
POSSIBLE = {
    "reporter": {
        S.DRAFT: ["submit", "trash"],
        S.SUBMITTED: ["recall", "trash"],
        S.IN_EDIT: ["trash"],
        S.RETURNED: ["submit", "trash"],
        S.TRASHED: ["restore"],
    },
    "editor": EDITOR,
    "managing editor": EDITOR | {S.PUBLISHED: ["withdraw"]},
    "comment moderator": {},
    None: {},
}


@pytest.mark.parametrize("role", POSSIBLE)
@pytest.mark.parametrize("status", STATUSES)
def test_each_role_has_exactly_the_moves_of_the_table(role, status):
    user = make_user(role)
    story = make_article(status=status, owner=user, withdrawal_reason="Sai số liệu.")
    assert [move.name for move in workflow.possible(user, story)] == POSSIBLE[role].get(status, [])


@pytest.mark.parametrize("status", STATUSES)
def test_a_reporter_has_no_move_on_the_story_of_a_colleague(status):
    story = make_article(status=status, owner=make_user("reporter"), withdrawal_reason="Sai số liệu.")
    reporter = make_user("reporter")
    assert workflow.possible(reporter, story) == []
    assert not workflow.may_see(reporter, story)
    assert not workflow.may_edit(reporter, story)


@pytest.mark.parametrize("name", transitions.TRANSITIONS)
def test_a_move_without_the_right_changes_nothing(name):
    status = transitions.TRANSITIONS[name].sources[0]
    later = timezone.now() + timedelta(hours=1)
    story = make_article(status=status, owner=make_user(), withdrawal_reason="Sai số liệu.", publish_at=later)
    with pytest.raises(PermissionDenied):
        workflow.move(story, name, by=make_user("reporter"), reason="Vì sao")
    story.refresh_from_db()
    assert (story.status, story.publish_at) == (status, later)
    assert not Move.objects.exists()


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
    moved = Move.objects.get()
    assert (moved.made_by, moved.article, moved.name) == (editor, story, "return")
    assert (moved.source, moved.target, moved.reason) == (S.SUBMITTED, S.RETURNED, "Thiếu nguồn.")
    assert moved.revision == story.revisions.first()
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
    assert list(checklist.missing(story)) == ["cover"]


def test_people_link_what_they_see_and_what_readers_see():
    reporter = make_user("reporter")
    own = make_article(status=S.DRAFT, owner=reporter)
    public = make_article()
    hidden = make_article(status=S.DRAFT)
    later = make_article(publish_at=timezone.now() + timedelta(hours=1))
    assert set(workflow.linkable_by(reporter)) == {own, public}
    assert set(workflow.linkable_by(make_user("editor"))) == {own, public, hidden, later}
    assert set(workflow.visible_to(reporter)) == {own}


def make_editor_of(category):
    editor = make_user("editor")
    editor.categories.add(category)
    return editor


def test_an_editor_of_some_categories_touches_no_other():
    sport, fishing = make_category("Thể thao"), make_category("Thủy sản")
    editor = make_editor_of(sport)
    for status in STATUSES:
        story = make_article(status=status, category=fishing, withdrawal_reason="Sai.")
        assert not workflow.may_edit(editor, story)
        assert workflow.possible(editor, story) == []
    assert workflow.may_edit(editor, make_article(status=S.SUBMITTED, category=sport))


def test_a_category_in_charge_brings_those_below_it():
    economy = make_category("Kinh tế")
    fishing = make_category("Thủy sản", parent=economy)
    assert workflow.may_edit(make_editor_of(economy), make_article(category=fishing, status=S.SUBMITTED))


def test_a_story_without_a_category_and_the_own_draft_are_open_to_every_editor():
    sport, fishing = make_category("Thể thao"), make_category("Thủy sản")
    editor = make_editor_of(sport)
    assert workflow.may_edit(editor, make_article(category=None, status=S.SUBMITTED))
    assert workflow.may_edit(editor, make_article(category=fishing, status=S.DRAFT, owner=editor))


def test_a_schedule_in_the_past_is_refused():
    past = timezone.now() - timedelta(hours=1)
    story = make_article(status=S.APPROVED, publish_at=past)
    with pytest.raises(ValidationError) as raised:
        workflow.move(story, "publish", by=make_user("editor"))
    assert list(raised.value.error_dict) == ["publish_at"]
    story.refresh_from_db()
    assert (story.status, story.publish_at) == (S.APPROVED, past)


def test_a_time_that_passed_while_somebody_typed_means_now():
    story = make_article(status=S.APPROVED, publish_at=timezone.now() - timedelta(minutes=4))
    workflow.move(story, "publish", by=make_user("editor"))
    assert story.is_published


def test_a_withdrawn_story_comes_back_with_its_first_time():
    first = timezone.now() - timedelta(days=3)
    story = make_article(status=S.WITHDRAWN, publish_at=first, withdrawal_reason="Sai.")
    workflow.move(story, "publish", by=make_user("editor"))
    assert (story.publish_at, story.is_published) == (first, True)


def test_an_embargo_after_the_publication_is_refused():
    later = timezone.now() + timedelta(hours=1)
    story = make_article(status=S.APPROVED, publish_at=None, embargo_until=later)
    with pytest.raises(ValidationError) as raised:
        workflow.move(story, "publish", by=make_user("editor"))
    assert list(raised.value.error_dict) == ["embargo_until"]


def test_the_trash_gives_back_a_draft():
    reporter = make_user("reporter")
    story = make_article(status=S.RETURNED, owner=reporter)
    workflow.move(story, "trash", by=reporter)
    assert not workflow.may_edit(reporter, story)
    workflow.move(story, "restore", by=reporter)
    assert story.status == S.DRAFT


def test_only_its_writer_takes_a_submitted_story_back():
    story = make_article(status=S.SUBMITTED, owner=make_user("reporter"))
    with pytest.raises(PermissionDenied):
        workflow.move(story, "recall", by=make_user("editor"))
    workflow.move(story, "recall", by=story.owner)
    assert story.status == S.DRAFT


def test_the_gates_of_an_editor_end_with_the_own_categories_for_the_own_stories_too():
    sport, fishing = make_category("Thể thao"), make_category("Thủy sản")
    editor = make_editor_of(sport)
    foreign = make_article(category=fishing, status=S.DRAFT, owner=editor)
    own = make_article(category=sport, status=S.DRAFT, owner=editor)
    assert [move.name for move in workflow.possible(editor, foreign)] == ["submit", "trash"]
    assert [move.name for move in workflow.possible(editor, own)] == ["submit", "approve", "publish", "trash"]


def test_an_update_is_let_through_by_who_is_in_charge_of_its_live_story():
    sport, fishing = make_category("Thể thao"), make_category("Thủy sản")
    live = make_article(category=fishing)
    update = make_article(category=sport, status=S.SUBMITTED, publish_at=None, update_of=live, update_base=1)
    assert not workflow.may(make_editor_of(sport), "publish", update)
    assert not workflow.may(make_editor_of(fishing), "publish", update)
    assert workflow.may(make_user("editor"), "publish", update)


def test_an_editor_of_some_categories_moves_what_readers_see_to_those_only():
    sport, fishing = make_category("Thể thao"), make_category("Thủy sản")
    editor, story = make_editor_of(sport), make_article(category=sport)
    assert workflow.may_place(editor, story, sport.pk)
    assert not workflow.may_place(editor, story, fishing.pk)
    assert workflow.may_place(make_user("editor"), story, fishing.pk)
    assert workflow.may_place(editor, make_article(category=sport, status=S.DRAFT), fishing.pk)


def test_what_readers_see_is_listed_in_no_more_categories_of_others():
    sport, fishing, law = (make_category(name) for name in ("Thể thao", "Thủy sản", "Pháp luật"))
    editor, story = make_editor_of(sport), make_article(category=sport)
    story.more_categories.add(fishing)
    assert workflow.may_place(editor, story, sport.pk, [fishing.pk])
    assert workflow.may_place(editor, story, sport.pk, [])
    assert not workflow.may_place(editor, story, sport.pk, [fishing.pk, law.pk])
    assert not workflow.may_place(editor, story, fishing.pk, [fishing.pk])
    assert workflow.may_place(make_user("editor"), story, sport.pk, [law.pk])


@pytest.mark.parametrize("is_update", [False, True])
def test_publishing_brings_a_story_into_no_category_of_others(is_update):
    sport, fishing, law = (make_category(name) for name in ("Thể thao", "Thủy sản", "Pháp luật"))
    live = make_article(category=sport)
    live.more_categories.add(fishing)
    update = {"update_of": live, "update_base": 1} if is_update else {}
    story = make_article(category=sport, status=S.APPROVED, publish_at=None, **update)
    story.more_categories.set([fishing, law])
    revisions.begin(live)
    editor = make_editor_of(sport)
    for attempt in (workflow.rehearse, lambda story, by: workflow.move(story, "publish", by)):
        with pytest.raises(ValidationError) as raised:
            attempt(story, editor)
        assert list(raised.value.error_dict) == ["more_categories"]
    story.refresh_from_db()
    assert story.status == S.APPROVED
    # Its live story is listed there already.
    story.more_categories.set([fishing] if is_update else [])
    workflow.move(story, "publish", by=editor)
    assert story.status == (S.MERGED if is_update else S.PUBLISHED)


def test_a_withdrawn_story_comes_back_where_it_was_listed():
    sport, fishing = make_category("Thể thao"), make_category("Thủy sản")
    story = make_article(category=sport, status=S.WITHDRAWN, withdrawal_reason="Sai.")
    story.more_categories.add(fishing)
    workflow.move(story, "publish", by=make_editor_of(sport))
    assert story.status == S.PUBLISHED
