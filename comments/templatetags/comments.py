"""The thread on a story's page: `{{ article|comment_count }}` and `{% thread article %}`."""

from typing import Any

from django import template

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


@register.inclusion_tag("comments/_thread.html", takes_context=True)
def thread(context: template.Context, article: Article) -> dict[str, Any]:
    """Count, newest comments and the form."""
    return {
        "article": article,
        "form": CommentForm(),
        "roots": newest(article),
        "newest": NEWEST,
        "static_pages": context.get("static_pages"),
    }


@register.inclusion_tag("text/_thread.html")
def thread_in_words(article: Article) -> dict[str, Any]:
    """Count and newest comments; the form is on the thread's own page."""
    return {"article": article, "roots": newest(article)}


def newest(article: Article) -> list[Comment]:
    roots = list(article.comments.public().roots()[:NEWEST]) if comment_count(article) else []
    return with_replies(article, roots)


@register.inclusion_tag("comments/_comments.html")
def comment_list(article: Article, roots) -> dict[str, Any]:
    """These comments, each with its first answers."""
    return {"article": article, "roots": with_replies(article, list(roots))}


def with_replies(article: Article, roots: list[Comment]) -> list[Comment]:
    """Each with `shown_replies`, and `has_more_replies` when that is not all; one query for all of them."""
    replies: dict[int, list[Comment]] = {}
    if roots:
        for reply in article.comments.first_replies(roots, limit=REPLIES_SHOWN + 1):
            replies.setdefault(reply.root_id, []).append(reply)
    for root in roots:
        found = replies.get(root.pk, [])
        root.shown_replies, root.has_more_replies = found[:REPLIES_SHOWN], len(found) > REPLIES_SHOWN
    return roots
