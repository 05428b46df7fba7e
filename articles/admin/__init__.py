"""The admin of what editors publish; one module a noun."""

from articles.admin import (
    author,
    box,
    category,
    correction,
    error_report,
    live,
    picture,
    redirect,
    tag,
    topic,
)
from articles.admin.story import form as story

__all__ = [
    "author",
    "box",
    "category",
    "correction",
    "error_report",
    "live",
    "picture",
    "redirect",
    "story",
    "tag",
    "topic",
]
