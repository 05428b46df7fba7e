"""The one HTML sanitiser, and the one place that may call mark_safe.

A body is capped, shaped and sanitised when it is saved (`clean`) and sanitised once more right before output
(`as_safe`, `blocks`). nh3 is always the last step: nothing rewrites HTML after it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from json import dumps

import nh3
from django.core.exceptions import DisallowedHost
from django.utils.safestring import SafeString, mark_safe  # noqa: TID251 -- the audited place

from newsroom import markup
from newsroom.html_caps import check_caps
from newsroom.text import clean_line, clean_text, storable

MAX_ROUNDS = 6


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_CELL = _names("colspan rowspan")
_BARE = _names(
    "p br h2 h3 h4 strong b em i u s sub sup ul li blockquote cite q hr aside code pre "
    "table thead tbody tfoot tr caption figure figcaption"
)
_ALLOWED = {
    "*": frozenset(),  # else nh3 lets lang and title through everywhere
    **{tag: frozenset() for tag in _BARE},
    "a": _names("href title"),
    "abbr": _names("title"),
    "img": _names("src alt width height"),
    "ol": _names("start"),
    "td": _CELL,
    "th": _CELL | _names("scope"),
    "time": _names("datetime"),
}
# Their content is no text of the story either. The rest of what is not allowed goes, its content stays.
_DROPPED = _names(
    "script style title xml template svg math iframe object embed applet audio video canvas select textarea "
    "button noscript noembed noframes"
)
_VALUES = {
    "href": re.compile(r"(?i)(?:https?://|mailto:|tel:|/(?![/\\]))[^\x00-\x1f\x7f]*"),
    "src": re.compile(r"/(?![/\\])[^\s\\\x00-\x1f\x7f]+"),
    "scope": re.compile(r"(?:row|col)(?:group)?"),
    "start": re.compile(r"-?[0-9]{1,6}"),
    **dict.fromkeys(["width", "height", "colspan", "rowspan"], re.compile(r"[0-9]{1,4}")),
}


def _filter_attribute(tag: str, name: str, value: str) -> str | None:
    pattern = _VALUES.get(name)
    return value if pattern is None or pattern.fullmatch(value) else None


def _cleaner(*more_tags: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags={*_ALLOWED, *more_tags} - {"*"},
        clean_content_tags=_DROPPED,
        attributes=_ALLOWED,
        attribute_filter=_filter_attribute,
        link_rel="noopener",
        url_schemes={"http", "https", "mailto", "tel"},
    )


# The first pass parses like a browser and keeps what `markup.tidy` turns into something allowed.
_FIRST = _cleaner(*markup.CONTAINERS, *markup.RENAMED)
_LAST = _cleaner()
# Where a picture lies at its source, and the name that an agency's item gives it, are the importers' to read.
_RAW = nh3.Cleaner(
    tags={*_ALLOWED, *markup.CONTAINERS, *markup.RENAMED} - {"*"},
    clean_content_tags=_DROPPED,
    attributes=_ALLOWED | {"img": _names("src alt data-assoc-ref")},
    link_rel=None,
    url_schemes=_names("http https mailto tel urn tag cid file"),
)


class CleanHTML(str):
    """A body as `clean` returned it: `clean` gives it back at once. Any piece of it is a plain str again."""

    __slots__ = ()


@lru_cache(maxsize=16)
def clean(value: str) -> CleanHTML:
    """Return the body that may be stored for what an editor typed or pasted; `clean(clean(x)) == clean(x)`.

    Raises TooMuch when it is over 512 KiB, nested over 100 deep or has a tag with over 50 attributes.
    Cached because one save passes here for the form, the model and the query.
    """
    if isinstance(value, CleanHTML):
        return value
    check_caps(value)
    rough = _FIRST.clean(storable(value))
    check_caps(rough)
    result = _shape(rough)
    check_caps(result)
    return CleanHTML(result)


def _shape(html: str) -> str:
    """Tidy and sanitise until a parser changes nothing any more: one round, more for badly nested tags."""
    for _round in range(MAX_ROUNDS):
        tidied = markup.serialize(markup.tidy(markup.parse(html)))
        html = _LAST.clean(tidied)
        if html == tidied:
            break
    return html


def well_formed(value: str) -> str:
    """Return raw HTML as browsers understand it, every picture at the address it came with; not safe to show.

    For code that looks into it before `clean`: Python's own parser takes quadratic time over broken tags.
    Raises TooMuch as `clean` does.
    """
    check_caps(value)
    return _RAW.clean(storable(value))


def as_safe(value: str) -> SafeString:
    """Sanitise a stored body right before output and mark it as safe: templates print the result as it is."""
    return mark_safe(_LAST.clean(storable(value)))  # noqa: S308 -- nh3 ran last


@lru_cache(maxsize=8)
def _absolute_cleaner(base: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_ALLOWED) - {"*"},
        attributes=_ALLOWED,
        link_rel="noopener",
        url_relative=("rewrite_with_base", base),
    )


def absolute(value: SafeString, base: str) -> SafeString:
    """Return what `as_safe` or `blocks` gave with the addresses of our own pages below `base`, for feeds.

    Raises DisallowedHost for a base that is no address: its host may be what the request said.
    """
    try:
        cleaner = _absolute_cleaner(base)
    except ValueError as error:
        raise DisallowedHost(base) from error
    return mark_safe(cleaner.clean(value))  # noqa: S308 -- nh3 ran last


# A page of ours by its address, without a query: what stands before an anchor, and the anchor.
_OWN_PAGE = re.compile(r"(/|/(?![/\\])[^?#]*(?:/|\.html))(#.*)?", re.DOTALL)


@lru_cache(maxsize=4)
def _asking_cleaner(query: str) -> nh3.Cleaner:
    def ask(tag: str, name: str, value: str) -> str:
        found = name == "href" and _OWN_PAGE.fullmatch(value)
        return f"{found[1]}{query}{found[2] or ''}" if found else value

    return nh3.Cleaner(
        tags=set(_ALLOWED) - {"*"}, attributes=_ALLOWED, attribute_filter=ask, link_rel="noopener"
    )


def asking(value: SafeString, query: str) -> SafeString:
    """Return what `as_safe` or `blocks` gave with `query`, such as `?a=b`, on the links to our own pages."""
    return mark_safe(_asking_cleaner(query).clean(value))  # noqa: S308 -- nh3 ran last


# What would end a script element or start an entity, for JSON inside one.
_JSON_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def data_blocks(documents: Iterable[dict]) -> SafeString:
    """Return each of these as a block of JSON-LD: browsers do not run it, search engines read it."""
    texts = (dumps(data, ensure_ascii=False, separators=(",", ":")) for data in documents)
    blocks = (
        f'<script type="application/ld+json">{text.translate(_JSON_ESCAPES)}</script>\n' for text in texts
    )
    return mark_safe("".join(blocks))  # noqa: S308 -- no < is left in the texts


def to_text(value: str) -> str:
    """Return the plain text of a body, a line for every block, for counts, excerpts and search.

    Any HTML will do, what is over the caps raises TooMuch as in `clean`.
    """
    check_caps(value)
    return clean_text("".join(_texts(_tree(value))))


@dataclass(frozen=True)
class Block:
    """A piece of a body as a page draws it: running `html`, a `heading` (h2), or one picture (`figure`).

    The words of a heading and of a picture are plain text.
    """

    kind: str
    html: SafeString = SafeString("")
    text: str = ""
    src: str = ""
    alt: str = ""
    caption: str = ""


def blocks(value: str) -> list[Block]:
    """Split a stored body at its top level into pictures, main headings and the HTML between them."""
    found: list[Block] = []
    running = markup.Node("")
    for node in [*_tree(value).children, markup.Node("")]:
        apart = _pictures(node) or _heading(node)
        if not apart and node != markup.Node(""):
            running.children.append(node)
            continue
        if running.children and (html := markup.serialize(running).strip()):
            found.append(Block("html", html=as_safe(html)))
        running = markup.Node("")
        found.extend(apart)
    return found


def _heading(node: markup.Node | str) -> list[Block]:
    if isinstance(node, str) or node.tag != "h2":
        return []
    return [Block("heading", text=clean_line("".join(_texts(node))))]


def _pictures(node: markup.Node | str) -> list[Block]:
    """Return the pictures of a top-level node that is nothing but pictures, the caption with the last."""
    if isinstance(node, str):
        return []
    caption = clean_line("".join(_texts(node)))
    if node.tag not in {"img", "figure"} and (node.tag != "p" or caption):
        return []
    images = [node] if node.tag == "img" else node.find("img")
    shown = [image.attributes for image in images if image.attributes.get("src")]
    return [
        Block(
            "figure",
            src=image["src"],
            alt=image.get("alt", ""),
            caption=caption if image is shown[-1] else "",
        )
        for image in shown
    ]


def _tree(value: str) -> markup.Node:
    return markup.parse(_LAST.clean(storable(value)))


def _texts(node: markup.Node) -> list[str]:
    texts: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            texts.append(child)
            continue
        texts.extend(_texts(child))
        if child.tag in {"td", "th"}:
            texts.append(" ")
        elif child.tag not in markup.INLINE - {"br"} and child.tag != "img":
            texts.append("\n")
    return texts
