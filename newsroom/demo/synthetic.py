"""Believable stories in any number, put together from the demo's own, to see the paper under load."""

import random
from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Author, Byline, Category, Picture, Tag, TaggedArticle
from newsroom.html import blocks, to_text
from newsroom.text import sentences, slugify, syllables

BATCH = 2000
SPAN = timedelta(days=8 * 365)
TAGS_EACH = 3


def fill_up(total: int) -> int:
    """Add published stories until there are `total`; returns how many were added."""
    missing = total - Article.objects.count()
    maker = _Maker() if missing > 0 else None
    for start in range(0, missing, BATCH):
        maker.add(min(BATCH, missing - start))
    return max(missing, 0)


class _Maker:
    """Knows the demo's headlines, sentences and paragraphs, and mixes them."""

    def __init__(self):
        self.random = random.Random(Article.objects.count())  # noqa: S311 Nothing secret in it.
        stories = list(Article.objects.published().exclude(body="")[:60])
        self.openings = [story.headline.partition(":")[0] for story in stories]
        self.leads = [sentence for story in stories for sentence in sentences(story.lead)]
        self.paragraphs = [
            line for story in stories for line in to_text(_running_text(story)).split("\n") if len(line) > 80
        ]
        self.categories = list(Category.objects.all())
        self.covers = list(Picture.objects.filter(covered__isnull=False).distinct())
        self.tags = list(Tag.objects.all())
        self.authors = list(Author.objects.all())
        self.now = timezone.now()

    def add(self, number: int) -> None:
        articles = Article.objects.bulk_create([self._article() for _ in range(number)])
        TaggedArticle.objects.bulk_create(
            TaggedArticle(tag=tag, content_object=article)
            for article in articles
            for tag in self.random.sample(self.tags, min(TAGS_EACH, len(self.tags)))
        )
        Byline.objects.bulk_create(
            Byline(article=article, author=self.random.choice(self.authors)) for article in articles
        )

    def _article(self) -> Article:
        headline = f"{self.random.choice(self.openings)}: {self.random.choice(self.leads)}"[:110].rpartition(
            " "
        )[0]
        lead = " ".join(self.random.sample(self.leads, 2))
        paragraphs = self.random.sample(self.paragraphs, 8)
        return Article(
            headline=headline.rstrip(".,:;"),
            slug=slugify(headline, max_length=120),
            lead=lead,
            body="".join(f"<p>{line}</p>" for line in paragraphs),
            category=self.random.choice(self.categories),
            cover=self.random.choice(self.covers),
            status=Article.Status.PUBLISHED,
            publish_at=self.now - timedelta(days=7) - SPAN * self.random.random(),
            syllable_count=syllables(lead) + sum(map(syllables, paragraphs)),
        )


def _running_text(story: Article) -> str:
    return "".join(block.html for block in blocks(story.body) if block.kind == "html")
