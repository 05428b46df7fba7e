"""The calendar of stories: what was published, what is to come, when something is taken down or free."""

import calendar
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles import transitions, workflow
from articles.models import Article

MONTH = re.compile(r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])")
WEEK = re.compile(r"((?:19|20|21)[0-9]{2})-W([0-5][0-9])")
# How many of a day the month shows; the rest is a click away.
SHOWN_A_DAY = 4
MAX_STORIES = 3000
# Names of the times of a story that the calendar shows.
TIMES = ("publish_at", "unpublish_at", "embargo_until")


@dataclass(frozen=True)
class Mark:
    """One moment of one story; `kind` is the name of the field that holds it."""

    at: datetime
    kind: str
    story: Article


@dataclass
class Day:
    """A day with its marks in order; a month shows `most` of them and a link to the week."""

    day: date
    is_inside: bool = True
    most: int = MAX_STORIES
    marks: list[Mark] = field(default_factory=list)

    @property
    def shown(self) -> list[Mark]:
        return self.marks if len(self.marks) <= self.most + 1 else self.marks[: self.most]

    @property
    def more(self) -> int:
        return len(self.marks) - len(self.shown)

    @property
    def week(self) -> str:
        return _week_name(self.day)


class StoryCalendar:
    """For the ModelAdmin of stories."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.calendar_view)
        return [path("calendar/", view, name="articles_article_calendar"), *super().get_urls()]

    def calendar_view(self, request):
        """A month (`?month=2026-11`) or a week (`?week=2026-W48`); anything else is this month."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        today = localtime().date()
        week = _week(request.GET.get("week", ""))
        first = week or _month(request.GET.get("month", "")) or today.replace(day=1)
        weeks = [_days(first, 7)] if week else _weeks_of(first)
        is_cut = self._fill(request, weeks)
        context = self.admin_site.each_context(request) | {"opts": self.opts, "today": today, "weeks": weeks}
        context |= _around_week(first) if week else _around_month(first)
        context |= {"is_week": bool(week), "is_cut": is_cut, "this_week": _week_name(today)}
        return TemplateResponse(request, "admin/articles/article/calendar.html", context)

    def _fill(self, request, weeks: list[list[Day]]) -> bool:
        """Put the marks of the stories that this person may see on their days. One query."""
        days = {day.day: day for week in weeks for day in week}
        start, end = _midnight(min(days)), _midnight(max(days) + timedelta(days=1))
        inside = [Q(**{f"{name}__gte": start, f"{name}__lt": end}) for name in TIMES]
        stories = workflow.visible_to(request.user).exclude(status__in=transitions.CLOSED)
        stories = stories.filter(inside[0] | inside[1] | inside[2]).order_by("publish_at", "pk")
        found = list(stories.only("headline", "status", "update_of", *TIMES)[: MAX_STORIES + 1])
        marks = defaultdict(list)
        for story in found[:MAX_STORIES]:
            for name in TIMES:
                at = getattr(story, name)
                if at and start <= at < end:
                    marks[localtime(at).date()].append(Mark(localtime(at), name, story))
        for day, of_day in marks.items():
            days[day].marks = sorted(of_day, key=lambda mark: mark.at)
        return len(found) > MAX_STORIES


def _month(text: str) -> date | None:
    return date(int(text[:4]), int(text[5:]), 1) if MONTH.fullmatch(text) else None


def _week(text: str) -> date | None:
    """The Monday of an ISO week."""
    match = WEEK.fullmatch(text)
    try:
        return match and date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None


def _week_name(day: date) -> str:
    year, number, _day = day.isocalendar()
    return f"{year}-W{number:02}"


def _days(first: date, length: int) -> list[Day]:
    return [Day(first + timedelta(days=number)) for number in range(length)]


def _weeks_of(first: date) -> list[list[Day]]:
    weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(first.year, first.month)
    return [[Day(day, day.month == first.month, SHOWN_A_DAY) for day in week] for week in weeks]


def _around_month(first: date) -> dict[str, str]:
    before, after = first - timedelta(days=1), first + timedelta(days=32)
    return {
        "title": _("Calendar: %(month)s") % {"month": date_format(first, "F Y")},
        "before": f"month={before:%Y-%m}",
        "after": f"month={after:%Y-%m}",
    }


def _around_week(first: date) -> dict[str, str]:
    last = first + timedelta(days=6)
    return {
        "title": _("Calendar: %(first)s to %(last)s")
        % {"first": date_format(first, "SHORT_DATE_FORMAT"), "last": date_format(last, "SHORT_DATE_FORMAT")},
        "before": f"week={_week_name(first - timedelta(days=7))}",
        "after": f"week={_week_name(first + timedelta(days=7))}",
        "month": f"{first:%Y-%m}",
    }


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
