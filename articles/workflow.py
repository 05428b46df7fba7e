"""Who may do what with a story, and the moves that take it from one desk to the next: see `transitions`."""

from collections.abc import Iterable
from copy import copy
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import checklist, notices, revisions, updates
from articles.models import Article, Correction, Move, times
from articles.transitions import CLOSED, GATES, OWN_TO_EDIT, PUBLIC, TRANSITIONS, Transition
from newsroom.models import User
from newsroom.text import clean_text

S = Article.Status

NOT_THERE = gettext_lazy("Readers see this story: move it to a category of your own only.")
NOT_LISTED_THERE = gettext_lazy(
    "Bring it into categories of your own only; whoever has the others adds them."
)


def may_edit(user: User, article: Article) -> bool:
    """Whether this person may change this story as it stands now."""
    if not user.has_perm("articles.change_article") or article.status in CLOSED:
        return False
    if article.status in PUBLIC:
        return user.has_perm("articles.publish_article") and in_charge(user, article)
    if user.has_perm("articles.edit_any_article") and in_charge(user, article):
        return True
    return article.owner_id == user.pk and article.status in OWN_TO_EDIT


def in_charge(user: User, article: Article) -> bool:
    """Whether the story's category is one of this person's; what has none yet is everybody's."""
    categories = user.category_ids
    return categories is None or article.category_id is None or article.category_id in categories


def decides(user: User, article: Article) -> bool:
    """Whether the gates of this story are this person's; those of an update are its live story's too."""
    if user.category_ids is None:
        return True
    return in_charge(user, article) and (article.update_of is None or in_charge(user, article.update_of))


def may_place(user: User, article: Article, category_id: int | None, more: Iterable[int] = ()) -> bool:
    """Whether this person may put the story there: the one category it belongs to, the others that list it.

    What readers see moves to their own ones only, and comes into no others but those that list it already.
    """
    mine = user.category_ids
    if article.status not in PUBLIC or mine is None:
        return True
    return category_id in mine | {article.category_id} and not _foreign(user, article, more)


def _foreign(user: User, article: Article, more: Iterable[int]) -> set[int]:
    """Of these more categories, the ones of others in which readers do not find the story already."""
    if user.category_ids is None:
        return set()
    found_as = article.update_of or (article if article.status in PUBLIC else None)
    return set(more) - user.category_ids - (_listed_in(found_as) if found_as else set())


def _listed_in(article: Article) -> set[int]:
    return set(article.more_categories.values_list("pk", flat=True))


def may_see(user: User, article: Article) -> bool:
    """Whether this person may read the story in the admin: their own, or with the right to edit any."""
    return article.owner_id == user.pk or user.has_perm("articles.edit_any_article")


def visible_to(user: User) -> QuerySet[Article]:
    """The stories of which `may_see` is true."""
    return Article.objects.all() if user.has_perm("articles.edit_any_article") else user.articles.all()


def linkable_by(user: User) -> QuerySet[Article]:
    """The stories that this person may name in another: what they may see, and what readers see."""
    return (visible_to(user) | Article.objects.published()).filter(update_of=None)


def may_update(user: User, article: Article) -> bool:
    """Whether this person may prepare an update of this live story, for others to let through."""
    if article.status != S.PUBLISHED or article.is_scheduled or article.update_of_id:
        return False
    if not user.has_perm("articles.change_article"):
        return False
    is_editor = user.has_perm("articles.edit_any_article") and in_charge(user, article)
    return article.owner_id == user.pk or is_editor


def may(user: User, name: str, article: Article) -> bool:
    """Whether this person may make this move on this story as it stands now."""
    transition = TRANSITIONS[name]
    if article.status not in transition.sources or not user.has_perm(f"articles.{transition.permission}"):
        return False
    if transition.only_owner and article.owner_id != user.pk:
        return False
    if transition.is_scheduled is not None and transition.is_scheduled != article.is_scheduled:
        return False
    if transition.permission in GATES and not decides(user, article):
        return False
    if transition.needs_edit:
        return may_edit(user, article)
    return may_see(user, article) and (article.owner_id == user.pk or in_charge(user, article))


def possible(user: User, article: Article) -> list[Transition]:
    """The moves that this person may make now, in the order of the table."""
    return [transition for name, transition in TRANSITIONS.items() if may(user, name, article)]


