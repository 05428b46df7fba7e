"""Corrections at the desk: who makes them, what a public one allows, the countdown."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Correction
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_category, make_correction, make_user

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_correction_add")
LIST = reverse("admin:articles_correction_changelist")
HOUR = timedelta(hours=1)


def local(at) -> str:
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M:%S}"


def change(note) -> str:
    return reverse("admin:articles_correction_change", args=[note.pk])


def delete(client, note):
    return client.post(reverse("admin:articles_correction_delete", args=[note.pk]), {"post": "yes"})


@pytest.fixture
def manager(client):
    user = make_user("managing editor")
    client.force_login(user)
    return user


@pytest.fixture
def story():
    return make_article("Tàu cá về bến")


def add(client, story, **fields):
    data = form_data(client, f"{ADD}?article={story.pk}")
    return client.post(ADD, data | {"kind": "correction", "note": "Lúc sáu giờ."} | fields)


def test_a_managing_editor_makes_one_that_readers_have_at_once(client, manager, story):
    assert add(client, story).status_code == 302
    note = story.corrections.get()
    assert (note.kind, note.note, note.made_by) == ("correction", "Lúc sáu giờ.", manager)
    assert note in Correction.objects.public()
    assert "Lúc sáu giờ." in client.get(story.get_absolute_url()).text


def test_a_request_is_taken_down_without_words_and_answered_later(client, manager, story):
    asked = timezone.now().replace(microsecond=0) - 2 * HOUR
    add(client, story, note="", published_at="", requested_at=local(asked))
    note = story.corrections.get()
    assert (note.published_at, note.requested_at, note.note) == (None, asked, "")
    data = form_data(client, change(note), note="Lúc sáu giờ.", published_at=local(timezone.now()))
    assert client.post(change(note), data).status_code == 302
    note.refresh_from_db()
    assert note.is_public_already


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"note": ""}, "Hãy viết điều bạn đọc cần biết."),
        ({"kind": "withdrawal"}, "withdrawal"),
        ({"published_at": "2020-01-01T00:00:00"}, "Thời điểm này đã qua."),
        ({"requested_at": "2100-01-01T00:00:00"}, "Thời điểm này chưa tới."),
        ({"kind": "update", "show_on_front_until": "2100-01-01T00:00:00"}, "mới lên trang chủ"),
        ({"kind": "apology", "show_on_front_until": "2020-01-01T00:00:00"}, "ít nhất 3 ngày"),
        ({"note": "a" * 2001}, "2000"),
        ({"article": "x"}, "article"),
    ],
)
def test_bad_input_is_said_and_nothing_is_lost(client, manager, story, fields, said):
    response = add(client, story, **fields)
    assert response.status_code == 200
    assert said in response.text
    if "note" not in fields:
        assert "Lúc sáu giờ." in response.text
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"status": "approved"}, {"publish_at": timezone.now() + 9 * HOUR}]
)
def test_only_what_readers_have_or_had_is_corrected(client, manager, fields):
    assert "Chỉ chọn được bài" in add(client, make_article(**fields)).text
    assert not Correction.objects.exists()


def test_only_stories_of_ones_own_sections_are_corrected(client, manager, story):
    manager.categories.add(make_category("Thể thao"))
    assert "Chỉ chọn được bài" in add(client, story).text
    note = make_correction(story, published_at=None)
    client.post(change(note), {"note": "Khác"})
    assert delete(client, note).status_code == 403
    assert Correction.objects.get().note == note.note


def test_what_is_public_can_be_neither_changed_nor_deleted(client, manager, story):
    note = make_correction(story)
    forged = {"note": "Khác", "kind": "update", "article": story.pk, "published_at": ""}
    client.post(change(note), forged)
    assert delete(client, note).status_code == 403
    note.refresh_from_db()
    assert (note.note, note.kind) == ("Tàu rời bến lúc sáu giờ, không phải năm giờ.", "correction")
    assert "không sửa hay xóa được" in client.get(change(note)).text


def test_a_public_apology_can_stay_on_the_front_for_longer(client, manager, story):
    note = make_correction(story, kind="apology")
    until = note.show_on_front_until.replace(microsecond=0) + 48 * HOUR
    data = form_data(client, change(note), show_on_front_until=local(until))
    assert client.post(change(note), data | {"note": "Khác"}).status_code == 302
    note.refresh_from_db()
    assert (note.show_on_front_until, note.note != "Khác") == (until, True)


def test_what_is_not_public_yet_is_deleted(client, manager, story):
    delete(client, make_correction(story, published_at=None))
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("role", "sees", "makes"),
    [
        ("reporter", False, False),
        ("editor", True, False),
        ("managing editor", True, True),
        ("editor-in-chief", True, True),
        ("comment moderator", False, False),
        ("administrator", True, True),
    ],
)
def test_who_sees_and_who_makes_them(client, story, role, sees, makes):
    note = make_correction(story, published_at=None)
    client.force_login(make_user(role))
    assert client.get(LIST).status_code == (200 if sees else 403)
    assert client.get(change(note)).status_code == (200 if sees else 403)
    assert client.get(ADD).status_code == (200 if makes else 403)
    posted = client.post(ADD, {"article": story.pk, "kind": "update", "note": "Chữ"})
    assert posted.status_code == (302 if makes else 403)
    changed = client.post(change(note), {"article": story.pk, "kind": "update", "note": "Khác"})
    assert changed.status_code == (302 if makes else 403)
    assert Correction.objects.filter(note="Khác").exists() == makes


def test_the_desk_counts_down_and_says_what_is_overdue(client, manager, story):
    make_correction(story, published_at=None, requested_at=timezone.now() - 20 * HOUR)
    make_correction(make_article("Quá muộn"), published_at=None, requested_at=timezone.now() - 27 * HOUR)
    make_correction(make_article("Xong rồi"), requested_at=timezone.now() - 27 * HOUR)
    html = client.get(reverse("admin:index")).text
    box = html[html.index('id="desk-due"') : html.index('class="desk-lists"')]
    assert "2 cải chính sắp đến hạn" in box
    assert box.index("Quá muộn") < box.index("Tàu cá về bến")
    assert '<span class="missing">quá hạn 3\xa0giờ</span>' in box
    assert "còn 3\xa0giờ, 59\xa0phút" in box
    assert "Xong rồi" not in box


def test_a_desk_without_debts_says_nothing(client, manager, story):
    make_correction(story)
    assert 'id="desk-due"' not in client.get(reverse("admin:index")).text


def test_the_list_can_be_narrowed_to_what_is_due(client, manager, story):
    make_correction(story, note="Nợ bạn đọc.", published_at=None, requested_at=timezone.now())
    make_correction(story, note="Đã nói rồi.")
    everything, due, public = (
        client.get(LIST + query).text for query in ("", "?standing=due", "?standing=public")
    )
    assert ("Nợ bạn đọc." in everything, "Đã nói rồi." in everything) == (True, True)
    assert ("Nợ bạn đọc." in due, "Đã nói rồi." in due) == (True, False)
    assert ("Nợ bạn đọc." in public, "Đã nói rồi." in public) == (False, True)


def test_the_list_costs_the_same_with_twice_the_notes(client, manager, story, django_assert_max_num_queries):
    make_correction(story)
    client.get(LIST)
    with django_assert_max_num_queries(30) as first:
        client.get(LIST)
    for number in range(5):
        make_correction(make_article(), published_at=None, requested_at=timezone.now() - number * HOUR)
    with django_assert_max_num_queries(len(first)):
        client.get(LIST)


def test_the_form_of_a_story_shows_its_notes_and_leads_to_a_new_one(client, manager, story):
    note = make_correction(story)
    html = client.get(reverse("admin:articles_article_change", args=[story.pk])).text
    assert f'href="{change(note)}"' in html
    assert f'href="{ADD}?article={story.pk}"' in html


def test_a_draft_has_nothing_to_correct(client, manager):
    draft = make_article(status="draft")
    html = client.get(reverse("admin:articles_article_change", args=[draft.pk])).text
    assert f"{ADD}?article" not in html
