"""How many queries each public page costs, and that it costs the same with twice the rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localtime

from articles import pictures
from articles.models import Article, Author, Box, BoxItem, Byline, Category, Related, Topic
from comments import moderation
from newsroom.models import MenuItem
from tests.factories import (
    make_article,
    make_author,
    make_box,
    make_category,
    make_comment,
    make_correction,
    make_infographic,
    make_live_entry,
    make_page,
    make_picture,
    make_publication,
    make_reads,
    make_recording,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

# Of each: due updates (1), publication and follow links (2), sections, menu, static pages (3). A box place in
# use: 4 for all boxes of the page.
BUDGETS = {
    # + boxes 4, latest 1, picture stories 1, blocks 2, most read 1, corrections 1
    "/": 16,
    # + story 1, bylines 1, tags 1, pictures of the text 1, boxes 4, comments: count 1, thread 2, most read 1,
    # corrections 1; what stands around it: which stories 1, those stories 1
    "{story}": 21,
    # - pictures of the text: it has none
    "{video}": 20,
    # - most read
    "{infographic}": 19,
    # + entries: their number 1, those of the page 1, key ones 1, pictures of their texts 1
    "{live}": 24,
    # + where the entry stands 2
    "{entry}": 26,
    # due updates 1, story 1, entries 1, pictures of their texts 1
    "{news}": 4,
    # + count 1, stories 1, boxes 4, most read 1
    "/kinh-te/": 13,
    "/tin-moi/": 13,
    # - boxes
    "/cai-chinh/": 9,
    # + what the list is about 1
    "/tu-khoa/bien/": 14,
    "/dong-su-kien/mua-thanh-long/": 14,
    "/tac-gia/minh-sa/": 14,
    # + authors 1, pages of that name 1; a transaction inside the one of the test 3, its limits 1, which
    # stories 1, those of the page 1
    "/tim-kiem/?q=tàu+ra": 14,
    # + spellings 2; - stories of the page
    "/tim-kiem/?q=mưa+gió": 15,
    # + authors 1
    "/tim-kiem/": 7,
    # + its text 1, pictures of the text 1
    "/gioi-thieu/": 8,
    # + sections once more 1, static page 1, old address 1, latest 1
    "/khong-co/": 10,
    # + story 1
    "{report}": 7,
    # + story 1, thread: count 1, comments 1, answers 1, number of comments 1
    "{thread}": 11,
    # + story 1, what is answered 1, answers 1, their number 1
    "{answers}": 10,
    # + topics 1, authors 1
    "/rss/": 8,
    # due updates 1, publication and follow links 2, stories 1, names 1, tags 1, pictures of all texts 1, last
    # withdrawal 1
    "/rss/home.rss": 8,
    "/rss/home.atom": 8,
    # - names, tags, pictures of all texts
    "/rss/cai-chinh.rss": 5,
    "/rss/cai-chinh.atom": 5,
    # + what the feed is about 1
    "/rss/kinh-te.rss": 9,
    "/rss/tu-khoa/bien.atom": 9,
    # - no text has a picture
    "/rss/dong-su-kien/mua-thanh-long.rss": 8,
    "/rss/tac-gia/minh-sa.rss": 8,
    # due updates 1, months 1, last withdrawal 1
    "/sitemap.xml": 3,
    "{month}": 3,
    # due updates, categories, topics, authors, static pages
    "/sitemap-pages.xml": 5,
    # due updates 1, publication and follow links 2, stories 1
    "/sitemap-news.xml": 4,
    # In words: no menu, static pages or follow links.
    "/?che-do=chu": 14,
    "{story}?che-do=chu": 19,
    "/kinh-te/?che-do=chu": 11,
    "/tin-moi/?che-do=chu": 11,
    "/cai-chinh/?che-do=chu": 7,
    "/tu-khoa/bien/?che-do=chu": 12,
    "/dong-su-kien/mua-thanh-long/?che-do=chu": 12,
    "/tac-gia/minh-sa/?che-do=chu": 12,
    "/tim-kiem/?q=tàu+ra&che-do=chu": 12,
    "{live}?che-do=chu": 22,
    "/robots.txt": 0,
    "/sw.js": 0,
    # publication and follow links 2
    "/manifest.webmanifest": 2,
    "/ngoai-tuyen/": 2,
}

# Pages that show the text of a story, or a piece of it.
TEXTS = {"{story}", "{video}", "{infographic}", "{live}", "{entry}", "/tim-kiem/?q=tàu+ra"}
TEXTS |= {"{story}?che-do=chu", "{live}?che-do=chu", "/tim-kiem/?q=tàu+ra&che-do=chu"}


@pytest.fixture
def paper():
    """A story that uses everything, and boxes in every place."""
    make_publication()
    economy = make_category("Kinh tế")
    make_topic("Mùa thanh long")
    make_author("Minh Sa", has_page=True)
    Box.objects.all().delete()
    for place in Box.Place.values:
        make_box(place=place, fill="latest", size=2)
    image = pictures.url(make_picture(), "full", 960)
    body = f'<p>Chữ</p><figure><img src="{image}" alt=""></figure>'
    make_page("Giới thiệu", body=body)
    story = make_article(category=economy, body=body)
    make_recording()
    make_infographic()
    make_article(kind=Article.Kind.LIVE)
    add_rows(story)
    return story


def add_rows(story: Article) -> None:
    """Everything a page lists, once more."""
    for number in range(4):
        section = make_category(f"Mục {Category.objects.count()}")
        sub = make_category(f"Mục con {Category.objects.count()}", parent=section)
        for category in (story.category, section, sub):
            other = make_article(
                category=category,
                topic=Topic.objects.get(),
                tags=("biển", f"thẻ {number}"),
                cover=make_picture(),
                kind=Article.Kind.PICTURE_STORY if number == 1 else Article.Kind.NEWS,
            )
            Byline.objects.create(article=other, author=Author.objects.get(pen_name="Minh Sa"))
            Related.objects.create(article=story, target=other)
            make_reads(other, 3)
            make_correction(other, kind="apology")
            MenuItem.objects.create(category=category)
            MenuItem.objects.create(page=make_page())
            BoxItem.objects.create(box=Box.objects.get(place="front_lead"), article=other)
        moderator = make_user("comment moderator")
        moderation.approve(make_comment(story), by=moderator)
        moderation.approve(make_comment(story, root=story.comments.earliest("id")), by=moderator)
        Byline.objects.create(article=story, author=make_author())
        make_correction(story, kind="update")
    story.tags.set(list(story.tags.all()) + list(other.tags.all()))
    body = story.body + "".join(
        f'<figure><img src="{pictures.url(make_picture(), "full", 960)}" alt=""></figure>' for _ in range(3)
    )
    Article.objects.filter(pk=story.pk).update(body=body)
    for report in Article.objects.filter(kind=Article.Kind.LIVE):
        for author in Author.objects.all()[:2]:
            make_live_entry(report, body=body, is_key=True, author=author)
    for kind in ("video", "infographic", "live"):
        busy = Article.objects.get(kind=kind)
        moderation.approve(make_comment(busy), by=moderator)
        Related.objects.create(article=busy, target=other)
        Byline.objects.create(article=busy, author=make_author())
    make_box(place="front", fill="latest", size=2)


def queries(client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        assert response.status_code == (404 if address == "/khong-co/" else 200)
    return [query["sql"] for query in captured]


def address_of(page: str, story: Article) -> str:
    root = story.comments.earliest("id")
    report = Article.objects.get(kind="live")
    return page.format(
        story=story.get_absolute_url(),
        video=Article.objects.get(kind="video").get_absolute_url(),
        infographic=Article.objects.get(kind="infographic").get_absolute_url(),
        live=report.get_absolute_url(),
        entry=report.live_entries.first().get_absolute_url().partition("#")[0],
        news=reverse("articles:live-news", args=[report.slug, report.pk]),
        month=f"/sitemap-{localtime(story.publish_at):%Y-%m}.xml",
        report=reverse("articles:error-report", args=[story.slug, story.pk]),
        thread=reverse("comments:thread", args=[story.slug, story.pk]),
        answers=reverse("comments:replies", args=[story.slug, story.pk, root.pk]),
    )


@pytest.mark.parametrize("page", BUDGETS)
def test_a_page_costs_its_budget_and_no_more_with_twice_the_rows(client, paper, page):
    address = address_of(page, paper)
    first = queries(client, address)
    assert len(first) == BUDGETS[page], "\n".join(first)
    add_rows(Article.objects.get(pk=paper.pk))
    again = queries(client, address)
    assert len(again) == BUDGETS[page], "\n".join(again)


@pytest.mark.parametrize(
    "page", [page for page in BUDGETS if page not in TEXTS and not page.endswith((".rss", ".atom"))]
)
def test_no_list_loads_the_text_of_stories(client, paper, page):
    address = address_of(page, paper)
    assert not [sql for sql in queries(client, address) if '"articles_article"."body"' in sql]
