"""Preview links in the admin: made, listed, ended, by those who may change the story."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import preview_links
from articles.models import Article, PreviewAnswer, PreviewLink
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
S = Article.Status


@pytest.fixture
def reporter(client):
    user = make_user("reporter")
    client.force_login(user)
    return user


@pytest.fixture
def story(reporter):
    return make_article("Bài nháp", status=S.DRAFT, owner=reporter, publish_at=None)


def page(name, story, *more):
    return reverse(f"admin:articles_article_{name}", args=[story.pk, *more])


def make_link(story, label="Luật sư"):
    return preview_links.make(story, label, None, timezone.now() + timedelta(days=7))[0]


def test_the_address_is_shown_once_and_opens_the_story(client, story):
    response = client.post(page("links", story), {"label": "Luật sư", "days": 7})
    link = PreviewLink.objects.get()
    assert (link.label, link.made_by, link.article) == ("Luật sư", story.owner, story)
    assert timedelta(days=6) < link.expires_at - timezone.now() <= timedelta(days=7)
    assert "no-store" in response["Cache-Control"]
    made = response.context["made"]
    assert made in response.text
    token = urlsplit(made).path.split("/")[2]
    assert token not in client.get(page("links", story)).text
    client.logout()
    assert "Bài nháp" in client.get(urlsplit(made).path).text


@pytest.mark.parametrize(
    "typed", [{"label": ""}, {"days": 0}, {"days": 61}, {"days": "x"}, {"label": "x" * 101}]
)
def test_a_wrong_form_makes_no_link(client, story, typed):
    response = client.post(page("links", story), {"label": "Luật sư", "days": 7} | typed)
    assert response.status_code == 422
    assert not PreviewLink.objects.exists()


def test_a_story_without_a_category_has_no_page_to_show(client, story):
    Article.objects.filter(pk=story.pk).update(category=None)
    response = client.post(page("links", story), {"label": "Luật sư", "days": 7})
    assert response.status_code == 422
    assert not PreviewLink.objects.exists()


def test_a_link_is_ended_by_a_button(client, story):
    link = make_link(story)
    assert client.get(page("revoke_link", story, link.pk)).status_code == 405
    response = client.post(page("revoke_link", story, link.pk))
    assert response["Location"] == page("links", story)
    link.refresh_from_db()
    assert not link.is_open
    ended = link.revoked_at
    client.post(page("revoke_link", story, link.pk))
    link.refresh_from_db()
    assert link.revoked_at == ended


def test_a_link_is_ended_on_the_page_of_its_own_story_only(client, story, reporter):
    link = make_link(make_article(status=S.DRAFT))
    assert client.post(page("revoke_link", story, link.pk)).status_code == 404
    link.refresh_from_db()
    assert link.is_open


def test_the_links_of_a_story_that_one_may_not_change_are_closed(client, reporter):
    hidden = make_article(status=S.DRAFT)
    link = make_link(hidden)
    assert client.get(page("links", hidden)).status_code == 404
    assert client.post(page("revoke_link", hidden, link.pk)).status_code == 404
    own = make_article(status=S.APPROVED, owner=reporter)
    assert client.post(page("links", own), {"label": "Luật sư", "days": 7}).status_code == 403
    link.refresh_from_db()
    assert link.is_open
    assert PreviewLink.objects.count() == 1


def test_who_made_a_link_ends_it_when_the_story_is_no_longer_theirs_to_change(client, story):
    client.post(page("links", story), {"label": "Luật sư", "days": 7})
    mine, other = PreviewLink.objects.get(), make_link(story, "Nhân chứng")
    Article.objects.filter(pk=story.pk).update(status=S.APPROVED)
    assert page("links", story) in client.get(page("change", story)).text
    listed = client.get(page("links", story))
    assert list(listed.context["links"]) == [mine]
    assert 'name="label"' not in listed.text
    assert client.post(page("links", story), {"label": "Luật sư", "days": 7}).status_code == 403
    assert client.post(page("revoke_link", story, other.pk)).status_code == 403
    assert client.post(page("revoke_link", story, mine.pk)).status_code == 302
    for link in (mine, other):
        link.refresh_from_db()
    assert (mine.is_open, other.is_open) == (False, True)


def test_answers_stand_beside_the_form(client, story):
    link = make_link(story)
    PreviewAnswer.objects.create(
        link=link,
        name="Lê Luật",
        verdict="remarks",
        text="<i>Đoạn 2</i>",
        nonce="a",
        revision=story.revisions.get(),
    )
    for address in (page("change", story), page("links", story)):
        html = client.get(address).text
        assert "Lê Luật" in html
        assert "&lt;i&gt;Đoạn 2&lt;/i&gt;" in html
        assert page("revision", story, 1) in html
