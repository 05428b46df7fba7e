"""Secret previews: who has the address reads and answers, and nobody finds, keeps or passes it on by us."""

from datetime import timedelta
from unittest.mock import patch

import html5lib
import pytest
from django.urls import reverse
from django.utils import timezone

from articles import preview_links, revisions
from articles.models import Article, Notification, PreviewAnswer, PreviewLink
from articles.views.preview_links import TOO_SOON
from newsroom import tickets
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
S = Article.Status


@pytest.fixture
def story():
    return make_article("Bài chưa đăng", status=S.DRAFT, publish_at=None)


def make_link(story, **fields):
    """The link and its address."""
    until = fields.pop("expires_at", timezone.now() + timedelta(days=7))
    link, token = preview_links.make(story, fields.pop("label", "Luật sư"), make_user("editor"), until)
    return link, reverse("articles:preview-link", args=[token])


@pytest.fixture
def link(story):
    return make_link(story)


@pytest.fixture(autouse=True)
def _no_waiting():
    """People read before they answer; tests do not."""
    with patch.object(tickets, "TICKET_MIN_SECONDS", 0):
        yield


def answer(client, address, **typed):
    context = client.get(address).context
    sent = {"name": "Lê Luật", "verdict": "agreed", "text": ""}
    sent |= {"ticket": context["answer_ticket"], "revision": context["answer_revision"]}
    return client.post(address, sent | typed)


def test_the_story_is_read_as_readers_will_read_it(client, link):
    response = client.get(link[1])
    assert response.status_code == 200
    assert "Bài chưa đăng" in response.text
    assert "Đoàn tàu rời bến" in response.text
    assert "preview-bar" in response.text
    assert "comment-form" not in response.text


def test_the_page_is_kept_by_nobody_and_sets_no_cookie(client, link):
    response = client.get(link[1])
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_only_the_hash_of_the_token_is_stored(link):
    token = link[1].split("/")[2]
    assert len(token) == 32
    assert token not in str(PreviewLink.objects.values_list())


def test_what_is_changed_later_is_shown_too(client, story, link):
    story.headline = "Tựa mới"
    story.save()
    assert "Tựa mới" in client.get(link[1]).text


def test_an_expired_link_is_over(client, story):
    _link, address = make_link(story, expires_at=timezone.now() - timedelta(seconds=1))
    response = client.get(address)
    assert response.status_code == 410
    assert "Bài chưa đăng" not in response.text


def test_a_revoked_link_is_over_at_once(client, link):
    preview_links.revoke(link[0])
    assert client.get(link[1]).status_code == 410
    assert answer_to_closed(client, link[1]).status_code == 410
    assert not PreviewAnswer.objects.exists()


def answer_to_closed(client, address):
    return client.post(address, {"name": "Lê Luật", "verdict": "agreed"})


LATE = {"name": "Lê Luật", "verdict": "remarks", "text": "\nĐoạn 2 <b>sai</b>."}


def revoked(link):
    preview_links.revoke(link)


def expired(link):
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def withdrawn(link):
    past = timezone.now() - timedelta(days=1)
    Article.objects.update(status=S.WITHDRAWN, publish_at=past, withdrawal_reason="Sai")


def published(link):
    Article.objects.update(status=S.PUBLISHED, publish_at=timezone.now() - timedelta(hours=1))


def without_category(link):
    Article.objects.update(category=None)


def deleted(link):
    link.delete()


@pytest.mark.parametrize(
    ("happens", "status"),
    [
        (revoked, 410),
        (expired, 410),
        (withdrawn, 410),
        (published, 410),
        (without_category, 404),
        (deleted, 404),
    ],
)
def test_an_answer_that_comes_too_late_is_given_back_to_its_writer(client, link, happens, status):
    happens(link[0])
    response = client.post(link[1], LATE)
    assert response.status_code == status
    assert not PreviewAnswer.objects.exists()
    page = html5lib.parse(response.text, namespaceHTMLElements=False)
    typed = {element.get("id"): element for element in page.iter() if element.get("id")}
    assert typed["typed-name"].get("value") == LATE["name"]
    assert typed["typed-text"].text == LATE["text"]
    assert "Phần trả lời của bạn chưa được gửi" in response.text
    assert response["Cache-Control"] == "no-store"
    address = link[0].article.get_absolute_url()
    assert (f'href="{address}"' in response.text) == (happens is published)


