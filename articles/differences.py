"""What changed between two states of a story, in words that an editor reads: text, never markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles import snapshots
from articles.models import Article
from newsroom import html, markup

SAME, GONE, NEW = "same", "gone", "new"
WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Of what did not change only the neighbouring paragraphs are shown.
NEIGHBOURS = 1


@dataclass(frozen=True)
class Run:
    """A stretch of text that is the same in both, `gone` from the old or `new`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Runs; or, without any, so many unchanged paragraphs that are left out."""

    runs: tuple[Run, ...] = ()
    skipped: int = 0


@dataclass(frozen=True)
class Difference:
    """One field that differs; `label` is what the form calls it."""

    name: str
    label: str
    paragraphs: list[Paragraph]

    @property
    def is_only_form(self) -> bool:
        """Whether the words are the same, and only emphasis or the like has changed."""
        return all(run.kind == SAME for paragraph in self.paragraphs for run in paragraph.runs)


def compare(
    old: snapshots.Values, new: snapshots.Values, labels: snapshots.Labels, names: Sequence[str] = ()
) -> list[Difference]:
    """The fields in which two snapshots differ, or those of `names`; `labels` knows what both refer to."""
    order = [*snapshots.CONTENT, *snapshots.TIMES, *snapshots.STANDING]
    return [
        Difference(
            name, label_of(name), list(texts(readable(name, old, labels), readable(name, new, labels)))
        )
        for name in order
        if (not names or name in names) and old.get(name) != new.get(name)
    ]


def label_of(name: str) -> str:
    """What the form calls a snapshot's field."""
    names = {"bylines": _("bylines"), "related": _("related stories")}
    return names.get(name) or str(Article._meta.get_field(name).verbose_name)


def readable(name: str, values: snapshots.Values, labels: snapshots.Labels) -> list[str]:
    """A snapshot's field as paragraphs of text."""
    value = values.get(name)
    if name == "body":
        return [paragraph_text(piece) for piece in markup.pieces(value or "")]
    if value in (None, "", []):
        return []
    if name in snapshots.LISTS:
        return [_row(name, row, labels) for row in value]
    if name in snapshots.REFERENCES:
        return [snapshots.label(name, value, labels)]
    return _plain(name, value)


def paragraph_text(piece: str) -> str:
    """A paragraph in words; a picture is told by what it shows, a link by where it leads."""
    root = markup.parse(piece)
    shown = [_("[Picture: %(alt)s]") % {"alt": node.attributes.get("alt", "")} for node in root.find("img")]
    links = [f"[→ {node.attributes.get('href', '')}]" for node in root.find("a")]
    return " ".join(filter(None, [*shown, html.to_text(piece).replace("\n", " "), *links]))


def texts(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    """Two texts by paragraphs: what is new and gone word by word, what is the same far from it left out."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield from _unchanged(new[new_from:new_to], new_from == 0, new_to == len(new))
            continue
        before, after = old[old_from:old_to], new[new_from:new_to]
        shared = min(len(before), len(after))
        for pair in zip(before, after, strict=False):
            yield Paragraph(tuple(words(*pair)))
        yield from (Paragraph((Run(GONE, text),)) for text in before[shared:])
        yield from (Paragraph((Run(NEW, text),)) for text in after[shared:])


def words(old: str, new: str) -> Iterator[Run]:
    """Two paragraphs, word by word."""
    before, after = WORD.findall(old), WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.quick_ratio() < 0.3:
        # Hardly a word in common: two whole texts read better than a mixture.
        yield from (Run(kind, text) for kind, text in ((GONE, old), (NEW, new)) if text)
        return
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Run(SAME, "".join(after[new_from:new_to]))
            continue
        gone, new_words = "".join(before[old_from:old_to]), "".join(after[new_from:new_to])
        yield from (Run(kind, text) for kind, text in ((GONE, gone), (NEW, new_words)) if text)


def _unchanged(shared: Sequence[str], is_start: bool, is_end: bool) -> Iterator[Paragraph]:
    head = [] if is_start else list(shared[:NEIGHBOURS])
    rest = shared[len(head) :]
    tail = [] if is_end else list(rest[-NEIGHBOURS:])
    skipped = len(rest) - len(tail)
    yield from (Paragraph((Run(SAME, text),)) for text in head)
    if skipped:
        yield Paragraph(skipped=skipped)
    yield from (Paragraph((Run(SAME, text),)) for text in tail)


def _row(name: str, row: Any, labels: snapshots.Labels) -> str:
    shown = snapshots.label(name, row, labels)
    if name != "bylines":
        return shown
    roles = dict(Article.authors.through.Role.choices)
    return f"{shown} ({roles.get(row[1], row[1])})"


def _plain(name: str, value: Any) -> list[str]:
    if name in snapshots.TIMES:
        return [date_format(localtime(datetime.fromisoformat(value)), "SHORT_DATETIME_FORMAT")]
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    choices = dict(Article._meta.get_field(name).flatchoices)
    return [line for line in str(choices.get(value, value)).split("\n") if line.strip()]
