"""The admin of the people, of the publication, of its pages and its menu."""

from newsroom.admin import menu, page, people, publication

__all__ = ["menu", "page", "people", "publication"]
