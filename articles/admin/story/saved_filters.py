"""Ways of narrowing the list of stories, kept by each person under a name of their own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import SavedFilter

MAX_FILTERS = 30
# What belongs to one look at the list and not to how it is narrowed.
PASSING = ("p", "e", "_popup", "_to_field", "_changelist_filters")


class StorySavedFilters:
    """For the ModelAdmin of stories."""

    def get_urls(self):
        pages = [
            ("filters/save/", self.save_filter_view, "filter_save"),
            ("filters/<int:pk>/forget/", self.forget_filter_view, "filter_forget"),
        ]
        return [
            path(route, self.admin_site.admin_view(require_POST(view)), name=f"articles_article_{name}")
            for route, view, name in pages
        ] + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        shown = kept(request.GET.urlencode())
        context = {"saved_filters": request.user.saved_filters.all(), "query": shown}
        return super().changelist_view(request, context | (extra_context or {}))

    def save_filter_view(self, request: HttpRequest):
        """Keep a query string under a name; the same name again takes the new one."""
        query = kept(request.POST.get("query", ""))
        found = SavedFilter(user=request.user, name=request.POST.get("name", ""), query=query)
        try:
            found.full_clean(validate_unique=False, validate_constraints=False)
            self._refuse_too_many(found)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            own = {"user": request.user, "name": found.name}
            SavedFilter.objects.update_or_create(defaults={"query": query}, **own)
            said = _("The filter “%(name)s” is saved.") % {"name": found.name}
            self.message_user(request, said, messages.SUCCESS)
        return _to_list(query)

    def _refuse_too_many(self, wanted: SavedFilter) -> None:
        others = wanted.user.saved_filters.exclude(name=wanted.name)
        if others.count() >= MAX_FILTERS:
            raise ValidationError(_("These are too many filters: forget one first."))

    def forget_filter_view(self, request: HttpRequest, pk: int):
        deleted, _rows = request.user.saved_filters.filter(pk=pk).delete()
        if not deleted:
            raise Http404
        return _to_list(kept(request.POST.get("query", "")))


def kept(query: str) -> str:
    """A query string with nothing in it but what narrows the list."""
    params = QueryDict(query[:4000], mutable=True)
    for name in PASSING:
        params.pop(name, None)
    # No address holds it, and none could be led to that does.
    return params.urlencode().replace("%00", "")


def _to_list(query: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('admin:articles_article_changelist')}?{query}")
