"""The admin of what editors publish; one module a noun."""

from articles.admin import article, author, box, category, error_report, live, picture, redirect, tag, topic

__all__ = [
    "article",
    "author",
    "box",
    "category",
    "error_report",
    "live",
    "picture",
    "redirect",
    "tag",
    "topic",
]
