"""Decisions about comments, for the admin and for views: the only code that changes a state or a count."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Comment, Thread
from newsroom.models import User

State = Comment.State


def may_moderate(user: User) -> bool:
    return user.has_perm("comments.change_comment")


def approve(comment: Comment, *, by: User) -> Comment:
    """Let readers see it. A reply shows once what it answers is approved too."""
    return _decide(comment, State.APPROVED, by)


def reject(comment: Comment, *, by: User, reason: str = "") -> Comment:
    """Keep it from readers, or take it away from them again; `reason` is told to whoever wrote it."""
    return _decide(comment, State.REJECTED, by, reason)


def mark_spam(comment: Comment, *, by: User) -> Comment:
    return _decide(comment, State.SPAM, by)


@transaction.atomic
def answer(comment: Comment, body: str, *, by: User) -> Comment:
    """Reply in the newsroom's name, shown at once. Raises PermissionDenied, ValidationError."""
    if not may_moderate(by):
        raise PermissionDenied
    reply = Comment(
        article_id=comment.article_id,
        root_id=comment.root_id or comment.pk,
        name=_("The editors"),
        body=body,
        is_staff=True,
        state=State.APPROVED,
        decided_at=timezone.now(),
        decided_by=by,
    )
    thread = _locked_thread(comment.article_id)
    reply.full_clean()
    reply.save()
    _recount(thread)
    return reply


@transaction.atomic
def delete(comment: Comment, *, by: User) -> None:
    """Remove it for good, with its replies. Raises PermissionDenied."""
    if not by.has_perm("comments.delete_comment"):
        raise PermissionDenied
    thread = _locked_thread(comment.article_id)
    comment.delete()
    _recount(thread)


@transaction.atomic
def _decide(comment: Comment, state: str, by: User, reason: str = "") -> Comment:
    """Set the state and the thread's count together; deciding the same twice changes nothing.

    A reason that is given later, or put otherwise, is a decision too.
    """
    if not may_moderate(by):
        raise PermissionDenied
    thread = _locked_thread(comment.article_id)
    comment.refresh_from_db()
    if comment.state != state or (reason and comment.reason != reason):
        comment.state, comment.reason = state, reason
        comment.decided_by, comment.decided_at = by, timezone.now()
        comment.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        _recount(thread)
    return comment


def _locked_thread(article_id: int) -> Thread:
    """Two moderators at one story wait for each other, so that the count is never off."""
    Thread.objects.get_or_create(article_id=article_id)
    return Thread.objects.select_for_update().get(article_id=article_id)


def _recount(thread: Thread) -> None:
    thread.public_count = Comment.objects.public().filter(article_id=thread.article_id).count()
    thread.save(update_fields=["public_count"])
