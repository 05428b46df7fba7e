"""Video, sound and subtitle files for readers. A web server in front may serve the same files itself."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from articles.models.picture_files import storage_path
from articles.recordings import TYPES

HEADERS = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
PIECE = 64 * 1024

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})", re.ASCII)


@require_safe
def recording(request: HttpRequest, name: str, ext: str) -> HttpResponseBase:
    """Answer with the file, or with the one stretch of it that `Range` asks for; 416 for one past its end."""
    path = storage_path(f"recordings/{name}.{ext}")
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return HttpResponseNotFound(content_type="text/plain")
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    start, end = _stretch(*wanted.groups(), size) if wanted else (0, size)
    if start >= end:
        return HttpResponse(status=416, headers=HEADERS | {"Content-Range": f"bytes */{size}"})
    headers = HEADERS | {"Content-Length": str(end - start)}
    if wanted:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    pieces = _pieces(path, start, end) if request.method == "GET" else ()
    status = 206 if wanted else 200
    return StreamingHttpResponse(pieces, status=status, content_type=TYPES[ext], headers=headers)


def _stretch(first: str, last: str, size: int) -> tuple[int, int]:
    """Where it starts and ends, the end not included; an empty one when there is nothing to send."""
    if first:
        return int(first), min(int(last) + 1, size) if last else size
    return (max(0, size - int(last)), size) if last else (size, size)


def _pieces(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        left = end - start
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
