"""What every request comes through first, in whichever server."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http.multipartparser import MultiPartParserError
from django.utils.http import parse_header_parameters

# What Python's reader of headers raises for parameters in pieces that do not fit, or in no encoding it knows.
UNREADABLE = (ValueError, TypeError)


class Request(WSGIRequest):
    """Django's own, but a form of which a part has an unreadable header is a bad request and no crash."""

    def _load_post_and_files(self) -> None:
        try:
            super()._load_post_and_files()
        except TypeError as error:
            self._mark_post_parse_error()
            raise MultiPartParserError("A part of the form has an unreadable header.") from error


class Handler(WSGIHandler):
    """Django's own, but it takes nothing that is said to be in another encoding than UTF-8.

    Django decodes body and query with whichever of Python's codecs a request names, before any middleware.
    Some are not for text, and the request ends in a crash; some make NUL or surrogates of plain letters.
    """

    request_class = Request

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if _is_utf8(environ.get("CONTENT_TYPE", "")):
            return super().__call__(environ, start_response)
        start_response("415 Unsupported Media Type", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"Send this in UTF-8.\n"]


def _is_utf8(content_type: str) -> bool:
    """Whether it can be read, and names no other encoding."""
    try:
        _type, parameters = parse_header_parameters(content_type)
    except UNREADABLE:
        return False
    return parameters.get("charset", "utf-8").lower() in {"utf-8", "utf8"}
