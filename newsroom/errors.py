"""What is said to requests that nobody can answer."""

from django.contrib import admin
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import csrf, defaults


def too_large(request: HttpRequest) -> HttpResponse:
    """Touches neither the body nor the database, so that it costs nothing."""
    return HttpResponse(render_to_string("413.html"), status=413)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return defaults.bad_request(request, exception)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: most often one that was open while its writer logged in again elsewhere."""
    if request.path.startswith("/admin/"):
        return admin.site.refuse(request, _("This page was out of date, so nothing was saved."))
    return csrf.csrf_failure(request, reason)
