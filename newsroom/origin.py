"""The site's own address, for links that leave it: feeds, sitemaps, structured data, social cards."""

from django.conf import settings
from django.http import HttpRequest


def origin(request: HttpRequest) -> str:
    """Scheme and host without a slash at the end: those of SITE_URL, or else of the request."""
    return settings.SITE_URL.rstrip("/") or f"{request.scheme}://{request.get_host()}"


def absolute(request: HttpRequest, address: str) -> str:
    """`address`, a path of ours, with scheme and host before it."""
    return origin(request) + address
