"""The demo's comments."""

from datetime import timedelta

from articles.models import Article
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
