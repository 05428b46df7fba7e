"""The page: chapters of specimens, one template each."""

from itertools import count

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.sections import Sections
from newsroom.style_page import answers, lists, stories

# The part of the address, which names the template too, and the heading.
CHAPTERS = {
    "cards": _("Cards"),
    "boxes": _("Boxes and blocks"),
    "story": _("A story"),
    "recordings": _("Video and sound"),
    "live": _("A live report"),
    "around": _("Around a story"),
    "comments": _("Comments"),
    "search": _("Search"),
    "small": _("Small parts"),
}


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """Shows objects that are made up and never saved; only the pictures are those of the library."""
    sections = Sections.load()
    shown = stories.Samples.load()
    context = {
        "chapters": [(anchor, name, f"style/_{anchor}.html") for anchor, name in CHAPTERS.items()],
        "numbers": count(1),
        "sections": sections,
        **stories.context(shown),
        **lists.context(shown, sections),
        **answers.context(shown),
    }
    response = render(request, "style/page.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
