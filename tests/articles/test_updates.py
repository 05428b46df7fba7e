"""Updates of live stories: beside the live text until they are due, merged with it, never over it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import revisions, updates, workflow
from articles.models import Article, Byline
from tests.factories import make_article, make_author, make_recording, make_user

pytestmark = pytest.mark.django_db
S = Article.Status


def bodies(*paragraphs):
    return "\n".join(f"<p>{text}</p>" for text in paragraphs)


def change(story, **fields):
    revisions.begin(story)
    Article.objects.filter(pk=story.pk).update(**fields)
    story.refresh_from_db()
    revisions.record(story, None)


def make_signed(**fields):
    """A live story with a name under it, as one that was published at the desk has."""
    return make_article(**{"byline_note": "P.V"} | fields)


def make_update(story, at=None, **fields):
    """An update that goes live at `at`, with these changes."""
    update = updates.prepare(story, by=make_user("editor"))
    change(update, **fields)
    if at:
        update = workflow.move(update, "publish", by=make_user("editor"), publish_at=at)
    return update


def in_an_hour():
    return timezone.now().replace(microsecond=0) + timedelta(hours=1)


def test_an_update_begins_as_a_copy_with_everything():
    author = make_author()
    story = make_signed(headline="Cũ", tags=("biển",))
    Byline.objects.create(article=story, author=author)
    update = updates.prepare(story, by=make_user("reporter"))
    assert (update.headline, update.status, update.update_of) == ("Cũ", S.DRAFT, story)
    assert list(update.tags.names()) == ["biển"]
    assert [byline.author for byline in update.bylines.all()] == [author]


def test_a_story_has_one_open_update():
    story = make_signed()
    first = updates.prepare(story, by=make_user("reporter"))
    assert updates.prepare(story, by=make_user("editor")) == first


@pytest.mark.parametrize("status", [S.DRAFT, S.WITHDRAWN])
def test_only_what_is_published_is_updated(status):
    with pytest.raises(PermissionDenied):
        updates.prepare(make_signed(status=status, withdrawal_reason="Sai."), by=make_user("editor"))


def test_readers_never_see_an_update_itself(client):
    story = make_signed(headline="Bản đang đăng")
    update = make_update(story, at=in_an_hour(), headline="Bản cập nhật")
    assert update.status == S.PUBLISHED
    assert not Article.objects.published(in_an_hour() + timedelta(days=1)).filter(pk=update.pk).exists()
    assert not update.is_published_at(in_an_hour() + timedelta(days=1))
    assert client.get(f"/{update.slug}-{update.pk}.html").status_code == 404
    for page in ("/", "/tin-moi/", story.get_absolute_url(), "/rss/home.rss"):
        assert "Bản cập nhật" not in client.get(page).text


def test_an_update_goes_live_at_its_second(client, time_machine):
    story, due = make_signed(headline="Cũ", body=bodies("Một.", "Hai.")), in_an_hour()
    make_update(story, at=due, headline="Mới", body=bodies("Một.", "Hai mới."))
    time_machine.move_to(due - timedelta(seconds=1), tick=False)
    assert "Hai mới." not in client.get(story.get_absolute_url()).text
    time_machine.move_to(due, tick=False)
    assert "Hai mới." in client.get(story.get_absolute_url(), follow=True).text
    assert "Mới" in client.get("/tin-moi/").text
    story.refresh_from_db()
    last = story.revisions.first()
    assert (story.headline, last.values["headline"], last.made_at) == ("Mới", "Mới", due)


def test_changes_of_the_live_story_meanwhile_stay(client, time_machine):
    story, due = make_signed(lead="Sapo.", body=bodies("Một.", "Hai.", "Ba.")), in_an_hour()
    update = make_update(story, at=due, body=bodies("Một.", "Hai.", "Ba mới."))
    change(story, lead="Sapo sửa.", body=bodies("Một sửa.", "Hai.", "Ba."))
    time_machine.move_to(due, tick=False)
    client.get("/")
    story.refresh_from_db()
    update.refresh_from_db()
    assert (story.lead, story.body) == ("Sapo sửa.", bodies("Một sửa.", "Hai.", "Ba mới."))
    assert update.status == S.MERGED


def test_a_real_conflict_sends_the_update_back_and_leaves_the_live_text(client, time_machine):
    story, due = make_signed(body=bodies("Một.", "Hai.")), in_an_hour()
    update = make_update(story, at=due, body=bodies("Một.", "Hai mới."))
    change(story, body=bodies("Một.", "Hai sửa."))
    time_machine.move_to(due, tick=False)
    assert client.get(story.get_absolute_url()).status_code == 200
    story.refresh_from_db()
    update.refresh_from_db()
    assert story.body == bodies("Một.", "Hai sửa.")
    assert update.status == S.RETURNED
    assert update.moves.first().reason == str(updates.CLASH)


def test_publishing_into_a_conflict_is_refused():
    story = make_signed(body=bodies("Một."))
    update = make_update(story, body=bodies("Một mới."))
    change(story, body=bodies("Một sửa."))
    with pytest.raises(ValidationError):
        workflow.move(update, "publish", by=make_user("editor"))
    update.refresh_from_db()
    assert update.status == S.DRAFT


def test_catching_up_brings_both_texts_together():
    story = make_signed(body=bodies("Một.", "Hai."))
    update = make_update(story, body=bodies("Một mới.", "Hai."))
    change(story, body=bodies("Một sửa.", "Hai."), lead="Sapo sửa.")
    assert updates.catch_up(update, by=make_user("editor")) == ["body"]
    update.refresh_from_db()
    assert update.body == bodies("Một mới.", "Một sửa.", "Hai.")
    assert update.lead == "Sapo sửa."
    assert updates.conflicts(update) == []


def test_publishing_now_changes_the_story_at_once():
    story = make_signed(headline="Cũ")
    update = make_update(story, headline="Mới")
    workflow.move(update, "publish", by=make_user("editor"))
    story.refresh_from_db()
    assert (story.headline, update.status) == ("Mới", S.MERGED)


def test_a_reporter_updates_the_own_story_and_cannot_publish_it():
    reporter = make_user("reporter")
    own, other = make_signed(owner=reporter), make_signed()
    assert workflow.may_update(reporter, own)
    assert not workflow.may_update(reporter, other)
    update = updates.prepare(own, by=reporter)
    assert workflow.may_edit(reporter, update)
    assert [move.name for move in workflow.possible(reporter, update)] == ["submit", "trash"]


def test_a_story_that_readers_do_not_have_yet_is_changed_itself():
    reporter, editor = make_user("reporter"), make_user("editor")
    story = make_signed(owner=reporter, publish_at=in_an_hour())
    assert not workflow.may_update(reporter, story)
    assert not workflow.may_update(editor, story)
    assert workflow.may_edit(editor, story)


def test_a_page_without_a_due_update_pays_one_query(django_assert_num_queries):
    make_update(make_signed(), at=in_an_hour())
    with django_assert_num_queries(1):
        updates.apply_due()


def test_the_video_of_the_story_is_no_part_of_its_update():
    story = make_recording().article
    Article.objects.filter(pk=story.pk).update(byline_note="P.V")
    story.refresh_from_db()
    update = make_update(story, headline="Mới")
    workflow.move(update, "publish", by=make_user("editor"))
    story.refresh_from_db()
    assert (story.headline, hasattr(story, "recording")) == ("Mới", True)


def test_an_update_of_a_story_that_was_withdrawn_meanwhile_is_sent_back():
    story = make_signed(headline="Cũ")
    update = make_update(story, at=in_an_hour(), headline="Mới")
    workflow.move(story, "withdraw", by=make_user("managing editor"), reason="Sai.")
    Article.objects.filter(pk=update.pk).update(publish_at=timezone.now())
    updates.apply_due()
    story.refresh_from_db()
    update.refresh_from_db()
    assert (story.headline, update.status) == ("Cũ", S.RETURNED)
    assert update.moves.get(name="return").reason == str(updates.NOT_LIVE)


def test_an_update_of_a_withdrawn_story_cannot_be_published():
    story = make_signed()
    update = make_update(story, headline="Mới")
    workflow.move(story, "withdraw", by=make_user("managing editor"), reason="Sai.")
    with pytest.raises(ValidationError) as raised:
        workflow.move(update, "publish", by=make_user("editor"))
    assert raised.value.messages == [str(updates.NOT_LIVE)]


def test_an_update_stays_due_while_its_story_is_held_by_somebody_else(monkeypatch):
    story = make_signed(headline="Cũ")
    update = make_update(story, at=in_an_hour(), headline="Mới")
    Article.objects.filter(pk=update.pk).update(publish_at=timezone.now())

    def held(update):
        raise OperationalError("canceling statement due to lock timeout")

    with monkeypatch.context() as patched:
        patched.setattr(updates, "_put_in", held)
        updates.apply_due()
    update.refresh_from_db()
    assert update.status == S.PUBLISHED
    updates.apply_due()
    update.refresh_from_db()
    story.refresh_from_db()
    assert (update.status, story.headline) == (S.MERGED, "Mới")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("held", ["the update", "its story"])
def test_a_reader_waits_for_no_editor_and_the_next_one_has_the_update(client, caplog, held):
    story = make_signed(headline="Tàu về chậm")
    update = make_update(story, in_an_hour(), headline="Tàu về kịp")
    Article.objects.filter(pk=update.pk).update(publish_at=timezone.now())
    row = update if held == "the update" else story
    editor = connection.copy()
    try:
        editor.set_autocommit(False)
        with editor.cursor() as cursor:
            cursor.execute("SELECT 1 FROM articles_article WHERE id = %s FOR NO KEY UPDATE", [row.pk])
        with CaptureQueriesContext(connection) as asked:
            assert "Tàu về chậm" in client.get(story.get_absolute_url()).text
        locks = [query["sql"] for query in asked if "FOR NO KEY UPDATE" in query["sql"]]
        assert locks
        assert all("SKIP LOCKED" in sql for sql in locks)
        # A lock that was waited for in vain would have been a warning.
        assert [record for record in caplog.records if record.name == "articles.updates"] == []
        update.refresh_from_db()
        assert update.status == S.PUBLISHED
    finally:
        # Closing alone lets the lock go some time later.
        editor.rollback()
        editor.close()
    assert "Tàu về kịp" in client.get(story.get_absolute_url()).text
    update.refresh_from_db()
    assert update.status == S.MERGED


def test_two_versions_do_not_go_live_undecided():
    story = make_signed(body=bodies("Một."))
    update = make_update(story, at=in_an_hour(), body=bodies("Một mới."))
    change(story, body=bodies("Một sửa."))
    with pytest.raises(ValidationError) as refused:
        updates.catch_up(update, by=make_user("editor"))
    assert refused.value.messages == [str(updates.SCHEDULED)]
    update.refresh_from_db()
    assert update.body == bodies("Một mới.")


def test_a_change_made_after_an_update_was_due_keeps_its_place_in_the_history():
    story = make_signed(headline="Cũ")
    update = make_update(story, at=in_an_hour(), headline="Mới")
    earlier = timezone.now() - timedelta(days=400)
    Article.objects.filter(pk=update.pk).update(publish_at=earlier)
    updates.apply_due()
    made = list(story.revisions.order_by("number").values_list("made_at", flat=True))
    assert made == sorted(made)
    story.refresh_from_db()
    assert (story.headline, story.updated_at) == ("Mới", made[-1])


def test_a_picture_that_the_editor_wrote_anew_is_no_change_of_both():
    picture = '<figure><img src="/a.jpg" alt="Biển"></figure>'
    rewritten = '<figure><img alt="Biển" src="/a.jpg"></figure>'
    story = make_signed(body=f"<p>Một.</p>\n{picture}\n<p>Hai.</p>")
    update = make_update(story, body=f"<p>Một mới.</p>\n{rewritten}\n<p>Hai.</p>")
    change(story, body=f"<p>Một.</p>\n{rewritten}\n<p>Hai sửa.</p>")
    assert updates.conflicts(update) == []
    assert updates.merged(update)["body"].value == f"<p>Một mới.</p>\n{picture}\n<p>Hai sửa.</p>"
