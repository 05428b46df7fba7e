"""Updates of live stories in the admin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import revisions, updates
from articles.models import Article
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


def url(page, story):
    return reverse(f"admin:articles_article_{page}", args=[story.pk])


def test_a_reporter_prepares_an_update_of_the_own_live_story(client):
    reporter = make_user("reporter")
    story = make_article(headline="Cũ", owner=reporter)
    client.force_login(reporter)
    assert url("update", story) in client.get(url("change", story)).text
    response = client.post(url("update", story))
    update = Article.objects.get(update_of=story)
    assert response.url == url("change", update)
    data = form_data(client, url("change", update), headline="Mới", move="submit")
    assert client.post(url("change", update), data).status_code == 302
    update.refresh_from_db()
    story.refresh_from_db()
    assert (update.headline, update.status, story.headline) == ("Mới", "submitted", "Cũ")


def test_the_form_of_an_update_tells_what_differs_and_leaves_the_times_alone(client):
    client.force_login(make_user("editor"))
    story = make_article(headline="Tựa cũ", body="<p>Chữ cũ.</p>")
    update = updates.prepare(story, by=make_user("editor"))
    data = form_data(client, url("change", update), headline="Tựa mới", unpublish_at="2030-01-01T00:00")
    client.post(url("change", update), data)
    update.refresh_from_db()
    assert update.unpublish_at is None
    text = client.get(url("change", update)).text
    assert "<del>cũ</del><ins>mới</ins>" in text


@pytest.mark.parametrize("role", ["reporter", "comment moderator", None])
def test_nobody_updates_what_is_not_theirs(client, role):
    story = make_article()
    client.force_login(make_user(role))
    assert client.post(url("update", story)).status_code in {403, 404}
    assert not Article.objects.exclude(update_of=None).exists()


def test_an_update_is_begun_and_brought_up_by_post_only(client):
    client.force_login(make_user("editor"))
    story = make_article()
    assert client.get(url("update", story)).status_code == 405
    update = updates.prepare(story, by=make_user("editor"))
    assert client.get(url("catch-up", update)).status_code == 405
    assert client.post(url("catch-up", story)).status_code == 403


def test_the_changes_of_the_live_story_are_taken_over(client):
    client.force_login(make_user("editor"))
    story = make_article(headline="Tựa", lead="Cũ.")
    update = updates.prepare(story, by=make_user("editor"))
    client.post(url("change", story), form_data(client, url("change", story), lead="Mới."))
    assert client.post(url("catch-up", update)).status_code == 302
    update.refresh_from_db()
    assert update.lead == "Mới."


def test_no_story_can_be_the_related_one_of_its_own_update(client):
    client.force_login(make_user("editor"))
    story = make_article()
    update = updates.prepare(story, by=make_user("editor"))
    page = url("change", update)
    data = form_data(client, page) | {"related_picks-TOTAL_FORMS": 1, "related_picks-0-target": story.pk}
    assert client.post(page, data).status_code == 200
    assert not update.related_picks.exists()


def test_what_both_texts_are_too_long_for_is_told_and_nothing_changes(client):
    client.force_login(make_user("editor"))
    story = make_article(lead="Sapo.")
    update = updates.prepare(story, by=make_user("editor"))
    for changed, word in ((update, "một "), (story, "hai ")):
        changed.lead = word * 300
        changed.save()
        revisions.record(changed, by=None)
    response = client.post(url("catch-up", update), follow=True)
    assert "Sapo: " in "".join(str(message) for message in response.context["messages"])
    assert Article.objects.get(pk=update.pk).lead == ("một " * 300).strip()


def test_a_scheduled_update_offers_no_changes_to_take_over(client):
    client.force_login(make_user("editor"))
    story = make_article()
    update = updates.prepare(story, by=make_user("editor"))
    story.headline = "Sửa"
    story.save()
    revisions.record(story, by=None)
    form = reverse("admin:articles_article_change", args=[update.pk])
    offer = url("catch-up", update)
    assert offer in client.get(form).text
    publish_at = timezone.now() + timedelta(hours=1)
    Article.objects.filter(pk=update.pk).update(status=Article.Status.PUBLISHED, publish_at=publish_at)
    assert offer not in client.get(form).text
