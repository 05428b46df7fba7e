"""Pages in words only, at `?che-do=chu`: the same view and the same stories, drawn without pictures.

For slow networks and old browsers; search engines are told to keep the page that it stands for.
"""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

# What an address says that asks for words only; with any other value it asks for nothing.
NAME, VALUE = "che-do", "chu"
MODE = f"{NAME}={VALUE}"


def is_in_words(request: HttpRequest) -> bool:
    return request.GET.get(NAME) == VALUE


def suffix(request: HttpRequest) -> str:
    """What goes behind the address of another page, so that a reader of words stays with words."""
    return f"?{MODE}" if is_in_words(request) else ""


def ways(request: HttpRequest, query: str = "", page: Page | None = None) -> dict[str, Any]:
    """For a template: the addresses of this page in full and in words, and how to stay with one of them.

    `query` is what the page is asked for, `page` which part of its list it shows. In the result `query` is
    for the other pages of that list, `in_words` for pages without a query.
    """
    number = f"page={page.number}" if page and page.number > 1 else ""
    return {
        "in_words": suffix(request),
        "query": joined(query, suffix(request).removeprefix("?")),
        "full_address": "?".join(filter(None, [request.path, joined(query, number)])),
        "words_address": f"{request.path}?{joined(query, number, MODE)}",
    }


def joined(*parts: str) -> str:
    """One query out of several, the empty ones left out."""
    return "&".join(filter(None, parts))


class InWords:
    """A TemplateView that is there in words too, drawn by `words_template`."""

    words_template = ""

    def get_template_names(self) -> list[str]:
        return [self.words_template] if is_in_words(self.request) else super().get_template_names()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | ways(self.request, context.get("query", ""), context.get("page"))
