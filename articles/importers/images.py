"""Points the pictures of a raw body at the library, before the sanitiser sees it."""

from collections.abc import Callable
from html.parser import HTMLParser

from django.utils.html import escape

from newsroom import html

Attributes = dict[str, str]
# What a picture becomes: its address in the library, or None when it is not to be had.
Locate = Callable[[Attributes], str | None]


def relink(body: str, locate: Locate) -> str:
    """The body with every `<img>` at the address that `locate` gives for its attributes.

    One that has none is left out, and with it a figure that holds no other picture. Raises TooMuch when
    the body is over the sanitiser's caps.
    """
    body = html.well_formed(body)
    finder = _Finder(body, locate)
    finder.feed(body)
    finder.close()
    result, end = [], 0
    for start, stop, replacement in sorted(finder.changes):
        if start >= end:
            result += [body[end:start], replacement]
            end = stop
    return "".join(result) + body[end:]


class _Finder(HTMLParser):
    """Collects (start, stop, replacement) of what has to change."""

    def __init__(self, body: str, locate: Locate):
        super().__init__(convert_charrefs=True)
        self.locate = locate
        self.changes: list[tuple[int, int, str]] = []
        self.lines = [0]
        for line in body.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.figure: int | None = None
        self.found: list[bool] = []  # for each picture of the figure

    def handle_starttag(self, tag, attrs):
        start = self._offset()
        if tag == "figure":
            self.figure, self.found = start, []
        elif tag == "img":
            attributes = {name: value or "" for name, value in attrs}
            src = self.locate(attributes)
            self.found.append(src is not None)
            replacement = (
                f'<img src="{escape(src)}" alt="{escape(attributes.get("alt", ""))}">' if src else ""
            )
            self.changes.append((start, start + len(self.get_starttag_text()), replacement))

    def handle_endtag(self, tag):
        if tag == "figure" and self.figure is not None:
            if self.found and not any(self.found):
                self.changes.append((self.figure, self._offset() + len("</figure>"), ""))
            self.figure = None

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column
