"""Two people's changes of one text, put together: what only one of them touched needs no decision.

Pure functions on plain data. The three versions are always `base` (what both began with), `mine`, `theirs`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any


@dataclass(frozen=True)
class Merged:
    """`value` holds everything of both; with `is_conflict` a person has to look at it."""

    value: Any
    is_conflict: bool = False


def value(base: Any, mine: Any, theirs: Any) -> Merged:
    """One value that can only be one of them: in a conflict it is mine."""
    if mine in (base, theirs):
        return Merged(theirs)
    return Merged(mine, is_conflict=theirs != base)


def rows(base: list, mine: list, theirs: list) -> Merged:
    """A list without repetitions: what either took away is away, what either added is there."""
    if mine in (base, theirs):
        return Merged(theirs)
    if theirs == base:
        return Merged(mine)
    kept = [row for row in mine if row not in base or row in theirs]
    return Merged(kept + [row for row in theirs if row not in base and row not in mine])


def paragraphs(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Merged:
    """A text by paragraphs. Where both changed the same ones, mine stand before theirs: a conflict."""
    merged: list[str] = []
    is_conflict = False
    for old, ours, others in _regions(base, mine, theirs):
        found = value(old, ours, others)
        merged += found.value
        if found.is_conflict:
            is_conflict = True
            merged += [line for line in others if line not in ours]
    return Merged(merged, is_conflict)


def _regions(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """The texts, cut at the paragraphs that all three have: a changed stretch, then the shared one."""
    in_mine, in_theirs = _places(base, mine), _places(base, theirs)
    at_base = at_mine = at_theirs = 0
    for place, line in enumerate(base):
        if place in in_mine and place in in_theirs:
            yield (
                list(base[at_base:place]),
                list(mine[at_mine : in_mine[place]]),
                list(theirs[at_theirs : in_theirs[place]]),
            )
            yield [line], [line], [line]
            at_base, at_mine, at_theirs = place + 1, in_mine[place] + 1, in_theirs[place] + 1
    yield list(base[at_base:]), list(mine[at_mine:]), list(theirs[at_theirs:])


def _places(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Where the paragraphs of `base` stand in `other`, as far as they are there, in order."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }
