"""Who may correct which story."""

from articles import workflow
from articles.models import Article
from newsroom.models import User


def may_correct(user: User, article: Article) -> bool:
    """Whether this person may say something of this story: readers have it or had it, and it is theirs."""
    return (
        user.has_perm("articles.add_correction")
        and was_public(article)
        and workflow.may_see(user, article)
        and workflow.in_charge(user, article)
    )


def was_public(article: Article) -> bool:
    """Whether it is with readers now, or was until it was withdrawn."""
    is_out = article.status == Article.Status.PUBLISHED and not article.is_scheduled
    return article.update_of_id is None and (is_out or article.status == Article.Status.WITHDRAWN)
