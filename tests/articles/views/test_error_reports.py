"""A reader reports an error in a story, through HTTP and without JavaScript."""

import re
import unicodedata
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, ErrorReport
from articles.views import error_reports
from newsroom.tickets import Ticket
from tests.factories import make_article

pytestmark = pytest.mark.django_db

TYPED = {"quote": "lúc năm giờ", "proposal": "lúc sáu giờ", "email": "lan@example.vn"}
FORM = error_reports.FORM


@pytest.fixture
def story():
    return make_article("Tàu ra khơi")


def page_of(story, name="articles:error-report"):
    return reverse(name, args=[story.slug, story.pk])


def old_ticket(story, seconds=10, form=FORM):
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds)):
        return Ticket.issue(form, story.pk)


def send(client, story, **more):
    return client.post(page_of(story), TYPED | {"ticket": old_ticket(story)} | more)


def typed_ticket(html: str) -> str:
    return re.search(r'name="ticket" value="([^"]+)"', html)[1]


# -- The way to the form ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Article.Kind.values)
def test_every_story_leads_to_its_form(client, kind):
    story = make_article(kind=kind)
    html = client.get(story.get_absolute_url()).text
    assert f'<a href="{page_of(story)}" rel="nofollow" data-report>Báo lỗi</a>' in html
    assert "js/story.js" in html
    in_words = client.get(story.get_absolute_url(), {"che-do": "chu"}).text
    assert f'<a href="{page_of(story)}" rel="nofollow">Báo lỗi</a>' in in_words


def test_the_form_is_for_one_report_and_kept_for_nobody(client, story):
    response = client.get(page_of(story))
    assert response.status_code == 200
    assert '<meta name="robots" content="noindex, nofollow">' in response.text
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "csrfmiddlewaretoken" not in response.text


def test_the_passage_comes_along_in_the_address_and_is_cut_there(client, story):
    html = client.get(page_of(story), {"doan": " <b>lúc</b> năm giờ "}).text
    assert re.search(r'<textarea name="quote"[^>]*>\s*&lt;b&gt;lúc&lt;/b&gt; năm giờ</textarea>', html)
    html = client.get(page_of(story), {"doan": "ẵ" * 9000}).text
    assert re.search(r">\s*(ẵ+)</textarea>", html)[1] == "ẵ" * 500


def test_a_wrong_slug_leads_to_the_right_one_with_the_passage(client, story):
    wrong = reverse("articles:error-report", args=["khac", story.pk])
    response = client.get(wrong, {"doan": "năm giờ", "x": "1"})
    assert (response.status_code, response["Location"]) == (
        301,
        f"{page_of(story)}?doan=n%C4%83m+gi%E1%BB%9D",
    )
    assert client.get(wrong)["Location"] == page_of(story)
    thanks = "articles:error-report-thanks"
    assert client.get(reverse(thanks, args=["khac", story.pk]))["Location"] == page_of(story, thanks)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "draft"}, 404),
        ({"publish_at": timezone.now() + timedelta(days=1)}, 404),
        ({"embargo_until": timezone.now() + timedelta(days=1)}, 404),
        ({"status": "withdrawn", "withdrawal_reason": "Sai sót"}, 410),
    ],
)
def test_a_story_that_is_not_public_takes_no_reports(client, fields, status):
    story = make_article(**fields)
    for address in (page_of(story), page_of(story, "articles:error-report-thanks")):
        assert client.get(address).status_code == status
    assert send(client, story).status_code == status
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize("number", ["0", "9" * 18, "9" * 30, "9" * 5000])
def test_a_number_that_no_story_has_is_not_found(client, number):
    assert client.get(f"/bai-{number}/bao-loi/").status_code == 404
    assert client.post(f"/bai-{number}/bao-loi/", TYPED).status_code in {404, 405}


def test_thanks_take_nothing(client, story):
    address = page_of(story, "articles:error-report-thanks")
    assert "Cảm ơn bạn đã báo lỗi" in client.get(address).text
    assert client.post(address, TYPED).status_code == 405


# -- Sending ---------------------------------------------------------------------------------------


def test_a_report_is_stored_with_nothing_but_what_was_typed_and_a_hash(client, story):
    html = client.get(page_of(story)).text
    with time_machine.travel(timezone.now() + timedelta(seconds=20)):
        response = client.post(page_of(story), TYPED | {"ticket": typed_ticket(html)})
    assert response.status_code == 303
    assert response["Location"] == page_of(story, "articles:error-report-thanks")
    report = ErrorReport.objects.get()
    assert (report.article, report.quote, report.proposal, report.email) == (story, *TYPED.values())
    assert (report.state, report.handled_by, report.handled_at, report.note) == ("open", None, None, "")
    assert re.fullmatch("[0-9a-f]{64}", report.network)
    thanks = client.get(response["Location"])
    assert thanks.status_code == 200
    assert "noindex" in thanks.text
    assert "lúc năm giờ" not in thanks.text
    assert not response.cookies
    assert not thanks.cookies


