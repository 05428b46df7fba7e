"""A small tree of HTML, and the shaping of a pasted body into a tidy one.

Only `newsroom.html` uses this, always on what nh3 has made well formed and always with nh3 once more after
it: nothing here is a security boundary.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from newsroom.text import printable

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
# A container in one of these cannot become a paragraph.
_NO_PARAGRAPH = INLINE | HEADINGS | {"p", "figcaption", "caption", "pre"}
_SPACE = " \n\xa0"
_DEEPEST = 150


@dataclass
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node | str"]:
        """Yield every descendant in document order."""
        for child in self.children:
            yield child
            if isinstance(child, Node):
                yield from child.walk()

    def find(self, tag: str) -> list["Node"]:
        return [node for node in self.walk() if isinstance(node, Node) and node.tag == tag]

    def has_text(self) -> bool:
        return any(isinstance(node, str) and node.strip(_SPACE) for node in self.walk())

    def is_inline(self) -> bool:
        """Say whether this may stand in a paragraph: an inline element without a block inside."""
        nodes = (node for node in self.walk() if isinstance(node, Node))
        return self.tag in INLINE and all(node.tag in INLINE for node in nodes)


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


def serialize(node: Node | str) -> str:
    """Return the HTML of `node`; a root gives that of its children."""
    if isinstance(node, str):
        return escape(node, quote=False)
    inner = "".join(map(serialize, node.children))
    if not node.tag:
        return inner
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    return f"<{node.tag}{attributes}>" + ("" if node.tag in VOID else f"{inner}</{node.tag}>")


def tidy(root: Node) -> Node:
    """Shape a pasted body: paragraphs for loose text, no empty ones, pictures as figures of the top level."""
    _tidy_children(root, preformatted=False)
    top: list[Node] = []
    for node in _paragraphs(root.children):
        top.extend(_lift_pictures(node))
    lines: list[Node | str] = [part for node in top for part in (node, "\n")]
    return Node("", {}, lines[:-1])


def _tidy_children(parent: Node, preformatted: bool) -> None:
    children: list[Node | str] = []
    for child in parent.children:
        if isinstance(child, str):
            children.append(_tidy_text(child, preformatted))
        else:
            children.extend(_tidy_node(child, parent, preformatted))
    if parent.tag in _TRIMMED:
        _trim(children)
    if preformatted and children and isinstance(children[0], str):
        # A parser drops the first line break of <pre>, so that the next clean would find another text.
        children[0] = children[0].lstrip("\n")
    parent.children = children


def _tidy_text(text: str, preformatted: bool) -> str:
    # Only a no-break space that stands alone was meant.
    text = "\xa0".join(map(printable, text.split("\xa0")))
    # On its own it composes with the ">" before it.
    text = text.lstrip("\u0338")
    return text if preformatted else re.sub(f"[{_SPACE}]{{2,}}|\n", " ", text)


def _tidy_node(node: Node, parent: Node, preformatted: bool) -> list[Node | str]:
    """Return what takes the place of `node`: itself, its content or nothing."""
    node.tag = RENAMED.get(node.tag, node.tag)
    node.attributes = {name: printable(value).strip() for name, value in node.attributes.items()}
    _tidy_children(node, preformatted or node.tag == "pre")
    if node.tag in CONTAINERS:
        return _open_container(node, parent)
    if node.tag == "img":
        return [node] if node.attributes.get("src") else []
    if node.tag in _HOLLOW and _is_hollow(node):
        return [" "] if node.tag in INLINE and node.children else []
    if node.tag == "a" and "href" not in node.attributes:
        return node.children
    return [node]


def _open_container(node: Node, parent: Node) -> list[Node | str]:
    if parent.tag in _NO_PARAGRAPH:
        return [" ", *node.children, " "]
    return _paragraphs(node.children)


def _paragraphs(children: list[Node | str]) -> list[Node]:
    """Gather loose text and inline elements into paragraphs; what is a block stays."""
    blocks: list[Node] = []
    loose = Node("p")
    for child in [*children, Node("")]:
        if isinstance(child, str) or child.is_inline():
            loose.children.append(child)
            continue
        _trim(loose.children)
        if loose.has_text():
            blocks.append(loose)
        loose = Node("p")
        if child.tag:
            blocks.append(child)
    return blocks


def _is_hollow(node: Node) -> bool:
    solid = _SOLID | {"br"} if node.tag in INLINE else _SOLID
    return not node.has_text() and not any(isinstance(n, Node) and n.tag in solid for n in node.walk())


def _trim(children: list[Node | str]) -> None:
    """Strip the space at both ends of a block."""
    if children and isinstance(children[0], str):
        children[0] = children[0].lstrip(_SPACE)
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip(_SPACE)


def _lift_pictures(node: Node) -> list[Node]:
    """Return `node`, split around its pictures when it is a picture or a paragraph that holds some."""
    if node.tag == "img":
        return [Node("figure", {}, [node])]
    if node.tag != "p":
        return [node]
    if not node.has_text() and (pictures := node.find("img")):
        return [Node("figure", {}, [picture]) for picture in pictures]
    return [
        Node("figure", {}, [block]) if block.tag == "img" else block for block in _paragraphs(node.children)
    ]
