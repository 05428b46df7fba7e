"""Static pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.body import parts_of
from articles.sections import Sections
from newsroom.models import Page


def static_page(request: HttpRequest, slug: str, sections: Sections) -> HttpResponse:
    page = get_object_or_404(Page.objects.published(), slug=slug)
    context = {"static_page": page, "parts": parts_of([page.body])[0], "sections": sections}
    return render(request, "static_page.html", context)
