"""Two people on one story: the later save says so, and no word of either is lost."""

import pytest

from articles import workflow
from articles.models import Byline
from tests.articles.admin.addresses import change
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_author, make_picture, make_tag, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan_saves(client, minh):
    """Has Lan save something between the opening of Minh's form and his saving."""
    lan = make_user("editor", full_name="Lan")

    def save(story, **changes):
        client.force_login(lan)
        assert client.post(change(story), form_data(client, change(story), **changes)).status_code == 302
        client.force_login(minh)

    return save


def bodies(*paragraphs):
    return "\n".join(f"<p>{text}</p>" for text in paragraphs)


def test_a_save_over_another_one_is_refused_with_both_changes_put_together(client, lan_saves):
    story = make_article(headline="Cũ", lead="Sapo cũ.", body=bodies("Một.", "Hai.", "Ba."))
    opened = form_data(client, change(story))
    lan_saves(story, lead="Sapo của Lan.", body=bodies("Một của Lan.", "Hai.", "Ba."))
    response = client.post(change(story), opened | {"body": bodies("Một.", "Hai.", "Ba của Minh.")})
    assert response.status_code == 409
    typed = response.context["adminform"].form.data
    assert typed["lead"] == "Sapo của Lan."
    assert typed["body"] == bodies("Một của Lan.", "Hai.", "Ba của Minh.")
    assert "Lan" in response.text
    story.refresh_from_db()
    assert story.body == bodies("Một của Lan.", "Hai.", "Ba.")


def test_what_was_put_together_is_saved_by_sending_it_again(client, lan_saves):
    story = make_article(headline="Cũ", lead="Sapo cũ.")
    opened = form_data(client, change(story))
    lan_saves(story, lead="Sapo của Lan.")
    merged = client.post(change(story), opened | {"headline": "Của Minh"}).context["adminform"].form.data
    assert client.post(change(story), merged.dict()).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Của Minh", "Sapo của Lan.")
    assert [revision.number for revision in story.revisions.all()] == [3, 2, 1]


def test_one_paragraph_changed_by_both_stands_twice_until_somebody_decides(client, lan_saves):
    story = make_article(body=bodies("Một.", "Hai."))
    opened = form_data(client, change(story))
    lan_saves(story, body=bodies("Một.", "Hai, Lan."))
    response = client.post(change(story), opened | {"body": bodies("Một.", "Hai, Minh.")})
    assert response.context["adminform"].form.data["body"] == bodies("Một.", "Hai, Minh.", "Hai, Lan.")
    assert [clash.is_conflict for clash in response.context["conflict"].clashes] == [True]


def test_my_version_overrules_when_i_say_so(client, lan_saves):
    story = make_article(headline="Cũ", lead="Sapo cũ.")
    opened = form_data(client, change(story))
    lan_saves(story, lead="Sapo của Lan.", headline="Của Lan")
    shown = client.post(change(story), opened | {"headline": "Của Minh"})
    answer = shown.context["adminform"].form.data.dict()
    answer |= {"conflict_mine": shown.context["conflict"].mine, "_keep_mine": "1"}
    assert client.post(change(story), answer).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Của Minh", "Sapo cũ.")
    assert story.revisions.get(number=2).values["lead"] == "Sapo của Lan."


def test_tags_pictures_and_names_of_both_are_kept(client, lan_saves):
    story = make_article(tags=("biển",))
    author, other, picture = make_author("An"), make_author("Bình"), make_picture(alt="Cảng")
    make_tag("cá cơm")
    opened = form_data(client, change(story))
    rows = {"bylines-TOTAL_FORMS": 1, "bylines-0-author": author.pk, "bylines-0-role": "writer"}
    lan_saves(story, tags="biển, cá cơm", cover=picture.pk, **rows)
    mine = {"tags": "cảng mới", "bylines-TOTAL_FORMS": 1}
    mine |= {"bylines-0-author": other.pk, "bylines-0-role": "writer", "bylines-0-position": 1}
    response = client.post(change(story), opened | mine)
    assert response.status_code == 409
    again = form_data_of(response)
    assert client.post(change(story), again).status_code == 302
    story.refresh_from_db()
    assert story.cover == picture
    assert sorted(story.tags.names()) == ["cá cơm", "cảng mới"]
    assert {byline.author for byline in Byline.objects.filter(article=story)} == {author, other}


def form_data_of(response):
    return {
        name: values if len(values) > 1 else values[0] for name, values in response.wsgi_request.POST.lists()
    }


def test_a_story_that_only_moved_on_is_no_conflict(client, minh):
    story = make_article(status="draft")
    opened = form_data(client, change(story))
    workflow.move(story, "submit", by=make_user("managing editor"))
    assert client.post(change(story), opened | {"headline": "Của Minh"}).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.status) == ("Của Minh", "submitted")


@pytest.mark.parametrize("version", ["", "99", "-1", "x", "9" * 30, "١"])
def test_a_version_that_never_was_is_a_conflict_and_no_crash(client, minh, version):
    story = make_article(headline="Cũ")
    data = form_data(client, change(story), headline="Giả", version=version)
    client.post(change(story), form_data(client, change(story), lead="Khác."))
    assert client.post(change(story), data).status_code == 409
    story.refresh_from_db()
    assert story.headline == "Cũ"


FORGED = [
    "",
    "[]",
    "x",
    '{"headline": 1}',
    '{"headline": ["a", null]}',
    r'{"headline": ["\ud800"], "tab": ["\ud800"]}',
    r'{"tab": ["\u0000"]}',
    "[" * 50_000,
]


@pytest.mark.parametrize("kept", FORGED)
def test_a_forged_version_of_mine_is_no_crash(client, minh, kept):
    story = make_article()
    data = form_data(client, change(story)) | {"conflict_mine": kept, "_keep_mine": "1"}
    assert client.post(change(story), data).status_code in {200, 302, 409}


def test_a_form_in_a_window_of_its_own_is_compared_as_any_other(client, lan_saves):
    story = make_article(headline="Cũ", lead="Một.")
    typed = form_data(client, change(story), headline="Của Minh") | {"_popup": "1"}
    lan_saves(story, lead="Của Lan.")
    assert client.post(change(story), typed).status_code == 409
    story.refresh_from_db()
    assert (story.headline, story.lead) == ("Cũ", "Của Lan.")
