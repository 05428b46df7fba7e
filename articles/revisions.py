"""Keeps every state of a story: one revision for each change, and the way back to any of them."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import checklist, snapshots
from articles.models import Article, Revision
from newsroom.models import User


@transaction.atomic
def begin(article: Article) -> None:
    """Keep how the story stands before its first recorded change, as nobody's revision 1."""
    current = _locked(article.pk)
    if version(current) == 0:
        _keep(current, 1, *snapshots.take(current), None, _("As it stood before"), current.updated_at)


@transaction.atomic
def record(
    article: Article, by: User | None, note: str = "", made_at: datetime | None = None
) -> Revision | None:
    """Keep how the story stands now as its next revision; None when that is how the last one has it.

    `made_at` is when readers had it, when that was not just now.
    """
    current = _locked(article.pk)
    values, labels = snapshots.take(current)
    last = current.revisions.newest_first().first()
    if last and last.values == values:
        return None
    return _keep(current, last.number + 1 if last else 1, values, labels, by, note, made_at or timezone.now())


@transaction.atomic
def restore(revision: Revision, by: User) -> tuple[Revision | None, list[str]]:
    """Make an old state the newest, as a revision of its own: what came between stays on record.

    Returns the new revision (None when nothing differs) and the names of what is gone and stays away. Raises
    ValidationError when the story may not be so any longer; then nothing has changed.
    """
    article = _locked(revision.article_id)
    before = checklist.as_readers_have_it(article)
    gone = snapshots.put_back(article, revision.values, revision.labels)
    checklist.refuse_lost(before)
    note = _("Revision %(n)d brought back") % {"n": revision.number}
    return record(article, by, note), gone


def version(article: Article) -> int:
    """The number of the story's last revision; 0 when none is on record."""
    return article.revisions.aggregate(last=Max("number"))["last"] or 0


def at(article: Article, moment: datetime) -> Revision | None:
    """How the story stood at that moment; None when nothing is on record from before it."""
    return article.revisions.filter(made_at__lte=moment).newest_first().first()


def _locked(pk: int) -> Article:
    """The story as saved, and nobody else's to change until the transaction ends."""
    return Article.objects.locked().get(pk=pk)


def _keep(
    article: Article, number: int, values, labels, by: User | None, note: str, at: datetime
) -> Revision:
    return Revision.objects.create(
        article=article,
        number=number,
        values=values,
        labels=labels,
        made_by=by,
        made_at=at,
        note=note[:500],
    )
