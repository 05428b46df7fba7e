"""The story form: tags, text, order, awkward input; and its list."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from articles.models import Article, Tag
from tests.articles.admin.addresses import change
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_author, make_picture, make_tag, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
LIST, ADD = reverse("admin:articles_article_changelist"), reverse("admin:articles_article_add")


@pytest.fixture(autouse=True)
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    return user


def save(client, story, **changes):
    return client.post(change(story), form_data(client, change(story), **changes))


def errors(response):
    return response.context["adminform"].form.errors


# -- Tags ------------------------------------------------------------------------------------------


def test_tags_are_typed_as_names_and_made_where_missing(client):
    make_tag("ngư dân")
    story = make_article()
    save(client, story, tags="Ngư dân,  biển đảo ,")
    assert [tag.name for tag in story.tags.order_by("name")] == ["biển đảo", "ngư dân"]


def test_one_tag_for_both_spellings_of_a_tone(client):
    story = make_article()
    save(client, story, tags="hoà bình, hòa bình, Hòa Bình")
    assert story.tags.get() == Tag.objects.get()


def test_a_tag_with_a_comma_survives_the_form(client):
    story = make_article(tags=("lạm phát 2,5 %", "giá cả"))
    save(client, story, headline="Mới")
    assert {tag.name for tag in story.tags.all()} == {"lạm phát 2,5 %", "giá cả"}


@pytest.mark.parametrize("tags", ["x" * 101, ",".join(f"tag{n}" for n in range(31)), "x," * 100_000])
def test_too_much_for_tags_is_a_form_error(client, tags):
    story = make_article(tags=("cũ",))
    response = save(client, story, tags=tags, headline="Mới")
    assert list(errors(response)) == ["tags"]
    assert [tag.name for tag in story.tags.all()] == ["cũ"]
    story.refresh_from_db()
    assert story.headline != "Mới"


# -- The text --------------------------------------------------------------------------------------


def test_a_text_is_sanitised_when_it_is_saved(client):
    story = make_article()
    save(client, story, body='<p style="x">Chữ<script>alert(1)</script><b onclick="x()">đậm</b></p>')
    story.refresh_from_db()
    assert "script" not in story.body
    assert "on" not in story.body.replace("strong", "")


def test_a_text_is_sanitised_on_its_way_into_the_editor(client):
    story = make_article()
    _store_unsanitised(story, "<p>Chữ<img src=x onerror=alert(1)></p>")
    text = client.get(change(story)).text
    assert "Chữ" in text
    assert "onerror" not in text


def test_words_that_look_like_a_tag_stay_words_in_the_editor(client):
    story = make_article(body="<p>Thẻ &lt;script&gt; là gì</p>")
    data = form_data(client, change(story))
    assert data["body"] == "<p>Thẻ &lt;script&gt; là gì</p>"


def _store_unsanitised(story, body):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET body = %s WHERE id = %s", [body, story.pk])


@pytest.mark.parametrize(
    "body",
    ["<div>" * 40_000, "<p>" + "chữ " * 200_000, "<p " + " ".join(f"a{n}=1" for n in range(60)) + ">"],
    ids=["deep", "long", "attributes"],
)
def test_too_much_of_a_text_is_a_form_error_and_nothing_typed_is_lost(client, body):
    story = make_article()
    before = story.body
    response = save(client, story, body=body)
    assert list(errors(response)) == ["body"]
    assert escape(escape(body[:40])) in response.text
    story.refresh_from_db()
    assert story.body == before


# -- Awkward input ---------------------------------------------------------------------------------


def test_a_megabyte_of_headline_is_a_form_error(client):
    story = make_article("Cũ")
    response = save(client, story, headline="Đ" * 500_000)
    assert list(errors(response)) == ["headline"]
    story.refresh_from_db()
    assert story.headline == "Cũ"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Biển\x00 lặng", "Biển lặng"),
        ("Biển\r\nlặng", "Biển lặng"),
        ("Bie\u0302\u0309n lặng", "Biển lặng"),
        ("<b>Biển</b> lặng", "<b>Biển</b> lặng"),
    ],
)
def test_a_headline_is_stored_clean(client, typed, stored):
    story = make_article()
    save(client, story, headline=typed)
    story.refresh_from_db()
    assert story.headline == stored


def test_a_lone_surrogate_is_no_crash(client):
    story = make_article()
    body = "&".join(
        f"{name}={value}"
        for name, value in form_data(client, change(story)).items()
        if isinstance(value, str)
    )
    response = client.post(
        change(story),
        body.replace("headline=", "headline=%ED%A0%80").encode(errors="replace"),
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code in {200, 302}


@pytest.mark.parametrize("field", ["publish_at", "unpublish_at", "embargo_until"])
@pytest.mark.parametrize(
    "value", ["0001-01-01T00:00", "9999-12-31T23:59", "hôm qua", "2026-02-30T00:00", "\x00"]
)
def test_an_impossible_time_is_a_form_error(client, field, value):
    story = make_article()
    before = getattr(story, field)
    response = save(client, story, **{field: value})
    assert list(errors(response)) == [field]
    story.refresh_from_db()
    assert getattr(story, field) == before


@pytest.mark.parametrize("field", ["category", "cover", "topic", "more_categories", "kind", "ai_use"])
@pytest.mark.parametrize("value", ["x", "-1", "10" * 20, "\x00", "1.5"])
def test_an_impossible_choice_is_a_form_error(client, field, value):
    response = save(client, make_article(), **{field: value})
    assert list(errors(response)) == [field]


@pytest.mark.parametrize("pk", ["0", "x", "10" * 20, "-1", "1.5", "%C4%90"])
@pytest.mark.parametrize("page", ["change", "history"])
def test_an_address_of_no_story_leads_to_the_desk(client, pk, page):
    response = client.get(f"{LIST}{pk}/{page}/")
    assert response["Location"] == reverse("admin:index")


def test_a_file_in_a_field_of_text_is_no_crash(client):
    data = form_data(client, ADD, headline=SimpleUploadedFile("x.txt", b"x"))
    assert list(errors(client.post(ADD, data))) == ["headline"]


def test_awkward_characters_in_the_search_are_no_crash(client):
    for term in ["'", '"', "\\", "%", "_", "(", "Đ" * 5000, "a " * 1000]:
        assert client.get(LIST, {"q": term}).status_code == 200
    assert client.get(LIST, {"p": "10" * 15}).status_code in {200, 302}
    assert client.get(LIST, {"status__exact": "x", "category__id__exact": "10" * 20}).status_code in {
        200,
        302,
    }


# -- Order -----------------------------------------------------------------------------------------


def test_bylines_and_picks_keep_the_order_of_the_form(client):
    story, (first, second) = make_article(), (make_author("An"), make_author("Bình"))
    picks = [make_article(), make_article()]
    data = form_data(client, change(story)) | {"bylines-TOTAL_FORMS": 2, "related_picks-TOTAL_FORMS": 2}
    for n, author in enumerate([second, first]):
        data |= {
            f"bylines-{n}-author": author.pk,
            f"bylines-{n}-role": "writer",
            f"bylines-{n}-position": n + 1,
        }
    for n, pick in enumerate(reversed(picks)):
        data |= {f"related_picks-{n}-target": pick.pk, f"related_picks-{n}-position": n + 1}
    client.post(change(story), data)
    assert [byline.author for byline in story.bylines.all()] == [second, first]
    assert [pick.target for pick in story.related_picks.all()] == picks[::-1]


def test_a_story_cannot_be_related_to_itself(client):
    story = make_article()
    data = form_data(client, change(story)) | {
        "related_picks-TOTAL_FORMS": 1,
        "related_picks-0-target": story.pk,
    }
    response = client.post(change(story), data)
    assert response.status_code == 200
    assert not story.related_picks.exists()


def test_a_story_is_picked_once(client):
    story, pick = make_article(), make_article()
    data = form_data(client, change(story)) | {"related_picks-TOTAL_FORMS": 2}
    for n in range(2):
        data |= {f"related_picks-{n}-target": pick.pk, f"related_picks-{n}-position": n + 1}
    response = client.post(change(story), data)
    assert response.status_code == 200
    assert not story.related_picks.exists()


# -- The list --------------------------------------------------------------------------------------


def make_rows(number):
    for _n in range(number):
        story = make_article(cover=make_picture(), owner=make_user())
        story.bylines.create(author=make_author())


def test_the_list_costs_the_same_with_twice_the_stories(client, django_assert_num_queries):
    make_rows(5)
    client.get(LIST)
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get(LIST)
    make_rows(5)
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get(LIST)


# Due updates, session, user, rights 2, own categories; categories, authors of the filters; what tabs count,
# count, rows, bylines 2; saved filters, name of the paper, bell, clipboard.
QUERIES_OF_THE_LIST = 16


@pytest.mark.parametrize("term", ["dang bo", "Đảng", "ĐẢNG BỘ", "minh tran"])
def test_the_list_is_searched_with_or_without_accents(client, term):
    story = make_article("Đảng bộ tỉnh họp")
    story.bylines.create(author=make_author("Minh Trần"))
    make_article("Bão số 9")
    assert list(client.get(LIST, {"q": term}).context["cl"].result_list) == [story]


def test_the_list_says_where_a_story_stands(client):
    make_article(status=S.SUBMITTED)
    make_article(publish_at=timezone.now() + timedelta(hours=1))
    text = client.get(LIST).text
    assert '<span class="chip chip-submitted">' in text
    assert '<span class="chip chip-scheduled">' in text


def test_an_empty_list_says_what_to_do(client):
    assert f'<a href="{ADD}">' in client.get(LIST).text


def test_a_search_without_result_leads_back(client):
    make_article()
    assert '<a href="?">' in client.get(LIST, {"q": "không có gì"}).text


# -- Leading to readers ----------------------------------------------------------------------------


def test_only_a_story_that_readers_see_has_a_link_to_its_page(client):
    public, draft = make_article(), make_article(status=S.DRAFT)
    assert f'href="{public.get_absolute_url()}"' in client.get(change(public)).text
    assert f'href="{draft.get_absolute_url()}"' not in client.get(change(draft)).text
