"""What stands on every reader page. Nothing is asked of the database before a template prints it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.menu import StaticPages
from articles.sections import Sections
from newsroom import clock
from newsroom.models import Publication


def site(request: HttpRequest) -> dict[str, Any]:
    """The `publication`, the `static_pages`, the `sections` (a view that has loaded them passes its own).

    `keeps_pages`: whether the reader's browser may keep them for when it is offline. `as_of`: the other time
    that the page is made for, if any.
    """
    return {
        "publication": SimpleLazyObject(Publication.current),
        "static_pages": StaticPages(),
        "keeps_pages": settings.SERVICE_WORKER,
        "sections": SimpleLazyObject(Sections.load),
        "as_of": clock.chosen(),
    }
