"""What lists show of a row besides its fields."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles import pictures
from articles.models import Article, Picture


def thumbnail(picture: Picture | None) -> SafeString | str:
    """A small picture for a list, in the shape of the reader's cards."""
    if picture is None:
        return ""
    width, height = pictures.size(picture, "card", 240)
    return format_html(
        '<img class="thumbnail" src="{}" width="{}" height="{}" alt="" loading="lazy">',
        pictures.url(picture, "card", 240),
        width,
        height,
    )


def clip_button(thing: Article | Picture) -> SafeString:
    """The button of a list's own form that puts a row on the clipboard."""
    return format_html(
        '<button class="clip" name="{}" value="{}" formaction="{}" title="{}" aria-label="{}: {}">+</button>',
        "clip_article" if isinstance(thing, Article) else "clip_picture",
        thing.pk,
        reverse("admin:clipboard_add"),
        gettext("Put on the clipboard"),
        gettext("Put on the clipboard"),
        thing,
    )


def status_chip(article: Article) -> SafeString:
    """The status in a word and a colour."""
    kind = "scheduled" if article.is_scheduled else article.status
    return format_html('<span class="chip chip-{}">{}</span>', kind, article.status_label)