def test_proposal_and_email_may_stay_empty(client, story):
    assert send(client, story, proposal="", email="").status_code == 303
    assert ErrorReport.objects.get().proposal == ""


def test_a_report_without_a_ticket_is_shown_once_more_and_not_stored(client, story):
    response = client.post(page_of(story), TYPED)
    assert response.status_code == 200
    assert not ErrorReport.objects.exists()
    assert "Xem lại trước khi gửi" in response.text
    for value in TYPED.values():
        assert value in response.text
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        confirmed = client.post(page_of(story), TYPED | {"ticket": typed_ticket(response.text)})
    assert confirmed.status_code == 303
    assert ErrorReport.objects.count() == 1


@pytest.mark.parametrize("ticket", ["", "x", "a:b:c", "\0", "é" * 3000])
def test_a_forged_ticket_means_a_second_look(client, story, ticket):
    assert send(client, story, ticket=ticket).status_code == 200
    assert not ErrorReport.objects.exists()


def test_a_ticket_of_another_story_or_form_or_too_fresh_or_too_old_means_a_second_look(client, story):
    strange = old_ticket(make_article()), old_ticket(story, form="comment")
    for ticket in (Ticket.issue(FORM, story.pk), old_ticket(story, 90_000), *strange):
        assert send(client, story, ticket=ticket).status_code == 200
    assert not ErrorReport.objects.exists()


def test_sending_twice_stores_once(client, story):
    ticket = old_ticket(story)
    for _time in range(2):
        assert send(client, story, ticket=ticket).status_code == 303
    assert ErrorReport.objects.count() == 1


def test_another_report_from_the_same_page_is_not_lost(client, story):
    ticket = old_ticket(story)
    send(client, story, ticket=ticket)
    response = send(client, story, ticket=ticket, quote="rời bến")
    assert response.status_code == 200
    assert "rời bến" in response.text
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert send(client, story, ticket=typed_ticket(response.text), quote="rời bến").status_code == 303
    assert [report.quote for report in ErrorReport.objects.order_by("id")] == ["lúc năm giờ", "rời bến"]


def test_a_report_on_a_story_that_is_deleted_meanwhile_is_not_found(client, story, monkeypatch, settings):
    settings.RETENTION_DAYS = 0

    def delete_the_story(*args):
        Article.objects.filter(pk=story.pk).delete()
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
        return 0

    monkeypatch.setattr("newsroom.ratelimit.wait", delete_the_story)
    assert send(client, story).status_code == 404
    assert not ErrorReport.objects.exists()


# -- Refusals --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"quote": "  \n "}, "quote", "Hãy chép lại đoạn có lỗi trong bài."),
        ({"quote": "\0"}, "quote", "Hãy chép lại đoạn có lỗi trong bài."),
        ({"quote": "x" * 501}, "quote", "Hãy rút ngắn đoạn có lỗi còn 500 ký tự."),
        ({"proposal": "x" * 1001}, "proposal", "Hãy rút ngắn phần đề nghị sửa còn 1.000 ký tự."),
        ({"email": "không phải"}, "email", "ten@example.vn"),
        ({"email": "a" * 300 + "@example.vn"}, "email", "E-mail này quá dài"),
    ],
)
def test_a_wrong_field_is_named_and_everything_typed_is_kept(client, story, wrong, field, message):
    response = send(client, story, **wrong)
    assert response.status_code == 422
    assert not ErrorReport.objects.exists()
    html = response.text
    assert re.search(r"<title>\s*Lỗi: Báo lỗi: Tàu ra khơi", html)
    assert re.search(rf'role="alert"[^$]*<a href="#id_{field}">[^<]*{re.escape(message)}', html)
    described = rf'name="{field}"[^>]*aria-describedby="[^"]*id_{field}_error"'
    assert 'aria-invalid="true"' in re.search(rf"<(?:textarea|input)[^>]*{described}[^>]*>|$", html)[0]
    for value in (TYPED | wrong).values():
        assert value.strip("\0 \n") in html


def test_correcting_an_error_needs_no_second_look(client, story):
    ticket = old_ticket(story)
    assert typed_ticket(send(client, story, ticket=ticket, quote="").text) == ticket
    assert send(client, story, ticket=ticket).status_code == 303


