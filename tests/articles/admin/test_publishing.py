"""The last look: what it says will happen, and that it does that once or nothing at all."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from articles import revisions, updates, workflow
from articles.models import Article, Box, Move, Picture, Topic
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_box, make_category, make_picture, make_user

pytestmark = pytest.mark.django_db
S = Article.Status


@pytest.fixture
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    return user


@pytest.fixture
def story():
    category = make_category("Kinh tế")
    return make_article("Cá được mùa", status=S.APPROVED, publish_at=None, category=category)


def address(story):
    return reverse("admin:articles_article_publish", args=[story.pk])


def publish(client, story, **typed):
    version = client.get(address(story)).context["version"]
    return client.post(address(story), {"version": version} | typed)


def text(response):
    return " ".join(response.text.split())


def test_the_last_look_publishes_with_one_button(client, editor, story):
    page = client.get(address(story))
    assert "Đăng ngay" in page.text
    assert story.status == S.APPROVED
    response = publish(client, story)
    assert response["Location"] == reverse("admin:articles_article_change", args=[story.pk])
    story.refresh_from_db()
    assert story.is_published
    assert (Move.objects.get().made_by, Move.objects.get().name) == (editor, "publish")


def test_it_says_where_the_story_will_stand(client, editor, story):
    Box.objects.all().delete()
    topic = Topic.objects.create(name="Mùa cá")
    story.topic = topic
    story.save()
    story.more_categories.add(make_category("Đời sống"))
    make_box(name="Tin kinh tế", fill="category", category=story.category, place="front")
    make_box(name="Tin thể thao", fill="category", category=make_category("Thể thao"), place="front")
    make_box(name="Theo dòng", fill="topic", topic=topic, place="after")
    page = text(client.get(address(story)))
    assert "Kinh tế, Đời sống" in page
    assert "“Tin kinh tế”" in page
    assert "“Theo dòng”" in page
    assert "Tin thể thao" not in page


def test_a_box_full_of_picks_does_not_change(client, editor, story):
    Box.objects.all().delete()
    box = make_box(name="Nổi bật", fill="latest", size=1)
    box.items.create(article=make_article())
    assert "Nổi bật" not in client.get(address(story)).text
    box.items.all().delete()
    box.items.create(article=story)
    assert "“Nổi bật”" in client.get(address(story)).text


def test_a_time_to_come_is_said_on_the_button(client, editor, story):
    at = timezone.localtime(timezone.now() + timedelta(hours=3)).replace(second=0, microsecond=0)
    Article.objects.filter(pk=story.pk).update(publish_at=at, unpublish_at=at + timedelta(days=2))
    page = text(client.get(address(story)))
    assert f"{at:%H:%M}" in page
    assert "Đăng ngay" not in page
    publish(client, story)
    story.refresh_from_db()
    assert (story.is_scheduled, story.publish_at) == (True, at)


def test_pressing_twice_publishes_once(client, editor, story):
    version = client.get(address(story)).context["version"]
    client.post(address(story), {"version": version})
    response = client.post(address(story), {"version": version}, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["success", "warning"]
    assert Move.objects.count() == 1


def test_a_published_update_leads_to_its_live_story_and_says_what_changed(client, editor):
    live = make_article("Cá được mùa", byline_note="HS")
    update = updates.prepare(live, by=editor)
    update.lead = "Sapo mới."
    update.save()
    page = client.get(publish(client, update).url)
    assert page.context["original"] == live
    link = f'<a href="{live.get_absolute_url()}">Xem trên trang</a>'
    said = f"Bạn đọc đã có bản cập nhật; phần thay đổi: sapo. {link}"
    assert [str(message) for message in page.context["messages"]] == [said]
    assert client.get(address(update)).url == reverse("admin:articles_article_change", args=[live.pk])


def test_a_scheduled_update_stays_where_it_is(client, editor):
    update = updates.prepare(make_article(byline_note="HS"), by=editor)
    Article.objects.filter(pk=update.pk).update(publish_at=timezone.now() + timedelta(hours=1))
    assert client.get(publish(client, update).url).context["original"] == update


def test_a_story_that_was_changed_meanwhile_is_looked_at_once_more(client, editor, story):
    version = client.get(address(story)).context["version"]
    client.post(
        reverse("admin:articles_article_move", args=[story.pk]), {"move": "return", "reason": "Thiếu nguồn."}
    )
    response = client.post(address(story), {"version": version})
    assert response.status_code == 409
    story.refresh_from_db()
    assert story.status == S.RETURNED


@pytest.mark.parametrize(
    "fields",
    [
        {"publish_at": timezone.now() - timedelta(days=1)},
        {"embargo_until": timezone.now() + timedelta(days=1)},
        {"unpublish_at": timezone.now() - timedelta(days=1)},
        {"category": None},
        {"byline_note": ""},
    ],
)
def test_what_stands_against_it_is_said_and_nothing_happens(client, editor, story, fields):
    Article.objects.filter(pk=story.pk).update(**fields)
    page = client.get(address(story))
    assert page.context["will"] is None
    response = publish(client, story, reason="Gấp")
    assert response.status_code == 422
    assert "errorlist" in response.text or "is-missing" in response.text
    story.refresh_from_db()
    assert story.status == S.APPROVED
    assert not Move.objects.exists()


def test_overriding_asks_for_the_reason_and_keeps_it(client, story):
    client.force_login(make_user("managing editor"))
    Article.objects.filter(pk=story.pk).update(byline_note="")
    response = publish(client, story, reason=" ")
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.text
    assert not Move.objects.exists()
    publish(client, story, reason="Thông cáo khẩn")
    assert Move.objects.get().reason == "Thông cáo khẩn"


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_publish_gets_nowhere(client, story, method):
    reporter = make_user("reporter")
    client.force_login(reporter)
    assert getattr(client, method)(address(story)).status_code == 404
    Article.objects.filter(pk=story.pk).update(owner=reporter)
    assert getattr(client, method)(address(story)).status_code == 403
    story.refresh_from_db()
    assert story.status == S.APPROVED


def test_the_form_counts_what_is_done_and_links_to_what_is_missing(client, editor, story):
    Article.objects.filter(pk=story.pk).update(category=None)
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    items = page.context["checklist"]
    assert page.context["checklist_met"] == sum(item.is_met for item in items)
    assert '<a href="#id_category">' in page.text


def test_the_form_of_a_published_story_has_no_checklist(client, editor):
    page = client.get(reverse("admin:articles_article_change", args=[make_article().pk]))
    assert "checklist" not in page.context


def unlabelled():
    return make_picture(alt="Ảnh máy vẽ", ai_use="generated")


def test_a_live_story_gets_no_picture_that_could_not_be_published(client, editor):
    story = make_article("Cá được mùa", cover=make_picture())
    form = reverse("admin:articles_article_change", args=[story.pk])
    response = client.post(form, form_data(client, form, headline="Mới", cover=unlabelled().pk))
    assert list(response.context["adminform"].form.errors) == ["ai_use"]
    assert Article.objects.get(pk=story.pk).headline == "Cá được mùa"


def test_nor_is_a_revision_with_one_brought_back(client, editor):
    picture = make_picture()
    story = make_article("Cá được mùa", cover=picture)
    revisions.begin(story)
    story.cover = None
    story.save()
    revisions.record(story, by=None)
    Picture.objects.filter(pk=picture.pk).update(ai_use="generated", ai_tool="")
    client.post(reverse("admin:articles_article_restore", args=[story.pk, 1]))
    assert Article.objects.get(pk=story.pk).cover_id is None


def test_what_a_story_was_published_without_does_not_stop_its_next_change(client, editor):
    story = make_article("Cá được mùa", cover=unlabelled(), lead="")
    form = reverse("admin:articles_article_change", args=[story.pk])
    assert client.post(form, form_data(client, form, headline="Mới")).status_code == 302
    assert Article.objects.get(pk=story.pk).headline == "Mới"


def test_a_story_whose_end_has_passed_does_not_come_back_for_nobody(client, editor):
    now = timezone.now()
    times = {"publish_at": now - timedelta(days=2), "unpublish_at": now - timedelta(days=1)}
    story = make_article(status=S.WITHDRAWN, withdrawal_reason="Sai", **times)
    with pytest.raises(ValidationError) as refused:
        workflow.move(story, "publish", by=editor)
    assert list(refused.value.message_dict) == ["unpublish_at"]
