"""The stories that wait for one person: what their role can move on next, and what came back to them."""

from django.db.models import Q

from articles.models import Article
from newsroom.models import User

S = Article.Status


def waits_for(user: User) -> Q:
    """Sent back to them; to be edited, to be published, if they may do that and the category is theirs."""
    theirs = Q(owner=user, status=S.RETURNED)
    stages = []
    if user.has_perm("articles.approve_article"):
        stages += [S.SUBMITTED, S.IN_EDIT]
    if user.has_perm("articles.publish_article"):
        stages.append(S.APPROVED)
    return theirs | (Q(status__in=stages) & _in_charge(user))


def _in_charge(user: User) -> Q:
    """`workflow.in_charge`, asked of the table."""
    categories = user.category_ids
    return Q() if categories is None else Q(category=None) | Q(category__in=categories)
