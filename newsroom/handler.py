"""What every request comes through first, in whichever server."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.utils.http import parse_header_parameters


class Handler(WSGIHandler):
    """Django's own, but it takes nothing that is said to be in another encoding than UTF-8.

    Django decodes body and query with whichever of Python's codecs a request names, before any middleware.
    Some are not for text, and the request ends in a crash; some make NUL or surrogates of plain letters.
    """

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        _content_type, parameters = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        if parameters.get("charset", "utf-8").lower() in {"utf-8", "utf8"}:
            return super().__call__(environ, start_response)
        start_response("415 Unsupported Media Type", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"Send this in UTF-8.\n"]
