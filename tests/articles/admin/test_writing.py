"""While a story is written: what its text suggests, saving in place, what a new one begins with."""

import pytest
from django.urls import reverse

from articles.forms import TagNamesField
from articles.models import Article, Byline, WorkingCopy
from tests.articles.admin.addresses import ADD, change
from tests.articles.admin.forms import form_data
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_picture,
    make_tag,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
S = Article.Status
HEADLINE = "Ngư dân Bình Hải được mùa cá cơm"


@pytest.fixture
def reporter(client):
    user = make_user("reporter")
    client.force_login(user)
    return user


@pytest.fixture
def story(reporter):
    return make_article(HEADLINE, status=S.DRAFT, publish_at=None, owner=reporter)


def suggested(client, story=None, **typed):
    address = (
        reverse("admin:articles_article_suggestions", args=[story.pk])
        if story
        else reverse("admin:articles_article_add_suggestions")
    )
    return client.post(address, typed, headers={"accept": "application/json"})


def save(client, story, **typed):
    address = reverse("admin:articles_article_save", args=[story.pk])
    data = form_data(client, change(story), **typed)
    return client.post(address, data, headers={"accept": "application/json"})


# -- Suggestions -----------------------------------------------------------------------------------


def test_a_new_story_is_told_what_fits_its_text(client, reporter):
    make_tag("cá cơm")
    topic = make_topic("Mùa cá cơm")
    other = make_article("Giá cá cơm tăng", tags=("cá cơm",), topic=topic)
    answer = suggested(client, headline="Vào vụ", body="<p>Mùa cá&nbsp;cơm</p><p>đã tới</p>").json()
    assert answer["tags"] == ["cá cơm"]
    assert answer["topic"] == {"id": topic.pk, "name": "Mùa cá cơm"}
    assert [found["headline"] for found in answer["related"]] == [other.headline]
    assert (answer["doubles"], answer["links"]) == ([], [])


def test_what_the_form_has_is_not_suggested(client, reporter):
    topic = make_topic("Mùa cá cơm")
    other = make_article("Giá cá cơm tăng", tags=("cá cơm",), topic=topic)
    typed = {"body": "Mùa cá cơm", "tags": "cá cơm", "topic": topic.pk, "pick": [other.pk]}
    answer = suggested(client, **typed).json()
    assert (answer["tags"], answer["topic"], answer["related"]) == ([], None, [])


def test_a_story_that_says_the_same_is_named_with_its_writer_and_where_it_stands(client, reporter):
    lan = make_user("reporter", username="lan")
    other = make_article(HEADLINE, owner=lan)
    (double,) = suggested(client, headline=HEADLINE).json()["doubles"]
    assert double["headline"] == HEADLINE
    assert double["about"].startswith(f"{lan}, đã đăng ")
    assert double["address"] == other.get_absolute_url()


def test_a_draft_of_somebody_else_is_no_reporters_to_know(client, reporter):
    make_article(HEADLINE, status=S.DRAFT, publish_at=None, owner=make_user("reporter"))
    assert suggested(client, headline=HEADLINE).json()["doubles"] == []
    client.force_login(make_user("editor"))
    assert len(suggested(client, headline=HEADLINE).json()["doubles"]) == 1


def test_the_links_of_the_text_are_told_as_they_were_typed(client, reporter):
    body = '<a href="www.a.vn">một</a> <a href="/khong-co/">hai</a> <a href="https://a.vn/">ba</a>'
    links = suggested(client, body=body).json()["links"]
    assert [(link["words"], link["state"]) for link in links] == [
        ("một", "malformed"),
        ("hai", "missing"),
        ("ba", "outside"),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        {"category": "x", "topic": "-1", "pick": ["9" * 30, ""], "tags": '"'},
        {"body": "<p" * 500},
        {"headline": "\x00\ud7ff", "lead": "%s"},
        {},
    ],
)
def test_whatever_is_typed_is_answered(client, reporter, typed):
    assert suggested(client, **typed).status_code == 200


