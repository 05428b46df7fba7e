"""The heads of pages: what shows where somebody shares or finds them."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles import pictures
from articles.models import Byline
from articles.views.lists import ListPage
from tests.factories import (
    make_article,
    make_author,
    make_box,
    make_category,
    make_live_entry,
    make_page,
    make_picture,
    make_publication,
    make_topic,
)

pytestmark = pytest.mark.django_db

HOST = "https://bao.example.vn"


@pytest.fixture(autouse=True)
def paper(settings):
    settings.SITE_URL = HOST
    return make_publication(tagline="Tiếng nói từ biển")


class Head:
    """The head of a page that is there: `meta` by name or property, `links` by rel, the `title`."""

    def __init__(self, client, address):
        response = client.get(address)
        assert response.status_code == 200
        html = response.text.partition("</head>")[0]
        (self.title,) = re.findall("<title>(.*?)</title>", html)
        self.meta: dict[str, list[str]] = {}
        for name, content in re.findall('<meta (?:name|property)="(.*?)" content="(.*?)">', html):
            self.meta.setdefault(name, []).append(content)
        self.links = dict(re.findall('<link rel="(canonical|prev|next)" href="(.*?)">', html))

    def __getitem__(self, name) -> str:
        (content,) = self.meta[name]
        return content


def test_a_story_says_its_times_section_tags_and_authors(client):
    article = make_article(
        tags=("biển", "cá"),
        category=make_category("Thủy sản", parent=make_category("Kinh tế")),
        publish_at=datetime(2022, 6, 6, 5, 27, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
    )
    Byline.objects.create(article=article, author=make_author("Minh Sa", has_page=True))
    Byline.objects.create(article=article, author=make_author("P.V"))
    head = Head(client, article.get_absolute_url())
    assert head["article:published_time"] == "2022-06-06T05:27:00+07:00"
    modified = timezone.localtime(article.updated_at).isoformat(timespec="seconds")
    assert head["article:modified_time"] == modified
    assert head["article:section"] == "Thủy sản"
    assert head.meta["article:tag"] == ["biển", "cá"]
    assert head.meta["article:author"] == [f"{HOST}/tac-gia/minh-sa/"]
    assert head["og:type"] == "article"
    assert head["og:locale"] == "vi_VN"
    assert head["og:site_name"] == "Báo Biển"
    assert head["robots"] == "max-image-preview:large"


def test_a_picture_is_shared_large_with_its_words(client):
    cover = make_picture(width=1600, height=1067, alt="Tàu & cá")
    head = Head(client, make_article(cover=cover).get_absolute_url())
    assert head["og:image"] == HOST + pictures.url(cover, "social", 1200)
    assert (head["og:image:width"], head["og:image:height"]) == ("1200", "675")
    assert head["og:image:alt"] == "Tàu &amp; cá"
    assert head["twitter:card"] == "summary_large_image"


def test_without_a_cover_the_picture_that_the_text_begins_with_is_shared(client):
    first = make_picture(width=1600, height=1067)
    body = f'<figure><img src="{pictures.url(first, "full", 960)}" alt=""></figure><p>Chữ</p>'
    head = Head(client, make_article(body=body).get_absolute_url())
    assert head["og:image"] == HOST + pictures.url(first, "social", 1200)


def test_without_a_picture_a_small_card_is_shared(client):
    head = Head(client, make_article().get_absolute_url())
    assert "og:image" not in head.meta
    assert head["twitter:card"] == "summary"


@pytest.mark.parametrize(
    ("fields", "title", "description"),
    [
        ({"lead": "Sapo & thêm."}, "Tàu về bến", "Sapo &amp; thêm."),
        ({"lead": ""}, "Tàu về bến", "Tàu về bến"),
        ({"seo_title": "Tàu cá", "seo_description": "Tóm tắt"}, "Tàu cá", "Tóm tắt"),
    ],
)
def test_title_and_description_are_said_once_for_all(client, fields, title, description):
    head = Head(client, make_article("Tàu về bến", **fields).get_absolute_url())
    assert head.title == f"{title} - Báo Biển"
    assert head["og:title"] == title
    assert head["description"] == head["og:description"] == description


@pytest.mark.parametrize(
    ("page", "description"),
    [
        ("/", "Tiếng nói từ biển"),
        ("/tin-moi/", "Mới nhất: tin, bài mới nhất trên Báo Biển."),
        ("/kinh-te/", "Làm ăn."),
        ("/xa-hoi/", "Xã hội: tin, bài mới nhất trên Báo Biển."),
        ("/dong-su-kien/go-the-vang/", "Gỡ thẻ vàng: tin, bài mới nhất trên Báo Biển."),
        ("/tac-gia/minh-sa/", "Minh Sa: tin, bài mới nhất trên Báo Biển."),
        ("/rss/", "Nguồn tin RSS: tin, bài mới nhất trên Báo Biển."),
        ("/gioi-thieu/", "Giới thiệu"),
    ],
)
def test_every_page_has_a_description_and_one_address(client, page, description):
    make_category("Kinh tế", description="Làm ăn.")
    make_category("Xã hội")
    make_article(topic=make_topic("Gỡ thẻ vàng"))
    make_author("Minh Sa", has_page=True)
    make_page("Giới thiệu")
    head = Head(client, f"{page}?utm_source=x")
    assert head["description"] == head["og:description"] == description
    assert head.links == {"canonical": HOST + page}
    assert head["og:url"] == HOST + page
    assert head["og:type"] == "website"


def test_pages_of_a_list_name_their_neighbours_and_their_number(client, monkeypatch):
    monkeypatch.setattr(ListPage, "per_page", 1)
    category = make_category("Kinh tế")
    for _number in range(3):
        make_article(category=category)
    first, second, third = (Head(client, f"/kinh-te/{query}") for query in ("", "?page=2", "?page=3"))
    here = f"{HOST}/kinh-te/"
    assert first.links == {"canonical": here, "next": f"{here}?page=2"}
    assert second.links == {"canonical": f"{here}?page=2", "prev": here, "next": f"{here}?page=3"}
    assert third.links == {"canonical": f"{here}?page=3", "prev": f"{here}?page=2"}
    assert second.title == "Kinh tế - Trang 2 - Báo Biển"
    assert second["og:url"] == f"{here}?page=2"


@pytest.mark.parametrize(("stories", "robots"), [(2, "noindex, follow"), (3, "max-image-preview:large")])
def test_a_tag_of_few_stories_is_left_out_of_search_engines(client, stories, robots):
    for _number in range(stories):
        make_article(tags=("biển",))
    make_article(tags=("biển",), status="draft")
    assert Head(client, "/tu-khoa/bien/")["robots"] == robots


def test_a_list_is_shared_with_the_picture_of_its_subject_or_of_its_first_story(client):
    cover, own = (make_picture(width=1600, height=1067) for _number in range(2))
    topic = make_topic("Gỡ thẻ vàng")
    now = timezone.now()
    make_article(publish_at=now - timedelta(hours=1), topic=topic)
    make_article(publish_at=now - timedelta(hours=2), topic=topic, cover=cover)
    assert Head(client, topic.get_absolute_url())["og:image"] == HOST + pictures.url(cover, "social", 1200)
    topic.picture = own
    topic.save()
    assert Head(client, topic.get_absolute_url())["og:image"] == HOST + pictures.url(own, "social", 1200)


def test_the_front_page_is_shared_with_the_picture_of_its_first_screen(client):
    cover = make_picture(width=1600, height=1067)
    box = make_box(place="front_lead")
    box.items.create(article=make_article(cover=cover))
    assert Head(client, "/")["og:image"] == HOST + pictures.url(cover, "social", 1200)


def test_a_later_page_of_a_live_report_has_an_address_of_its_own(client):
    article = make_article("Bão vào bờ", kind="live")
    now = timezone.now()
    for minutes in range(200):
        make_live_entry(article, at=now - timedelta(minutes=minutes + 1))
    here = HOST + article.get_absolute_url()
    assert Head(client, article.get_absolute_url()).links == {"canonical": here}
    second = Head(client, f"{article.get_absolute_url()}?page=2")
    assert second.links == {"canonical": f"{here}?page=2"}
    assert second.title == "Bão vào bờ - Trang 2 - Báo Biển"
