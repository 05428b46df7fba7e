"""Small files that machines look for at fixed addresses."""

from datetime import datetime, time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.origin import absolute


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a hole (RFC 9116); 404 when no contact is set, or what is set has run out."""
    contacts, day = settings.SECURITY_CONTACTS, settings.SECURITY_EXPIRES
    if not contacts or day is None or day <= timezone.localdate():
        raise Http404
    expires = datetime.combine(day, time(), timezone.get_current_timezone())
    lines = [
        *(f"Contact: {contact if ':' in contact else f'mailto:{contact}'}" for contact in contacts),
        f"Expires: {expires.isoformat()}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {absolute(request, request.path)}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For what asks for it without having read a page; the name of the icon changes with its content."""
    return redirect(static("img/icon-180.png"))