def test_a_text_that_is_too_much_is_refused_in_words(client, reporter):
    response = suggested(client, body="x" * 600_000)
    assert (response.status_code, bool(response.json()["error"])) == (413, True)


def test_more_tags_than_there_can_be_are_refused_in_words(client, reporter):
    response = suggested(client, tags="cá, " * 1000)
    assert (response.status_code, list(response.json())) == (422, ["error"])


def test_more_tags_than_there_can_be_are_a_change_like_others():
    assert TagNamesField().has_changed(["cá"], "cá, " * 1000)


def test_who_may_not_change_a_story_is_told_nothing_of_it(client, story):
    other = make_user("reporter")
    client.force_login(other)
    assert suggested(client, story).status_code == 404
    client.force_login(make_user("comment moderator"))
    assert suggested(client).status_code == 403
    client.logout()
    assert suggested(client, story).status_code == 401


def test_suggesting_costs_the_same_in_a_large_archive(client, reporter, django_assert_max_num_queries):
    text = " ".join(f"<p>số {number}</p>" for number in range(20))
    suggested(client, headline=HEADLINE, body=text)
    for number in range(20):
        make_article(HEADLINE, tags=(f"số {number}",))
    with django_assert_max_num_queries(16):
        answer = suggested(client, headline=HEADLINE, body=text).json()
    assert (len(answer["tags"]), len(answer["related"]), len(answer["doubles"])) == (8, 5, 3)


# -- Saving in place -------------------------------------------------------------------------------


def test_saving_in_place_stores_the_form_and_gives_the_next_version(client, story):
    answer = save(client, story, headline="Được mùa cá cơm").json()
    story.refresh_from_db()
    assert story.headline == "Được mùa cá cơm"
    assert answer["version"] == story.revisions.newest_first().first().number
    assert answer["said"].startswith("Đã lưu lúc ")
    assert answer["reload"] is False
    assert "checklist" in answer["checklist"]


def test_the_next_save_from_the_same_form_is_no_conflict(client, story):
    data = form_data(client, change(story))
    address = reverse("admin:articles_article_save", args=[story.pk])
    for headline in ["Bản thứ nhất", "Bản thứ hai", "Bản thứ ba"]:
        response = client.post(address, data | {"headline": headline})
        assert response.status_code == 200
        data["version"] = response.json()["version"]
    story.refresh_from_db()
    assert story.headline == "Bản thứ ba"


def test_a_working_copy_goes_with_the_save(client, story):
    data = form_data(client, change(story))
    client.post(reverse("admin:articles_article_working", args=[story.pk]), data)
    assert WorkingCopy.objects.count() == 1
    client.post(reverse("admin:articles_article_save", args=[story.pk]), data)
    assert not WorkingCopy.objects.exists()


def test_nothing_is_said_a_second_time_on_the_next_page(client, story):
    save(client, story)
    assert "messagelist" not in client.get(change(story)).text


def test_what_the_form_refuses_changes_nothing(client, story):
    response = save(client, story, headline="")
    assert response.status_code == 422
    story.refresh_from_db()
    assert story.headline == HEADLINE


def test_a_story_that_somebody_else_saved_is_not_overwritten(client, story):
    data = form_data(client, change(story), headline="Của tôi")
    client.force_login(make_user("editor"))
    save(client, story, headline="Của biên tập")
    client.force_login(story.owner)
    response = client.post(reverse("admin:articles_article_save", args=[story.pk]), data)
    assert response.status_code == 409
    story.refresh_from_db()
    assert story.headline == "Của biên tập"
    assert not WorkingCopy.objects.exists()


def test_a_move_is_not_made_in_place(client, story):
    assert save(client, story, move="submit").status_code == 422
    story.refresh_from_db()
    assert story.status == S.DRAFT


@pytest.mark.parametrize(("who", "status"), [("reporter", 404), ("comment moderator", 404), (None, 401)])
def test_who_may_not_change_it_saves_nothing(client, story, who, status):
    data = form_data(client, change(story), headline="Chiếm bài")
    client.logout()
    if who:
        client.force_login(make_user(who))
    assert client.post(reverse("admin:articles_article_save", args=[story.pk]), data).status_code == status
    story.refresh_from_db()
    assert story.headline == HEADLINE


