"""What holds for every request: refused characters, browser features we do without, the admin's language."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import translation
from django.utils.translation import gettext as _

from newsroom.errors import too_large

GetResponse = Callable[[HttpRequest], HttpResponse]

# NUL reaches Postgres as an error; nothing a person types holds it. Percent-encoded it stays so in the query.
_REFUSED = re.compile(r"%00|\x00", re.IGNORECASE)


class RefuseControlCharacters:
    """Answers 400 to a path, query string or cookie that holds a NUL."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = [request.path, request.META.get("QUERY_STRING", ""), *request.COOKIES.values()]
        if any(map(_REFUSED.search, sent)):
            return HttpResponseBadRequest(_("This address holds characters that no page has."))
        return self.get_response(request)


class PermissionsPolicy:
    """Switches off the browser's powerful features for every page of ours."""

    HEADER = ", ".join(
        f"{feature}=()"
        for feature in (
            "camera",
            "microphone",
            "geolocation",
            "payment",
            "usb",
            "interest-cohort",
            "browsing-topics",
        )
    )

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.HEADER)
        return response


class RefuseHugeRequests:
    """Answers 413 to what is larger than the largest file with its form, before anything is read.

    Looking for a form's token reads the whole form, so the largest are taken from nobody but staff.
    """

    LIMIT = settings.PICTURE_MAX_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    # Videos come with the form of a story and nowhere else.
    RECORDING_LIMIT = LIMIT + settings.RECORDING_MAX_BYTES
    RECORDING_FORMS = "/admin/articles/article/"

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length[:20]) if length.isascii() and length.isdigit() else 0
        if size > self.LIMIT and not (size <= self.RECORDING_LIMIT and self.may_hold_recording(request)):
            return too_large(request)
        return self.get_response(request)

    def may_hold_recording(self, request: HttpRequest) -> bool:
        return request.path.startswith(self.RECORDING_FORMS) and request.user.is_staff


class AdminPolicy:
    """Gives the admin its own content security policy, on every page of it and every refusal."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/") and not hasattr(response, "_csp_replace"):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return response


class AdminLanguage:
    """Speaks to staff in the language they chose; readers' pages are the same for everyone.

    The stock LocaleMiddleware would make every page vary by `Accept-Language` and cookie.
    """

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if not request.path.startswith("/admin/") or chosen not in dict(settings.LANGUAGES):
            chosen = settings.LANGUAGE_CODE
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            return self.get_response(request)
