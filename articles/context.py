"""What stands on every reader page. Nothing is asked of the database before a template prints it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.menu import StaticPages
from articles.sections import Sections
from newsroom.models import Publication


def site(request: HttpRequest) -> dict[str, Any]:
    """The `publication`, the `static_pages`, the `sections` (a view that has loaded them passes its own)."""
    return {
        "publication": SimpleLazyObject(Publication.current),
        "static_pages": StaticPages(),
        "sections": SimpleLazyObject(Sections.load),
    }
