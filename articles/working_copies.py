"""Keeps what is typed and not saved yet: one row for each open form, found again when its tab is gone.

A row goes only when its words are somewhere else: with a save of its form, with a form that was opened from
it and kept again, or because its editor drops it.
"""

import hashlib
import json
import re
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from articles.models import Article, WorkingCopy
from newsroom.models import User

# Names in the form: its own id, and the mark of the row that it was opened from.
TAB, DRAFT = "tab", "draft"
# What nobody typed, or what belongs to one sending of the form only.
NOT_KEPT = {"csrfmiddlewaretoken", "move", "conflict_mine", TAB, DRAFT}

# Well above the largest text that can be saved.
MAX_BYTES = 1_500_000
# Of one editor. More are refused: whatever somebody typed is theirs to drop.
MAX_COPIES = 50
# A copy that a browser kept while it was offline is no older than this.
MAX_AGE = timedelta(days=30)

_TAB = re.compile(r"[A-Za-z0-9_-]{8,40}")
_VERSION = re.compile(r"[0-9]{1,9}")
_MARK = re.compile(r"([0-9]{1,18})@[0-9T:.+-]{20,40}")


class NotKept(ValueError):
    """Nothing was kept, and nothing that was kept before is gone."""


class TooLarge(NotKept):
    """More was typed than a row may hold."""


class TooMany(NotKept):
    """The editor has as many rows as one may have."""


def new_tab() -> str:
    """A name for one open form that nobody can guess."""
    return secrets.token_urlsafe(16)


def is_tab(name: str) -> bool:
    return bool(_TAB.fullmatch(name))


@transaction.atomic
def keep(
    editor: User,
    article: Article | None,
    typed: QueryDict,
    age: timedelta = timedelta(),
    instead_of: str = "",
) -> WorkingCopy:
    """Write a form down as it was typed `age` ago, over what its tab had kept before.

    `typed` must name a tab (see `is_tab`). What the form was opened from goes: all of it is in the form. So
    does what the tab `instead_of` had kept. Raises NotKept.
    """
    values = _values(typed)
    if len(_as_bytes(values)) > MAX_BYTES:
        raise TooLarge
    version = typed.get("version", "")
    copy, is_new = WorkingCopy.objects.update_or_create(
        editor=editor,
        tab=typed[TAB],
        defaults={
            "article": article,
            "values": values,
            "version": int(version) if _VERSION.fullmatch(version) else 0,
            "saved_at": timezone.now() - min(max(age, timedelta()), MAX_AGE),
        },
    )
    _drop_marked(editor, typed.get(DRAFT, ""), but=copy)
    editor.working_copies.filter(tab=instead_of).exclude(pk=copy.pk).delete()
    if is_new and editor.working_copies.count() > MAX_COPIES:
        raise TooMany
    return copy


def digest(typed: QueryDict) -> str:
    """The same for two sendings of a form in the same words, whichever revision they began with."""
    # Browsers send the end of a line in two ways.
    values = {
        name: [value.replace("\r\n", "\n") for value in found]
        for name, found in _values(typed).items()
        if name != "version"
    }
    return hashlib.sha256(_as_bytes(values)).hexdigest()


def saved(editor: User, tab: str, mark: str) -> None:
    """The form of `tab`, opened from the row of `mark`, was saved: both rows have done their work."""
    editor.working_copies.filter(tab=tab).delete()
    _drop_marked(editor, mark)


def left(editor: User, article: Article | None, tab: str = "") -> QuerySet[WorkingCopy]:
    """What this person typed into this story (None: new ones) in other forms than `tab`, newest first."""
    found = editor.working_copies.filter(article=article)
    return found.exclude(tab=tab) if is_tab(tab or "") else found


def as_typed(copy: WorkingCopy) -> QueryDict:
    """A form to go on with: what was typed, in a tab of its own that takes the row's place."""
    data = QueryDict(mutable=True)
    for name, values in copy.values.items():
        data.setlist(name, values)
    data[TAB], data[DRAFT] = new_tab(), mark_of(copy)
    return data


def mark_of(copy: WorkingCopy) -> str:
    """Names a row as it stands now: it is another one as soon as something else is kept in it."""
    return f"{copy.pk}@{copy.saved_at.isoformat()}"


def number_of(mark: str) -> int | None:
    """The row that a mark names, whatever stands in it now."""
    found = _MARK.fullmatch(mark)
    return int(found[1]) if found else None


def tabs_before(editor: User, mark: str, tab: str) -> list[str]:
    """The tab that left the draft of `mark`, unless it is `tab` itself: one name, or none."""
    found = editor.working_copies.filter(pk=number_of(mark)) if mark else editor.working_copies.none()
    return list(found.exclude(tab=tab).values_list("tab", flat=True))


def _values(typed: QueryDict) -> dict[str, list[str]]:
    """What somebody typed, as a row has it."""
    return {
        name.replace("\x00", ""): [value.replace("\x00", "") for value in found]
        for name, found in typed.lists()
        if name not in NOT_KEPT and not name.startswith("_")
    }


def _as_bytes(values: dict[str, list[str]]) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True).encode(errors="replace")


def _drop_marked(editor: User, mark: str, but: WorkingCopy | None = None) -> None:
    found = editor.working_copies.filter(pk=number_of(mark)).first()
    if found and found != but and mark_of(found) == mark:
        found.delete()
