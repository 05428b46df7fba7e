"""Who has a story open, and whose turn it is to change it.

Editing begins with the first change in a tab, belongs to that one tab, and ends when it closes or is not
heard of for a minute. Anybody else who may change the story can take over at once; the tab that lost it may
not save any more. Without JavaScript there are no tabs: then only the version of the story guards a save.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Presence
from newsroom.models import User

# How long it is remembered that a tab lost its turn.
REMEMBERED = timedelta(days=7)


@dataclass(frozen=True)
class Standing:
    """How things are for one tab: its own row, whose turn it is elsewhere, and who else is there."""

    mine: Presence
    holder: Presence | None
    others: list[Presence]

    @property
    def may_edit(self) -> bool:
        return self.mine.lost_at is None and self.holder is None


@transaction.atomic
def ping(article: Article, user: User, tab: str, is_changing: bool) -> Standing:
    """This tab is there; with `is_changing` it takes the turn, if it is free and was never lost."""
    mine = _arrive(article, user, tab)
    if is_changing and not mine.lost_at:
        holder = _holder(article, mine)
        if holder is None or not _is_alive(holder):
            _give(holder, mine)
    return _standing(article, mine)


@transaction.atomic
def take_over(article: Article, user: User, tab: str) -> Standing:
    """Take the turn from whoever has it. A tab that lost it has to open the story afresh first."""
    mine = _arrive(article, user, tab)
    if not mine.lost_at:
        _give(_holder(article, mine), mine)
    return _standing(article, mine)


def leave(article: Article, user: User, tab: str) -> None:
    """The tab is gone; that it had lost its turn stays on record, in case it comes back."""
    article.presences.filter(user=user, tab=tab, lost_at=None).delete()


def against_saving(article: Article, user: User, tab: str) -> str:
    """Why this tab may not save, in words; empty when it may.

    A tab that was never heard of, or has no name, is one without JavaScript: it waits for other people only.
    """
    mine = article.presences.filter(user=user, tab=tab).select_related("lost_to").first()
    if mine is None:
        return _elsewhere(article, user)
    if mine.lost_at:
        return _lost(mine)
    holder = _holder(article, mine)
    return editing(holder, user) if holder and _is_alive(holder) else ""


def against_changing(article: Article, user: User) -> str:
    """Why this person may not change the story outside its form, in words; empty when they may."""
    refused = _elsewhere(article, user)
    way = _("Open the story and take over, or wait until it is closed there.")
    return f"{refused} {way}" if refused else ""


def notice(standing: Standing) -> str:
    """Why this tab is read-only, in words; empty when it is not."""
    if standing.mine.lost_at:
        return _lost(standing.mine)
    return editing(standing.holder, standing.mine.user) if standing.holder else ""


def line(standing: Standing) -> str:
    """Who else is there: “Lan is looking, Minh is editing (2 minutes)”."""
    said = [_doing(other, standing.mine.user) for other in standing.others]
    return ", ".join(dict.fromkeys(said))


def editing(holder: Presence, to: User) -> str:
    """Whose turn it is, and since when."""
    at = time_format(localtime(holder.editing_since), "H:i")
    if holder.user_id == to.pk:
        return _("You are editing this story in another window since %(at)s.") % {"at": at}
    return _("%(who)s is editing this story since %(at)s.") % {"who": holder.user, "at": at}


def _elsewhere(article: Article, user: User) -> str:
    """Who else is writing right now; one's own other windows do not count."""
    holder = article.presences.alive().editing().exclude(user=user).select_related("user").first()
    return editing(holder, user) if holder else ""


def _lost(mine: Presence) -> str:
    at = time_format(localtime(mine.lost_at), "H:i")
    if mine.lost_to_id == mine.user_id:
        return _("You took over in another window at %(at)s.") % {"at": at}
    return _("%(who)s took over at %(at)s.") % {"who": mine.lost_to or _("Somebody"), "at": at}


def _doing(other: Presence, to: User) -> str:
    who = _("you in another window") if other.user_id == to.pk else str(other.user)
    if other.editing_since is None:
        return _("%(who)s is looking") % {"who": who}
    minutes = int((timezone.now() - other.editing_since).total_seconds() // 60)
    said = ngettext("%(who)s is editing (%(n)d minute)", "%(who)s is editing (%(n)d minutes)", minutes)
    return said % {"who": who, "n": minutes}


def _arrive(article: Article, user: User, tab: str) -> Presence:
    """The tab's row, up to date; the story is locked, so that turns are given one at a time."""
    Article.objects.locked().only("pk").get(pk=article.pk)
    now = timezone.now()
    article.presences.filter(seen_at__lt=now - REMEMBERED).delete()
    mine, _created = article.presences.update_or_create(user=user, tab=tab, defaults={"seen_at": now})
    return mine


def _holder(article: Article, mine: Presence) -> Presence | None:
    """The other tab whose turn it is, heard of lately or not."""
    return article.presences.editing().exclude(pk=mine.pk).select_related("user").first()


def _give(holder: Presence | None, mine: Presence) -> None:
    now = timezone.now()
    if holder:
        holder.editing_since, holder.lost_at, holder.lost_to = None, now, mine.user
        holder.save(update_fields=["editing_since", "lost_at", "lost_to"])
    if mine.editing_since is None:
        mine.editing_since = now
        mine.save(update_fields=["editing_since"])


def _standing(article: Article, mine: Presence) -> Standing:
    others = list(article.presences.alive().exclude(pk=mine.pk).filter(lost_at=None).select_related("user"))
    holder = next((other for other in others if other.editing_since), None)
    return Standing(mine, holder, others)


def _is_alive(presence: Presence) -> bool:
    return presence.seen_at > timezone.now() - Presence.EXPIRES
