"""The time that readers' pages are made for: now, or another one that staff look at them as of.

Whatever decides what readers see asks `now()` here. What is recorded, counted or limited keeps the real time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_set: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    return _set.get() or timezone.now()


def chosen() -> datetime | None:
    """The other time, if one is set."""
    return _set.get()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Make pages as of `moment` within the block: for this request only, whatever it ends with."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)