@transaction.atomic
def move(
    article: Article, name: str, by: User, reason: str = "", publish_at: datetime | None = None
) -> Article:
    """Make one move, under a lock on the row, and record who did it and why.

    Raises PermissionDenied when the person may not, or no longer may because the story has moved meanwhile;
    ValidationError, by field (or `reason`), when something is missing. Then nothing has changed.
    """
    transition = TRANSITIONS[name]
    current = Article.objects.locked().get(pk=article.pk)
    _refuse_unless_may(by, transition, current)
    _refuse_elsewhere(by, transition, current)
    reason = clean_text(reason)
    if transition.needs_reason and not reason:
        raise ValidationError({"reason": _("Say why: whoever reads it needs the reason.")})
    revisions.begin(current)
    source = current.status
    _apply(current, transition, reason, publish_at, is_overridden=bool(reason) and may_override(by))
    current.save()
    _record(current, transition, source, by, reason)
    if transition.name == "withdraw":
        Correction.objects.create(article=current, kind=Correction.Kind.WITHDRAWAL, note=reason, made_by=by)
    if current.update_of_id and current.status == S.PUBLISHED and not current.is_scheduled:
        updates.apply(current)
    article.refresh_from_db()
    return article


def may_override(user: User) -> bool:
    """Whether this person may publish what the checklist stops, where it can be overridden at all."""
    return user.has_perm("articles.override_article")


def rehearse(article: Article, by: User) -> Article:
    """The story as publishing it now would leave it, not saved; nothing changes.

    Raises what `move` would raise, but for what this person may still override.
    """
    transition = TRANSITIONS["publish"]
    _refuse_unless_may(by, transition, article)
    _refuse_elsewhere(by, transition, article)
    rehearsed = copy(article)
    _apply(rehearsed, transition, "", None, is_overridden=may_override(by))
    return rehearsed


def _refuse_unless_may(by: User, transition: Transition, article: Article) -> None:
    if not may(by, transition.name, article):
        raise PermissionDenied(
            _("“%(move)s” is not possible now: the story is %(status)s.")
            % {"move": transition.label, "status": article.get_status_display()}
        )


def _refuse_elsewhere(by: User, transition: Transition, article: Article) -> None:
    """Publishing brings a story into none of the categories that it may not be added to later."""
    if transition.name == "publish" and _foreign(by, article, _listed_in(article)):
        raise ValidationError({"more_categories": NOT_LISTED_THERE})


def _apply(
    article: Article,
    transition: Transition,
    reason: str,
    publish_at: datetime | None,
    *,
    is_overridden: bool = False,
) -> None:
    if transition.name == "publish":
        missing = checklist.missing(article, is_overridden=is_overridden)
        if missing:
            raise ValidationError(missing)
        if article.update_of_id and (against := updates.why_not(article)):
            raise ValidationError(against)
        _set_time(article, publish_at)
        article.withdrawal_reason = ""
    elif transition.name == "withdraw":
        article.withdrawal_reason = reason
    article.status = transition.target
    article.full_clean(exclude=["tags"])


def _set_time(article: Article, publish_at: datetime | None) -> None:
    """Now, unless a time is given: one to come, or the one at which a withdrawn story was first there."""
    now = timezone.now()
    wanted = publish_at or article.publish_at
    if article.status != S.WITHDRAWN and wanted and wanted < now - times.TYPING_TIME:
        raise ValidationError(
            {"publish_at": _("This time has passed. Choose a later one, or leave it empty to publish now.")}
        )
    article.publish_at = wanted or now.replace(microsecond=0)
    if article.embargo_until and article.embargo_until > article.publish_at:
        raise ValidationError({"embargo_until": times.EMBARGO})
    if article.unpublish_at and article.unpublish_at <= now:
        raise ValidationError({"unpublish_at": times.PASSED})


def _record(article: Article, transition: Transition, source: str, by: User, reason: str) -> None:
    said = f"{transition.label}: {reason}" if reason else str(transition.label)
    made = Move.objects.create(
        article=article,
        name=transition.name,
        source=source,
        target=article.status,
        reason=reason,
        made_by=by,
        revision=revisions.record(article, by, said),
    )
    notices.of_move(made)
