"""The pages of a story's revisions."""

from base64 import b64decode
from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_category, make_user

pytestmark = pytest.mark.django_db


def url(page, story, *more):
    return reverse(f"admin:articles_article_{page}", args=[story.pk, *more])


@pytest.fixture(autouse=True)
def editor(client):
    user = make_user("editor", full_name="Minh Hà")
    client.force_login(user)
    return user


def save(client, story, **changes):
    page = url("change", story)
    assert client.post(page, form_data(client, page, **changes)).status_code == 302


def local(at):
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M:%S")


def test_machines_are_told_to_the_second_when_a_revision_was_made(client):
    story = make_article()
    save(client, story, headline="Mới")
    at = timezone.localtime(story.revisions.get(number=2).made_at).isoformat(timespec="seconds")
    for page in (url("history", story), url("revision", story, 2)):
        assert f'datetime="{at}"' in client.get(page).text


def test_every_save_is_listed_with_who_and_when(client):
    story = make_article()
    save(client, story, headline="Một")
    save(client, story, headline="Hai")
    response = client.get(url("history", story))
    assert [revision.number for revision in response.context["page"]] == [3, 2, 1]
    assert response.text.count("Minh Hà") >= 2


def test_the_list_costs_the_same_however_long_it_is(client):
    story = make_article()
    save(client, story, headline="Một")

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as counted:
            client.get(url("history", story))
        return len(counted)

    before = queries()
    for n in range(5):
        save(client, story, headline=f"Tựa {n}")
    assert queries() == before


def test_a_revision_shows_words_not_markup(client):
    story = make_article(body="<p>Tàu <strong>ra</strong> khơi.</p>")
    save(client, story, body="<p>Tàu <strong>về</strong> bến &lt;b&gt;.</p>")
    text = client.get(url("revision", story, 2)).text
    assert "<del>ra</del>" in text
    assert "<ins>về</ins>" in text
    assert "&lt;strong&gt;" not in text
    assert "&lt;b&gt;" in text


def test_an_old_revision_is_brought_back_as_a_new_one(client, editor):
    story = make_article(headline="Cũ")
    save(client, story, headline="Mới")
    assert client.post(url("restore", story, 1)).status_code == 302
    story.refresh_from_db()
    last = story.revisions.first()
    assert (story.headline, last.number, last.made_by) == ("Cũ", 3, editor)


def test_a_category_that_is_needed_and_gone_stops_the_way_back(client):
    story = make_article()
    save(client, story, headline="Mới")
    first = story.revisions.get(number=1)
    first.values["category"] = 10**6
    first.save()
    client.post(url("restore", story, 1))
    story.refresh_from_db()
    assert story.headline == "Mới"
    assert story.revisions.count() == 2


def test_who_may_not_change_a_story_brings_nothing_back(client):
    story = make_article(headline="Cũ", owner=make_user("reporter"))
    save(client, story, headline="Mới")
    client.force_login(story.owner)
    assert client.get(url("history", story)).status_code == 200
    assert client.post(url("restore", story, 1)).status_code == 403
    assert Article.objects.get(pk=story.pk).headline == "Mới"


@pytest.mark.parametrize("page", ["history", "standing", "record"])
def test_a_story_that_one_may_not_see_has_no_history(client, page):
    story = make_article(owner=make_user("reporter"))
    save(client, story, headline="Mới")
    client.force_login(make_user("reporter"))
    assert client.get(url(page, story), {"at": "2030-01-01T00:00"}).status_code in {302, 404}


def test_what_stood_at_a_moment_is_the_readers_page_of_then(client):
    story = make_article(headline="Tựa lúc sáng")
    save(client, story, headline="Tựa lúc chiều")
    first = story.revisions.get(number=1)
    story.revisions.filter(number=1).update(made_at=first.made_at - timedelta(hours=2))
    at = local(timezone.now() - timedelta(minutes=30))
    response = client.get(url("standing", story), {"at": at})
    assert "Tựa lúc sáng" in response.text
    assert "Tựa lúc chiều" not in response.text.partition("<footer")[0].partition("<h1")[2]
    assert "no-store" in response["Cache-Control"]


def test_before_it_was_public_nothing_stood(client):
    story = make_article(publish_at=timezone.now() - timedelta(minutes=5))
    save(client, story, headline="Mới")
    story.revisions.filter(number=1).update(made_at=timezone.now() - timedelta(hours=2))
    response = client.get(url("standing", story), {"at": local(timezone.now() - timedelta(hours=1))})
    assert response.status_code == 404
    assert "Revision 1" in response.text or "bản 1" in response.text.lower()


def test_the_file_carries_the_checksum_of_its_own_bytes(client):
    story = make_article(headline="Tựa", body="<p>Chữ.</p>")
    save(client, story, headline="Tựa mới")
    asked = {"at": local(timezone.now() + timedelta(minutes=1))}
    response = client.get(url("record", story), asked)
    digest = sha256(response.content)
    assert digest.hexdigest() in response["Content-Disposition"]
    assert b64decode(response["Content-Digest"].partition(":")[2].rstrip(":")) == digest.digest()
    assert "Tựa mới" in response.text
    client.cookies["django_language"] = "en"
    assert client.get(url("record", story), asked).content == response.content


@pytest.mark.parametrize("at", ["", "x", "2022-13-01T00:00", "9999-99-99"])
def test_an_impossible_moment_is_not_found(client, at):
    assert client.get(url("standing", make_article()), {"at": at}).status_code == 404


@pytest.mark.parametrize("against", ["", "x", "0", "99999999999", "-1", "2"])
def test_any_comparison_answers(client, against):
    story = make_article()
    save(client, story, headline="Mới")
    assert client.get(url("revision", story, 2), {"against": against}).status_code == 200
    assert client.get(url("revision", story, 9)).status_code == 404


def test_an_editor_of_some_categories_brings_no_live_story_back_into_another_one(client, editor):
    here, there = make_category("Thể thao"), make_category("Thủy sản")
    story = make_article(category=there)
    save(client, story, category=here.pk)
    limited = make_user("editor")
    limited.categories.add(here)
    client.force_login(limited)
    assert client.post(url("restore", story, 1)).status_code == 302
    story.refresh_from_db()
    assert (story.category, story.revisions.count()) == (here, 2)


def test_nor_into_more_categories_of_others(client):
    here, there = make_category("Thể thao"), make_category("Thủy sản")
    story = make_article("Cũ", category=here)
    story.more_categories.add(there)
    save(client, story, headline="Mới")
    story.more_categories.clear()
    limited = make_user("editor")
    limited.categories.add(here)
    client.force_login(limited)
    client.post(url("restore", story, 1))
    story.refresh_from_db()
    assert (story.headline, list(story.more_categories.all())) == ("Mới", [])


def test_the_way_back_locks_the_story_before_it_asks_who_may(client):
    story = make_article(headline="Cũ")
    save(client, story, headline="Mới")
    with CaptureQueriesContext(connection) as asked:
        client.post(url("restore", story, 1))
    queries = [query["sql"] for query in asked]
    locked = next(place for place, sql in enumerate(queries) if "FOR NO KEY UPDATE" in sql)
    revision = next(place for place, sql in enumerate(queries) if '"articles_revision"."number" = 1' in sql)
    assert locked < revision