def test_a_filled_trap_is_refused_and_keeps_the_text(client, story):
    response = send(client, story, website="https://spam.example")
    assert response.status_code == 403
    assert "lúc sáu giờ" in response.text
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://testserver"}, 303),
    ],
)
def test_only_our_own_pages_may_send(client, story, headers, status):
    data = TYPED | {"ticket": old_ticket(story)}
    assert client.post(page_of(story), data, headers=headers).status_code == status
    assert ErrorReport.objects.count() == (status == 303)


@time_machine.travel("2026-11-24T07:03:00+00:00", tick=False)
def test_a_flood_from_one_network_is_put_off_with_the_text_kept(client):
    story = make_article()
    for _number in range(5):
        assert send(client, story).status_code == 303
    response = send(client, story, quote="lần thứ sáu")
    assert response.status_code == 429
    assert response["Retry-After"] == "420"
    assert "hãy gửi lại sau 14:10" in response.text
    assert "lần thứ sáu" in response.text
    assert 'role="alert"' in response.text
    assert ErrorReport.objects.count() == 5
    with time_machine.travel("2026-11-24T07:10:00+00:00", tick=False):
        assert send(client, story, ticket=typed_ticket(response.text)).status_code == 303


@time_machine.travel("2026-11-24T07:03:00+00:00", tick=False)
def test_a_network_has_twenty_a_day(client):
    story = make_article()
    for number in range(20):
        with time_machine.travel(timezone.now() + timedelta(minutes=10 * (number // 5)), tick=False):
            assert send(client, story).status_code == 303
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        response = send(client, story)
    assert (response.status_code, response["Retry-After"]) == (429, str(15 * 3600 + 57 * 60))


@time_machine.travel("2026-11-24T07:03:00+00:00", tick=False)
def test_many_networks_do_not_flood_one_story(client, monkeypatch):
    monkeypatch.setattr(error_reports, "STORY_LIMITS", [(2, timedelta(hours=1))])
    story = make_article()

    def send_from(address, article):
        data = TYPED | {"ticket": old_ticket(article)}
        return client.post(page_of(article), data, REMOTE_ADDR=address)

    answers = [send_from(f"10.0.0.{number}", story) for number in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert answers[2]["Retry-After"] == str(57 * 60)
    assert send_from("10.0.0.9", make_article()).status_code == 303


def test_a_report_does_not_tell_that_a_comment_came_from_the_same_network(client, story):
    send(client, story)
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM newsroom_ratelimit")
        keys = " ".join(row[0] for row in cursor.fetchall())
    assert ErrorReport.objects.get().network in keys
    assert "127.0.0.1" not in keys


# -- Mean input ------------------------------------------------------------------------------------


def test_what_is_stored_is_the_characters_that_were_typed(client, story):
    mean = "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; {{ 7*7 }}"
    decomposed = unicodedata.normalize("NFD", "Đảng ủy xã")
    assert send(client, story, quote=f"{decomposed}\0", proposal=mean).status_code == 303
    report = ErrorReport.objects.get()
    assert (report.quote, report.proposal) == ("Đảng ủy xã", mean)


def test_what_was_typed_is_shown_as_characters(client, story):
    html = send(client, story, email="x", quote='</textarea><script>alert("1")</script>').text
    assert "<script>alert" not in html
    assert "&lt;/textarea&gt;&lt;script&gt;" in html


def test_the_length_is_that_of_what_will_be_stored(client, story):
    assert send(client, story, quote=unicodedata.normalize("NFD", "ẵ" * 500)).status_code == 303
    assert ErrorReport.objects.get().quote == "ẵ" * 500


@pytest.mark.parametrize(("size", "status"), [(1_000_000, 422), (3_000_000, 413)])
def test_megabytes_are_refused(client, story, size, status):
    response = send(client, story, quote="x" * size)
    assert response.status_code == status
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize("query", ["doan=%00", "doan=%ff%fe", "doan[]=1", "doan=" + "%E1%BB%87" * 700])
def test_no_query_breaks_the_form(client, story, query):
    assert client.get(f"{page_of(story)}?{query}").status_code in {200, 400}


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, story, method):
    assert getattr(client, method)(page_of(story)).status_code == 405


def test_a_report_costs_few_queries(client, story, django_assert_num_queries):
    send(client, make_article())
    # The story, what must hold of a report 3, the nonce, limits 3 (a new one sweeps old ones), the report 3.
    with django_assert_num_queries(13):
        send(client, story)
