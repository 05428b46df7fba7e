"""Several drafts that were left behind: told apart, and dropped at once without losing one by accident."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import WorkingCopy
from articles.working_copies import mark_of
from tests.articles.admin.addresses import change
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

DROP_ALL = reverse("admin:articles_article_drop_drafts")
LIST = reverse("admin:articles_article_drafts")


@pytest.fixture
def story():
    return make_article()


@pytest.fixture
def two(minh, story):
    """What Minh typed into a story in two tabs, one second apart."""
    at = timezone.localtime().replace(hour=9, minute=5, second=7, microsecond=0)
    return [
        WorkingCopy.objects.create(
            editor=minh, article=story, tab=f"tab-number-{n}", saved_at=at + timedelta(seconds=n)
        )
        for n in range(2)
    ]


def marks(page):
    return [copy.mark for copy in page.context["drafts"]]


def test_two_drafts_of_the_same_minute_are_told_apart(client, two, story):
    form, listed = client.get(change(story)).text, client.get(LIST).text
    assert all(f">{time}, " in form for time in ("09:05:07", "09:05:08"))
    assert all(f" {time}</time>" in listed for time in ("09:05:07", "09:05:08"))


def test_all_drafts_that_are_listed_go_with_one_button(client, two, story):
    page = client.get(change(story))
    assert "Bỏ 2 bản nháp" in page.text
    response = client.post(DROP_ALL, {"mark": marks(page)}, follow=True)
    assert response.request["PATH_INFO"] == change(story)
    assert [str(said) for said in response.context["messages"]] == ["Đã bỏ 2 bản nháp."]
    assert not WorkingCopy.objects.exists()


def test_one_draft_needs_no_button_for_all(client, two, story):
    two[0].delete()
    assert DROP_ALL not in client.get(change(story)).text


def test_what_was_kept_after_the_list_was_shown_stays(client, two, story):
    listed = marks(client.get(change(story)))
    later = {"headline": "Gõ tiếp", "tab": two[0].tab}
    client.post(reverse("admin:articles_article_working", args=[story.pk]), later)
    new = {"headline": "Gõ ở chỗ khác", "tab": "tab-number-nine"}
    client.post(reverse("admin:articles_article_working", args=[story.pk]), new)
    response = client.post(DROP_ALL, {"mark": listed}, follow=True)
    assert {str(copy) for copy in WorkingCopy.objects.all()} == {"Gõ tiếp", "Gõ ở chỗ khác"}
    assert [str(said) for said in response.context["messages"]] == [
        "Đã bỏ 1 bản nháp.",
        "Bản nào được giữ sau khi bạn mở danh sách thì vẫn còn.",
    ]


def test_the_list_of_all_drafts_is_come_back_to(client, two):
    page = client.get(LIST)
    assert 'name="list"' in page.text
    assert client.post(DROP_ALL, {"mark": marks(page), "list": "1"}).url == LIST
    assert not WorkingCopy.objects.exists()


def test_nobody_drops_the_drafts_of_another(client, two):
    client.force_login(make_user("editor-in-chief"))
    for sent in ([mark_of(copy) for copy in two], ["x"], []):
        assert client.post(DROP_ALL, {"mark": sent}).url == LIST
    assert WorkingCopy.objects.count() == 2


def test_drafts_are_dropped_by_post_only(client, two):
    assert client.get(DROP_ALL).status_code == 405


def test_a_script_lists_neither_its_own_tab_nor_what_that_was_opened_from(client, two, story):
    where = reverse("admin:articles_article_working", args=[story.pk])
    form = form_data(client, change(story))
    asked = {"tab": form["tab"], "draft": mark_of(two[0])}
    page = client.get(where, asked).text
    assert ">09:05:08, " in page
    assert ">09:05:07, " not in page
