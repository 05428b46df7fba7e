"""The search page: a form that works by GET, results a page at a time, a way on where there are none."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from articles.guesses import pages_named, spellings
from articles.search import MAX_HITS, find
from articles.search_form import SearchForm
from articles.sections import Sections
from articles.snippets import hits
from articles.views.text import InWords, joined, suffix
from newsroom import clock
from newsroom.paging import page_of

PER_PAGE = 20


class SearchPage(InWords, TemplateView):
    template_name = "articles/search.html"
    words_template = "text/search.html"

    @cached_property
    def form(self) -> SearchForm:
        return SearchForm(self.request.GET.dict(), Sections.load())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Page 1 has one address."""
        if request.GET.get("page") == "1":
            query = joined(self.form.address_part(), suffix(request).removeprefix("?"))
            return redirect(f"{request.path}?{query}", permanent=True)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.form
        context = {"form": form, "sections": form.sections, "query": form.address_part(), "is_search": True}
        if not form.words.is_empty:
            context |= self.results()
        return super().get_context_data(**context, **kwargs)

    def results(self) -> dict[str, Any]:
        now, text = clock.now(), self.form.words.typed
        found = find(text, at=now, **self.form.asked)
        page = page_of(self.request, found.ids, PER_PAGE)
        return {
            "found": found,
            "page": page,
            "most": MAX_HITS,
            "hits": hits(page.object_list, text, now) if found.ids else [],
            "named": pages_named(text, now) if page.number == 1 else [],
            "spellings": [] if found.ids else spellings(text, now),
        }
