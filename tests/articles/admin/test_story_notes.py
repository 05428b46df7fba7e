"""Notes beside a story's form, over HTTP, and the bell that tells of them."""

import pytest
from django.urls import reverse

from articles import notes
from articles.models import Article, Note, Notification
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
INDEX, NOTICES, SEEN = reverse("admin:index"), reverse("admin:notices"), reverse("admin:notices_seen")
SCRIPT = {"X-Requested-With": "fetch"}


def page(name, story, *more):
    return reverse(f"admin:articles_article_{name}", args=[story.pk, *more])


@pytest.fixture
def reporter(client):
    user = make_user("reporter", username="an", full_name="Lê Thu An")
    client.force_login(user)
    return user


@pytest.fixture
def story(reporter):
    return make_article(status=S.DRAFT, owner=reporter)


def test_a_note_stands_beside_the_form(client, reporter, story):
    response = client.post(page("note", story), {"text": "Hỏi lại <b>xã</b>"})
    assert response["Location"] == page("change", story) + "#notes"
    html = client.get(page("change", story)).text
    assert "Hỏi lại &lt;b&gt;xã&lt;/b&gt;" in html


def test_a_script_gets_the_thread_alone(client, reporter, story):
    response = client.post(page("note", story), {"text": "Xong"}, headers=SCRIPT)
    assert response.status_code == 200
    assert response.text.lstrip().startswith("<section")
    assert "Xong" in response.text


@pytest.mark.parametrize("headers", [{}, SCRIPT])
def test_a_note_that_is_too_long_is_not_lost(client, reporter, story, headers):
    typed = "x" * 2001
    response = client.post(page("note", story), {"text": typed}, headers=headers)
    assert response.status_code == 422
    assert typed in response.text
    assert not Note.objects.exists()


def test_the_author_hears_who_was_not_told(client, reporter, story):
    make_user("reporter", username="minh", full_name="Trần Minh")
    response = client.post(page("note", story), {"text": "@minh"}, headers=SCRIPT)
    assert "Không báo được vì không có quyền xem bài này: Trần Minh." in response.text


def test_a_note_is_settled_and_opened_again(client, reporter, story):
    note, _left_out = notes.add(story, "Kiểm số liệu", by=reporter)
    client.post(page("note_settle", story, note.pk), {"settle": "1"})
    assert Note.objects.get().resolved_at is not None
    client.post(page("note_settle", story, note.pk), {"open": "1"})
    assert Note.objects.get().resolved_at is None


def test_a_note_of_another_story_is_not_settled_through_this_one(client, reporter, story):
    other, _left_out = notes.add(make_article(owner=reporter), "Kiểm", by=reporter)
    assert client.post(page("note_settle", story, other.pk), {"settle": "1"}).status_code == 404
    assert Note.objects.get().resolved_at is None


def test_notes_on_the_story_of_a_colleague_are_not_there_for_a_reporter(client, reporter):
    owner = make_user("reporter")
    other = make_article(status=S.DRAFT, owner=owner)
    note, _left_out = notes.add(other, "Mật", by=owner)
    assert client.post(page("note", other), {"text": "Hay"}).status_code == 404
    assert client.post(page("note_settle", other, note.pk), {"settle": "1"}).status_code == 404
    assert client.get(page("names", other)).status_code == 404
    assert Note.objects.get().resolved_at is None


def test_names_are_offered_of_people_who_may_see_the_story(client, reporter, story):
    make_user("editor", username="lan", full_name="Nguyễn Thị Lan")
    make_user("reporter", username="lanh")
    found = client.get(page("names", story), {"term": "lan"}).json()
    assert found == {"names": [{"username": "lan", "name": "Nguyễn Thị Lan"}]}


@pytest.mark.parametrize("name", ["note"])
def test_notes_are_written_by_posting(client, reporter, story, name):
    assert client.get(page(name, story)).status_code == 405


# -- The bell --------------------------------------------------------------------------------------


def test_the_bell_counts_what_is_new_and_the_page_tells_it(client, reporter, story):
    assert "bell-count" not in client.get(INDEX).text
    notes.add(story, "@an xem sapo", by=make_user("editor", full_name="Minh Sa"))
    assert '<span class="bell-count">1<' in client.get(INDEX).text
    html = client.get(NOTICES).text
    assert "Có ghi chú nhắc đến bạn" in html
    assert "@an xem sapo" in html
    assert "Minh Sa" in html
    assert Notification.objects.get().seen_at is None, "looking changes nothing"


def test_what_is_marked_as_read_is_counted_no_more(client, reporter, story):
    for text in ("@an một", "@an hai"):
        notes.add(story, text, by=make_user("editor"))
    other = make_user("editor", username="lan")
    notes.add(story, "@lan", by=reporter)
    client.post(SEEN, {"notice": reporter.notifications.first().pk})
    assert reporter.notifications.filter(seen_at=None).count() == 1
    client.post(SEEN)
    assert not reporter.notifications.filter(seen_at=None).exists()
    assert other.notifications.get().seen_at is None


def test_what_somebody_may_no_longer_see_they_are_not_told(client, reporter, story):
    notes.add(story, "@an", by=make_user("editor"))
    Article.objects.filter(pk=story.pk).update(owner=make_user("reporter"), headline="Bài mật")
    assert "bell-count" not in client.get(INDEX).text
    assert "Bài mật" not in client.get(NOTICES).text


def test_the_page_costs_the_same_for_many(client, reporter, story, django_assert_num_queries):
    editor = make_user("editor")
    for _n in range(30):
        notes.add(story, "@an", by=editor)
    # Session and user 2, rights 2, due updates 1, publication 1, count 1, page 1, bell 2, clipboard 1.
    with django_assert_num_queries(11):
        client.get(NOTICES)
