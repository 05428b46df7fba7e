"""The list of stories cut as people look for them: tabs above it, narrower filters beside it."""

from collections import Counter
from datetime import datetime, time, timedelta

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import QuerySet, Value
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import transitions, waiting
from articles.models import Article, Author, Byline
from newsroom.models import User
from newsroom.text import sort_key

Status = Article.Status
SCHEDULED = "scheduled"
MINE = "mine"
TAB = "tab"
# Beyond it, a tab says that there are more.
COUNTED = 99


class TabFilter(admin.SimpleListFilter):
    """One tab at a time. Without one: everything that somebody still works on, or readers have."""

    title = _("list")
    parameter_name = TAB

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.stories, self.user = model_admin.get_queryset(request), request.user

    def lookups(self, request, model_admin):
        return [
            (MINE, _("My stories")),
            ("waiting", _("Waiting for me")),
            (SCHEDULED, pgettext_lazy("tab", "Scheduled")),
            ("published", pgettext_lazy("tab", "Published")),
            ("updates", _("Updates")),
            ("trash", _("Trash")),
        ]

    def choices(self, changelist):
        """The tabs, some with how much they hold: not where they keep how the list is narrowed otherwise."""
        tabs = [(None, _("All stories")), *self.lookup_choices]
        counts = {} if set(changelist.params) - {TAB, ORDER_VAR} else counted(self.stories, self.user)
        for value, title in tabs:
            link = changelist.get_query_string({TAB: value} if value else {}, [] if value else [TAB])
            chosen = {"selected": self.value() == value, "query_string": link, "display": title}
            yield chosen | {"count": counts.get(value, 0), "is_in_work": value == MINE}

    def queryset(self, request, queryset):
        return tabs_of(queryset, request.user).get(self.value(), queryset)


def tabs_of(stories: QuerySet[Article], user: User) -> dict[str, QuerySet[Article]]:
    """What each tab holds of these stories."""
    now = timezone.now()
    live = stories.filter(status=Status.PUBLISHED)
    return {
        MINE: stories.filter(owner=user).exclude(status__in=transitions.CLOSED),
        "waiting": stories.filter(waiting.waits_for(user)),
        SCHEDULED: live.filter(publish_at__gt=now),
        "published": live.filter(publish_at__lte=now, update_of=None),
        "updates": stories.exclude(update_of=None).exclude(status__in=transitions.CLOSED),
        "trash": stories.filter(status=Status.TRASHED),
    }


def counted(stories: QuerySet[Article], user: User) -> Counter:
    """How many stories the tabs hold that ask for something, and how many of one's own are in work.

    One query, which ends counting one beyond COUNTED.
    """
    tabs = tabs_of(stories.order_by(), user)
    tabs[MINE] = tabs[MINE].filter(status__in=transitions.UNPUBLISHED)
    each = [
        tabs[name].values_list(Value(name), flat=True)[: COUNTED + 1]
        for name in (MINE, "waiting", SCHEDULED, "trash")
    ]
    return Counter(each[0].union(*each[1:], all=True))


def statuses_in(request: HttpRequest) -> set[str]:
    """Where the stories of the list that is asked for can stand."""
    found = set(Status.values)
    tab, standing = request.GET.get(TAB), request.GET.get(StandingFilter.parameter_name)
    if standing:
        found &= {Status.PUBLISHED if standing == SCHEDULED else standing}
    if tab == "trash":
        return found & {Status.TRASHED}
    if tab == "waiting":
        return found & {Status.RETURNED, *waiting.stages(request.user)}
    if tab in (SCHEDULED, "published"):
        return found & {Status.PUBLISHED}
    return found if standing and not tab else found - set(transitions.CLOSED)


class StandingFilter(admin.SimpleListFilter):
    """By where stories stand. What nobody works on any more is listed only when it is asked for."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [*Status.choices, (SCHEDULED, _("scheduled"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset if request.GET.get(TAB) else queryset.exclude(status__in=transitions.CLOSED)
        if self.value() == SCHEDULED:
            return queryset.filter(status=Status.PUBLISHED, publish_at__gt=timezone.now())
        return queryset.filter(status=self.value())


class _Asked:
    """For filters that are small forms: they send along how the list is narrowed otherwise."""

    def kept(self, changelist) -> list[tuple[str, str]]:
        own = {*self.expected_parameters(), "p"}
        return [(name, value) for name, value in changelist.params.items() if name not in own]


class AuthorFilter(_Asked, admin.SimpleListFilter):
    """By pen name: a box to choose from, since a paper has many."""

    title = _("author")
    parameter_name = "author"
    template = "admin/articles/article/filter_author.html"

    def lookups(self, request, model_admin):
        names = Author.objects.values_list("pk", "pen_name")
        return sorted(((str(pk), name) for pk, name in names), key=lambda row: sort_key(row[1]))

    def choices(self, changelist):
        yield {
            "kept": self.kept(changelist),
            "names": self.lookup_choices,
            "chosen": self.value(),
            "without": changelist.get_query_string({}, [self.parameter_name]),
        }

    def queryset(self, request, queryset):
        chosen = self.value()
        if not chosen:
            return queryset
        if chosen not in {value for value, _name in self.lookup_choices}:
            raise IncorrectLookupParameters(chosen)
        return queryset.filter(pk__in=Byline.objects.filter(author=int(chosen)).values("article"))


class PeriodFilter(_Asked, admin.ListFilter):
    """By the day on which stories are published: from one day to another, both included."""

    title = _("day of publication")
    template = "admin/articles/article/filter_period.html"
    names = ("from", "to")

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        for name in self.names:
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1]

    def expected_parameters(self):
        return list(self.names)

    def has_output(self):
        return True

    def choices(self, changelist):
        yield {
            "kept": self.kept(changelist),
            "first": self.used_parameters.get("from", ""),
            "last": self.used_parameters.get("to", ""),
            "without": changelist.get_query_string({}, list(self.names)),
        }

    def queryset(self, request, queryset):
        first, last = (self._midnight(name) for name in self.names)
        if first:
            queryset = queryset.filter(publish_at__gte=first)
        if last:
            queryset = queryset.filter(publish_at__lt=last + timedelta(days=1))
        return queryset

    def _midnight(self, name: str) -> datetime | None:
        """The first moment of the day that was asked for, in the newsroom's time."""
        text = self.used_parameters.get(name, "")
        if not text:
            return None
        try:
            day = parse_date(text)
        except ValueError:
            day = None
        if day is None or not 1900 <= day.year <= 2200:
            raise IncorrectLookupParameters(text)
        return timezone.make_aware(datetime.combine(day, time.min))
