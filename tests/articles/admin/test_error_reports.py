"""The list of what readers reported, worked off by whoever may edit the story."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from articles import error_reports
from articles.models import Article, ErrorReport
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_error_report, make_infographic, make_live_entry, make_user

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_errorreport_changelist")
State = ErrorReport.State


def page_of(report) -> str:
    return reverse("admin:articles_errorreport_change", args=[report.pk])


def login(client, role: str):
    user = make_user(role)
    client.force_login(user)
    return user


def listed(client, **query) -> list[ErrorReport]:
    return list(client.get(LIST, query).context["cl"].result_list)


def act(client, action: str, *reports):
    data = {"action": action, "_selected_action": [report.pk for report in reports]}
    return client.post(LIST, data, follow=True)


def press(client, report, button: str, **fields):
    return client.post(page_of(report), form_data(client, page_of(report), **fields) | {button: "1"})


# -- The list --------------------------------------------------------------------------------------


def test_open_reports_come_first_and_the_others_are_a_click_away(client):
    editor = login(client, "editor")
    old, new, fixed = (make_error_report() for _number in range(3))
    error_reports.settle([fixed], State.FIXED, by=editor)
    assert listed(client) == [new, old]
    assert listed(client, state="nonsense") == [new, old]
    assert listed(client, state="fixed") == [fixed]
    assert listed(client, state="rejected") == []
    assert listed(client, state="all") == [fixed, new, old]


def test_reports_are_found_without_accents(client):
    login(client, "editor")
    make_error_report(quote="đường số ba")
    report = make_error_report(proposal="Nguyễn Thị Ngọc Ánh")
    assert listed(client, q="ngoc anh") == [report]


def test_the_quote_stands_in_the_story_as_it_is_now(client):
    login(client, "editor")
    report = make_error_report(quote="RỜI bến lúc  năm giờ")
    html = client.get(LIST).text
    assert '<span class="passage">' in html
    assert "Đoàn tàu <mark>rời bến lúc năm giờ</mark>." in html
    assert "Không còn trong bài" not in html
    report.article.body = "<p>Đoàn tàu rời bến lúc sáu giờ.</p>"
    report.article.save()
    html = client.get(LIST).text
    assert "<mark>RỜI bến lúc năm giờ</mark>" in html
    assert "Không còn trong bài" in html
    assert "Không còn trong bài" in client.get(page_of(report)).text


def test_what_readers_wrote_is_shown_as_characters(client):
    login(client, "editor")
    report = make_error_report(quote="<script>alert(1)</script>", proposal="<b>x</b>")
    for page in (LIST, page_of(report)):
        html = client.get(page).text
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
        assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_an_answer_goes_to_the_readers_address_and_to_nobody_else(client):
    login(client, "editor")
    report = make_error_report(email="lan%40example.vn?bcc=a&body=b@example.org")
    expected = 'href="mailto:lan%2540example.vn%3Fbcc%3Da%26body%3Db@example.org"'
    assert expected in client.get(page_of(report)).text


def test_the_list_costs_the_same_with_twice_the_reports(client, django_assert_num_queries):
    editor = login(client, "editor")
    for _time in range(2):
        for state in (State.OPEN, State.FIXED, State.REJECTED):
            error_reports.settle([make_error_report() for _number in range(3)], state, by=editor)
        # Due updates, session, person, rights 2, how many, reports, name of the paper, bell, clipboard.
        with django_assert_num_queries(10):
            client.get(LIST, {"state": "all"})


# -- Settling --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("action", "state"), [("mark_fixed", "fixed"), ("mark_rejected", "rejected")])
def test_several_are_settled_at_once_by_name(client, action, state):
    editor = login(client, "editor")
    reports = [make_error_report() for _number in range(3)]
    assert "2 báo lỗi nay là" in act(client, action, *reports[:2]).text
    for report in reports[:2]:
        report.refresh_from_db()
        assert (report.state, report.handled_by) == (state, editor)
        assert abs((report.handled_at - timezone.now()).total_seconds()) < 60
    reports[2].refresh_from_db()
    assert reports[2].is_open


def test_settling_costs_the_same_however_many(client, django_assert_num_queries):
    editor = login(client, "editor")
    for number in (2, 20):
        reports = list(
            ErrorReport.objects.filter(
                pk__in=[make_error_report().pk for _number in range(number)]
            ).select_related("article")
        )
        assert editor.has_perm("articles.change_errorreport") and editor.category_ids is None
        with django_assert_num_queries(1):
            assert error_reports.settle(reports, State.FIXED, by=editor) == number


def test_who_settled_it_first_stays_named(client):
    first = make_user("editor")
    report = make_error_report()
    error_reports.settle([report], State.FIXED, by=first)
    login(client, "editor")
    act(client, "mark_fixed", report)
    report.refresh_from_db()
    assert report.handled_by == first


def test_one_is_settled_with_a_note_for_colleagues(client):
    editor = login(client, "editor")
    report = make_error_report()
    response = press(client, report, "_rejected", note="Đúng là <năm> giờ.")
    assert response.status_code == 302
    report.refresh_from_db()
    assert (report.state, report.handled_by, report.note) == ("rejected", editor, "Đúng là <năm> giờ.")
    html = client.get(page_of(report)).text
    assert "_fixed" not in html
    assert str(editor) in html
    press(client, report, "_open")
    report.refresh_from_db()
    assert (report.state, report.handled_by, report.handled_at) == ("open", None, None)
    assert report.note == "Đúng là <năm> giờ."


def test_saving_the_note_settles_nothing(client):
    login(client, "editor")
    report = make_error_report()
    press(client, report, "_save", note="Đang hỏi phóng viên.")
    report.refresh_from_db()
    assert (report.state, report.note) == ("open", "Đang hỏi phóng viên.")


def test_a_note_that_is_too_long_is_kept_and_settles_nothing(client):
    login(client, "editor")
    report = make_error_report()
    response = press(client, report, "_fixed", note="x" * 1001)
    assert response.status_code == 200
    assert "x" * 1001 in response.text
    report.refresh_from_db()
    assert (report.state, report.note) == ("open", "")


def test_nothing_of_what_a_reader_wrote_can_be_changed_nor_a_report_made_or_deleted(client):
    login(client, "administrator")
    report = make_error_report(email="lan@example.vn")
    press(client, report, "_save", quote="khác", proposal="khác", email="khac@example.vn", state="fixed")
    report.refresh_from_db()
    assert (report.quote, report.proposal, report.email, report.state) == (
        "rời bến lúc năm giờ",
        "",
        "lan@example.vn",
        "open",
    )
    assert client.get(reverse("admin:articles_errorreport_add")).status_code == 403
    delete = reverse("admin:articles_errorreport_delete", args=[report.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    assert ErrorReport.objects.count() == 1


# -- Who -------------------------------------------------------------------------------------------


def test_reporters_see_the_reports_of_their_own_stories_and_settle_none(client):
    reporter = login(client, "reporter")
    own = make_error_report(make_article(owner=reporter))
    foreign = make_error_report()
    assert listed(client) == [own]
    html = client.get(page_of(own)).text
    assert 'name="_fixed"' not in html
    assert client.get(page_of(foreign)).status_code == 302
    assert 'name="action"' not in client.get(LIST).text
    act(client, "mark_fixed", own, foreign)
    assert client.post(page_of(own), {"note": "x", "_fixed": "1"}).status_code == 403
    with pytest.raises(PermissionDenied):
        error_reports.settle([own], State.FIXED, by=reporter)
    assert ErrorReport.objects.open().filter(note="").count() == 2


@pytest.mark.parametrize("role", ["comment moderator", None])
def test_others_see_none(client, role):
    login(client, role)
    report = make_error_report()
    assert client.get(LIST).status_code == 403
    assert client.get(page_of(report)).status_code == 403


# -- Where they are announced ----------------------------------------------------------------------


def test_the_desk_counts_the_open_ones_that_the_person_may_see(client):
    index = reverse("admin:index")
    reporter = login(client, "reporter")
    make_error_report(make_article(owner=reporter))
    reports = [make_error_report() for _number in range(2)]
    assert "1 báo lỗi của bạn đọc chờ xử lý" in client.get(index).text
    editor = login(client, "editor")
    assert "3 báo lỗi của bạn đọc chờ xử lý" in client.get(index).text
    error_reports.settle(ErrorReport.objects.select_related("article"), State.FIXED, by=editor)
    assert "chờ xử lý" not in client.get(index).text
    assert len(reports) == 2
    login(client, "comment moderator")
    assert "chờ xử lý" not in client.get(index).text


def test_the_form_of_a_story_leads_to_its_reports(client):
    login(client, "editor")
    report = make_error_report()
    make_error_report()
    html = client.get(reverse("admin:articles_article_change", args=[report.article_id])).text
    link = re.search(r'<a href="([^"]+)">1 báo lỗi</a>', html)[1]
    assert list(client.get(link).context["cl"].result_list) == [report]
    quiet = make_article()
    assert "báo lỗi</a>" not in client.get(reverse("admin:articles_article_change", args=[quiet.pk])).text


# -- Finding a quote -------------------------------------------------------------------------------


def found(article, quote) -> tuple[str, str, str] | None:
    report = make_error_report(article, quote=quote)
    place = error_reports.place(ErrorReport.objects.with_story_text().get(pk=report.pk))
    return place and (place.before, place.quote, place.after)


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("Tàu ra", ("", "Tàu ra", " khơi Sapo. Một hai ba. Bốn & năm.")),
        ("hai\n\nba", None),
        ("một HAI ba", ("Tàu ra khơi Sapo. ", "Một hai ba", ". Bốn & năm.")),
        ("ba.\n\nBốn & năm", ("Tàu ra khơi Sapo. Một hai ", "ba. Bốn & năm", ".")),
        ("Mot hai", None),
        (".*", None),
        ("năm.(", None),
    ],
)
def test_a_quote_is_found_across_marks_and_paragraphs(quote, place):
    body = "<p>Một <em>h</em>ai ba.</p><p>Bốn &amp; năm.</p>"
    if quote == "hai\n\nba":
        body = body.replace("ai ba", "ai, ba")
    article = make_article("Tàu ra khơi", lead="Sapo.", body=body)
    assert found(article, quote) == place


def test_a_long_story_is_cut_between_words():
    article = make_article("A", lead="", body=f"<p>{'trước ' * 100}SAI {'sau ' * 100}</p>")
    before, quote, after = found(article, "sai")
    assert quote == "SAI"
    assert re.fullmatch(r"… (trước ){12,13}", before)
    assert re.fullmatch(r"( sau){18,20} …", after)


def test_a_quote_is_found_in_live_entries_and_drawings_too():
    report = make_article(kind=Article.Kind.LIVE)
    make_live_entry(report, "Gió cấp 9", body="<p>Cây đổ.</p>")
    make_live_entry(report, "", body="<p>Mưa.</p>")
    for quote in ("gió cấp 9", "Cây đổ", "mưa"):
        assert found(report, quote)
    assert found(make_infographic().article, "thanh long")
    assert not found(report, "thanh long")


# -- What never holds ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"quote": " \0 "},
        {"state": "fixed"},
        {"handled_at": timezone.now()},
    ],
)
def test_the_database_refuses_what_is_never_true(fields):
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_error_report(article, **fields)


def test_a_settled_report_outlives_the_account_of_whoever_settled_it():
    editor = make_user("editor")
    report = make_error_report()
    error_reports.settle([report], State.FIXED, by=editor)
    editor.delete()
    report.refresh_from_db()
    assert (report.state, report.handled_by) == ("fixed", None)
