"""Filters that lists of the admin share."""

from django.contrib import admin
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StateFilter(admin.SimpleListFilter):
    """What is still to be done, unless another state is asked for: that is what somebody came for."""

    title = _("state")
    parameter_name = "state"
    # Set by subclasses: all states, and the one that is shown first.
    states: type[TextChoices]
    first: str

    def lookups(self, request, model_admin):
        return [("all", _("All")), *self.states.choices]

    def choices(self, changelist):
        for value, title in self.lookup_choices:
            yield {
                "selected": self.chosen() == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }

    def queryset(self, request, queryset):
        return queryset if self.chosen() == "all" else queryset.filter(state=self.chosen())

    def chosen(self) -> str:
        return self.value() if self.value() in {"all", *self.states.values} else self.first
