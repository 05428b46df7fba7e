"""Puts due updates into their stories before a page is drawn."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles import updates

# Addresses that tell nothing of any story.
WITHOUT_STORIES = (
    settings.STATIC_URL,
    settings.MEDIA_URL,
    "/.well-known/",
    "/dem/",
    "/favicon.ico",
    "/manifest.webmanifest",
    "/ngoai-tuyen/",
    "/robots.txt",
    "/sw.js",
)


class DueUpdates:
    """Middleware: one query for every page that may show stories."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(WITHOUT_STORIES):
            updates.apply_due()
        return self.get_response(request)
