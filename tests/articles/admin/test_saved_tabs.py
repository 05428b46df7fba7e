"""What comes after its own save leaves no draft, and nothing that was typed since is lost."""

import pytest
from django.urls import reverse

from articles.models import WorkingCopy
from tests.articles.admin.addresses import ADD, ADD_WORKING, change, working
from tests.articles.admin.forms import form_data
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TAB = "tab-of-a-test"


@pytest.mark.parametrize("is_new", [True, False])
def test_what_was_just_saved_leaves_no_draft_when_it_comes_late(client, minh, is_new):
    story = None if is_new else make_article()
    form, keep = (ADD, ADD_WORKING) if is_new else (change(story), working(story))
    typed = form_data(client, form, headline="Tựa mới", lead="Hai dòng\r\nsapo")
    assert client.post(form, typed | {"_save": "1"}).status_code == 302
    late = client.post(keep, typed | {"lead": "Hai dòng\nsapo"})
    assert (late.status_code, list(late.json())) == (200, ["said"])
    assert not WorkingCopy.objects.exists()


def test_what_was_typed_after_the_save_is_kept(client, minh):
    story = make_article()
    typed = form_data(client, change(story), headline="Đã lưu")
    client.post(change(story), typed)
    assert client.post(working(story), typed | {"headline": "Gõ tiếp"}).status_code == 200
    assert [str(left) for left in WorkingCopy.objects.all()] == ["Gõ tiếp"]
    # Typed back to what is saved: then nothing is unsaved.
    client.post(working(story), typed)
    assert not WorkingCopy.objects.exists()


def test_the_same_words_in_another_tab_are_kept(client, minh):
    story = make_article()
    typed = form_data(client, change(story), headline="Đã lưu")
    client.post(change(story), typed)
    client.post(working(story), typed | {"tab": TAB})
    assert [copy.tab for copy in WorkingCopy.objects.all()] == [TAB]


def test_a_save_that_is_refused_saved_nothing(client, minh):
    story = make_article(status="draft", publish_at=None)
    typed = form_data(client, change(story), headline="Gõ dở", move="withdraw")
    assert client.post(change(story), typed).status_code == 200
    client.post(working(story), typed)
    assert [str(left) for left in WorkingCopy.objects.all()] == ["Gõ dở"]


def test_a_save_in_place_leaves_no_draft_either_and_the_form_goes_on(client, minh):
    story = make_article()
    typed = form_data(client, change(story), headline="Lưu tại chỗ")
    save = reverse("admin:articles_article_save", args=[story.pk])
    assert client.post(save, typed, headers={"accept": "application/json"}).status_code == 200
    client.post(working(story), typed)
    assert not WorkingCopy.objects.exists()
    assert 'data-saved=""' in client.get(change(story)).text
