"""What each role may do with whose story, over HTTP; every refusal leaves the story as it was."""

import json
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests.articles.admin.addresses import change
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_category, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
LIST, ADD = reverse("admin:articles_article_changelist"), reverse("admin:articles_article_add")


def page(name, story):
    return reverse(f"admin:articles_article_{name}", args=[story.pk])


@pytest.fixture
def reporter(client):
    user = make_user("reporter", full_name="Lê Thu An")
    client.force_login(user)
    return user


@pytest.fixture
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    return user


def everything(story):
    return Article.objects.filter(pk=story.pk).values().get()


def test_a_reporter_writes_a_story_that_becomes_theirs(client, reporter):
    category = make_category("Kinh tế")
    data = form_data(client, ADD, headline="Đảng bộ xã họp", body="<p>Sáng nay.</p>", category=category.pk)
    response = client.post(ADD, data | {"_save": "1"})
    story = Article.objects.get()
    assert response["Location"] == change(story)
    assert (story.headline, story.owner, story.status) == ("Đảng bộ xã họp", reporter, S.DRAFT)
    assert story.slug == "dang-bo-xa-hop"


def test_a_reporter_changes_the_own_draft(client, reporter):
    story = make_article("Cũ", status=S.DRAFT, owner=reporter)
    client.post(change(story), form_data(client, change(story), headline="Mới"))
    story.refresh_from_db()
    assert story.headline == "Mới"


@pytest.mark.parametrize("status", [S.APPROVED, S.PUBLISHED, S.WITHDRAWN])
def test_a_reporter_cannot_change_the_own_story_once_it_is_out_of_their_hands(client, reporter, status):
    story = make_article(status=S.DRAFT, owner=reporter)
    data = form_data(client, change(story), headline="Sửa lén sau khi đã duyệt")
    Article.objects.filter(pk=story.pk).update(status=status, withdrawal_reason="Sai.")
    before = everything(story)
    response = client.post(change(story), data)
    assert response.status_code == 403
    assert everything(story) == before
    assert "Sửa lén sau khi đã duyệt" in response.text, "what was typed is there to be copied"
    assert client.get(change(story)).status_code == 200, "it can still be read"


@pytest.mark.parametrize("name", ["change", "delete", "history", "preview"])
def test_the_story_of_a_colleague_is_not_there_for_a_reporter(client, reporter, name):
    story = make_article("Bài riêng của bạn", status=S.DRAFT, owner=make_user("reporter"))
    before = everything(story)
    for response in (client.get(page(name, story)), client.post(page(name, story), {"headline": "Sửa bài"})):
        assert response.status_code in {302, 403, 404}
        assert "Bài riêng của bạn" not in response.text
    assert everything(story) == before


