"""What browsers and the proxies in front may keep of a page, and how it is sent to them."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import has_vary_header

GetResponse = Callable[[HttpRequest], HttpResponse]

# Kept for a second, so that a crowd costs one page; served old while it is made again or the site is down.
PAGE = "public, max-age=0, s-maxage=1, stale-while-revalidate=30, stale-if-error=86400"
# What is not there may be there the next second, and is never served instead of an error.
ABSENT = "public, max-age=0, s-maxage=1"

ALLOWED = {
    HTTPStatus.OK: PAGE,
    HTTPStatus.MOVED_PERMANENTLY: PAGE,
    HTTPStatus.FOUND: ABSENT,
    HTTPStatus.NOT_FOUND: ABSENT,
    HTTPStatus.GONE: ABSENT,
}


class KeepPages:
    """Says so for what is the same for every reader; stands outside of all that may look at a cookie.

    Left alone: what says itself how it may be kept, the admin, and whatever sets or depends on a cookie.
    """

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if self.is_for_all(request, response) and response.status_code in ALLOWED:
            response.headers.setdefault("Cache-Control", ALLOWED[response.status_code])
        return response

    def is_for_all(self, request: HttpRequest, response: HttpResponse) -> bool:
        return (
            request.method in {"GET", "HEAD"}
            and not request.path.startswith("/admin/")
            and not response.cookies
            and not has_vary_header(response, "Cookie")
        )


class CompressPages(GZipMiddleware):
    """Compresses what is the same for every reader, and nothing else.

    A page that holds somebody's token is never compressed: its length would tell about the token (BREACH).
    Pictures and recordings are compressed as they are, and come in pieces.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        is_for_all = response.get("Cache-Control") in ALLOWED.values()
        if not is_for_all or response.streaming:
            return response
        return super().process_response(request, response)
