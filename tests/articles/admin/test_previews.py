"""Previews: what frames may hold, and what search engines and networks will be told."""

import pytest
from django.urls import reverse

from articles.admin.story.previews import Head
from articles.models import Article
from tests.factories import make_article, make_picture, make_publication, make_user

pytestmark = pytest.mark.django_db
S = Article.Status


@pytest.fixture
def story(client):
    user = make_user("reporter")
    client.force_login(user)
    return make_article(
        "Cá được mùa",
        status=S.DRAFT,
        owner=user,
        publish_at=None,
        cover=make_picture(width=1600, height=900),
        seo_title="Cá được mùa ở Hải Sa",
        seo_description="Ngư dân vui.",
    )


def page(name, story):
    return reverse(f"admin:articles_article_{name}", args=[story.pk])


def policy(response):
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))


def test_our_own_pages_may_frame_the_preview_and_no_others(client, story):
    framed = policy(client.get(page("preview", story)))
    public = policy(client.get(make_article().get_absolute_url()))
    assert (framed.pop("frame-ancestors"), public.pop("frame-ancestors")) == ("'self'", "'none'")
    assert framed == public


def test_the_previews_frame_the_page_three_times(client, story):
    html = client.get(page("previews", story)).text
    assert html.count(f'<iframe src="{page("preview", story)}"') == 3


def test_the_cards_say_what_the_head_of_the_page_says(client, story):
    make_publication(name="Báo Biển")
    head = client.get(page("previews", story)).context["head"]
    assert head.title == "Cá được mùa ở Hải Sa - Báo Biển"
    assert (head.description, head.social_description) == ("Ngư dân vui.", "Ngư dân vui.")
    assert head.social_title == "Cá được mùa ở Hải Sa"
    assert head.address == f"http://testserver{story.get_absolute_url()}"
    assert "/social-1200.jpg" in head.picture


def test_a_head_without_anything_is_read_as_empty():
    assert Head.of("<html><head></head>") == Head("", "", "", "", "", "")


def test_there_are_no_previews_of_what_one_may_not_see(client, story):
    assert client.get(page("previews", make_article(status=S.DRAFT))).status_code == 404


def test_without_a_category_there_is_no_page_yet(client, story):
    Article.objects.filter(pk=story.pk).update(category=None)
    assert client.get(page("previews", story)).status_code == 409
