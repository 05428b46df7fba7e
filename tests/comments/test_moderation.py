"""Decisions about comments, and the desk where they are made."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localtime

from comments import moderation, rules
from comments.models import Comment, Thread
from tests.factories import make_article, make_comment, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return make_user("comment moderator")


def count(article):
    return Thread.objects.get(article=article).public_count


def test_deciding_the_same_twice_changes_nothing(moderator):
    comment = make_comment()
    moderation.approve(comment, by=moderator)
    first = Comment.objects.values().get()
    moderation.approve(comment, by=make_user("editor-in-chief"))
    assert Comment.objects.values().get() == first
    assert count(comment.article) == 1


def test_a_reason_given_later_is_kept(moderator):
    comment = moderation.reject(make_comment(), by=moderator)
    moderation.reject(comment, by=moderator, reason="Lạc đề")
    moderation.reject(comment, by=moderator)
    comment.refresh_from_db()
    assert (comment.state, comment.reason) == ("rejected", "Lạc đề")


@pytest.mark.parametrize("role", ["reporter", "editor", None])
def test_only_who_may_moderate_decides(role):
    comment = make_comment()
    for decide in (moderation.approve, moderation.reject, moderation.mark_spam):
        with pytest.raises(PermissionDenied):
            decide(comment, by=make_user(role))
    comment.refresh_from_db()
    assert comment.state == "pending"


def test_the_count_follows_roots_and_replies(moderator):
    article = make_article()
    root, reply = make_comment(article), make_comment(article)
    Comment.objects.filter(pk=reply.pk).update(root=root)
    moderation.approve(reply, by=moderator)
    assert count(article) == 0
    moderation.approve(root, by=moderator)
    assert count(article) == 2
    moderation.mark_spam(root, by=moderator)
    assert count(article) == 0


def test_an_answer_of_the_newsroom_shows_at_once(moderator, client):
    comment = moderation.approve(make_comment(), by=moderator)
    answer = moderation.answer(comment, "Cảm ơn bạn.", by=moderator)
    assert (answer.root, answer.is_staff, answer.state) == (comment, True, "approved")
    assert "Cảm ơn bạn." in client.get(comment.article.get_absolute_url()).content.decode()
    with pytest.raises(ValidationError):
        moderation.answer(comment, " ", by=moderator)


@pytest.mark.parametrize(
    ("body", "signs"),
    [
        ("Xem tại https://example.com nhé", ["holds a link"]),
        ("vào trang abc.xyz", ["holds a link"]),
        ("Gọi 0912 345 678", ["holds a phone number"]),
        ("TẠI SAO KHÔNG AI TRẢ LỜI TÔI VẬY", ["all in capitals"]),
        ("Bài viết năm 2025 rất hay, 1.000.000 đồng là đúng.", []),
        ("TP.HCM và QĐ 35", []),
    ],
)
def test_signs_for_the_moderator(body, signs):
    assert rules.signs(make_comment(body=body)) == signs


def test_the_same_text_again_is_a_sign(moderator):
    make_comment(body="Hàng ngàn người đã mua, còn bạn thì sao?")
    assert rules.signs(make_comment(body="hàng ngàn người đã mua, còn bạn thì sao?")) == [
        "the same text was sent before"
    ]


def test_the_desk_shows_what_waits_and_decides_in_one_click(client, moderator):
    waiting, decided = make_comment(body="Đang chờ"), make_comment(body="Đã xong")
    moderation.approve(decided, by=moderator)
    client.force_login(moderator)
    url = reverse("admin:comments_comment_changelist")
    html = client.get(url).content.decode()
    assert "Đang chờ" in html
    assert "Đã xong" not in html
    assert "Đã xong" in client.get(url, {"state": "all"}).content.decode()
    client.post(url, {"action": "approve_selected", "_selected_action": [waiting.pk]})
    waiting.refresh_from_db()
    assert (waiting.state, waiting.decided_by) == ("approved", moderator)


def test_the_form_says_nothing_with_a_dash_and_prints_dates_like_the_paper(client, moderator):
    comment = make_comment()
    client.force_login(moderator)
    html = client.get(reverse("admin:comments_comment_change", args=[comment.pk])).content.decode()
    assert "None" not in html
    assert localtime(comment.created_at).strftime("%d/%m/%Y, %H:%M") in html


@pytest.mark.parametrize(
    ("button", "state"), [("_approve", "approved"), ("_reject", "rejected"), ("_spam", "spam")]
)
def test_the_pressed_button_decides(client, moderator, button, state):
    comment = make_comment()
    client.force_login(moderator)
    url = reverse("admin:comments_comment_change", args=[comment.pk])
    assert client.get(url).status_code == 200
    response = client.post(url, {button: "1", "because": "Lạc đề", "answer": ""})
    assert response.status_code == 302
    comment.refresh_from_db()
    assert comment.state == state
    assert comment.reason == ("Lạc đề" if state == "rejected" else "")


def test_the_moderator_cannot_change_the_readers_words(client, moderator):
    comment = make_comment(body="Nguyên văn")
    client.force_login(moderator)
    url = reverse("admin:comments_comment_change", args=[comment.pk])
    client.post(url, {"_approve": "1", "because": "", "answer": "", "body": "Sửa", "name": "Sửa"})
    comment.refresh_from_db()
    assert (comment.body, comment.name) == ("Nguyên văn", "Lan")


def delete(client, comment):
    return client.post(reverse("admin:comments_comment_delete", args=[comment.pk]), {"post": "yes"})


def test_the_count_follows_what_is_deleted(client, moderator):
    article = make_article()
    kept, root = (moderation.approve(make_comment(article), by=moderator) for _ in range(2))
    moderation.approve(make_comment(article, root=root), by=moderator)
    client.force_login(moderator)
    assert delete(client, root).status_code == 302
    assert count(article) == 1
    assert Comment.objects.get() == kept


def test_who_may_not_delete_deletes_nothing(client):
    comment, managing_editor = make_comment(), make_user("managing editor")
    client.force_login(managing_editor)
    assert delete(client, comment).status_code == 403
    with pytest.raises(PermissionDenied):
        moderation.delete(comment, by=managing_editor)
    assert Comment.objects.get() == comment


def test_an_editor_reads_the_desk_but_decides_nothing(client):
    comment = make_comment()
    client.force_login(make_user("editor"))
    url = reverse("admin:comments_comment_change", args=[comment.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"_approve": "1", "because": "", "answer": ""}).status_code == 403
    comment.refresh_from_db()
    assert comment.state == "pending"


def test_the_desk_costs_the_same_queries_for_more_comments(client, moderator):
    client.force_login(moderator)
    url = reverse("admin:comments_comment_changelist")
    counts = []
    for _ in range(2):
        for _ in range(10):
            make_comment(make_article())
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
