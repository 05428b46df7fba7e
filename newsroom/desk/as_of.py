"""Any page of the readers as of another time, for staff: what will be there at six, what is gone by then."""

from copy import copy
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.views.errors import not_found
from newsroom import clock
from newsroom.desk.base import MomentField
from newsroom.desk.pages import for_staff

# What readers read as pages; what is for one reader or for machines alone is none.
PAGES = {
    f"articles:{name}"
    for name in ("front", "latest", "search", "tag", "topic", "author", "feeds", "detail", "category")
} | {f"articles:{name}-feed" for name in ("site", "category", "tag", "topic", "author")}


class AsOfForm(forms.Form):
    at = MomentField(label=_("Time"))
    path = forms.CharField(
        label=_("Page"),
        required=False,
        max_length=500,
        help_text=_("Such as /kinh-te/. Empty: the front page."),
    )

    def clean_path(self):
        try:
            address = urlsplit(self.cleaned_data["path"] or "/")
            match = resolve(address.path)
        except (Resolver404, ValueError):
            match = None
        if match is None or match.view_name not in PAGES:
            raise ValidationError(_("Readers have no such page."))
        return address.path, address.query, match


@require_safe
def as_of(request: HttpRequest) -> HttpResponse:
    """The page `path` as of the time `at`; a form to choose both where they are missing or wrong."""
    # What is scheduled by others shows here.
    if not request.user.has_perm("articles.edit_any_article"):
        raise PermissionDenied
    form = AsOfForm(request.GET if "at" in request.GET else None)
    if not form.is_valid():
        context = {"form": form, "title": _("A page as of another time")}
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "admin/as_of.html", context, status=status)
    path, query, match = form.cleaned_data["path"]
    with clock.at(form.cleaned_data["at"]):
        return for_staff(_page(_asking(request, path, query, match), match))


def _page(request: HttpRequest, match) -> HttpResponse:
    """Drawn to the last letter: what is drawn later would be drawn by the real time."""
    try:
        response = match.func(request, *match.args, **match.kwargs)
        if hasattr(response, "render"):
            response.render()
    except Http404 as error:
        response = not_found(request, error)
    if 300 <= response.status_code < 400 and "Location" in response:
        query = {"at": f"{clock.now().isoformat()}", "path": response["Location"]}
        return HttpResponseRedirect(reverse("admin:as-of", query=query))
    return response


def _asking(request: HttpRequest, path: str, query: str, match) -> HttpRequest:
    """The request that a reader would send for that page."""
    asked = copy(request)
    asked.path = asked.path_info = path
    asked.META = request.META | {"QUERY_STRING": query, "PATH_INFO": path}
    asked.GET = QueryDict(query)
    asked.resolver_match = match
    return asked
