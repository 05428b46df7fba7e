"""What a request says about who sends it: a reader on our own page, a machine, somebody of the newsroom."""

import re

from django.conf import settings
from django.http import HttpRequest

# Programs that name themselves. Cubot makes phones.
_MACHINE = re.compile(
    r"(?<!cu)bot(?![a-z])|crawl|spider|slurp|preview|headless|lighthouse|facebookexternalhit|feed|archiv|monitor"
    r"|curl|wget|python|java/|okhttp|libwww|httpclient|scrapy|go-http|node-fetch|axios",
    re.IGNORECASE,
)


def is_from_our_pages(request: HttpRequest) -> bool:
    """What the browser itself says about where the form stood; one that says nothing is believed."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.get_host()


def is_machine(request: HttpRequest) -> bool:
    """Whether no person looks at what is asked for: a program, or a browser that fetches ahead."""
    agent = request.headers.get("User-Agent", "")
    fetches_ahead = "Sec-Purpose" in request.headers or "Purpose" in request.headers
    return fetches_ahead or not agent or _MACHINE.search(agent) is not None


def may_be_staff(request: HttpRequest) -> bool:
    """Whether a session cookie came along; readers never get one. The session itself stays closed."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
