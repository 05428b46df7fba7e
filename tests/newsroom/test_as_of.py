"""Readers' pages as of another time: to the second, for staff alone, and for this one request."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Box
from newsroom import clock
from tests.factories import make_article, make_box, make_category, make_user

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
TOMORROW = (timezone.now() + timedelta(days=1)).replace(microsecond=0)


@pytest.fixture
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    return user


def as_of(client, at, path="/", **more):
    return client.get(reverse("admin:as-of"), {"at": at.isoformat(), "path": path}, **more)


def pages(story):
    return ["/", "/tin-moi/", story.category.get_absolute_url(), "/tim-kiem/?q=biển lặng"]


CHANGES = {
    "scheduled": ({"publish_at": TOMORROW}, False, True),
    "embargoed": ({"embargo_until": TOMORROW}, False, True),
    "taken down": ({"unpublish_at": TOMORROW}, True, False),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_is_true_to_the_second(client, editor, change):
    fields, is_there_before, is_there_after = CHANGES[change]
    story = make_article("Thuyền về", category=make_category("Kinh tế"), **fields)
    for path in pages(story):
        for at, is_there in ((TOMORROW - SECOND, is_there_before), (TOMORROW, is_there_after)):
            response = as_of(client, at, path)
            assert response.status_code == 200, path
            assert ("Thuyền về" in response.text) is is_there, (path, at)
    own = story.get_absolute_url()
    assert (as_of(client, TOMORROW - SECOND, own).status_code == 200) is is_there_before
    assert (as_of(client, TOMORROW, own).status_code == 200) is is_there_after
    assert ("Thuyền về" in client.get("/").text) is is_there_before


def test_a_story_stands_in_its_box_for_the_time_that_was_given(client, editor):
    Box.objects.all().delete()
    box = make_box(name="Tin chọn lọc", fill="none", place="front")
    for _ in range(12):
        make_article()
    story = make_article("Thuyền về", publish_at=timezone.now() - timedelta(days=400))
    box.items.create(article=story, from_at=TOMORROW, until_at=TOMORROW + timedelta(hours=1))
    seen = [
        "Tin chọn lọc" in as_of(client, at).text
        for at in (TOMORROW - SECOND, TOMORROW, TOMORROW + timedelta(hours=1))
    ]
    assert seen == [False, True, False]


def test_it_says_which_time_it_shows_and_is_kept_by_nobody(client, editor):
    response = as_of(client, TOMORROW)
    assert timezone.localtime(TOMORROW).strftime("%H:%M:%S, %d/%m/%Y") in response.text
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert "ETag" not in response
    assert "preview-bar" not in client.get("/").text
    assert clock.chosen() is None


def test_a_page_in_words_can_be_looked_at_too(client, editor):
    make_article("Thuyền về", publish_at=TOMORROW)
    assert "Thuyền về" in as_of(client, TOMORROW, "/?che-do=chu").text


def test_a_page_that_moved_is_followed_within_that_time(client, editor):
    story = make_article(publish_at=TOMORROW)
    response = as_of(client, TOMORROW, f"/khac-{story.pk}.html", follow=True)
    assert response.status_code == 200
    assert story.headline in response.text


def test_a_story_that_is_gone_by_then_says_so(client, editor):
    story = make_article(unpublish_at=TOMORROW)
    assert as_of(client, TOMORROW, story.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("path", ["/admin/", "/dem/", "/khong-co-gi", "x", "/xem-truoc/a/", "//["])
def test_what_is_no_page_of_the_readers_is_refused(client, editor, path):
    response = as_of(client, TOMORROW, path)
    assert response.status_code == 422
    assert "errorlist" in response.text


def test_a_whole_address_may_be_pasted(client, editor):
    category = make_category("Kinh tế")
    response = as_of(client, TOMORROW, f"https://bao.example{category.get_absolute_url()}")
    assert response.status_code == 200
    assert "Kinh tế" in response.text


@pytest.mark.parametrize("at", ["", "x", "9999-99-99", "0001-01-01T00:00"])
def test_an_impossible_time_is_asked_for_again(client, editor, at):
    response = client.get(reverse("admin:as-of"), {"at": at, "path": "/"})
    assert response.status_code == 422


def test_it_is_asked_by_a_form(client, editor):
    response = client.get(reverse("admin:as-of"))
    assert response.status_code == 200
    assert 'name="at"' in response.text


@pytest.mark.parametrize("role", ["reporter", "comment moderator", None])
def test_who_may_not_read_every_story_sees_no_other_time(client, role):
    make_article("Thuyền về", publish_at=TOMORROW)
    client.force_login(make_user(role))
    response = as_of(client, TOMORROW)
    assert response.status_code == 403
    assert "Thuyền về" not in response.text
    client.logout()
    assert as_of(client, TOMORROW).status_code == 302
    assert Article.objects.published().count() == 0


def test_an_offset_that_no_database_knows_is_no_crash(client, editor):
    answer = client.get(reverse("admin:as-of"), {"at": "1900-01-01T00:00:00-23:59", "path": "/"})
    assert answer.status_code == 200
