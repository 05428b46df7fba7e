"""What is said to requests that nobody can answer."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults


def too_large(request: HttpRequest) -> HttpResponse:
    """Touches neither the body nor the database, so that it costs nothing."""
    return HttpResponse(render_to_string("413.html"), status=413)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return defaults.bad_request(request, exception)
