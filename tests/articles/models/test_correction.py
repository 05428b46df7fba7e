"""Dated notes on stories: which are public, until when they are due, that they stay as they are."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils import timezone

from articles import workflow
from articles.models import Correction
from newsroom import clock
from tests.factories import make_article, make_correction, make_user

pytestmark = pytest.mark.django_db

NOW = timezone.now()
HOUR = timedelta(hours=1)


def public(at=None) -> set[Correction]:
    return set(Correction.objects.public(at))


@pytest.mark.parametrize("seconds", [-1, 0, 1])
def test_a_note_is_public_from_its_second_on(seconds):
    at = timezone.now() + HOUR
    note = make_correction(published_at=at)
    moment = at + timedelta(seconds=seconds)
    assert (note in public(moment)) == (seconds >= 0)
    assert (note in Correction.objects.of_story(note.article, moment)) == (seconds >= 0)
    with clock.at(moment):
        assert (note in public()) == (seconds >= 0)


def test_a_note_without_a_time_is_never_public():
    note = make_correction(published_at=None)
    assert public(NOW + 1000 * HOUR) == set()
    assert not note.is_public_already


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"publish_at": NOW + HOUR},
        {"embargo_until": NOW + HOUR},
        {"unpublish_at": NOW - timedelta(minutes=1)},
        {"status": "withdrawn", "withdrawal_reason": "Sai", "embargo_until": NOW + HOUR},
    ],
)
def test_notes_of_a_story_that_readers_do_not_have_are_not_public(fields):
    story = make_article(**fields)
    for kind in Correction.Kind:
        make_correction(story, kind=kind)
    assert public() == set()


def test_of_a_withdrawn_story_all_but_updates_stay_public():
    story = make_article(status="withdrawn", withdrawal_reason="Sai")
    kinds = {note.kind for kind in Correction.Kind if (note := make_correction(story, kind=kind)) in public()}
    assert kinds == {"correction", "apology", "withdrawal"}


def test_below_a_story_corrections_come_before_updates_and_new_before_old():
    story = make_article()
    update = make_correction(story, kind="update", published_at=NOW)
    old = make_correction(story, kind="apology", published_at=NOW - 3 * HOUR)
    new = make_correction(story, kind="correction", published_at=NOW - HOUR)
    make_correction()
    assert Correction.objects.of_story(story, timezone.now()) == [new, old, update]


# -- What is public stays ---------------------------------------------------------------------------


@pytest.mark.parametrize("change", [{"note": "Khác"}, {"kind": "update"}, {"published_at": None}])
def test_the_database_refuses_to_change_what_is_public(change):
    note = make_correction()
    with pytest.raises(IntegrityError, match="stays as it is"):
        Correction.objects.filter(pk=note.pk).update(**change)


@pytest.mark.parametrize("change", [{"note": "Khác"}, {"kind": "update"}, {"published_at": None}])
def test_a_form_says_that_what_is_public_stays(change):
    note = make_correction()
    for name, value in change.items():
        setattr(note, name, value)
    with pytest.raises(ValidationError, match="không sửa hay xóa được"):
        note.full_clean()


def test_what_is_not_public_can_be_changed_and_deleted():
    for published_at in (None, NOW + HOUR):
        note = make_correction(published_at=published_at)
        note.note = "Khác"
        note.full_clean()
        note.save()
        note.delete()
    assert not Correction.objects.exists()


@pytest.mark.parametrize("by", ["row", "set"])
def test_what_is_public_is_not_deleted(by):
    note = make_correction()
    waits = make_correction(note.article, published_at=None)
    with pytest.raises(ProtectedError, match="không sửa hay xóa được"):
        note.delete() if by == "row" else Correction.objects.all().delete()
    assert set(Correction.objects.all()) == {note, waits}


def test_a_public_note_says_something():
    with pytest.raises(ValidationError) as refused:
        Correction(article=make_article(), kind="update").full_clean()
    assert refused.value.message_dict == {"note": ["Hãy viết điều bạn đọc cần biết."]}
    with pytest.raises(IntegrityError):
        make_correction(note="")


# -- Deadlines --------------------------------------------------------------------------------------


def test_the_deadline_counts_from_the_request(settings):
    settings.CORRECTION_HOURS = 24
    early, late = (make_correction(published_at=None, requested_at=NOW - ago * HOUR) for ago in (23, 25))
    assert early.due_at == NOW + HOUR
    assert (early.is_overdue, late.is_overdue) == (False, True)
    assert list(Correction.objects.waiting()) == [late, early]


def test_what_was_not_asked_for_or_is_public_is_not_due():
    unasked = make_correction(published_at=None)
    answered = make_correction(requested_at=NOW - 100 * HOUR)
    assert (unasked.due_at, unasked.is_overdue, answered.is_overdue) == (None, False, False)
    assert not Correction.objects.waiting().exists()


# -- The front page ---------------------------------------------------------------------------------


def test_an_apology_stands_on_the_front_for_its_days(settings):
    settings.APOLOGY_DAYS = 3
    note = make_correction(kind="apology", published_at=NOW)
    assert note.show_on_front_until == NOW + timedelta(days=3)
    until = note.show_on_front_until
    assert note in Correction.objects.on_front(until - timedelta(seconds=1))
    assert note not in Correction.objects.on_front(until)


def test_a_correction_stands_there_only_when_it_is_to():
    assert make_correction().show_on_front_until is None
    shown = make_correction(show_on_front_until=NOW + HOUR)
    assert list(Correction.objects.on_front(timezone.now())) == [shown]


def test_an_apology_cannot_be_shorter_and_an_update_not_there():
    apology = make_correction(kind="apology")
    apology.show_on_front_until = NOW + HOUR
    with pytest.raises(ValidationError, match="ít nhất 3 ngày"):
        apology.full_clean()
    update = make_correction(kind="update")
    update.show_on_front_until = NOW + HOUR
    with pytest.raises(ValidationError, match="mới lên trang chủ"):
        update.full_clean()


# -- Withdrawing ------------------------------------------------------------------------------------


def test_withdrawing_tells_readers_and_republishing_leaves_that(settings):
    story, chief = make_article(byline_note="Tòa soạn"), make_user("editor-in-chief")
    workflow.move(story, "withdraw", by=chief, reason="Nguồn tin\n\nkhông đúng.")
    note = story.corrections.get()
    assert (note.kind, note.note, note.made_by) == ("withdrawal", "Nguồn tin\n\nkhông đúng.", chief)
    assert note in public()
    workflow.move(story, "publish", by=chief, reason="Đã kiểm chứng.")
    assert Correction.objects.of_story(story, timezone.now()) == [note]


def test_a_refused_withdrawal_tells_nobody():
    story = make_article()
    with pytest.raises(ValidationError):
        workflow.move(story, "withdraw", by=make_user("editor-in-chief"), reason=" ")
    assert not Correction.objects.exists()