def test_who_only_looks_at_a_preview_that_is_over_has_sent_nothing(client, link):
    revoked(link[0])
    assert "typed-text" not in client.get(link[1]).text


@pytest.mark.parametrize("change", [lambda token: token[:-1] + "A", lambda token: token + "A", lambda _: "x"])
def test_a_changed_token_is_none(client, link, change):
    token = link[1].split("/")[2]
    changed = change(token[:-1] + "B") if token.endswith("A") else change(token)
    response = client.get(reverse("articles:preview-link", args=[changed]))
    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store"


def test_what_was_public_for_a_while_is_shown_no_longer(client, story, link):
    past = timezone.now() - timedelta(hours=2)
    fields = {"publish_at": past, "unpublish_at": past + timedelta(hours=1)}
    Article.objects.filter(pk=story.pk).update(status=S.PUBLISHED, **fields)
    assert client.get(link[1]).status_code == 410


@pytest.mark.parametrize("status", [S.WITHDRAWN, S.TRASHED])
def test_what_was_withdrawn_or_thrown_away_is_shown_no_longer(client, story, link, status):
    Article.objects.filter(pk=story.pk).update(
        status=status, withdrawal_reason="Sai", publish_at=timezone.now() - timedelta(days=1)
    )
    assert client.get(link[1]).status_code == 410


def test_once_it_is_public_the_link_leads_to_its_page(client, link):
    story = link[0].article
    preview_links.revoke(link[0])
    Article.objects.filter(pk=story.pk).update(
        status=S.PUBLISHED, publish_at=timezone.now() - timedelta(hours=1)
    )
    response = client.get(link[1])
    assert (response.status_code, response["Location"]) == (302, story.get_absolute_url())
    assert response["Cache-Control"] == "no-store"


def test_a_story_that_lost_its_category_comes_back_later(client, story, link):
    Article.objects.filter(pk=story.pk).update(category=None)
    assert client.get(link[1]).status_code == 404


def test_an_answer_is_stored_with_the_revision_that_was_read(client, story, link):
    context = client.get(link[1]).context
    story.headline = "Tựa mới"
    story.save()
    revisions.record(story, None)
    sent = {"name": "Lê Luật", "verdict": "remarks", "text": "Đoạn 2 <b>sai</b>."}
    sent |= {"ticket": context["answer_ticket"], "revision": context["answer_revision"]}
    response = client.post(link[1], sent)
    assert (response.status_code, response["Location"]) == (303, f"{link[1]}?da-gui=1#tra-loi")
    kept = PreviewAnswer.objects.get()
    assert (kept.name, kept.verdict, kept.text) == ("Lê Luật", "remarks", "Đoạn 2 <b>sai</b>.")
    assert (kept.link, kept.revision.number) == (link[0], 1)
    assert 'role="status"' in client.get(f"{link[1]}?da-gui=1").text


def test_the_same_answer_sent_twice_is_stored_once(client, link):
    ticket = client.get(link[1]).context["answer_ticket"]
    for _ in range(2):
        assert answer(client, link[1], ticket=ticket).status_code == 303
    assert PreviewAnswer.objects.count() == 1


