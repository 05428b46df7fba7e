"""What stands on every reader page. Nothing is asked of the database before a template prints it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.sections import Sections
from newsroom.models import Publication


def site(request: HttpRequest) -> dict[str, Any]:
    """The `publication`, and the `sections` of its menu (a view that has loaded them passes its own)."""
    return {
        "publication": SimpleLazyObject(Publication.current),
        "sections": SimpleLazyObject(Sections.load),
    }
