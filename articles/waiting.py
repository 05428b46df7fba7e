"""The stories that wait for one person: what their role can move on next, and what came back to them."""

from django.db.models import Q

from articles.models import Article
from newsroom.models import User

S = Article.Status


def waits_for(user: User) -> Q:
    """Sent back to them; to be edited, to be published, if they may do that and the category is theirs."""
    theirs = Q(owner=user, status=S.RETURNED)
    return theirs | (Q(status__in=stages(user)) & decided_by(user))


def stages(user: User) -> list[str]:
    """Where stories stand that this person's role can let through a gate."""
    found = []
    if user.has_perm("articles.approve_article"):
        found += [S.SUBMITTED, S.IN_EDIT]
    if user.has_perm("articles.publish_article"):
        found.append(S.APPROVED)
    return found


def decided_by(user: User) -> Q:
    """`workflow.decides`, asked of the table."""
    mine = user.category_ids
    if mine is None:
        return Q()
    # What is no update has no live story, so no category of one either.
    live = Q(update_of__category=None) | Q(update_of__category__in=mine)
    return (Q(category=None) | Q(category__in=mine)) & live
