"""Picture files for readers. A web server in front may serve the same files itself."""

import logging

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from articles import pictures

log = logging.getLogger(__name__)

HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@require_safe
def rendition(
    request: HttpRequest, pk: str, token: str, preset: str, width: str, ext: str
) -> HttpResponseBase:
    """Answer with one size of a picture, drawn now if this is the first time; 404 if there is none."""
    try:
        file = pictures.rendition(int(pk), token, preset, int(width), ext).open("rb")
    except (pictures.Missing, FileNotFoundError):
        return HttpResponseNotFound(content_type="text/plain")
    except OSError:
        log.exception("A rendition could not be written")
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    return FileResponse(file, content_type=TYPES[ext], headers=HEADERS)
