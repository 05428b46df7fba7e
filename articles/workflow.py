"""How a story moves from the first word to the reader: the one transition table, and who may do which.

    draft -> submitted -> in edit -> approved -> published -> withdrawn
                 \\___________\\_________\\-> returned

Two gates: approval of the text, approval to publish. Whoever may do the later one may skip the earlier.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles import revisions
from articles.models import Article
from newsroom import markup
from newsroom.models import User
from newsroom.text import clean_text

S = Article.Status

# Where a story of one's own may still be changed by somebody who may not approve or publish.
OWN_TO_EDIT = (S.DRAFT, S.SUBMITTED, S.IN_EDIT, S.RETURNED)
# Where only somebody who may publish may change it: readers see it or have seen it.
PUBLIC = (S.PUBLISHED, S.WITHDRAWN)


@dataclass(frozen=True)
class Transition:
    """One move. `permission` is a codename of the articles app; `label` stands on the button."""

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    permission: str
    needs_reason: bool = False


TRANSITIONS = {
    transition.name: transition
    for transition in (
        Transition(
            "submit",
            gettext_lazy("Send to the editors"),
            (S.DRAFT, S.RETURNED),
            S.SUBMITTED,
            "change_article",
        ),
        Transition("take", gettext_lazy("Start editing"), (S.SUBMITTED,), S.IN_EDIT, "approve_article"),
        Transition(
            "approve",
            pgettext_lazy("story", "Approve"),
            (S.DRAFT, S.RETURNED, S.SUBMITTED, S.IN_EDIT),
            S.APPROVED,
            "approve_article",
        ),
        Transition(
            "return",
            gettext_lazy("Send back"),
            (S.SUBMITTED, S.IN_EDIT, S.APPROVED),
            S.RETURNED,
            "approve_article",
            needs_reason=True,
        ),
        Transition(
            "publish",
            gettext_lazy("Publish"),
            (S.DRAFT, S.RETURNED, S.SUBMITTED, S.IN_EDIT, S.APPROVED, S.WITHDRAWN),
            S.PUBLISHED,
            "publish_article",
        ),
        Transition("unschedule", gettext_lazy("Unschedule"), (S.PUBLISHED,), S.APPROVED, "publish_article"),
        Transition(
            "withdraw",
            gettext_lazy("Withdraw"),
            (S.PUBLISHED,),
            S.WITHDRAWN,
            "withdraw_article",
            needs_reason=True,
        ),
    )
}


def may_edit(user: User, article: Article) -> bool:
    """Whether this person may change this story as it stands now."""
    if not user.has_perm("articles.change_article"):
        return False
    if article.status in PUBLIC:
        return user.has_perm("articles.publish_article")
    if user.has_perm("articles.edit_any_article"):
        return True
    return article.owner_id == user.pk and article.status in OWN_TO_EDIT


def may_see(user: User, article: Article) -> bool:
    """Whether this person may read the story in the admin: their own, or with the right to edit any."""
    return article.owner_id == user.pk or user.has_perm("articles.edit_any_article")


def visible_to(user: User) -> QuerySet[Article]:
    """The stories of which `may_see` is true."""
    return Article.objects.all() if user.has_perm("articles.edit_any_article") else user.articles.all()


def linkable_by(user: User) -> QuerySet[Article]:
    """The stories that this person may name in another: what they may see, and what readers see."""
    return visible_to(user) | Article.objects.published()


def may(user: User, name: str, article: Article) -> bool:
    """Whether this person may make this move on this story as it stands now."""
    transition = TRANSITIONS[name]
    if article.status not in transition.sources or not user.has_perm(f"articles.{transition.permission}"):
        return False
    if name == "unschedule":
        return article.is_scheduled
    if name == "withdraw":
        return not article.is_scheduled
    return may_edit(user, article)


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
    current = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if not may(by, name, current):
        raise PermissionDenied(
            _("“%(move)s” is not possible now: the story is %(status)s.")
            % {"move": transition.label, "status": current.get_status_display()}
        )
    reason = clean_text(reason)
    if transition.needs_reason and not reason:
        raise ValidationError({"reason": _("Say why: whoever reads it needs the reason.")})
    revisions.begin(current)
    _apply(current, transition, reason, publish_at)
    current.save()
    _record(current, transition, by, reason)
    article.refresh_from_db()
    return article


def _apply(article: Article, transition: Transition, reason: str, publish_at: datetime | None) -> None:
    if transition.name == "publish":
        missing = missing_for_publication(article)
        if missing:
            raise ValidationError(missing)
        article.publish_at = publish_at or article.publish_at or timezone.now().replace(microsecond=0)
        article.withdrawal_reason = ""
    elif transition.name == "withdraw":
        article.withdrawal_reason = reason
    article.status = transition.target
    article.full_clean(exclude=["tags"])


def missing_for_publication(article: Article) -> dict[str, str]:
    """What still has to be there before readers may see the story: a sentence for each field."""
    checks = [
        ("headline", article.headline, _("Write a headline.")),
        ("lead", article.lead or article.body, _("Write a lead or the text.")),
        ("category", article.category_id, _("Choose a category.")),
        (
            "body",
            not _has_undescribed_pictures(article.body),
            _("Describe every picture in the text: open it and fill in the alternative text."),
        ),
        (
            "cover",
            article.cover is None or article.cover.alt,
            _("Describe the cover picture: open it and fill in the alternative text."),
        ),
        (
            "recording",
            article.kind not in {Article.Kind.VIDEO, Article.Kind.AUDIO} or hasattr(article, "recording"),
            _("Add the video or the sound: a file, or its address at a provider."),
        ),
        (
            "infographic",
            article.kind != Article.Kind.INFOGRAPHIC or hasattr(article, "infographic"),
            _("Add the drawing, and say in words what it shows."),
        ),
    ]
    return {field: message for field, value, message in checks if not value}


def _has_undescribed_pictures(body: str) -> bool:
    return any(not image.attributes.get("alt", "").strip() for image in markup.parse(body).find("img"))


def _record(article: Article, transition: Transition, by: User, reason: str) -> None:
    said = f"{transition.label}: {reason}" if reason else str(transition.label)
    revisions.record(article, by, said)
    LogEntry.objects.log_actions(
        user_id=by.pk,
        queryset=[article],
        action_flag=CHANGE,
        change_message=said,
        single_object=True,
    )
