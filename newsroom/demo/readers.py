"""The demo's readers: what they wrote, and what they read."""

import random
from datetime import timedelta

from django.utils import timezone

from articles.models import Article, ReadCount
from comments import moderation
from comments.models import Comment
from newsroom.models import User


def add(rows: list[dict], moderator: User) -> None:
    """Write the comments; what is approved goes through the moderator like any other."""
    for row in rows:
        article = Article.objects.get(source_uri=row["story"])
        comment = _add(article, row, None, moderator)
        for reply in row.get("replies", []):
            _add(article, reply, comment, moderator)


def _add(article: Article, row: dict, root: Comment | None, moderator: User) -> Comment:
    comment = Comment.objects.create(
        article=article,
        root=root,
        name=row["name"],
        body=row["text"],
        is_staff=row.get("is_staff", False),
    )
    written_at = article.publish_at + timedelta(minutes=row["minutes_after"])
    Comment.objects.filter(pk=comment.pk).update(created_at=written_at)
    if row["state"] == Comment.State.APPROVED:
        moderation.approve(comment, by=moderator)
    return comment


def read_stories() -> None:
    """Reads of the last day: a few stories are read by many, and most are read by day."""
    chance = random.Random(8)  # noqa: S311 Nothing secret in it.
    stories = list(Article.objects.published().newest_first())
    chance.shuffle(stories)
    this_hour = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    hours = [this_hour - timedelta(hours=back) for back in range(24)]
    ReadCount.objects.bulk_create(
        ReadCount(article=story, hour=hour, hits=chance.randint(1, 900 // place) if hour.hour >= 5 else 1)
        for place, story in enumerate(stories, start=1)
        for hour in hours
        if hour >= story.publish_at
    )