def test_a_reporter_cannot_delete_even_the_own_draft(client, reporter):
    story = make_article(status=S.DRAFT, owner=reporter)
    assert client.post(page("delete", story), {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=story.pk).exists()


def test_a_reporter_lists_the_own_stories_only(client, reporter):
    make_article("Bài của tôi", status=S.DRAFT, owner=reporter)
    make_article("Bài của bạn", status=S.DRAFT, owner=make_user("reporter"))
    text = client.get(LIST).text
    assert "Bài của tôi" in text
    assert "Bài của bạn" not in text


FORGED = {
    "status": "published",
    "owner": "1",
    "publish_at": "2026-01-01T00:00",
    "unpublish_at": "2027-01-01T00:00",
    "embargo_until": "2027-01-01T00:00",
    "withdrawal_reason": "Bịa",
    "source_uri": "tag:x",
    "syllable_count": "9",
    "created_at": "2000-01-01",
    "is_superuser": "on",
}


@pytest.mark.parametrize("field", FORGED)
def test_forged_fields_of_a_reporter_change_nothing(client, reporter, field):
    story = make_article(status=S.DRAFT, owner=reporter, publish_at=None)
    before = everything(story)
    client.post(change(story), form_data(client, change(story)) | {field: FORGED[field]})
    after = everything(story)
    assert after.pop("updated_at") >= before.pop("updated_at")
    assert after == before


@pytest.mark.parametrize("move", ["approve", "publish", "withdraw", "take", "unschedule", "nonsense"])
def test_a_forged_move_of_a_reporter_saves_nothing(client, reporter, move):
    story = make_article("Cũ", status=S.DRAFT, owner=reporter, publish_at=None)
    before = everything(story)
    data = form_data(client, change(story), headline="Mới", move=move, reason="Vì thế")
    response = client.post(change(story), data)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    assert everything(story) == before
    assert not LogEntry.objects.exists()


def test_a_reporter_sends_the_story_in_the_same_step_as_saving_it(client, reporter):
    data = form_data(client, ADD, headline="Được mùa cá cơm", lead="Ngư dân vui.", move="submit")
    client.post(ADD, data)
    story = Article.objects.get()
    assert (story.status, story.owner) == (S.SUBMITTED, reporter)


def test_a_link_to_a_hidden_story_of_a_colleague_is_refused(client, reporter):
    own = make_article(status=S.DRAFT, owner=reporter)
    hidden = make_article("Bí mật", status=S.DRAFT)
    data = form_data(client, change(own)) | {
        "related_picks-TOTAL_FORMS": 1,
        "related_picks-0-target": hidden.pk,
        "related_picks-0-position": 1,
    }
    response = client.post(change(own), data)
    assert response.status_code == 200
    assert "Bí mật" not in response.text
    assert not own.related_picks.exists()


@pytest.mark.parametrize("is_draft", [False, True])
def test_a_new_story_leads_to_no_hidden_one_and_does_not_tell_its_headline(client, reporter, is_draft):
    hidden = make_article("Bí mật", status=S.DRAFT)
    data = form_data(client, ADD, headline="Mới") | {
        "related_picks-TOTAL_FORMS": 1,
        "related_picks-0-target": hidden.pk,
        "related_picks-0-position": 1,
    }
    if is_draft:
        client.post(reverse("admin:articles_article_add_working"), data)
        response = client.get(ADD, {"ban-nhap": reporter.working_copies.get().pk})
        assert response.context["adminform"].form["headline"].value() == "Mới"
    else:
        response = client.post(ADD, data)
    assert response.status_code == 200
    assert "Bí mật" not in response.text
    assert not Article.objects.exclude(pk=hidden.pk).exists()


def test_what_an_editor_linked_stays_when_the_reporter_saves(client, reporter):
    own = make_article(status=S.DRAFT, owner=reporter)
    own.related_picks.create(target=make_article(status=S.DRAFT), position=1)
    response = client.post(change(own), form_data(client, change(own), headline="Mới"))
    assert response.status_code == 302
    assert own.related_picks.count() == 1


def autocomplete(client, model, field, term):
    query = {"app_label": "articles", "model_name": model, "field_name": field, "term": term}
    response = client.get(reverse("admin:autocomplete", query=query))
    return (
        [found["text"] for found in json.loads(response.text)["results"]]
        if response.status_code == 200
        else response
    )


def test_autocomplete_offers_a_reporter_the_own_and_the_public_stories(client, reporter):
    make_article("Biển lặng của tôi", status=S.DRAFT, owner=reporter)
    make_article("Biển lặng đã đăng")
    make_article("Biển lặng bí mật", status=S.DRAFT)
    make_article("Biển lặng ngày mai", publish_at=timezone.now() + timedelta(days=1))
    found = autocomplete(client, "related", "target", "bien lang")
    assert sorted(found) == ["Biển lặng của tôi", "Biển lặng đã đăng"]


@pytest.mark.parametrize("role", ["reporter", "comment moderator", None])
def test_who_sees_no_accounts_finds_none_by_completing(client, role):
    client.force_login(make_user(role))
    response = autocomplete(client, "author", "user", "u")
    assert response.status_code == 403


def test_the_way_to_the_site_does_not_betray_a_hidden_story(client, reporter):
    hidden = make_article("Bí mật", status=S.DRAFT)
    kind = ContentType.objects.get_for_model(Article)
    response = client.get(reverse("admin:view_on_site", args=[kind.pk, hidden.pk]))
    assert response.status_code == 404


def test_the_way_to_the_site_leads_to_a_published_story(client, editor):
    story = make_article()
    kind = ContentType.objects.get_for_model(Article)
    response = client.get(reverse("admin:view_on_site", args=[kind.pk, story.pk]))
    assert response["Location"] == story.get_absolute_url()


def test_the_button_that_publishes_saves_and_leads_to_the_last_look(client, editor):
    story = make_article("Cũ", status=S.SUBMITTED, owner=make_user("reporter"), publish_at=None)
    data = form_data(client, change(story), headline="Mới", move="publish")
    response = client.post(change(story), data)
    assert response["Location"] == reverse("admin:articles_article_publish", args=[story.pk])
    story.refresh_from_db()
    assert (story.headline, story.status) == ("Mới", S.SUBMITTED)
    assert story.revisions.newest_first().first().made_by == editor


def test_publishing_without_a_category_gives_the_form_back_with_everything_typed(client, editor):
    story = make_article("Cũ", status=S.SUBMITTED, category=None, publish_at=None)
    before = everything(story)
    data = form_data(client, change(story), headline="Mới", tags="ngư dân, biển đảo", move="publish")
    response = client.post(change(story), data)
    form = response.context["adminform"].form
    assert list(form.errors) == ["category"]
    assert (form["headline"].value(), form["tags"].value()) == ("Mới", "ngư dân, biển đảo")
    assert everything(story) == before
    assert not story.tags.exists()


def test_a_new_story_that_cannot_be_published_is_not_half_saved(client, editor):
    response = client.post(ADD, form_data(client, ADD, headline="Mới", lead="Sapo.", move="publish"))
    assert list(response.context["adminform"].form.errors) == ["category", "byline_note"]
    assert not Article.objects.exists()


def test_sending_back_without_a_reason_gives_the_form_back(client, editor):
    story = make_article(status=S.SUBMITTED)
    response = client.post(change(story), form_data(client, change(story), move="return"))
    assert list(response.context["adminform"].form.errors) == ["reason"]
    story.refresh_from_db()
    assert story.status == S.SUBMITTED


def test_a_story_that_was_sent_back_says_why_above_its_form(client, editor):
    story = make_article(status=S.SUBMITTED, owner=editor)
    client.post(change(story), form_data(client, change(story), move="return", reason="Cần nói rõ nguồn."))
    assert "<span>Cần nói rõ nguồn.</span>" in client.get(change(story)).text


def test_taking_down_before_now_cannot_be_published_and_says_so(client, editor):
    story = make_article(status=S.APPROVED, publish_at=None)
    data = form_data(client, change(story), unpublish_at="2020-01-01T00:00", move="publish")
    response = client.post(change(story), data)
    assert list(response.context["adminform"].form.errors) == ["unpublish_at"]


def test_withdrawing_keeps_the_reason_for_readers(client):
    client.force_login(make_user("managing editor"))
    story = make_article()
    client.post(change(story), form_data(client, change(story), move="withdraw", reason="Sai số liệu."))
    story.refresh_from_db()
    assert (story.status, story.withdrawal_reason) == (S.WITHDRAWN, "Sai số liệu.")


@pytest.mark.parametrize("status", [S.PUBLISHED, S.WITHDRAWN])
@pytest.mark.parametrize("role", ["managing editor", "editor-in-chief", "administrator"])
def test_nobody_deletes_what_readers_have_seen(client, role, status):
    client.force_login(make_user(role))
    story = make_article(status=status, withdrawal_reason="Sai.")
    assert client.post(page("delete", story), {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=story.pk).exists()


def test_a_managing_editor_deletes_from_the_trash_only(client):
    client.force_login(make_user("managing editor"))
    kept = make_article(status=S.DRAFT)
    assert client.post(page("delete", kept), {"post": "yes"}).status_code == 403
    Article.objects.filter(pk=kept.pk).update(status=S.TRASHED)
    story = kept
    client.post(page("delete", story), {"post": "yes"})
    assert not Article.objects.exists()


def test_no_list_deletes_many_at_once(client):
    client.force_login(make_user("administrator"))
    story = make_article(status=S.DRAFT)
    client.post(LIST, {"action": "delete_selected", "_selected_action": story.pk, "post": "yes"})
    assert Article.objects.exists()


@pytest.mark.parametrize("url", [LIST, ADD, reverse("admin:articles_picture_changelist")])
def test_whoever_is_no_staff_is_sent_to_the_login(client, url):
    client.force_login(make_user(is_staff=False))
    assert client.get(url)["Location"].startswith(reverse("admin:login"))


def test_a_form_sent_after_the_session_ended_gives_back_what_was_typed(client, reporter):
    story = make_article("Cũ", status=S.DRAFT, owner=reporter)
    data = form_data(client, change(story), lead="Một đoạn sapo dài không thể mất được.")
    client.logout()
    response = client.post(change(story), data)
    assert response.status_code == 403
    assert "Một đoạn sapo dài không thể mất được." in response.text
    story.refresh_from_db()
    assert story.lead == "Sáng nay biển lặng."


def test_a_preview_shows_a_draft_to_staff_and_is_kept_by_nobody(client, editor):
    story = make_article("Chưa ai đọc", status=S.DRAFT, publish_at=None)
    response = client.get(page("preview", story))
    assert "Chưa ai đọc" in response.text
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"


def test_an_editor_of_some_categories_moves_no_live_story_to_another_one(client, editor):
    here, there = make_category("Thể thao"), make_category("Thủy sản")
    editor.categories.add(here)
    story = make_article(category=here)
    answer = client.post(change(story), form_data(client, change(story), category=there.pk))
    assert list(answer.context["adminform"].form.errors) == ["category"]
    assert Article.objects.get(pk=story.pk).category == here


def test_an_editor_of_some_categories_lists_no_live_story_in_another_one(client, editor):
    here, there, elsewhere = (make_category(name) for name in ("Thể thao", "Thủy sản", "Pháp luật"))
    editor.categories.add(here)
    story = make_article(category=here)
    story.more_categories.add(there)
    typed = form_data(client, change(story), headline="Mới")
    answer = client.post(change(story), typed | {"more_categories": [there.pk, elsewhere.pk]})
    assert list(answer.context["adminform"].form.errors) == ["more_categories"]
    assert Article.objects.get(pk=story.pk).headline != "Mới"
    assert list(story.more_categories.all()) == [there]
    assert client.post(change(story), typed | {"more_categories": [there.pk]}).status_code == 302
    assert list(story.more_categories.all()) == [there]


def test_a_live_story_is_not_hidden_by_an_embargo(client, editor):
    story = make_article()
    later = timezone.localtime(timezone.now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S")
    answer = client.post(change(story), form_data(client, change(story), embargo_until=later))
    assert list(answer.context["adminform"].form.errors) == ["embargo_until"]
    assert Article.objects.get(pk=story.pk).is_published
