"""The clipboard: what it takes, for whom it shows what, and where its things come first."""

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from articles import clipboard
from articles.models import Article, ClipboardItem
from tests.factories import make_article, make_picture, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
INDEX, PAGE = reverse("admin:index"), reverse("admin:clipboard")
ADD, REMOVE = reverse("admin:clipboard_add"), reverse("admin:clipboard_remove")


@pytest.fixture
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    return user


def kept(user):
    return [str(item) for item in clipboard.of(user)]


def test_a_story_and_a_picture_follow_from_page_to_page(client, editor):
    client.post(ADD, {"clip_article": make_article("Cầu Cửa Lũng").pk})
    client.post(ADD, {"clip_picture": make_picture(alt="Thuyền thúng").pk})
    assert kept(editor) == ["Thuyền thúng", "Cầu Cửa Lũng"]
    for address in (INDEX, PAGE, reverse("admin:articles_picture_changelist")):
        html = client.get(address).text
        assert "Cầu Cửa Lũng" in html
        assert "Thuyền thúng" in html


def test_pressing_again_moves_it_to_the_top(client, editor):
    first, second = make_article("Một"), make_article("Hai")
    for story in (first, second, first):
        client.post(ADD, {"clip_article": story.pk})
    assert kept(editor) == ["Một", "Hai"]


def test_people_take_off_their_own_things_only(client, editor):
    other = make_user("editor")
    for user in (editor, other):
        clipboard.add(user, make_article())
    client.post(REMOVE, {"item": editor.clipboard.get().pk})
    client.post(REMOVE, {"item": other.clipboard.get().pk})
    assert (editor.clipboard.count(), other.clipboard.count()) == (0, 1)


def test_it_goes_back_to_where_the_button_stood_and_to_no_other_site(client, editor):
    data = {"clip_article": make_article().pk}
    here = "http://testserver/admin/articles/article/?tab=mine"
    assert client.post(ADD, data, headers={"Referer": here})["Location"] == here
    assert client.post(ADD, data, headers={"Referer": "https://evil.example/"})["Location"] == PAGE


def test_it_takes_fifty_things(client, editor):
    for _n in range(51):
        client.post(ADD, {"clip_article": make_article().pk})
    assert editor.clipboard.count() == 50


def test_a_story_that_somebody_may_not_see_is_neither_taken_nor_shown(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    secret = make_article("Bài mật", status=S.DRAFT, owner=make_user("reporter"))
    assert client.post(ADD, {"clip_article": secret.pk}).status_code == 404
    clipboard.add(reporter, secret)
    assert "Bài mật" not in client.get(PAGE).text


@pytest.mark.parametrize(
    "data", [{}, {"clip_article": "x"}, {"clip_picture": "9" * 30}, {"clip_article": "0"}]
)
def test_what_is_not_there_is_not_found(client, editor, data):
    assert client.post(ADD, data).status_code == 404


def test_who_may_see_no_pictures_takes_none(client):
    client.force_login(make_user("comment moderator"))
    assert client.post(ADD, {"clip_picture": make_picture().pk}).status_code == 403


@pytest.mark.parametrize("address", [ADD, REMOVE])
def test_it_changes_by_posting(client, editor, address):
    assert client.get(address).status_code == 405


def offered(client, model, field, term=""):
    source = {"app_label": "articles", "model_name": model, "field_name": field, "term": term}
    return [row["text"] for row in client.get(reverse("admin:autocomplete"), source).json()["results"]]


def test_what_lies_on_it_is_offered_first(client, editor):
    old = make_article("Cầu cũ", publish_at="2020-01-01T00:00Z")
    make_article("Cầu mới")
    boats, sea = make_picture(alt="Thuyền"), make_picture(alt="Biển")
    assert offered(client, "related", "target") == ["Cầu mới", "Cầu cũ"]
    for thing in (old, boats if offered(client, "article", "cover")[0] == "Biển" else sea):
        clipboard.add(editor, thing)
    assert offered(client, "related", "target", "cau") == ["Cầu cũ", "Cầu mới"]
    assert offered(client, "article", "cover")[0] == str(editor.clipboard.exclude(picture=None).get())


def test_it_costs_two_queries_a_page_however_much_lies_on_it(client, editor, django_assert_num_queries):
    for _n in range(20):
        clipboard.add(editor, make_article())
        clipboard.add(editor, make_picture())
    # Session and user 2, rights 2, due updates 1, bell 1, publication 1, clipboard 1.
    with django_assert_num_queries(8):
        client.get(PAGE)


def test_pressing_twice_at_once_puts_it_there_once(editor, monkeypatch):
    story, counted = make_article("Một"), QuerySet.count

    def count_while_the_other_press_lands(found):
        number = counted(found)
        ClipboardItem.objects.get_or_create(user=editor, article=story)
        return number

    monkeypatch.setattr(QuerySet, "count", count_while_the_other_press_lands)
    clipboard.add(editor, story)
    assert kept(editor) == ["Một"]
