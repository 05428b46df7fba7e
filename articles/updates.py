"""Updates of live stories: prepared beside the story, through the same gates, put into it when they are due.

An update is a story of its own that readers never see. Being due is asked when something is read, so no job
has to run; what meanwhile changed in the live story is merged with it, and never overwritten.
"""

import logging

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, OperationalError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import notices, reconcile, revisions, snapshots
from articles.models import Article, Move
from newsroom.models import User

log = logging.getLogger(__name__)
S = Article.Status

# What an update has from its story besides the content that it may change.
COPIED = ("category_id", "topic_id", "cover_id")


CLASH = gettext_lazy(
    "The live story was changed in the same places meanwhile. Take its changes over, decide, send it again."
)


def open_update(article: Article) -> Article | None:
    """The one update of this story that is neither put into it nor in the trash."""
    return article.updates.exclude(status__in=[S.MERGED, S.TRASHED]).select_related("owner").first()


SCHEDULED = gettext_lazy("This update is scheduled. Unschedule it first, then take the changes over.")
NOT_LIVE = gettext_lazy("Its story is not published any more, so there is nothing to update.")


@transaction.atomic
def prepare(article: Article, by: User) -> Article:
    """Begin an update of a published story, in its words; the one that is open already, if there is one.

    Raises PermissionDenied when the story is not published or is an update itself.
    """
    live = Article.objects.locked().get(pk=article.pk)
    if live.status != S.PUBLISHED or live.update_of_id:
        raise PermissionDenied(_("Only a published story can be updated: change this one itself."))
    if found := open_update(live):
        return found
    revisions.begin(live)
    fields = {name: getattr(live, name) for name in (*snapshots.WRITTEN, *COPIED)}
    update = Article.objects.create(
        **fields, owner=by, update_of=live, update_base=revisions.version(live), status=S.DRAFT
    )
    values, labels = snapshots.take(live)
    snapshots.put_back(update, values, labels)
    revisions.record(update, by, _("Begun on revision %(n)d") % {"n": update.update_base})
    return update


def merged(update: Article) -> dict[str, reconcile.Merged]:
    """The fields that the update changes in its story, put together with what changed there meanwhile."""
    live = update.update_of
    base = live.revisions.get(number=update.update_base).values
    mine, theirs = snapshots.take(update)[0], snapshots.take(live)[0]
    return {
        name: snapshots.merge(name, base[name], mine[name], theirs[name])
        for name in snapshots.CONTENT
        if mine[name] != base[name]
    }


def conflicts(update: Article) -> list[str]:
    """The fields that both the update and the live story changed, in ways that only a person can decide."""
    return [name for name, found in merged(update).items() if found.is_conflict]


def why_not(update: Article) -> str:
    """What keeps an update from being put into its story, in words; empty when nothing does."""
    if update.update_of.status != S.PUBLISHED:
        return str(NOT_LIVE)
    return str(CLASH) if conflicts(update) else ""


def apply_due() -> None:
    """Put every update whose time has come into its story. One query when there is none."""
    # The real time, whatever time a page is looked at as of: this writes.
    for update in Article.objects.due_updates(timezone.now()).only("pk"):
        apply(update)


def apply(update: Article) -> None:
    """Put one due update into its story, or send it back when it cannot be: the live text stays as it is.

    While somebody else holds one of the two, it stays due, and the next request tries again.
    """
    try:
        against = _put_in_or_say_why_not(update)
        if against:
            _send_back(update, against)
    except OperationalError:
        log.warning("The update %s could not be put into its story now.", update.pk, exc_info=True)


def _put_in_or_say_why_not(update: Article) -> str:
    try:
        with transaction.atomic():
            current = _unless_held(update.pk)
            if current is None or current.status != S.PUBLISHED:
                return ""  # somebody else's request was quicker, or is at it
            current.update_of = _unless_held(current.update_of_id)
            if current.update_of is None:
                return ""
            against = why_not(current)
            if not against:
                _put_in(current)
            return against
    except (ValidationError, DataError, IntegrityError) as error:
        log.exception("The update %s could not be put into its story.", update.pk)
        reason = " ".join(error.messages) if isinstance(error, ValidationError) else ""
        return reason or _("It could not be put into its story.")


def _unless_held(pk: int) -> Article | None:
    """The story, locked; None while somebody else has the lock: a reader waits for no editor."""
    return Article.objects.locked(skip_locked=True).filter(pk=pk).first()


def _with_locked_story(update: Article) -> Article:
    update.update_of = Article.objects.locked().get(pk=update.update_of_id)
    return update


def _put_in(update: Article) -> None:
    live = update.update_of
    values, labels = snapshots.take(live)
    values |= {name: found.value for name, found in merged(update).items()}
    labels |= snapshots.take(update)[1]
    snapshots.put_back(live, values, labels)
    note = _("Update prepared by %(who)s") % {"who": update.owner or "?"}
    # Readers have had it since it was due, whoever happened to ask first, but never before what it is put on.
    due = max(update.publish_at, live.revisions.aggregate(last=Max("made_at"))["last"])
    revisions.record(live, update.owner, note, made_at=due)
    Article.objects.filter(pk=live.pk).update(updated_at=due)
    _close(update, S.MERGED, "merge")


def _send_back(update: Article, reason: str) -> None:
    with transaction.atomic():
        current = _unless_held(update.pk)
        if current and current.status == S.PUBLISHED:
            _close(current, S.RETURNED, "return", reason)


def _close(update: Article, status: str, name: str, reason: str = "") -> None:
    source, update.status = update.status, status
    update.save()
    made = Move.objects.create(
        article=update,
        name=name,
        source=source,
        target=status,
        reason=reason,
        revision=revisions.record(update, None, reason),
    )
    notices.of_move(made)


def catch_up(update: Article, by: User) -> list[str]:
    """Bring the live story's later changes into an update that is still being written.

    Returns the fields in which both stand now, one after the other, for a person to decide. Raises
    ValidationError, with nothing changed, while it is scheduled or when both are too much for a field.
    """
    with transaction.atomic():
        current = _with_locked_story(Article.objects.locked().get(pk=update.pk))
        if current.status == S.PUBLISHED:
            # Two versions, one after the other, must not go live while nobody decides.
            raise ValidationError(SCHEDULED)
        live_values, live_labels = snapshots.take(current.update_of)
        found = merged(current)
        labels = live_labels | snapshots.take(current)[1]
        values = live_values | {name: field.value for name, field in found.items()}
        snapshots.put_back(current, values, labels)
        current.update_base = revisions.version(current.update_of)
        current.save()
        revisions.record(current, by, _("The live story's changes taken over"))
        return [name for name, field in found.items() if field.is_conflict]
