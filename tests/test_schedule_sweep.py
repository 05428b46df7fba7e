"""A hundred stories with random times agree everywhere: one second before, at, and one second after."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from articles import revisions, updates
from articles.models import Article, Byline
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_author, make_category, make_topic, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
SECOND = timedelta(seconds=1)

# The night in which the clocks of Berlin go back: an hour happens twice.
PLACES = {
    "Asia/Ho_Chi_Minh": datetime(2026, 3, 10, 12, tzinfo=UTC),
    "Europe/Berlin": datetime(2026, 10, 25, 1, tzinfo=UTC),
}


@dataclass(frozen=True)
class Planned:
    """What the test itself knows of a story; `word` stands in its headline and nowhere else."""

    article: Article
    word: str
    status: str
    start: datetime
    end: datetime | None
    embargo: datetime | None

    def is_public(self, at: datetime) -> bool:
        started = self.status == S.PUBLISHED and self.start <= at
        return started and not (self.end and self.end <= at) and not (self.embargo and at < self.embargo)

    def edges(self) -> list[datetime]:
        return [moment for moment in (self.start, self.end, self.embargo) if moment]


@pytest.fixture(params=PLACES)
def middle(request, settings):
    """The moment around which everything happens, in that place's time zone."""
    settings.TIME_ZONE = request.param
    return PLACES[request.param]


def plan(dice: random.Random, middle: datetime) -> list[Planned]:
    categories = [make_category(f"Mục {number}") for number in range(8)]
    topics = [make_topic(f"Sự kiện {number}") for number in range(8)]
    authors = [make_author(f"Bút {number}", has_page=True) for number in range(8)]

    def moment(after: datetime | None = None) -> datetime:
        start = after or middle - timedelta(hours=6)
        return start + timedelta(seconds=dice.randint(1, 12 * 3600))

    planned = []
    for number in range(100):
        start = moment()
        times = {
            "publish_at": start,
            "unpublish_at": moment(start) if dice.random() < 0.5 else None,
            "embargo_until": moment() if dice.random() < 0.3 else None,
        }
        status = S.PUBLISHED if dice.random() < 0.9 else S.APPROVED
        word = f"chuyến{number}x"
        article = make_article(
            f"Ghe {word} cập bến",
            tags=(word,),
            status=status,
            category=dice.choice(categories),
            topic=dice.choice(topics),
            **times,
        )
        Byline.objects.create(article=article, author=dice.choice(authors))
        planned.append(Planned(article, word, status, start, times["unpublish_at"], times["embargo_until"]))
    return planned


def test_page_tag_and_sitemap_agree_at_an_edge_of_every_story(client, time_machine, middle):
    planned = plan(random.Random(4), middle)
    dice = random.Random(5)
    for story in planned:
        tag = story.article.tags.get()
        for at in around(dice.choice(story.edges())):
            time_machine.move_to(at, tick=False)
            is_public = story.is_public(at)
            assert (client.get(story.article.get_absolute_url()).status_code == 200) == is_public, (story, at)
            assert (client.get(tag.get_absolute_url()).status_code == 200) == is_public, (story, at)
            in_sitemap = client.get(f"/sitemap-{middle:%Y-%m}.xml").text
            shown = {other.word for other in planned if f"-{other.article.pk}.html" in in_sitemap}
            assert shown == {other.word for other in planned if other.is_public(at)}, at


def test_every_surface_agrees_at_the_edges(client, time_machine, middle):
    planned = plan(random.Random(6), middle)
    dice = random.Random(7)
    for story in dice.sample(planned, 6):
        lists = surfaces(story)
        for at in around(dice.choice(story.edges())):
            time_machine.move_to(at, tick=False)
            public = [other for other in planned if other.is_public(at)]
            for address, belongs in lists.items():
                text = client.get(address).text
                shown = {other.word for other in planned if f"-{other.article.pk}.html" in text}
                assert shown <= {other.word for other in public}, (address, at)
                assert shown >= {other.word for other in public if belongs(other)}, (address, at)


def surfaces(story: Planned) -> dict[str, Callable[[Planned], bool]]:
    """Addresses, and which of the public stories each must show."""
    article = story.article
    category, topic, author = article.category, article.topic, article.bylines.get().author
    of_author = set(author.bylines.values_list("article_id", flat=True))

    def in_category(other: Planned) -> bool:
        return other.article.category_id == category.pk

    return {
        "/": lambda other: False,
        "/tin-moi/": lambda other: False,
        "/rss/home.rss": lambda other: False,
        "/sitemap-news.xml": lambda other: True,
        category.get_absolute_url(): in_category,
        f"{category.get_absolute_url()}?che-do=chu": in_category,
        f"/rss/{category.path}.atom": in_category,
        topic.get_absolute_url(): lambda other: other.article.topic_id == topic.pk,
        author.get_absolute_url(): lambda other: other.article.pk in of_author,
        reverse("articles:search", query={"q": story.word}): lambda other: other is story,
    }


def test_updates_are_there_from_their_second_on_every_surface(client, time_machine, middle):
    dice = random.Random(8)
    editor = make_user("editor")
    for number in range(20):
        story = make_article(
            f"Tàu trước{number}x", tags=(f"tàu {number}",), publish_at=middle - timedelta(days=1)
        )
        due = middle + timedelta(seconds=dice.randint(1, 12 * 3600))
        time_machine.move_to(middle, tick=False)
        update = updates.prepare(story, by=editor)
        Article.objects.filter(pk=update.pk).update(
            headline=f"Tàu sau{number}x", status=S.PUBLISHED, publish_at=due
        )
        revisions.record(update, editor)
        tag = story.tags.get()
        pages = [
            story.get_absolute_url(),
            tag.get_absolute_url(),
            "/tin-moi/",
            f"/rss/tu-khoa/{tag.slug}.rss",
        ]
        for at in around(due):
            time_machine.move_to(at, tick=False)
            first, *_rest = dice.sample(pages, len(pages))
            word = f"sau{number}x" if at >= due else f"trước{number}x"
            for page in [first, *pages]:
                assert word in client.get(page, follow=True).text, (page, at)


@pytest.mark.parametrize("typed", ["2026-10-25T02:30", "2026-03-29T02:30"])
def test_an_hour_that_comes_twice_or_never_is_asked_about(client, settings, typed):
    settings.TIME_ZONE = "Europe/Berlin"
    client.force_login(make_user("editor"))
    story = make_article(status=S.APPROVED, publish_at=None)
    page = reverse("admin:articles_article_change", args=[story.pk])
    response = client.post(page, form_data(client, page, publish_at=typed, headline="Gõ dở"))
    assert list(response.context["adminform"].form.errors) == ["publish_at"]
    assert "Gõ dở" in response.text
    story.refresh_from_db()
    assert story.publish_at is None


def around(edge: datetime) -> list[datetime]:
    return [edge - SECOND, edge, edge + SECOND]
