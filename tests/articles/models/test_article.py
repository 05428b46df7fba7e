"""What one story says of itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


def test_a_story_whose_time_was_cleared_is_neither_public_nor_scheduled():
    story = Article(headline="x", status=Article.Status.PUBLISHED)
    assert (story.is_published, story.is_scheduled) == (False, False)


def test_clearing_the_time_of_a_published_story_is_refused_in_the_form(client):
    story = make_article()
    client.force_login(make_user("editor"))
    url = reverse("admin:articles_article_change", args=[story.pk])
    cleared = {"publish_at": "", "publish_at_0": "", "publish_at_1": "", "headline": "Đang gõ dở"}
    response = client.post(url, form_data(client, url) | cleared)
    assert response.status_code == 200
    assert list(response.context["adminform"].form.errors) == ["publish_at"]
    assert "Đang gõ dở" in response.text
    story.refresh_from_db()
    assert story.publish_at is not None


@pytest.mark.parametrize(("hours", "label"), [(-1, "đã đăng"), (1, "hẹn giờ")])
def test_a_published_story_whose_time_is_to_come_is_called_scheduled(hours, label):
    assert make_article(publish_at=timezone.now() + timedelta(hours=hours)).status_label == label
