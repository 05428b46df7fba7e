"""The admin of the people and of the publication."""

from newsroom.admin import people, publication

__all__ = ["people", "publication"]
