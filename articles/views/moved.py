"""Former addresses: where readers are led from there."""

import re
from typing import Any
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from articles.models import Article, Author, Category, Correction, Redirect
from articles.models.address import answers
from newsroom.models import Page

LISTS = {"articles:category", "articles:tag", "articles:topic", "articles:author"}


def moved(request: HttpRequest) -> HttpResponse | None:
    """301 to the page that had this address once, 410 for one that is gone, None for no such page.

    None too where the page is not public: an old address must not tell the name of what is to come.
    """
    if request.method not in {"GET", "HEAD"}:
        return None
    found = Redirect.objects.leading_from(request.get_full_path())
    # Without its slash it may be the address of a page that is there.
    if found is None or (not request.path.endswith("/") and answers(f"{request.path}/")):
        return None
    if not found.new_path:
        return render(request, "410.html", {"reason": found.reason, "is_page": True}, status=410)
    return _to(found, request)


def new_address(page: str) -> str | None:
    """Where the list is now that had the address `page` once, or None when no public one had it."""
    found = Redirect.objects.leading_from(page)
    if found is None or not found.new_path:
        return None
    try:
        match = resolve(unquote(found.new_path))
    except Resolver404:
        return None
    return found.new_path if match.view_name in LISTS and _is_public(match.view_name, match.kwargs) else None


def taken_down(request: HttpRequest, pk: int) -> HttpResponse | None:
    """410 for a story that was public once; one that never was is as absent as one that does not exist."""
    story = Article.objects.gone().only("withdrawal_reason").filter(pk=pk).first()
    if story is None:
        return None
    withdrawal = Correction.objects.public().filter(article=story, kind=Correction.Kind.WITHDRAWAL)
    told = withdrawal.newest_first().first() if story.withdrawal_reason else None
    context = {"reason": story.withdrawal_reason, "withdrawn_at": told and told.published_at}
    return render(request, "410.html", context, status=410)


def _to(found: Redirect, request: HttpRequest) -> HttpResponse | None:
    try:
        match = resolve(unquote(re.split("[?#]", found.new_path)[0]))
    except Resolver404:
        # A file, or something else that this address is kept for.
        return HttpResponsePermanentRedirect(found.new_path)
    if match.view_name == "articles:detail":
        # The id says which story it is, whatever it has been called since.
        story = Article.objects.published().filter(pk=match.kwargs["pk"]).only("slug").first()
        return redirect(story, permanent=True) if story else taken_down(request, match.kwargs["pk"])
    if not _is_public(match.view_name, match.kwargs):
        return None
    return HttpResponsePermanentRedirect(found.new_path + _query(found, request))


def _is_public(view_name: str, kwargs: dict[str, Any]) -> bool:
    match view_name, kwargs:
        case "articles:category", {"path": path}:
            pages = Page.objects.published().filter(slug=path)
            return Category.objects.filter(path=path).exists() or pages.exists()
        case "articles:author", {"slug": slug}:
            return Author.objects.with_page().filter(slug=slug).exists()
        case "articles:tag", {"slug": slug}:
            return Article.objects.published().filter(tagged__tag__slug=slug).exists()
        case "articles:topic", {"slug": slug}:
            return Article.objects.published().filter(topic__slug=slug).exists()
    return True


def _query(found: Redirect, request: HttpRequest) -> str:
    """What goes along: page 3 of what moved is page 3 of where it is now, and page 1 has no number."""
    if "?" in found.old_path or {"?", "#"} & set(found.new_path):
        return ""
    query = request.GET.copy()
    if query.get("page") == "1":
        del query["page"]
    return f"?{query.urlencode()}" if query else ""
