"""Moves of many stories at once: asked first, then answered story by story."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import revisions
from articles.models import Article, Move
from tests.factories import make_article, make_category, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
LIST, BULK = reverse("admin:articles_article_changelist"), reverse("admin:articles_article_bulk")


@pytest.fixture
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    return user


def ask(client, name, *stories):
    return client.post(
        LIST, {"action": name, "_selected_action": [story.pk for story in stories], "index": 0}
    )


def shown(response):
    return re.findall(r'name="story" value="([0-9:]+)"', response.text)


def status_of(story):
    return Article.objects.get(pk=story.pk).status


@pytest.mark.parametrize(
    ("role", "query", "moves"),
    [
        ("reporter", {}, ["submit", "trash"]),
        ("editor", {}, ["submit", "approve", "return", "publish", "trash"]),
        ("reporter", {"tab": "mine"}, ["submit", "trash"]),
        ("reporter", {"tab": "waiting"}, ["submit", "trash"]),
        ("editor", {"tab": "waiting"}, ["submit", "approve", "return", "publish", "trash"]),
        ("editor", {"tab": "scheduled"}, []),
        ("editor", {"tab": "published"}, []),
        ("editor", {"tab": "published", "status": "draft"}, []),
        ("reporter", {"tab": "trash"}, ["restore"]),
        ("editor", {"tab": "trash"}, ["restore"]),
        ("editor", {"status": "trashed"}, ["restore"]),
        ("editor", {"status": "approved"}, ["return", "publish", "trash"]),
        ("editor", {"status": "withdrawn"}, ["publish"]),
        ("editor", {"status": "scheduled"}, []),
        ("reporter", {"status": "approved"}, ["trash"]),
    ],
)
def test_a_list_offers_each_role_the_moves_that_it_makes_there(client, role, query, moves):
    user = make_user(role)
    client.force_login(user)
    for status in (S.DRAFT, S.APPROVED, S.PUBLISHED, S.RETURNED, S.TRASHED):
        make_article(status=status, owner=user)
    make_article(status=S.WITHDRAWN, withdrawal_reason="Sai", owner=user)
    make_article(publish_at=timezone.now() + timedelta(days=1), owner=user)
    form = client.get(LIST, query).context["action_form"]
    choices = form.fields["action"].choices if form else []
    assert [name for name, _label in choices if name] == moves


def test_what_a_list_does_not_offer_is_not_even_asked(client, editor):
    story = make_article(status=S.TRASHED)
    assert ask(client, "restore", story).status_code == 302
    assert status_of(story) == S.TRASHED


def test_choosing_stories_only_asks(client, editor):
    ready, done = make_article("Bài chờ", status=S.SUBMITTED), make_article("Bài đã đăng")
    response = ask(client, "approve", ready, done)
    assert response.status_code == 200
    assert shown(response) == [f"{ready.pk}:0"]
    assert "Bài chờ" in response.text
    assert "Bài đã đăng" in response.text
    assert not Move.objects.exists()


def test_what_was_confirmed_is_moved_and_each_story_answered(client, editor):
    first, second = make_article(status=S.SUBMITTED), make_article(status=S.DRAFT)
    response = ask(client, "approve", first, second)
    response = client.post(BULK, {"move": "approve", "story": shown(response)})
    assert [row.why_not for row in response.context["rows"]] == ["", ""]
    assert [status_of(first), status_of(second)] == [S.APPROVED, S.APPROVED]
    assert set(Move.objects.values_list("name", "made_by")) == {("approve", editor.pk)}


def test_a_story_that_somebody_changed_meanwhile_is_reported_and_not_moved(client, editor):
    changed, same = make_article(status=S.SUBMITTED), make_article(status=S.SUBMITTED)
    stories = shown(ask(client, "approve", changed, same))
    Article.objects.filter(pk=changed.pk).update(headline="Đã sửa")
    revisions.record(changed, by=editor)
    response = client.post(BULK, {"move": "approve", "story": stories})
    why_not = {row.story.pk: row.why_not for row in response.context["rows"]}
    assert why_not[same.pk] == ""
    assert why_not[changed.pk] == "Trong lúc đó có người đã sửa bài: hãy xem lại."
    assert [status_of(changed), status_of(same)] == [S.SUBMITTED, S.APPROVED]


def test_confirming_twice_moves_once(client, editor):
    story = make_article(status=S.SUBMITTED)
    data = {"move": "approve", "story": shown(ask(client, "approve", story))}
    client.post(BULK, data)
    response = client.post(BULK, data)
    assert response.context["done"] == 0
    assert Move.objects.count() == 1


def test_one_that_is_not_ready_does_not_hold_up_the_others(client, editor):
    ready = make_article(status=S.APPROVED, publish_at=None)
    bare = make_article(status=S.APPROVED, publish_at=None, category=None)
    response = ask(client, "publish", ready, bare)
    response = client.post(BULK, {"move": "publish", "story": shown(response)})
    why_not = {row.story.pk: row.why_not for row in response.context["rows"]}
    assert (why_not[ready.pk], why_not[bare.pk] != "") == ("", True)
    assert [status_of(ready), status_of(bare)] == [S.PUBLISHED, S.APPROVED]


def test_stories_are_sent_back_with_one_reason(client, editor):
    story = make_article(status=S.SUBMITTED)
    stories = shown(ask(client, "return", story))
    asked_again = client.post(BULK, {"move": "return", "story": stories, "reason": "  "})
    assert shown(asked_again) == stories
    assert status_of(story) == S.SUBMITTED
    client.post(BULK, {"move": "return", "story": stories, "reason": "Thiếu nguồn"})
    assert Move.objects.get().reason == "Thiếu nguồn"
    assert status_of(story) == S.RETURNED


def test_the_trash_is_filled_and_emptied_in_bulk(client, editor):
    story = make_article(status=S.DRAFT)
    client.post(BULK, {"move": "trash", "story": shown(ask(client, "trash", story))})
    assert status_of(story) == S.TRASHED
    response = client.post(
        f"{LIST}?tab=trash", {"action": "restore", "_selected_action": [story.pk], "index": 0}
    )
    client.post(BULK, {"move": "restore", "story": shown(response)})
    assert status_of(story) == S.DRAFT


def test_a_reporter_moves_nothing_of_others_and_nothing_beyond_the_role(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    other, own = make_article(status=S.DRAFT), make_article(status=S.DRAFT, owner=reporter)
    for move in ("submit", "approve", "publish"):
        data = {"move": move, "story": [f"{other.pk}:0"]}
        assert [bool(row.why_not) for row in client.post(BULK, data).context["rows"]] == [True]
    response = client.post(BULK, {"move": "publish", "story": [f"{own.pk}:0"]})
    assert response.context["done"] == 0
    assert [status_of(other), status_of(own)] == [S.DRAFT, S.DRAFT]


def test_an_editor_moves_nothing_of_another_category(client, editor):
    editor.categories.add(make_category())
    story = make_article(status=S.SUBMITTED, category=make_category())
    response = client.post(BULK, {"move": "approve", "story": [f"{story.pk}:0"]})
    assert response.context["done"] == 0
    assert status_of(story) == S.SUBMITTED


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"move": "withdraw", "story": ["1:0"]},
        {"move": "submit"},
        {"move": "submit", "story": ["1"]},
        {"move": "submit", "story": ["x:y"]},
        {"move": "submit", "story": [f"{number}:0" for number in range(101)]},
    ],
)
def test_what_no_page_of_ours_sends_is_not_found(client, editor, data):
    assert client.post(BULK, data).status_code == 404


def test_moves_are_made_by_posting(client, editor):
    assert client.get(BULK).status_code == 405


def test_more_than_a_hundred_at_a_time_are_refused(client, editor):
    stories = [make_article(status=S.SUBMITTED) for _n in range(101)]
    assert ask(client, "approve", *stories).status_code == 302
    assert not Move.objects.exists()


def test_the_page_that_asks_costs_the_same_for_many(client, editor):
    stories = [make_article(status=S.SUBMITTED, owner=editor) for _n in range(50)]
    costs = []
    for number in (5, 50):
        with CaptureQueriesContext(connection) as captured:
            ask(client, "approve", *stories[:number])
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_so_it_does_for_updates_and_an_editor_of_some_categories(client, editor):
    section = make_category()
    editor.categories.add(section)
    live = [make_article(category=section) for _n in range(20)]
    waiting = [
        make_article(status=S.SUBMITTED, category=section, update_of=story, update_base=1) for story in live
    ]
    costs = []
    for number in (2, 20):
        with CaptureQueriesContext(connection) as captured:
            ask(client, "approve", *waiting[:number])
        costs.append(len(captured))
    assert costs[0] == costs[1]
