"""What is typed and not saved is kept, found again, and given up only on purpose."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from articles import presence
from articles.models import Article, WorkingCopy
from articles.working_copies import MAX_BYTES, MAX_COPIES
from tests.articles.admin.addresses import ADD, ADD_WORKING, change, working
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_author, make_category, make_tag, make_user

pytestmark = pytest.mark.django_db

TAB = "tab-of-a-test"


def draft(copy, name="draft"):
    return reverse(f"admin:articles_article_{name}", args=[copy.pk])


@pytest.fixture
def kept(client, minh):
    """Has Minh type something into a story and leave it unsaved."""

    def keep(story, **changes):
        typed = form_data(client, change(story), **changes)
        assert client.post(working(story), typed).status_code == 200
        return minh.working_copies.get(tab=typed["tab"])

    return keep


def test_a_form_is_kept_as_it_was_typed_and_the_story_stays(client, minh):
    story = make_article(headline="Cũ")
    typed = form_data(client, change(story), headline="Mới  ", more_categories=[story.category_id, 7])
    answer = client.post(working(story), typed)
    assert (answer.status_code, answer.json()["said"][:16]) == (200, "Đã giữ nháp lúc ")
    copy = WorkingCopy.objects.get()
    assert (copy.editor, copy.article, copy.version) == (minh, story, 0)
    assert copy.values["headline"] == ["Mới  "]
    assert copy.values["more_categories"] == [str(story.category_id), "7"]
    assert "csrfmiddlewaretoken" not in copy.values
    story.refresh_from_db()
    assert story.headline == "Cũ"
    assert not story.revisions.exists()


def test_one_tab_writes_into_one_row(client, minh):
    story = make_article()
    typed = form_data(client, change(story))
    for headline in ("Một", "Một hai", "Một hai ba"):
        client.post(working(story), typed | {"headline": headline})
    assert [copy.values["headline"] for copy in WorkingCopy.objects.all()] == [["Một hai ba"]]


def test_another_tab_does_not_write_over_what_nobody_brought_back(client, kept):
    story = make_article()
    kept(story, headline="Chưa khôi phục")
    kept(story, headline="Gõ mới")
    assert {str(copy) for copy in WorkingCopy.objects.all()} == {"Chưa khôi phục", "Gõ mới"}


def test_the_form_tells_of_a_draft_that_was_left(client, kept, minh):
    story = make_article()
    copy = kept(story, headline="Gõ dở")
    page = client.get(change(story)).text
    assert f'href="{change(story)}?ban-nhap={copy.pk}"' in page
    client.force_login(make_user("editor"))
    assert f"?ban-nhap={copy.pk}" not in client.get(change(story)).text


def test_a_draft_is_told_apart_from_the_story(client, kept):
    story = make_article(headline="Tàu ra khơi", body="<p>Một.</p><p>Hai.</p>", tags=("biển",))
    author, tag = make_author("An"), make_tag("cá")
    rows = {"bylines-TOTAL_FORMS": 1, "bylines-0-author": author.pk, "bylines-0-role": "writer"}
    copy = kept(story, body="<p>Một.</p><p>Hai ba.</p>", tags=f"biển, {tag.name}, nhãn mới", **rows)
    response = client.get(draft(copy))
    assert [difference.name for difference in response.context["differences"]] == ["body", "tags", "bylines"]
    assert "<ins>" in response.text
    assert "nhãn mới" in response.text
    assert "An (" in response.text


def test_a_draft_fills_the_form_without_scripts(client, kept):
    category = make_category()
    story = make_article(headline="Cũ")
    author = make_author("An")
    rows = {"bylines-TOTAL_FORMS": 1, "bylines-0-author": author.pk, "bylines-0-role": "writer"}
    copy = kept(story, headline="Gõ dở", body="<p>Đoạn mới.</p>", tags="biển", category=category.pk, **rows)
    data = form_data(client, f"{change(story)}?ban-nhap={copy.pk}")
    assert (data["headline"], data["body"], data["tags"]) == ("Gõ dở", "<p>Đoạn mới.</p>", "biển")
    assert (data["category"], data["bylines-0-author"]) == (str(category.pk), str(author.pk))
    assert client.post(change(story), data).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.category, list(story.authors.all())) == ("Gõ dở", category, [author])
    assert not WorkingCopy.objects.exists()


def test_a_draft_of_a_new_story_becomes_a_story(client, minh):
    client.post(ADD_WORKING, form_data(client, ADD, headline="Bài mới gõ dở"))
    copy = WorkingCopy.objects.get()
    assert copy.article is None
    assert "Bài mới gõ dở" in client.get(ADD).text
    assert "Bài mới gõ dở" in client.get(draft(copy)).text
    data = form_data(client, f"{ADD}?ban-nhap={copy.pk}")
    assert client.post(ADD, data).status_code == 302
    assert Article.objects.get().headline == "Bài mới gõ dở"
    assert not WorkingCopy.objects.exists()


def test_a_recovered_draft_is_still_guarded_by_the_version_it_began_with(client, kept, minh):
    story = make_article(headline="Cũ", lead="Sapo cũ.")
    copy = kept(story, headline="Của Minh")
    client.force_login(make_user("editor", full_name="Lan"))
    client.post(change(story), form_data(client, change(story), lead="Sapo của Lan.", headline="Của Lan"))
    client.force_login(minh)
    data = form_data(client, f"{change(story)}?ban-nhap={copy.pk}")
    response = client.post(change(story), data)
    assert response.status_code == 409
    typed = response.context["adminform"].form.data
    assert (typed["headline"], typed["lead"]) == ("Của Minh", "Sapo của Lan.")
    assert WorkingCopy.objects.filter(pk=copy.pk).exists()


def test_a_form_opened_from_a_draft_takes_its_place(client, kept):
    story = make_article()
    copy = kept(story, headline="Gõ dở")
    data = form_data(client, f"{change(story)}?ban-nhap={copy.pk}")
    client.post(working(story), data | {"headline": "Gõ tiếp"})
    assert [str(left) for left in WorkingCopy.objects.all()] == ["Gõ tiếp"]


def test_a_draft_that_went_on_elsewhere_is_not_taken_for_the_one_that_was_opened(client, kept, minh):
    story = make_article()
    copy = kept(story, headline="Gõ dở")
    data = form_data(client, f"{change(story)}?ban-nhap={copy.pk}")
    client.post(working(story), data | {"tab": copy.tab, "draft": "", "headline": "Thẻ cũ gõ tiếp"})
    assert client.post(change(story), data).status_code == 302
    assert [str(left) for left in WorkingCopy.objects.all()] == ["Thẻ cũ gõ tiếp"]


def test_a_save_takes_away_only_its_own_draft(client, kept):
    story = make_article()
    kept(story, headline="Bỏ quên")
    typed = form_data(client, change(story), headline="Lưu")
    client.post(working(story), typed)
    assert client.post(change(story), typed).status_code == 302
    assert [str(left) for left in WorkingCopy.objects.all()] == ["Bỏ quên"]


def test_the_next_page_tells_the_browser_which_tab_was_saved(client, minh):
    story = make_article()
    typed = form_data(client, change(story), headline="Lưu")
    client.post(change(story), typed)
    assert f'data-saved="{typed["tab"]}"' in client.get(change(story)).text
    assert 'data-saved=""' in client.get(change(story)).text


def test_a_refused_save_keeps_the_draft(client, kept):
    story = make_article()
    copy = kept(story, headline="Gõ dở")
    data = form_data(client, f"{change(story)}?ban-nhap={copy.pk}", headline="")
    assert client.post(change(story), data).status_code == 200
    assert WorkingCopy.objects.get() == copy


def test_a_draft_is_dropped_on_purpose_only(client, kept):
    story = make_article()
    copy = kept(story, headline="Gõ dở")
    assert client.get(draft(copy, "drop_draft")).status_code == 405
    assert client.post(draft(copy, "drop_draft")).headers["Location"] == change(story)
    assert not WorkingCopy.objects.exists()


def test_nobody_reads_or_drops_the_draft_of_another(client, kept):
    copy = kept(make_article(), headline="Gõ dở")
    client.force_login(make_user("editor-in-chief"))
    assert client.get(draft(copy)).status_code == 404
    assert client.post(draft(copy, "drop_draft")).status_code == 404
    assert WorkingCopy.objects.get() == copy


def test_who_may_not_change_a_story_keeps_nothing_of_it(client):
    story = make_article()
    reporter = make_user("reporter")
    client.force_login(reporter)
    assert client.post(working(story), {"tab": TAB, "headline": "Chen"}).status_code == 404
    own = make_article(owner=reporter)
    answer = client.post(working(own), {"tab": TAB, "headline": "Chen"})
    assert (answer.status_code, list(answer.json())) == (403, ["error"])
    assert not WorkingCopy.objects.exists()


def test_a_draft_can_still_be_read_when_the_story_may_not_be_changed_any_more(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    story = make_article(owner=reporter, status="draft", publish_at=None)
    client.post(working(story), form_data(client, change(story), headline="Gõ dở"))
    Article.objects.update(status="published", publish_at=timezone.now())
    copy = WorkingCopy.objects.get()
    assert "Gõ dở" in client.get(draft(copy)).text
    page = client.get(change(story)).text
    assert draft(copy) in page
    assert "?ban-nhap=" not in page


def test_a_session_that_ended_is_said_in_json_and_leads_nowhere(client):
    story = make_article()
    typed = {"tab": TAB, "headline": "Một câu dài hơn hai mươi chữ cái"}
    paths = [working(story), ADD_WORKING, reverse("admin:articles_article_presence", args=[story.pk])]
    for path in [*paths, reverse("admin:articles_article_take_over", args=[story.pk])]:
        answer = client.post(path, typed)
        assert (answer.status_code, list(answer.json())) == (401, ["error"])
    assert client.get(reverse("admin:articles_article_token")).status_code == 401
    assert not WorkingCopy.objects.exists()


def test_the_token_after_logging_in_again_is_told_with_its_owner(client, minh):
    answer = client.get(reverse("admin:articles_article_token"))
    assert answer.json()["user"] == minh.pk
    assert len(answer.json()["token"]) == 64
    assert "no-store" in answer.headers["Cache-Control"]


def test_too_much_is_refused_in_words_and_what_was_kept_stays(client, kept):
    story = make_article()
    copy = kept(story, headline="Gõ dở")
    answer = client.post(working(story), {"tab": copy.tab, "body": "a" * MAX_BYTES})
    assert (answer.status_code, list(answer.json())) == (413, ["error"])
    assert str(WorkingCopy.objects.get()) == "Gõ dở"


@pytest.fixture
def full(minh):
    """Has Minh leave as many drafts as one may have."""
    WorkingCopy.objects.bulk_create(
        WorkingCopy(editor=minh, tab=f"left-behind-{n}", values={"headline": [f"Bản {n}"]})
        for n in range(MAX_COPIES)
    )


def test_too_many_drafts_are_refused_in_words_and_none_of_them_goes(client, minh, full):
    story = make_article()
    for address in (ADD_WORKING, working(story)):
        answer = client.post(address, {"tab": TAB, "headline": "Một nữa"})
        assert (answer.status_code, list(answer.json())) == (409, ["error"])
        assert answer.json()["error"].startswith("Bạn có 50 bản nháp chưa lưu")
    assert {str(copy) for copy in minh.working_copies.all()} == {f"Bản {n}" for n in range(MAX_COPIES)}
    assert client.post(ADD_WORKING, {"tab": "left-behind-3", "headline": "Gõ tiếp"}).status_code == 200
    client.force_login(make_user("editor"))
    assert client.post(ADD_WORKING, {"tab": TAB, "headline": "Của người khác"}).status_code == 200


def test_a_draft_that_is_brought_back_is_none_more(client, minh, full):
    old = minh.working_copies.get(tab="left-behind-7")
    opened = form_data(client, f"{ADD}?ban-nhap={old.pk}")
    assert client.post(ADD_WORKING, opened | {"headline": "Bản 7 gõ tiếp"}).status_code == 200
    assert minh.working_copies.count() == MAX_COPIES
    assert not minh.working_copies.filter(pk=old.pk).exists()


def test_a_save_that_is_refused_shows_its_text_where_no_draft_is_free(client, minh, full):
    story = make_article(headline="Cũ")
    typed = form_data(client, change(story), headline="Của Minh")
    presence.ping(story, make_user("editor"), "tab-of-another", is_changing=True)
    response = client.post(change(story), typed)
    assert response.status_code == 409
    assert response.context["adminform"].form.data["headline"] == "Của Minh"
    assert minh.working_copies.count() == MAX_COPIES


def test_all_drafts_of_a_person_are_listed_from_the_desk_and_dropped_there(client, kept, minh):
    copy = kept(make_article(), headline="Gõ dở")
    client.post(ADD_WORKING, {"tab": TAB, "headline": ""})
    drafts = reverse("admin:articles_article_drafts")
    assert drafts in client.get(reverse("admin:index")).text
    page = client.get(drafts).text
    assert "Gõ dở" in page
    assert all(draft(left, "drop_draft") in page for left in minh.working_copies.all())
    client.force_login(make_user("editor"))
    assert draft(copy, "drop_draft") not in client.get(drafts).text
    assert drafts not in client.get(reverse("admin:index")).text


@pytest.mark.parametrize("tab", ["", "x", "a" * 41, "có dấu cách", "'; drop--"])
def test_a_form_without_a_name_is_not_kept(client, minh, tab):
    assert client.post(ADD_WORKING, {"tab": tab, "headline": "A"}).status_code == 400
    assert not WorkingCopy.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"version": "٣", "_age": "-5"},
        {"version": "9" * 30, "_age": "9" * 40},
        {"draft": "7@x"},
        {"draft": f"{'9' * 18}@2026-01-01T00:00:00+00:00"},
        {"headline": "a\x00b", "bylines-TOTAL_FORMS": "x", "category": "x", "publish_at": "hôm nay"},
    ],
)
def test_a_forged_form_is_kept_or_refused_and_no_crash(client, minh, typed):
    story = make_article()
    assert client.post(working(story), {"tab": TAB, **typed}).status_code == 200
    copy = WorkingCopy.objects.get()
    assert client.get(draft(copy)).status_code == 200
    assert client.get(f"{change(story)}?ban-nhap={copy.pk}").status_code == 200


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 30, "9" * 5000, "1"])
def test_a_draft_that_is_gone_opens_the_story_and_says_so(client, minh, number):
    story = make_article(headline="Cũ")
    response = client.get(f"{change(story)}?ban-nhap={number}")
    assert response.status_code == 200
    assert [str(said) for said in get_messages(response.wsgi_request)] == ["Bản nháp này không còn nữa."]
    assert form_data(client, change(story))["headline"] == "Cũ"


def test_what_a_browser_kept_while_offline_bears_the_time_at_which_it_was_typed(client, minh):
    client.post(ADD_WORKING, {"tab": TAB, "headline": "A", "_age": "3600"})
    typed_ago = timezone.now() - WorkingCopy.objects.get().saved_at
    assert timedelta(seconds=3599) < typed_ago < timedelta(seconds=3660)


def test_what_was_left_is_a_piece_of_page_for_the_script(client, kept):
    story = make_article()
    copy = kept(story, headline="Gõ dở")
    piece = client.get(working(story))
    assert draft(copy) in piece.text
    assert "<html" not in piece.text
    assert draft(copy) not in client.get(working(story), {"tab": copy.tab}).text


def test_a_draft_does_not_tell_what_a_story_is_called_that_one_may_not_see(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    story = make_article(status=Article.Status.DRAFT, owner=reporter)
    hidden = make_article("Bí mật của đồng nghiệp", status=Article.Status.DRAFT)
    public = make_article("Tin đã đăng")
    picks = {"related_picks-0-target": hidden.pk, "related_picks-1-target": public.pk}
    client.post(working(story), {"tab": TAB, "related_picks-TOTAL_FORMS": "2", **picks})
    page = client.get(draft(reporter.working_copies.get())).text
    assert "Tin đã đăng" in page
    assert "Bí mật" not in page


def test_names_and_tabs_with_what_no_database_takes_are_no_crash(client, minh):
    story = make_article(headline="Cũ")
    assert client.post(working(story), {"tab": TAB, "a\x00": "b\x00"}).status_code == 200
    assert WorkingCopy.objects.get().values == {"a": ["b"]}
    for tab in ("\x00", "\x00" * 20):
        forged = form_data(client, change(story), headline="Mới") | {"tab": tab}
        assert client.post(change(story), forged).status_code == 200
    story.refresh_from_db()
    assert story.headline == "Cũ"
