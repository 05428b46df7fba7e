"""What a reader does with comments, through HTTP and without JavaScript."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from comments import moderation, views
from comments.models import Comment
from comments.templatetags.comments import thread
from newsroom.tickets import Ticket
from tests import corpora
from tests.factories import make_article, make_comment, make_user

pytestmark = pytest.mark.django_db

TYPED = {"name": "Nguyễn Lan", "email": "lan@example.vn", "body": "Tôi đồng ý.", "consent": "on"}


@pytest.fixture
def article():
    return make_article("Tàu ra khơi")


@pytest.fixture
def moderator():
    return make_user("comment moderator")


def thread_url(article):
    return reverse("comments:thread", args=[article.slug, article.pk])


def old_ticket(article, seconds=10, form="comment"):
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds)):
        return Ticket.issue(form, article.pk)


def send(client, article, url=None, **more):
    return client.post(url or thread_url(article), TYPED | {"ticket": old_ticket(article)} | more)


def approved(article, moderator, **fields):
    return moderation.approve(make_comment(article, **fields), by=moderator)


def test_the_storys_page_holds_the_form_and_nothing_personal(client, article):
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    html = response.content.decode()
    assert 'id="binh-luan"' in html
    assert "(0) Bình luận" in html
    assert "csrfmiddlewaretoken" not in html
    assert 'name="ticket"' not in html


def test_a_comment_without_a_ticket_is_shown_once_more_and_not_stored(client, article):
    response = client.post(thread_url(article), TYPED)
    assert response.status_code == 200
    assert not Comment.objects.exists()
    html = response.content.decode()
    assert "Tôi đồng ý." in html
    assert "no-store" in response["Cache-Control"]
    ticket = re.search(r'name="ticket" value="([^"]+)"', html)[1]
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        confirmed = client.post(thread_url(article), TYPED | {"ticket": ticket})
    assert confirmed.status_code == 303
    assert Comment.objects.get().body == "Tôi đồng ý."


def test_a_sent_comment_waits_and_its_receipt_says_so_without_the_text(client, article):
    response = send(client, article)
    comment = Comment.objects.get()
    assert (comment.name, comment.email, comment.state) == ("Nguyễn Lan", "lan@example.vn", "pending")
    assert comment.consent
    assert len(comment.network) == 64
    assert response.status_code == 303
    assert response["Location"] == reverse("comments:receipt", args=[comment.public_id])
    receipt = client.get(response["Location"])
    assert "no-store" in receipt["Cache-Control"]
    assert "noindex" in receipt.content.decode()
    assert "Tôi đồng ý." not in receipt.content.decode()
    assert "Tôi đồng ý." not in client.get(article.get_absolute_url()).content.decode()


def test_the_approved_comment_shows_and_the_count_follows(client, article, moderator):
    send(client, article)
    moderation.approve(Comment.objects.get(), by=moderator)
    html = client.get(article.get_absolute_url()).content.decode()
    assert "(1) Bình luận" in html
    assert "Tôi đồng ý." in html
    assert "lan@example.vn" not in html
    moderation.reject(Comment.objects.get(), by=moderator, reason="Lạc đề")
    html = client.get(article.get_absolute_url()).content.decode()
    assert "(0) Bình luận" in html
    assert "Tôi đồng ý." not in html
    receipt = client.get(reverse("comments:receipt", args=[Comment.objects.get().public_id]))
    assert "Lạc đề" in receipt.content.decode()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": ""}, "tên"),
        ({"name": "A"}, "hai chữ"),
        ({"name": "Lan " * 20}, "rút ngắn họ tên"),
        ({"email": "a" * 300 + "@example.vn"}, "E-mail này quá dài"),
        ({"body": "  \n "}, "bình luận"),
        ({"body": "x" * 2001}, "2.000"),
        ({"email": "không phải"}, "ten@example.vn"),
        ({"consent": ""}, "đồng ý"),
        ({"name": "\0\0"}, ""),
    ],
)
def test_a_wrong_field_is_named_and_everything_typed_is_kept(client, article, wrong, message):
    response = send(client, article, **wrong)
    assert response.status_code == 422
    assert not Comment.objects.exists()
    html = response.content.decode()
    assert re.search(r"<title>\s*Lỗi:", html)
    assert 'role="alert"' in html
    assert 'aria-invalid="true"' in html
    assert message in html
    for name, value in (TYPED | wrong).items():
        if name in {"name", "email", "body"} and value.strip("\0 \n"):
            assert value in html


def test_the_error_summary_links_to_the_field(client, article):
    html = send(client, article, body="").content.decode()
    assert '<a href="#id_body">' in html
    assert re.search(r'<textarea[^>]*aria-describedby="id_body_helptext id_body_error"', html)


@pytest.mark.parametrize("ticket", ["", "x", "a:b:c", "\0", "é" * 3000])
def test_a_forged_ticket_means_a_second_look(client, article, ticket):
    assert send(client, article, ticket=ticket).status_code == 200
    assert not Comment.objects.exists()


def test_a_ticket_of_another_story_or_form_or_too_fresh_or_too_old_means_a_second_look(client, article):
    strange = old_ticket(make_article()), old_ticket(article, form="error report")
    for ticket in (Ticket.issue("comment", article.pk), old_ticket(article, 90_000), *strange):
        assert send(client, article, ticket=ticket).status_code == 200
    assert not Comment.objects.exists()


def test_sending_twice_stores_once(client, article):
    ticket = old_ticket(article)
    first, second = send(client, article, ticket=ticket), send(client, article, ticket=ticket)
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_another_comment_with_a_used_ticket_is_shown_once_more_and_not_lost(client, article):
    ticket = old_ticket(article)
    send(client, article, ticket=ticket)
    response = send(client, article, ticket=ticket, body="Tôi nghĩ lại.")
    assert response.status_code == 200
    assert "Tôi nghĩ lại." in response.text
    root = make_comment(article=article, state="approved")
    replies = reverse("comments:replies", args=[article.slug, article.pk, root.pk])
    assert send(client, article, replies, ticket=ticket).status_code == 200
    fresh = re.search(r'name="ticket" value="([^"]+)"', response.text)[1]
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        assert send(client, article, ticket=fresh, body="Tôi nghĩ lại.").status_code == 303
    assert Comment.objects.filter(body="Tôi nghĩ lại.").count() == 1


def test_a_comment_on_a_story_that_is_deleted_meanwhile_is_not_found(client, article, monkeypatch, settings):
    settings.RETENTION_DAYS = 0

    def delete_the_story(comment):
        Article.objects.filter(pk=article.pk).delete()
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
        return []

    monkeypatch.setattr("comments.rules.signs", delete_the_story)
    assert send(client, article).status_code == 404
    assert not Comment.objects.exists()


@pytest.mark.parametrize("number", ["0", "9" * 18, "9" * 30, "9" * 5000])
def test_a_number_that_no_story_or_comment_has_is_not_found(client, article, number):
    assert client.get(f"/{article.slug}-{number}/binh-luan/").status_code == 404
    assert client.get(f"{thread_url(article)}{number}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_reply_to_what_goes_at_that_moment_is_not_found(client, monkeypatch):
    root = make_comment(state="approved")
    url = reverse("comments:replies", args=[root.article.slug, root.article_id, root.pk])
    monkeypatch.setattr("comments.rules.signs", lambda comment: Comment.objects.all().delete() and [])
    assert send(client, root.article, url).status_code == 404
    assert not Comment.objects.exists()


def test_a_filled_trap_is_refused_and_keeps_the_text(client, article):
    response = send(client, article, website="https://spam.example")
    assert response.status_code == 403
    assert "Tôi đồng ý." in response.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": "http://testserver@evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://testserver"}, 303),
    ],
)
def test_only_our_own_pages_may_send(client, article, headers, status):
    data = TYPED | {"ticket": old_ticket(article)}
    assert client.post(thread_url(article), data, headers=headers).status_code == status
    assert Comment.objects.count() == (status == 303)


def test_a_flood_from_one_network_is_stopped_with_the_text_kept(client, article):
    for number in range(5):
        assert send(client, article, body=f"Số {number}").status_code == 303
    response = send(client, article, body="Số sáu đây")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 600
    assert "Số sáu đây" in response.content.decode()
    assert Comment.objects.count() == 5
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert send(client, article).status_code == 303


def test_a_reply_is_sent_to_the_comment_it_answers(client, article, moderator):
    root = approved(article, moderator)
    url = reverse("comments:replies", args=[article.slug, article.pk, root.pk])
    assert client.get(url).status_code == 200
    assert send(client, article, url=url).status_code == 303
    reply = Comment.objects.get(name="Nguyễn Lan")
    assert reply.root == root
    moderation.approve(reply, by=moderator)
    assert "(2) Bình luận" in client.get(article.get_absolute_url()).content.decode()


def test_replies_go_one_level_deep(client, article, moderator):
    root = approved(article, moderator)
    reply = approved(article, moderator, root=root)
    url = reverse("comments:replies", args=[article.slug, article.pk, reply.pk])
    assert client.get(url).status_code == 404
    assert send(client, article, url=url).status_code == 404
    assert Comment.objects.count() == 2


def test_a_reply_to_what_is_not_public_is_not_found(client, article):
    waiting = make_comment(article)
    url = reverse("comments:replies", args=[article.slug, article.pk, waiting.pk])
    assert client.get(url).status_code == 404
    assert send(client, article, url=url).status_code == 404


def test_replies_go_with_the_comment_they_answer(client, article, moderator):
    root = approved(article, moderator, body="Gốc")
    approved(article, moderator, root=root, body="Ngọn")
    assert "(2) Bình luận" in client.get(article.get_absolute_url()).content.decode()
    moderation.reject(root, by=moderator)
    html = client.get(article.get_absolute_url()).content.decode()
    assert "(0) Bình luận" in html
    assert "Ngọn" not in html


def test_closed_comments_are_read_but_not_sent(client, moderator):
    article = make_article(comments_mode=Article.CommentsMode.CLOSED)
    approved(article, moderator, body="Trước khi đóng")
    html = client.get(article.get_absolute_url()).content.decode()
    assert "Trước khi đóng" in html
    assert "<textarea" not in html
    assert "comment-actions" not in html, "there is nothing to link to"
    response = send(client, article, body="Sau khi đóng")
    assert response.status_code == 403
    assert "Sau khi đóng" in response.content.decode()
    assert Comment.objects.count() == 1


def test_a_story_without_comments_shows_and_takes_none(client, moderator):
    article = make_article(comments_mode=Article.CommentsMode.HIDDEN)
    approved(article, moderator)
    assert "binh-luan" not in client.get(article.get_absolute_url()).content.decode()
    assert client.get(thread_url(article)).status_code == 404
    assert send(client, article).status_code == 404


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "draft"},
        {"publish_at": timezone.now() + timedelta(days=1)},
        {"embargo_until": timezone.now() + timedelta(days=1)},
        {"unpublish_at": timezone.now() - timedelta(minutes=1)},
    ],
)
def test_comments_of_a_story_that_is_not_public_are_not_found(client, hidden):
    article = make_article(**hidden)
    comment = make_comment(article, state="approved")
    for url in (
        thread_url(article),
        reverse("comments:replies", args=[article.slug, article.pk, comment.pk]),
        reverse("comments:ticket", args=[article.slug, article.pk]),
        reverse("comments:receipt", args=[comment.public_id]),
    ):
        assert client.get(url).status_code == 404
    assert send(client, article).status_code == 404


def test_pages_are_numbered_and_nonsense_is_not_found(client, article, moderator):
    for number in range(21):
        approved(article, moderator, body=f"Bình luận số {number}.")
    first = client.get(thread_url(article)).content.decode()
    assert "Bình luận số 20." in first
    assert "Bình luận số 0." not in first
    assert "Bình luận số 0." in client.get(thread_url(article) + "?page=2").content.decode()
    for page in ("3", "0", "-1", "01", "abc", "٣", "9" * 30, "1e3", ""):
        assert client.get(thread_url(article), {"page": page}).status_code == 404


def test_a_wrong_slug_leads_to_the_right_one(client, article):
    response = client.get(reverse("comments:thread", args=["khac", article.pk]))
    assert (response.status_code, response["Location"]) == (301, thread_url(article))


@pytest.mark.parametrize("count", [10, 40])
def test_the_thread_below_a_story_costs_the_same_queries_however_many_comments(
    article, moderator, count, django_assert_num_queries
):
    roots = [approved(article, moderator) for _ in range(count // 2)]
    for root in roots:
        approved(article, moderator, root=root)
    with django_assert_num_queries(3):
        context = thread({}, article)
        assert [root.shown_replies for root in context["roots"]]


def test_whatever_is_typed_is_shown_as_text(client, article, moderator):
    for payload in corpora.xss_payloads()[::40]:
        comment = make_comment(article, body=payload[:2000], name=payload[:60])
        moderation.approve(comment, by=moderator)
    html = client.get(thread_url(article)).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert html.count("<script") == html.count('<script src="/static/')


def test_naughty_strings_are_refused_or_kept_but_never_break(client, article, moderator, monkeypatch):
    monkeypatch.setattr(views, "LIMITS", [])
    for text in corpora.naughty_strings()[::10]:
        text = text.encode(errors="replace").decode()
        response = send(client, article, body=text or "x", name=(text or "x")[:60])
        assert response.status_code in {303, 422}, text
    assert Comment.objects.count() > 10
    for comment in Comment.objects.all():
        moderation.approve(comment, by=moderator)
    assert client.get(thread_url(article)).status_code == 200
