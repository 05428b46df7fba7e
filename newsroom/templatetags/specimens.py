"""`{% specimen "name" %}…{% endspecimen %}`: a piece of a page, as often as need be on the style page."""

import re

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.html import escape

register = template.Library()

_ID = re.compile(r'\bid="([^"]+)"')
_NAMING = re.compile(r'\b(id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"')
_WITHIN = re.compile(r'\bhref="#([^"]+)"')


def apart(html: str, name: str) -> str:
    """`html` with `name` before each of its ids, wherever they are named, so that they are unique on a page.

    >>> apart('<p id="a"><a href="#a">1</a> <a href="#b">2</a>', "x")
    '<p id="x-a"><a href="#x-a">1</a> <a href="#b">2</a>'
    """
    own = set(_ID.findall(html))

    def renamed(names: str) -> str:
        return " ".join(f"{name}-{each}" if each in own else each for each in names.split())

    html = _NAMING.sub(lambda found: f'{found[1]}="{renamed(found[2])}"', html)
    return _WITHIN.sub(lambda found: f'href="#{renamed(found[1])}"', html)


class SpecimenNode(template.Node):
    """Takes its number from `numbers` of the context, an iterator."""

    def __init__(self, label: FilterExpression, nodes: NodeList):
        self.label, self.nodelist = label, nodes

    def render(self, context: template.Context) -> str:
        label = escape(self.label.resolve(context))
        piece = apart(self.nodelist.render(context), f"mau-{next(context['numbers'])}")
        return f'<div class="specimen"><p class="specimen-name">{label}</p>\n{piece}</div>'


@register.tag
def specimen(parser: Parser, token: Token) -> SpecimenNode:
    label = parser.compile_filter(token.split_contents()[1])
    nodes = parser.parse(("endspecimen",))
    parser.delete_first_token()
    return SpecimenNode(label, nodes)
