"""The clipboard on every page of the admin: put something on it, take it off, look at it on a phone."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import clipboard, workflow
from articles.models import Article, Picture


@require_safe
def page(request: HttpRequest, site) -> HttpResponse:
    context = site.each_context(request) | {"title": _("Clipboard")}
    return TemplateResponse(request, "admin/clipboard.html", context)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put on it the story or the picture whose button was pressed."""
    thing = _thing(request)
    try:
        clipboard.add(request.user, thing)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("On the clipboard: %(what)s") % {"what": thing})
    return _back(request)


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Take one thing off it; what is not there any more is no mistake."""
    if number := _number(request.POST.get("item", "")):
        request.user.clipboard.filter(pk=number).delete()
    return _back(request)


def _thing(request: HttpRequest) -> Article | Picture:
    if number := _number(request.POST.get("clip_article", "")):
        return get_object_or_404(workflow.linkable_by(request.user), pk=number)
    if not request.user.has_perm("articles.view_picture"):
        raise PermissionDenied
    return get_object_or_404(Picture, pk=_number(request.POST.get("clip_picture", "")))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _back(request: HttpRequest) -> HttpResponse:
    """To the page of the admin where the button stood."""
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(came_from if is_ours else reverse("admin:clipboard"))
