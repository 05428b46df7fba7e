"""What makes the paper an app on a phone, readable without a network: manifest, worker, offline page."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from newsroom.models import Publication

PAPER = "#fffdf8"
# What the offline page and the stories kept by a browser are drawn with.
FILES = (
    "css/site.css",
    "fonts/source-serif-4-latin-wght-normal.woff2",
    "fonts/source-serif-4-vietnamese-wght-normal.woff2",
    "img/icon.svg",
    "img/icons.svg",
    "js/preferences.js",
    "js/controls.js",
    "js/offline-list.js",
)


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The paper as something to install."""
    publication = Publication.current()
    front = reverse("articles:front")
    described = {"description": publication.tagline} if publication.tagline else {}
    data = described | {
        "id": front,
        "name": publication.name,
        "short_name": publication.name,
        "lang": get_language(),
        "start_url": front,
        "scope": front,
        "display": "standalone",
        "display_override": ["minimal-ui", "standalone"],
        "theme_color": PAPER,
        "background_color": PAPER,
        "icons": [
            _icon("img/icon-192.png", 192),
            _icon("img/icon-512.png", 512),
            _icon("img/icon-maskable-512.png", 512, purpose="maskable"),
        ],
    }
    return JsonResponse(
        data, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )


def _icon(name: str, size: int, **more: str) -> dict[str, str]:
    return {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png"} | more


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps read pages; switched off, one that throws everything away, itself included.

    It names the files by their hashes, so a changed file makes a new script, which browsers then take.
    """
    files = [static(name) for name in FILES]
    context = {"files": files, "version": _version(files), "static_url": settings.STATIC_URL}
    template = "sw.js" if settings.SERVICE_WORKER else "sw_off.js"
    return render(request, template, context, content_type="text/javascript; charset=utf-8")


def _version(files: list[str]) -> str:
    """Changes with the files and with the text of the offline page."""
    source = get_template("offline.html").template.source
    return sha256("".join([*files, source]).encode()).hexdigest()[:12]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What a browser keeps to show where it has nothing else; its script lists the stories that were kept."""
    return render(request, "offline.html")