def test_another_answer_with_a_used_ticket_is_looked_at_once_more_and_not_lost(client, link):
    ticket = client.get(link[1]).context["answer_ticket"]
    answer(client, link[1], ticket=ticket)
    response = answer(client, link[1], ticket=ticket, text="Còn một điều nữa.")
    assert response.status_code == 422
    assert "Còn một điều nữa." in response.text
    fresh = response.context["answer_ticket"]
    assert answer(client, link[1], ticket=fresh, text="Còn một điều nữa.").status_code == 303
    assert PreviewAnswer.objects.filter(text="Còn một điều nữa.").count() == 1


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": "L"}, "name"),
        ({"verdict": ""}, "verdict"),
        ({"verdict": "maybe"}, "verdict"),
        ({"verdict": "remarks", "text": " \u200b"}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"revision": "x"}, "revision"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, link, typed, wrong):
    response = answer(client, link[1], **typed)
    assert response.status_code == 422
    assert list(response.context["answer_form"].errors) == [wrong]
    assert response.context["answer_form"]["name"].value() == typed.get("name", "Lê Luật")
    assert not PreviewAnswer.objects.exists()


@pytest.mark.parametrize("ticket", ["", "x", "a:b:c"])
def test_an_answer_from_an_old_page_is_looked_at_once_more(client, link, ticket):
    response = answer(client, link[1], ticket=ticket)
    assert response.status_code == 422
    assert str(TOO_SOON) in response.text
    assert not PreviewAnswer.objects.exists()
    fresh = response.context["answer_ticket"]
    assert answer(client, link[1], ticket=fresh).status_code == 303


def test_an_answer_in_the_first_seconds_says_why_it_waits_and_stays_typed(client, link):
    typed = {"name": "Lê Luật", "verdict": "remarks", "text": "Đoạn 2 sai."}
    with patch.object(tickets, "TICKET_MIN_SECONDS", 2):
        response = answer(client, link[1], **typed)
    assert response.status_code == 422
    assert "bấm “Gửi trả lời”" in response.text
    form = response.context["answer_form"]
    assert {name: form[name].value() for name in typed} == typed
    assert "checked" in str(form["verdict"])
    assert "Đoạn 2 sai.</textarea>" in response.text
    assert answer(client, link[1], **typed, ticket=response.context["answer_ticket"]).status_code == 303
    assert PreviewAnswer.objects.get().text == "Đoạn 2 sai."


def test_a_browser_that_fills_the_trap_in_by_itself_gets_through_at_the_second_try(client, link):
    response = answer(client, link[1], website="https://example.org")
    assert not response.context["answer_form"]["website"].value()
    assert answer(client, link[1], ticket=response.context["answer_ticket"]).status_code == 303


def test_an_answer_is_told_to_the_writer_and_to_who_made_the_link(client):
    reporter = make_user("reporter")
    story = make_article(status=S.DRAFT, publish_at=None, owner=reporter)
    link, address = make_link(story)
    answer(client, address, verdict="remarks", text="Đoạn 2 sai.")
    told = Notification.objects.filter(kind=Notification.Kind.ANSWER, article=story, made_by=None)
    assert {notice.user for notice in told} == {reporter, link.made_by}
    assert {notice.text for notice in told} == {"Lê Luật: Có ý kiến: Đoạn 2 sai."}


def test_an_answer_tells_nobody_who_may_not_see_the_story_any_more(client, story):
    link, address = make_link(story)
    link.made_by.groups.clear()
    answer(client, address)
    assert PreviewAnswer.objects.exists()
    assert not Notification.objects.exists()


def test_an_answer_that_is_sent_twice_is_told_once(client, link):
    ticket = client.get(link[1]).context["answer_ticket"]
    for _ in range(2):
        answer(client, link[1], ticket=ticket)
    assert Notification.objects.count() == 1


def test_a_machine_that_fills_every_field_stores_nothing(client, link):
    assert answer(client, link[1], website="https://example.org").status_code == 422
    assert not PreviewAnswer.objects.exists()


def test_the_sixth_answer_of_a_network_waits(client, link):
    for _ in range(5):
        assert answer(client, link[1]).status_code == 303
    response = answer(client, link[1], name="Người thứ sáu")
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert "Người thứ sáu" in response.text
    assert PreviewAnswer.objects.count() == 5
