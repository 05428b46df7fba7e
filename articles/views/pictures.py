"""Picture files for readers. A web server in front may serve the same files itself."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from articles import pictures

HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@require_safe
def rendition(request: HttpRequest, pk: str, token: str, preset: str, width: str, ext: str) -> FileResponse:
    """Answer with one size of a picture, drawn now if this is the first time; 404 if there is none."""
    try:
        file = pictures.rendition(int(pk), token, preset, int(width), ext).open("rb")
    except (pictures.Missing, FileNotFoundError) as error:
        raise Http404 from error
    return FileResponse(file, content_type=TYPES[ext], headers=HEADERS)
