"""The list of stories: its tabs, its filters, its search, what people keep of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import updates, workflow
from articles.admin.story import words
from articles.admin.story.tabs import statuses_in
from articles.models import Article, Byline, SavedFilter
from tests.factories import make_article, make_author, make_category, make_picture, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
LIST = reverse("admin:articles_article_changelist")
STAND_ALONE = [status for status in S.values if status != S.MERGED]
BAD_SECTIONS = ("category__id__exact=999", "category__id__exact=x", "category__id__exact=")
SAVE = reverse("admin:articles_article_filter_save")


@pytest.fixture
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    return user


def listed(client, **query):
    response = client.get(LIST, query)
    assert response.status_code == 200
    return {str(story) for story in response.context["cl"].result_list}


# -- Tabs ------------------------------------------------------------------------------------------


@pytest.fixture
def stories(editor):
    other, now = make_user("reporter"), timezone.now()
    make_article("Nháp của tôi", status=S.DRAFT, owner=editor)
    make_article("Trả lại tôi", status=S.RETURNED, owner=editor)
    make_article("Trả lại bạn", status=S.RETURNED, owner=other)
    make_article("Chờ biên tập", status=S.SUBMITTED, owner=other)
    make_article("Chờ đăng", status=S.APPROVED, owner=other)
    make_article("Mai đăng", publish_at=now + timedelta(days=1), owner=other)
    live = make_article("Đã đăng", owner=other)
    make_article("Trong thùng", status=S.TRASHED, owner=editor)
    Article.objects.filter(pk=updates.prepare(live, by=editor).pk).update(headline="Bản mới")


@pytest.mark.parametrize(
    ("tab", "expected"),
    [
        ("mine", {"Nháp của tôi", "Trả lại tôi", "Bản mới"}),
        ("waiting", {"Trả lại tôi", "Chờ biên tập", "Chờ đăng"}),
        ("scheduled", {"Mai đăng"}),
        ("published", {"Đã đăng"}),
        ("updates", {"Bản mới"}),
        ("trash", {"Trong thùng"}),
    ],
)
def test_a_tab_lists_its_stories(client, stories, tab, expected):
    assert listed(client, tab=tab) == expected


def counts(client, **query):
    tabs = client.get(LIST, query).context["cl"].tabs
    return {tab["display"]: tab["count"] for tab in tabs if tab["count"]}


def test_tabs_say_how_much_asks_for_something(client, stories):
    make_article("Của tôi, đã đăng", owner=Article.objects.get(headline="Nháp của tôi").owner)
    expected = {"Bài của tôi": 3, "Chờ tôi": 3, "Hẹn giờ": 1, "Thùng rác": 1}
    assert counts(client) == counts(client, tab="trash", o="2") == expected
    html = client.get(LIST).text
    assert '3<span class="visually-hidden"> đang làm</span>' in html
    assert '1<span class="visually-hidden"> bài</span>' in html


@pytest.mark.parametrize(
    "narrowed", [{"q": "nháp"}, {"status": "draft"}, {"tab": "mine", "kind__exact": "news"}]
)
def test_tabs_that_keep_how_the_list_is_narrowed_count_nothing(client, stories, narrowed):
    assert counts(client, **narrowed) == {}


def test_a_tab_ends_counting_at_a_hundred(client, editor):
    story = make_article(status=S.DRAFT, owner=editor)
    copies = [Article(headline=f"Nháp {n}", slug=f"nhap-{n}", owner=editor) for n in range(98)]
    Article.objects.bulk_create(copies)
    assert counts(client) == {"Bài của tôi": 99}
    assert '>99<span class="visually-hidden">' in client.get(LIST).text
    Article.objects.bulk_create([Article(headline=f"Thêm {n}", owner=editor) for n in range(2)])
    assert counts(client) == {"Bài của tôi": 100}
    assert '>99+<span class="visually-hidden">' in client.get(LIST).text
    assert story.owner == editor


def test_tabs_count_no_stories_that_a_reporter_may_not_see(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    make_article(status=S.TRASHED)
    make_article(publish_at=timezone.now() + timedelta(days=1))
    make_article(status=S.RETURNED, owner=reporter)
    assert counts(client) == {"Bài của tôi": 1, "Chờ tôi": 1}


@pytest.mark.parametrize("role", ["reporter", "editor", "managing editor"])
def test_no_list_holds_a_story_where_its_moves_expect_none(client, role, rf):
    user = make_user(role)
    client.force_login(user)
    why = {S.WITHDRAWN: "Sai"}
    stories = [
        make_article(status=status, owner=user, withdrawal_reason=why.get(status, ""))
        for status in STAND_ALONE
    ]
    make_article(publish_at=timezone.now() + timedelta(days=1), owner=user)
    updates.prepare(next(story for story in stories if story.status == S.PUBLISHED), by=user)
    for tab in (None, "mine", "waiting", "scheduled", "published", "updates", "trash"):
        for standing in (None, *S.values, "scheduled"):
            query = {name: value for name, value in {"tab": tab, "status": standing}.items() if value}
            request = rf.get(LIST, query)
            request.user = user
            found = client.get(LIST, query).context["cl"].result_list
            assert {story.status for story in found} <= statuses_in(request), query


def test_without_a_tab_everything_is_listed_but_the_trash(client, stories):
    every = set(Article.objects.values_list("headline", flat=True))
    assert listed(client) == every - {"Trong thùng"}


def test_a_reporter_waits_for_what_was_sent_back_alone(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    make_article("Trả lại tôi", status=S.RETURNED, owner=reporter)
    make_article("Đã nộp", status=S.SUBMITTED, owner=reporter)
    make_article("Của người khác", status=S.SUBMITTED)
    assert listed(client, tab="waiting") == {"Trả lại tôi"}


def test_an_editor_waits_for_stories_of_the_own_categories(client, editor):
    sport, sea = make_category("Thể thao"), make_category("Biển")
    editor.categories.add(sport)
    make_article("Bóng đá", status=S.SUBMITTED, category=sport)
    make_article("Ngư dân", status=S.SUBMITTED, category=sea)
    make_article("Chưa có mục", status=S.SUBMITTED, category=None)
    assert listed(client, tab="waiting") == {"Bóng đá", "Chưa có mục"}


def test_an_editor_waits_for_what_that_editor_can_decide_and_nothing_else(client, editor):
    sport, sea = make_category("Thể thao"), make_category("Biển")
    editor.categories.add(sport)
    stages = (S.SUBMITTED, S.IN_EDIT, S.APPROVED)
    for status in (S.DRAFT, S.RETURNED, *stages):
        for category in (sport, sea):
            make_article(f"{status} {category}", status=status, category=category)
            for there in (sport, sea):
                live = {"update_of": make_article(category=there), "update_base": 1}
                make_article(f"{status} {category} của {there}", status=status, category=category, **live)
    found = listed(client, tab="waiting")
    assert found == {f"{status} {end}" for status in stages for end in ("Thể thao", "Thể thao của Thể thao")}
    gates = {"take", "approve", "publish"}
    assert found == {
        story.headline
        for story in Article.objects.filter(status__in=stages)
        if gates & {move.name for move in workflow.possible(editor, story)}
    }


@pytest.mark.parametrize(
    "query", ["tab=khong", "from=hom-qua", "to=2026-02-31", "author=999", "author=x", "p=x", *BAD_SECTIONS]
)
def test_a_list_that_does_not_exist_is_no_crash(client, editor, query):
    assert client.get(f"{LIST}?{query}", follow=True).status_code == 200


# -- Searching and narrowing -----------------------------------------------------------------------


@pytest.mark.parametrize("term", ["dang bo", "Đảng bộ", "DANG", "đang", "đảng", "minh sa", "Minh Sà"])
def test_words_are_found_with_and_without_their_accents(client, editor, term):
    Byline.objects.create(article=make_article("Đảng bộ xã họp"), author=make_author("Minh Sà"))
    make_article("Tàu ra khơi")
    assert listed(client, q=term) == {"Đảng bộ xã họp"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hop minh", {"Đảng bộ xã họp"}),
        ("ho minh sa xa", {"Đảng bộ xã họp"}),
        ("tàu minh", set()),
        ("'xã họp'", {"Đảng bộ xã họp"}),
        ('"xã bộ"', set()),
        ("a", {"Đảng bộ xã họp", "Tàu ra khơi", "100% tàu_cá"}),
        ("100%", {"100% tàu_cá"}),
        ("u_c", {"100% tàu_cá"}),
        ("\\", set()),
        ('"', set()),
        ("   ", {"Đảng bộ xã họp", "Tàu ra khơi", "100% tàu_cá"}),
        ("x" * 3000, set()),
    ],
)
def test_every_word_is_in_the_headline_or_a_pen_name(client, editor, typed, expected):
    story, sa = make_article("Đảng bộ xã họp"), make_author("Minh Sà")
    for role in ("author", "photographer"):
        Byline.objects.create(article=story, author=sa, role=role)
    make_article("Tàu ra khơi")
    make_article("100% tàu_cá")
    assert listed(client, q=typed) == expected
    assert client.get(LIST, {"q": typed}).context["cl"].result_count == len(expected)


def test_more_hits_than_are_looked_for_at_once_are_all_counted(client, editor):
    Article.objects.bulk_create(
        Article(headline=f"Tàu {n} ra khơi", owner=editor) for n in range(words.FEW + 1)
    )
    for found in (words.FEW + 1, words.FEW):
        cl = client.get(LIST, {"q": "ra tau"}).context["cl"]
        assert (cl.result_count, len(cl.result_list)) == (found, cl.list_per_page)
        Article.objects.first().delete()


def test_stories_are_narrowed_by_author_and_day(client, editor):
    author = make_author("Minh Sa")
    day = timezone.make_aware(timezone.datetime(2026, 3, 5, 23, 30))
    story = make_article("Đúng ngày", publish_at=day)
    Byline.objects.create(article=story, author=author)
    make_article("Hôm sau", publish_at=day + timedelta(hours=1))
    assert listed(client, author=author.pk) == {"Đúng ngày"}
    assert listed(client, **{"from": "2026-03-05", "to": "2026-03-05"}) == {"Đúng ngày"}
    assert listed(client, **{"from": "2026-03-06"}) == {"Hôm sau"}


def test_a_section_lists_what_its_page_lists(client, editor):
    sea, sport = make_category("Biển"), make_category("Thể thao")
    fish = make_category("Thủy sản", parent=sea)
    make_article("Ở biển", category=sea)
    make_article("Ở thủy sản", category=fish)
    also = make_article("Cũng ở thủy sản", category=sport)
    also.more_categories.add(fish)
    make_article("Bóng đá", category=sport)
    make_article("Chưa có mục", status=S.DRAFT, category=None)
    by = "category__id__exact"
    assert listed(client, **{by: sea.pk}) == {"Ở biển", "Ở thủy sản", "Cũng ở thủy sản"}
    assert listed(client, **{by: fish.pk}) == {"Ở thủy sản", "Cũng ở thủy sản"}
    assert listed(client, **{by: sport.pk}) == {"Cũng ở thủy sản", "Bóng đá"}
    assert listed(client, category__isnull="True") == {"Chưa có mục"}


def test_a_filter_keeps_how_the_list_is_narrowed_otherwise(client, editor):
    make_author()
    html = client.get(LIST, {"tab": "mine", "q": "biển", "p": "1"}).text
    form = html[: html.index('<select name="author"')].rpartition("<form")[2]
    assert '<input type="hidden" name="tab" value="mine">' in form
    assert '<input type="hidden" name="q" value="biển">' in form


# -- Saved filters ---------------------------------------------------------------------------------


def test_a_filter_is_saved_under_a_name_and_listed_for_its_user_alone(client, editor):
    client.post(SAVE, {"name": "Bài biển của tôi", "query": "tab=mine&q=bi%E1%BB%83n&p=3&e=1"})
    saved = editor.saved_filters.get()
    assert (saved.name, saved.query) == ("Bài biển của tôi", "tab=mine&q=bi%E1%BB%83n")
    assert 'href="?tab=mine&amp;q=bi%E1%BB%83n"' in client.get(LIST).text
    client.force_login(make_user("editor"))
    assert "Bài biển của tôi" not in client.get(LIST).text


def test_the_same_name_takes_the_new_filter(client, editor):
    for tab in ("mine", "waiting"):
        client.post(SAVE, {"name": "Sáng", "query": f"tab={tab}"})
    assert [saved.query for saved in editor.saved_filters.all()] == ["tab=waiting"]


@pytest.mark.parametrize(
    "data",
    [
        {"name": "", "query": "tab=mine"},
        {"name": "Rỗng", "query": "p=2"},
        {"name": "x" * 61, "query": "tab=mine"},
        {"name": "Dài", "query": "q=" + "x" * 1000},
    ],
)
def test_a_filter_without_a_name_or_without_sense_is_not_saved(client, editor, data):
    assert client.post(SAVE, data).status_code == 302
    assert not SavedFilter.objects.exists()


def test_nul_does_not_get_into_a_filter(client, editor):
    assert client.post(SAVE, {"name": "a\x00b", "query": "q=a%00b"}, follow=True).status_code == 200


def test_there_is_an_end_to_saved_filters(client, editor):
    for number in range(31):
        client.post(SAVE, {"name": f"Lọc {number}", "query": "tab=mine"})
    assert editor.saved_filters.count() == 30


def test_people_forget_their_own_filters_only(client, editor):
    own = SavedFilter.objects.create(user=editor, name="Của tôi", query="tab=mine")
    other = SavedFilter.objects.create(user=make_user("editor"), name="Của bạn", query="tab=mine")
    assert client.post(reverse("admin:articles_article_filter_forget", args=[own.pk])).status_code == 302
    assert client.post(reverse("admin:articles_article_filter_forget", args=[other.pk])).status_code == 404
    assert list(SavedFilter.objects.all()) == [other]


# -- What it costs ---------------------------------------------------------------------------------


def fill(editor, number):
    category, cover, author = make_category(), make_picture(), make_author()
    for _n in range(number):
        story = make_article(category=category, cover=cover, owner=editor)
        Byline.objects.create(article=story, author=author)


def test_the_list_costs_the_same_with_ten_times_the_rows(client, editor):
    editor.saved_filters.create(name="Của tôi", query="tab=mine")
    costs = []
    for number in (10, 90):
        fill(editor, number)
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST, {"tab": "mine"})
        costs.append(len(captured))
        assert not [query for query in captured if '"articles_article"."body"' in query["sql"]]
    assert costs == [COST, COST]


# Session and user 2, rights 2, publication 1, due updates 1, filters by category and author 2, count 1,
# rows 1, bylines 1, saved filters 1, counts of tabs 1 and the categories that these ask for 1, bell 1,
# clipboard 1.
COST = 16


def test_a_pattern_typed_into_the_address_is_refused(client):
    client.force_login(make_user("editor"))
    for lookup in ("body__regex", "headline__iregex"):
        assert client.get(LIST, {lookup: "("}).status_code == 400


@pytest.mark.parametrize("chosen", ["abc", "\x00", "²", "-1"])
def test_rows_that_are_none_are_refused(client, chosen):
    client.force_login(make_user("editor"))
    asked = {"action": "publish", "_selected_action": [make_article().pk, chosen]}
    assert client.post(LIST, asked).status_code == 400
