"""Readers' pages that are shown to staff before, or otherwise than, readers have them."""

from django.http import HttpResponse


def for_staff(response: HttpResponse) -> HttpResponse:
    """Never kept, never indexed, and as strict as for readers: what it shows is what the page will be."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response._csp_replace = {}
    return response
