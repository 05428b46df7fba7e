"""A small tree of HTML, and the shaping of a pasted body into a tidy one.

Only `newsroom.html` uses this, always on what nh3 has made well formed and always with nh3 once more after
it: nothing here is a security boundary.
"""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from newsroom.text import clean_line, printable

VOID = frozenset(["br", "hr", "img"])
INLINE = frozenset(
    ["a", "abbr", "b", "br", "cite", "code", "em", "i", "q", "s", "strong", "sub", "sup", "time", "u"]
)
HEADINGS = frozenset(["h2", "h3", "h4"])
CONTAINERS = frozenset(["article", "center", "dd", "div", "dl", "dt", "footer", "header", "main", "section"])
RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "strike": "s", "del": "s", "ins": "u"}
# Elements that mean nothing when they hold nothing.
_HOLLOW = (INLINE | HEADINGS | {"p", "ul", "ol", "li", "blockquote", "figure", "figcaption", "aside"}) - {
    "br"
}
_SOLID = frozenset(["img", "hr", "table"])
_TRIMMED = HEADINGS | {"p", "li", "blockquote", "figcaption", "caption", "td", "th"}
# Between the parts of these stands no text.
_STRUCTURAL = frozenset(["table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "figure"])
# A container in one of these cannot become a paragraph.
_NO_PARAGRAPH = INLINE | HEADINGS | {"p", "figcaption", "caption", "pre"}
_SPACE = " \n\xa0"
_DEEPEST = 150


@dataclass
class Node:
    """An element. The flags hold for tidied ones: they are kept so that no question walks the whole tree."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)
    has_text: bool = False
    is_solid: bool = False  # it shows something even without text
    is_inline: bool = False  # it may stand in a paragraph: an inline element without a block inside

    def find(self, tag: str) -> list["Node"]:
        """Return the descendants of that tag in document order."""
        found: list[Node] = []
        for child in self.children:
            if isinstance(child, Node):
                found.extend([child] if child.tag == tag else child.find(tag))
        return found

    def settle(self) -> None:
        """Set the flags from the children, whose flags must be set."""
        nodes = [child for child in self.children if isinstance(child, Node)]
        words = any(isinstance(child, str) and child.strip(_SPACE) for child in self.children)
        self.has_text = words or any(node.has_text for node in nodes)
        self.is_solid = self.tag in _SOLID or any(node.is_solid for node in nodes)
        self.is_inline = self.tag in INLINE and all(node.is_inline for node in nodes)


class _TreeBuilder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag, attrs):
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        # The walks over the tree recurse: what is deeper becomes a sibling.
        if tag not in VOID and len(self.open) < _DEEPEST:
            self.open.append(node)

    def handle_endtag(self, tag):
        if self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parse(html: str) -> Node:
    """Return the tree of well formed `html` under a nameless root."""
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


def _escape(text: str) -> str:
    return escape(text, quote=False).replace("\xa0", "&nbsp;")


# Editors write attributes in an order of their own, which is no change of the text. These come first, others
# follow by name, and what nh3 adds stands at the end.
_FIRST = ("href", "src", "alt", "title", "width", "height")


def _place(attribute: tuple[str, str]) -> tuple[int, bool, str]:
    name = attribute[0]
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name == "rel", name)


def serialize(node: Node | str) -> str:
    """Return the HTML of `node`, its attributes in one order; a root gives that of its children."""
    if isinstance(node, str):
        return _escape(node)
    inner = "".join(map(serialize, node.children))
    if not node.tag:
        return inner
    named = sorted(node.attributes.items(), key=_place)
    values = {name: _escape(value).replace('"', "&quot;") for name, value in named}
    attributes = "".join(f' {name}="{value}"' for name, value in values.items())
    return f"<{node.tag}{attributes}>" + ("" if node.tag in VOID else f"{inner}</{node.tag}>")


def pieces(html: str) -> list[str]:
    """The paragraphs, headings, lists, figures that well formed `html` is made of, each as HTML."""
    parts = (serialize(child) for child in parse(html).children)
    return [part for part in parts if part.strip(_SPACE)]


def tidy(root: Node) -> Node:
    """Shape a pasted body: paragraphs for loose text, no empty ones, pictures as figures of the top level."""
    _tidy_children(root, preformatted=False)
    top = [part for node in _paragraphs(root.children) for part in _lift_pictures(node)]
    lines: list[Node | str] = [part for node in top for part in (node, "\n")]
    return Node("", {}, lines[:-1])


def _tidy_children(parent: Node, preformatted: bool) -> None:
    children: list[Node | str] = []
    for child in parent.children:
        for part in [child] if isinstance(child, str) else _tidy_node(child, parent, preformatted):
            # What an unwrapped element leaves may fold, or even compose, with the text around it.
            if isinstance(part, str) and children and isinstance(children[-1], str):
                children[-1] += part
            else:
                children.append(part)
    parent.children = [_tidy_text(part, preformatted) if isinstance(part, str) else part for part in children]
    if parent.tag in _STRUCTURAL:
        parent.children = [part for part in parent.children if isinstance(part, Node) or part.strip(_SPACE)]
    if parent.tag in _TRIMMED:
        _trim(parent.children, _SPACE)
    elif parent.tag == "pre":
        # A parser drops the first line break, so that the next clean would find another text.
        _trim(parent.children, "\n")
    parent.settle()


def _tidy_text(text: str, preformatted: bool) -> str:
    # A no-break space that stands alone was meant, it stays.
    text = "\xa0".join(map(printable, text.split("\xa0")))
    # Without a letter before it, it may come to stand after a tag and compose with its ">".
    text = re.sub(r"(?<!\S)\u0338+", "", text)
    return text if preformatted else re.sub(f"[{_SPACE}]{{2,}}|\n", " ", text)


def _tidy_node(node: Node, parent: Node, preformatted: bool) -> list[Node | str]:
    """Return what takes the place of `node`: itself, its content or nothing."""
    node.tag = RENAMED.get(node.tag, node.tag)
    node.attributes = {name: clean_line(value) for name, value in node.attributes.items()}
    _tidy_children(node, preformatted or node.tag == "pre")
    if node.tag in CONTAINERS:
        return _open_container(node, parent)
    if node.tag == "img":
        return [node] if node.attributes.get("src") else []
    if node.tag in _HOLLOW and not node.has_text and not node.is_solid:
        return _remains(node)
    if node.tag == "a" and "href" not in node.attributes:
        return node.children
    return [node]


def _remains(node: Node) -> list[Node | str]:
    """Return the spaces and line breaks of an inline element without text; of a block nothing remains."""
    if node.tag not in INLINE:
        return []
    return [child for child in node.children if isinstance(child, str) or child.tag == "br"]


def _open_container(node: Node, parent: Node) -> list[Node | str]:
    if parent.tag in _NO_PARAGRAPH:
        return [" ", *node.children, " "]
    return _paragraphs(node.children)


def _paragraphs(children: list[Node | str]) -> list[Node]:
    """Gather loose text and inline elements into paragraphs; what is a block stays."""
    blocks: list[Node] = []
    for is_block, group in groupby(children, key=lambda c: isinstance(c, Node) and not c.is_inline):
        if is_block:
            blocks.extend(group)
            continue
        paragraph = Node("p", {}, list(group))
        _trim(paragraph.children, _SPACE)
        paragraph.settle()
        if paragraph.has_text:
            blocks.append(paragraph)
    return blocks


def _trim(children: list[Node | str], space: str) -> None:
    """Strip `space` at both ends of a block, also where an inline element begins or ends there."""
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        edge = children
        while edge:
            if isinstance(edge[end], str):
                edge[end] = strip(edge[end], space)
                if edge[end]:
                    break
                del edge[end]
            elif edge[end].is_inline:
                edge = edge[end].children
            else:
                break


def _lift_pictures(node: Node) -> list[Node]:
    """Return `node`, split around its pictures when it is a picture or a paragraph that holds some."""
    if node.tag == "img":
        return [Node("figure", {}, [node])]
    if node.tag != "p" or not node.is_solid:
        return [node]
    parts = _paragraphs(node.children) if node.has_text else node.find("img")
    return [Node("figure", {}, [part]) if part.tag == "img" else part for part in parts]