def test_a_story_that_there_is_not_is_not_found(client, reporter):
    for name in ("save", "suggestions", "working"):
        address = reverse(f"admin:articles_article_{name}", args=[0])
        assert client.post(address, {"headline": "A"}).status_code == 404


def test_saving_is_a_post(client, story):
    assert client.get(reverse("admin:articles_article_save", args=[story.pk])).status_code == 405


# -- What a new story begins with ------------------------------------------------------------------


def test_a_new_story_begins_in_the_section_of_the_last_one_under_the_writers_name(client, reporter):
    author = make_author("Hải Đăng", user=reporter)
    section = make_category("Kinh tế")
    make_article(owner=reporter, category=make_category())
    make_article(owner=reporter, category=section)
    data = form_data(client, ADD)
    assert data["category"] == str(section.pk)
    client.post(ADD, data | {"headline": "Bài mới"})
    story = Article.objects.get(headline="Bài mới")
    assert [(byline.author, byline.role) for byline in story.bylines.all()] == [(author, Byline.Role.WRITER)]


def test_who_has_no_pen_name_begins_without_one_and_is_told_so(client, reporter):
    assert "Chọn bút danh cho bài này" in client.get(ADD).text
    client.post(ADD, form_data(client, ADD) | {"headline": "Bài mới"})
    assert not Article.objects.get(headline="Bài mới").bylines.exists()
    make_author("Hải Đăng", user=reporter)
    assert "Chọn bút danh cho bài này" not in client.get(ADD).text


def test_a_story_without_a_name_has_a_row_for_one_that_needs_no_script(client, reporter):
    story, author = make_article(owner=reporter, status="draft", publish_at=None), make_author()
    data = form_data(client, change(story))
    assert (data["bylines-TOTAL_FORMS"], data["bylines-0-author"]) == ("1", "")
    client.post(change(story), data | {"bylines-0-author": author.pk})
    assert [byline.author for byline in story.bylines.all()] == [author]
    assert form_data(client, change(story))["bylines-TOTAL_FORMS"] == "1"


def test_a_story_that_is_there_gets_no_name_by_itself(client, story):
    make_author("Hải Đăng", user=story.owner)
    client.post(change(story), form_data(client, change(story)))
    assert not story.bylines.exists()


# -- For whoever only reads ------------------------------------------------------------------------


def test_a_story_that_may_only_be_read_shows_its_text_and_not_its_tags(client, reporter):
    body = f'<p>Tàu <strong>về</strong> bến.</p><p><img src="/x.jpg" alt="{make_picture().alt}"></p>'
    story = make_article(owner=reporter, body=body)
    page = client.get(change(story)).text
    assert "<p>Tàu <strong>về</strong> bến.</p>" in page
    assert "&lt;p&gt;" not in page


def test_whoever_only_reads_gets_none_of_the_help_for_writing(client, reporter):
    helps = ['id="writing"', 'id="text-links"', 'id="keys"', 'class="checklist"', "js/admin/keys.js"]
    own = make_article(owner=reporter, status="draft", publish_at=None)
    closed = make_article(owner=reporter, status="approved", publish_at=None)
    pages = [client.get(change(story)).text for story in (own, closed)]
    assert [[help in page for help in helps] for page in pages] == [[True] * 5, [False] * 5]


def test_what_was_never_saved_cannot_go_to_the_trash(client, reporter):
    story = make_article(owner=reporter, status="draft", publish_at=None)
    assert 'value="trash"' not in client.get(ADD).text
    assert 'value="submit"' in client.get(ADD).text
    assert 'value="trash"' in client.get(change(story)).text


def test_a_text_that_is_too_long_is_refused_and_no_crash(client, story):
    address = reverse("admin:articles_article_suggestions", args=[story.pk])
    answer = client.post(address, {"headline": HEADLINE, "body": "<p>" * 100_000})
    assert (answer.status_code, list(answer.json())) == (413, ["error"])
