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
    return theirs | (Q(status__in=stages) & decided_by(user))


def decided_by(user: User) -> Q:
    """`workflow.decides`, asked of the table."""
    mine = user.category_ids
    if mine is None:
        return Q()
    # What is no update has no live story, so no category of one either.
    live = Q(update_of__category=None) | Q(update_of__category__in=mine)
    return (Q(category=None) | Q(category__in=mine)) & live
