"""What readers' templates need to say: when, who, where."""

from collections.abc import Iterator
from datetime import datetime

from django import template
from django.core.paginator import Page
from django.template.defaultfilters import date
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from articles.boxes import Card
from articles.models import Article
from articles.readership import most_read
from newsroom import html, origin
from newsroom.clock import now
from newsroom.models import Publication
from newsroom.text import excerpt

register = template.Library()

MINUTE, HOUR, DAY = 60, 3600, 86400


@register.filter
def ago(at: datetime) -> str:
    """“25 phút trước” for what is younger than a day, then the date."""
    seconds = (now() - at).total_seconds()
    if not 0 <= seconds < DAY:
        return date(timezone.localtime(at), "d/m/Y")
    if seconds < MINUTE:
        return gettext("just now")
    if seconds < HOUR:
        minutes = int(seconds // MINUTE)
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", minutes) % {"n": minutes}
    hours = int(seconds // HOUR)
    return ngettext("%(n)s hour ago", "%(n)s hours ago", hours) % {"n": hours}


@register.filter
def full_years(since: datetime | None) -> int:
    """How many years have gone by, by the calendar; 0 for no time and for one to come."""
    if since is None:
        return 0
    then, today = timezone.localdate(since), timezone.localdate(now())
    return max(today.year - then.year - ((today.month, today.day) < (then.month, then.day)), 0)


@register.simple_tag(name="most_read")
def most_read_cards(size: int) -> list[Card]:
    """What readers read most, for a page that has the room."""
    return [Card.of(story) for story in most_read(size)]


@register.filter
def clock(at: datetime) -> str:
    """The time of day for what is of today, the day for the rest."""
    at = timezone.localtime(at)
    return date(at, "H:i" if at.date() == timezone.localdate(now()) else "d/m")


@register.filter
def minute(at: datetime) -> str:
    """The minute: of today without its day."""
    at = timezone.localtime(at)
    return date(at, "H:i" if at.date() == timezone.localdate(now()) else "H:i, d/m")


@register.filter
def day_in_words(at: datetime) -> str:
    """“Thứ Ba, 24/11/2026”."""
    day = timezone.localtime(at)
    names = (
        pgettext("day", "Monday"),
        pgettext("day", "Tuesday"),
        pgettext("day", "Wednesday"),
        pgettext("day", "Thursday"),
        pgettext("day", "Friday"),
        pgettext("day", "Saturday"),
        pgettext("day", "Sunday"),
    )
    return f"{names[day.weekday()]}, {date(day, 'd/m/Y')}"


@register.simple_tag
def today() -> str:
    return day_in_words(now())


@register.simple_tag
def dateline(article: Article, publication: Publication) -> str:
    """“BTO-”, printed right before the lead; empty when the story or the paper has none."""
    prefix = publication.dateline_prefix
    return f"{prefix}-" if prefix and article.has_dateline else ""


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, address: str) -> str:
    """`address` with scheme and host: those of SITE_URL, or else of the request."""
    return origin.absolute(context["request"], address)


@register.filter
def asking(part: SafeString, query: str) -> SafeString:
    """A piece of a story's text with `query`, such as `?a=b`, on the links to pages of ours."""
    return html.asking(part, query)


@register.filter
def page_numbers(page: Page) -> Iterator[int | str]:
    """The numbers to print below a list: the first, the last, the two on each side, “…” for the rest."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)


@register.filter
def one_line(text: str, length: int) -> str:
    return excerpt(text, length)


@register.filter
def first_paragraph(text: str) -> str:
    return text.partition("\n")[0]
