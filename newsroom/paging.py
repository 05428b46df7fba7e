"""Lists cut into pages with real numbers."""

import re

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class NoSuchPage(Http404):
    """The list is there, the page of it is not."""


def page_of(request: HttpRequest, rows: QuerySet, per_page: int, *, may_be_empty: bool = True) -> Page:
    """The page of `rows` that `?page=` asks for, without it the first.

    Raises NoSuchPage for what is no page number and for a page past the last, Http404 for no rows at all
    unless the list `may_be_empty`.
    """
    number = request.GET.get("page", "1")
    if not PAGE_NUMBER.fullmatch(number):
        raise NoSuchPage
    try:
        return Paginator(rows, per_page, allow_empty_first_page=may_be_empty).page(int(number))
    except EmptyPage as error:
        raise (Http404 if number == "1" else NoSuchPage) from error
