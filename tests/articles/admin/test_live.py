"""Live entries are written one after the other, by whoever may edit the report."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, LiveEntry
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_live_entry, make_user

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_liveentry_add")


def login(client, role: str):
    user = make_user(role)
    client.force_login(user)
    return user


def report(**fields) -> Article:
    return make_article("Bão vào bờ", kind=Article.Kind.LIVE, **fields)


def write(client, story: Article, **fields):
    address = f"{ADD}?article={story.pk}"
    return client.post(address, form_data(client, address, **{"headline": "Gió cấp 9"} | fields))


def test_an_editor_writes_and_goes_on_with_the_next(client):
    login(client, "editor")
    story = report()
    response = write(client, story, body="<p>Cây đổ.<script>alert(1)</script></p>", is_key="on")
    assert response.status_code == 302
    assert response["Location"] == f"{ADD}?article={story.pk}"
    entry = LiveEntry.objects.get()
    assert (entry.article, entry.headline, entry.body, entry.is_key) == (
        story,
        "Gió cấp 9",
        "<p>Cây đổ.</p>",
        True,
    )
    assert abs((entry.at - timezone.now()).total_seconds()) < 60
    page = client.get(response["Location"]).text
    assert "Gió cấp 9" in page
    assert f'<option value="{story.pk}" selected>' in page
    assert "js/admin/editor.js" in page


def test_an_entry_says_something(client):
    login(client, "editor")
    response = write(client, report(), headline=" ", body="<p></p>")
    assert response.status_code == 200
    assert "Hãy viết tiêu đề hoặc nội dung." in response.text
    assert not LiveEntry.objects.exists()


def test_only_live_reports_are_offered(client):
    login(client, "editor")
    story, other = report(), make_article("Tin thường")
    response = write(client, story, article=other.pk)
    assert response.status_code == 200
    assert not LiveEntry.objects.exists()
    assert "Tin thường" not in response.text


def test_reporters_write_in_their_own_reports_until_they_are_published(client):
    reporter = login(client, "reporter")
    draft = report(owner=reporter, status="draft", publish_at=None)
    assert write(client, draft).status_code == 302
    published = report(owner=reporter)
    response = write(client, published)
    assert response.status_code == 200
    assert "Bạn không được sửa bài này" in response.text
    foreign = report(status="draft", publish_at=None)
    assert write(client, foreign, article=foreign.pk).status_code == 200
    assert [entry.article for entry in LiveEntry.objects.all()] == [draft]


def test_entries_of_a_published_report_are_changed_by_editors_only(client):
    reporter = make_user("reporter")
    entry = make_live_entry(report(owner=reporter), "Cũ")
    foreign = make_live_entry(report(), "Của người khác")
    change = reverse("admin:articles_liveentry_change", args=[entry.pk])
    delete = reverse("admin:articles_liveentry_delete", args=[entry.pk])
    client.force_login(reporter)
    assert client.get(change).status_code == 200
    assert client.post(change, {"headline": "Mới"}).status_code == 403
    assert client.post(delete, {"post": "yes"}).status_code == 403
    listed = client.get(reverse("admin:articles_liveentry_changelist")).text
    assert ("Cũ" in listed, "Của người khác" in listed) == (True, False)
    entry.refresh_from_db()
    assert entry.headline == "Cũ"
    login(client, "editor")
    response = client.post(change, form_data(client, change, headline="Mới"))
    list_of_report = reverse(
        "admin:articles_liveentry_changelist", query={"article__id__exact": entry.article_id}
    )
    assert response["Location"] == list_of_report
    page = client.get(list_of_report).text
    assert ("Mới" in page, "Của người khác" in page) == (True, False)
    assert client.post(delete, {"post": "yes"}).status_code == 302
    assert [left.pk for left in LiveEntry.objects.all()] == [foreign.pk]


def test_the_form_of_a_live_report_leads_to_its_entries(client):
    login(client, "editor")
    story, other = report(), make_article()
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).text
    assert f"{ADD}?article={story.pk}" in page
    assert f"{ADD}?article=" not in client.get(reverse("admin:articles_article_change", args=[other.pk])).text


@pytest.mark.parametrize("role", ["comment moderator", None])
def test_others_have_no_way_in(client, role):
    login(client, role)
    story = report()
    assert client.get(f"{ADD}?article={story.pk}").status_code in {302, 403}
    assert client.post(ADD, {"article": story.pk, "headline": "Gió"}).status_code in {302, 403}
    assert not LiveEntry.objects.exists()


def test_a_story_of_that_name_that_does_not_exist_is_no_crash(client):
    login(client, "editor")
    for article in ("x", "99999999999999999999999", "-1"):
        assert client.get(f"{ADD}?article={article}").status_code == 200
