"""The menu under the nameplate."""

from django import template

from articles.menu import Menu

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context: template.Context) -> Menu:
    return Menu.load(context["sections"])
