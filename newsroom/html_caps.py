"""How large a body may be: what is over these caps would keep a parser busy for too long."""

import re
from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 512 * 1024
MAX_DEPTH = 100
MAX_ATTRIBUTES = 50

_TAG = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?)?"""
)
# A parser opens these again after the end of the block they were left open in.
_FORMATTING = {
    "a", "b", "big", "code", "em", "font", "i",
    "nobr", "s", "small", "strike", "strong", "tt", "u",
}  # fmt: skip
# A second one ends the first.
_SELF_CLOSING = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img",
    "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip


class TooMuch(ValidationError):
    """A body over one of the caps; its messages tell the editor what to do."""


def check_caps(html: str) -> None:
    """Raise TooMuch for what nh3 would need quadratic time for; itself linear."""
    if len(html.encode(errors="replace")) > MAX_BYTES:
        raise TooMuch(_("The text is too long (over 512 KB). Split it into two stories."), code="too_long")
    position, depth = 0, _Depth()
    while tag := _TAG.search(html, position):
        position = tag.end()
        if not tag["name"]:
            continue
        if not html.startswith(">", position):
            position = _skip_attributes(html, position)
        depth.count(tag["name"].lower(), is_end=bool(tag["end"]))
        if depth.total > MAX_DEPTH:
            raise TooMuch(
                _("The text is nested over 100 deep. Paste it as plain text and format it again."),
                code="depth",
            )


def _skip_attributes(html: str, position: int) -> int:
    """Return where the attributes of a tag end; raise TooMuch when there are too many."""
    count = 0
    while attribute := _ATTRIBUTE.match(html, position):
        position, count = attribute.end(), count + 1
        if count > MAX_ATTRIBUTES:
            raise TooMuch(
                _("The text has a tag with over 50 attributes. Paste it as plain text."), code="attributes"
            )
    return position


class _Depth:
    """How deep a parser may have nested its elements after the tags counted so far."""

    def __init__(self):
        self.blocks: list[str] = []
        self.formatting: Counter[str] = Counter()
        self.total = 0

    def count(self, name: str, is_end: bool) -> None:
        if name in _FORMATTING:
            step = 1 if not is_end else -1 if self.formatting[name] else 0
            self.formatting[name] += step
            self.total += step
        elif is_end and name in self.blocks:
            kept = len(self.blocks) - 1 - self.blocks[::-1].index(name)
            self.total -= len(self.blocks) - kept
            del self.blocks[kept:]
        elif not is_end and name not in _VOID and not (name in _SELF_CLOSING and self.blocks[-1:] == [name]):
            self.blocks.append(name)
            self.total += 1
