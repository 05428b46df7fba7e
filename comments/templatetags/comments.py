"""The thread on a story's page: `{{ article|comment_count }}` and `{% thread article %}`."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from articles.models import Article
from comments.forms import CommentForm
from comments.models import REPLIES_SHOWN, Comment, Thread

register = template.Library()

# Below a story the newest ones; the rest is on the thread's own pages.
NEWEST = 10


@register.filter
def comment_count(article: Article) -> int:
    """How many comments readers see; asked once for a story, then remembered on it."""
    if not hasattr(article, "public_comment_count"):
        thread = Thread.objects.filter(article=article).first()
        article.public_comment_count = thread.public_count if thread else 0
    return article.public_comment_count


@register.inclusion_tag("comments/_thread.html")
def thread(article: Article) -> dict[str, Any]:
    """Count, newest comments and the form."""
    roots = []
    if comment_count(article):
        roots = list(Comment.objects.filter(article=article).public().roots()[:NEWEST])
    shown = with_replies(article, roots)
    return {"article": article, "form": CommentForm(), "roots": shown, "newest": NEWEST}


@register.inclusion_tag("comments/_comments.html")
def comment_list(article: Article, roots) -> dict[str, Any]:
    """These comments, each with its first answers."""
    return {"article": article, "roots": with_replies(article, list(roots))}


@register.filter
def sign_names(comment: Comment) -> list[str]:
    """The signs of a comment in the moderator's language."""
    return [_(sign) for sign in comment.signs]


def with_replies(article: Article, roots: list[Comment]) -> list[Comment]:
    """Each with `shown_replies`, and `has_more_replies` when that is not all; one query for all of them.

    All of them know their story, which their addresses are made of.
    """
    replies: dict[int, list[Comment]] = {}
    if roots:
        for reply in Comment.objects.first_replies(roots, limit=REPLIES_SHOWN + 1):
            reply.article = article
            replies.setdefault(reply.root_id, []).append(reply)
    for root in roots:
        root.article = article
        found = replies.get(root.pk, [])
        root.shown_replies, root.has_more_replies = found[:REPLIES_SHOWN], len(found) > REPLIES_SHOWN
    return roots
