"""Settling what readers reported, and finding in a story what they quoted from it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import ErrorReport
from newsroom.models import User
from newsroom.text import clean_line

State = ErrorReport.State

# How much of the story stands on each side of a quote.
AROUND = 80


def may_settle(user: User, report: ErrorReport) -> bool:
    """Whether this person may say what became of it: whoever may change the story."""
    return user.has_perm("articles.change_errorreport") and workflow.may_edit(user, report.article)


def settle(reports: Collection[ErrorReport], state: str, *, by: User) -> int:
    """Set the state of these, or open them again; return how many were not there already.

    Who came first stays named. Raises PermissionDenied, and then nothing has changed.
    """
    if not all(may_settle(by, report) for report in reports):
        raise PermissionDenied
    waiting = ErrorReport.objects.filter(pk__in=[report.pk for report in reports]).exclude(state=state)
    is_open = state == State.OPEN
    return waiting.update(
        state=state, handled_by=None if is_open else by, handled_at=None if is_open else timezone.now()
    )


@dataclass(frozen=True)
class Place:
    """Where a quote stands in a story: what is around it, on one line."""

    before: str
    quote: str
    after: str


def place(report: ErrorReport) -> Place | None:
    """Where the quote of a report `with_story_text` stands now, or None; capitals do not matter."""
    text = " ".join(report.story_text.split())
    found = re.search(re.escape(clean_line(report.quote)), text, re.IGNORECASE)
    if found is None:
        return None
    start, end = found.span()
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "… " + before.partition(" ")[2]
    if len(text) > end + AROUND:
        after = after.rpartition(" ")[0] + " …"
    return Place(before, found[0], after)
