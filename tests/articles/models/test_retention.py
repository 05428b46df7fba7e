"""What readers had lately is not deleted for good: stories, their revisions, their pictures."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from articles import pictures, revisions, workflow
from articles.models import Article, Picture, Revision, retention
from tests.factories import make_article, make_live_entry, make_page, make_picture, make_user

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DAY = timedelta(days=1)
MUST_BE_KEPT = [
    {},
    {"status": "withdrawn", "withdrawal_reason": "Sai"},
    {"publish_at": NOW - 9 * DAY, "unpublish_at": NOW - DAY},
    {"publish_at": NOW - 900 * DAY},
]
MAY_GO = [
    {"status": "draft"},
    {"status": "trashed", "publish_at": NOW - DAY},
    {"publish_at": NOW + DAY},
    {"embargo_until": NOW + DAY},
    {"publish_at": NOW - 900 * DAY, "unpublish_at": NOW - 366 * DAY},
]


def delete(story: Article, by: str) -> None:
    if by == "row":
        story.delete()
    else:
        Article.objects.filter(pk=story.pk).delete()


@pytest.mark.parametrize("by", ["row", "set"])
@pytest.mark.parametrize("fields", MUST_BE_KEPT)
def test_a_story_that_readers_had_lately_is_not_deleted(fields, by):
    story = make_article("Tàu cá", **fields)
    with pytest.raises(ProtectedError, match="Bạn đọc đã thấy bài “Tàu cá” nên phải lưu đến"):
        delete(story, by)
    assert Article.objects.filter(pk=story.pk).exists()


@pytest.mark.parametrize("by", ["row", "set"])
@pytest.mark.parametrize("fields", MAY_GO)
def test_a_story_that_readers_never_had_or_long_ago_is_deleted(fields, by):
    delete(make_article(**fields), by)
    assert not Article.objects.exists()


def test_a_set_is_deleted_whole_or_not_at_all():
    make_article(status="draft")
    make_article()
    with pytest.raises(ProtectedError):
        Article.objects.all().delete()
    assert Article.objects.count() == 2


def test_the_time_counts_from_when_readers_last_had_it(settings):
    settings.RETENTION_DAYS = 10
    story, chief = make_article(), make_user("editor-in-chief")
    workflow.move(story, "withdraw", by=chief, reason="Sai")
    last = retention.last_public_at(story)
    assert abs(last - timezone.now()) < timedelta(seconds=9)
    with time_machine.travel(last + 10 * DAY - timedelta(seconds=1)):
        assert retention.kept_until(story) == last + 10 * DAY
    with time_machine.travel(last + 10 * DAY):
        assert retention.kept_until(story) is None
        story.delete()


def put_off_and_trash(story: Article) -> Article:
    """The long way round: off to tomorrow, off the schedule, into the trash."""
    chief = make_user("editor-in-chief")
    revisions.begin(story)
    story.publish_at = timezone.now() + DAY
    story.save()
    revisions.record(story, chief)
    workflow.move(story, "unschedule", by=chief)
    return workflow.move(story, "trash", by=chief)


def test_a_story_that_was_live_once_is_kept_even_in_the_trash():
    story = put_off_and_trash(make_article())
    assert (story.status, story.publish_at > timezone.now()) == ("trashed", True)
    with pytest.raises(ProtectedError):
        story.delete()


def test_a_story_that_was_only_scheduled_may_go_from_the_trash():
    story, chief = make_article(publish_at=timezone.now() + DAY), make_user("editor-in-chief")
    workflow.move(story, "unschedule", by=chief)
    workflow.move(story, "trash", by=chief).delete()
    assert not Article.objects.exists()


def test_the_admin_says_why_and_deletes_nothing(client):
    story = put_off_and_trash(make_article("Tàu cá"))
    client.force_login(make_user("editor-in-chief"))
    address = reverse("admin:articles_article_delete", args=[story.pk])
    assert "phải lưu đến" in client.get(address).text
    response = client.post(address, {"post": "yes"})
    assert (response.status_code, "phải lưu đến" in response.text) == (200, True)
    assert Article.objects.filter(pk=story.pk).exists()


def test_the_admin_deletes_what_was_never_public(client):
    client.force_login(make_user("editor-in-chief"))
    story = make_article(status="trashed")
    client.post(reverse("admin:articles_article_delete", args=[story.pk]), {"post": "yes"})
    assert not Article.objects.exists()


@pytest.mark.parametrize("by", ["row", "set"])
def test_revisions_go_with_their_story_only(by):
    public, draft = make_article(), make_article(status="draft")
    for story in (public, draft):
        revisions.record(story, None)
    for story, kept in ((public, 1), (draft, 0)):
        try:
            story.revisions.get().delete() if by == "row" else story.revisions.all().delete()
        except ProtectedError:
            assert kept
        assert Revision.objects.filter(article=story).count() == kept


# -- Pictures ---------------------------------------------------------------------------------------


def text_with(picture: Picture) -> str:
    return f'<p>Chữ</p><figure><img src="{pictures.url(picture, "full", 960)}" alt=""></figure>'


USES = {
    "cover": lambda picture: make_article("Nơi dùng", cover=picture, status="draft"),
    "body": lambda picture: make_article("Nơi dùng", body=text_with(picture), status="draft"),
    "live entry": lambda picture: make_live_entry(make_article(), "Nơi dùng", body=text_with(picture)),
    "page": lambda picture: make_page("Nơi dùng", body=text_with(picture)),
}


@pytest.mark.parametrize("by", ["row", "set", "admin"])
@pytest.mark.parametrize("use", USES)
def test_a_picture_in_use_is_not_deleted(client, use, by):
    picture = make_picture()
    USES[use](picture)
    if by == "admin":
        client.force_login(make_user("editor"))
        address = reverse("admin:articles_picture_delete", args=[picture.pk])
        assert "Nơi dùng" in client.post(address, {"post": "yes"}).text
    else:
        with pytest.raises(ProtectedError):
            picture.delete() if by == "row" else Picture.objects.filter(pk=picture.pk).delete()
    assert Picture.objects.filter(pk=picture.pk).exists()
    assert pictures.rendition(picture.pk, picture.token, "card", 240, "jpg") is not None


@pytest.mark.parametrize("status", ["published", "draft"])
@pytest.mark.parametrize("place", ["cover", "body"])
def test_a_picture_that_readers_saw_in_a_story_is_kept_with_it(place, status):
    picture = make_picture()
    story = make_article(
        status=status, **({"cover": picture} if place == "cover" else {"body": text_with(picture)})
    )
    revisions.begin(story)
    story.cover, story.body = None, "<p>Chữ</p>"
    story.save()
    revisions.record(story, None)
    if status == "published":
        with pytest.raises(ProtectedError, match="Ảnh đang được dùng trong"):
            picture.delete()
    else:
        picture.delete()
    assert Picture.objects.exists() == (status == "published")
