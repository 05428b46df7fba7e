"""The admin site: its desk, the order of its menu, its language, and what it says when it refuses."""

import re
from functools import partial, wraps

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles import clipboard as kept
from newsroom.desk import clipboard, edit_bar, language, lists, notices
from newsroom.desk.as_of import as_of

OUR_APPS = {"newsroom", "articles", "comments"}

# Fields of a form that nobody typed, or that must not be shown again.
MACHINE_FIELDS = re.compile(
    r"""
    _.* | .*password.* | .*__prefix__.* | csrfmiddlewaretoken | next | action | index | select_across
    | move | version | tab | draft | mark | conflict_mine | below_\w+ | clip_\w+ | language
    | .*-(?:id|article|box|position|ORDER|DELETE|(?:TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS)
    # What was chosen in a list is chosen again.
    | category | more_categories | topic | cover | kind | comments_mode | ai_use | (?:has|is)_\w+
    | .*-(?:author|role|target|picture)
    """,
    re.VERBOSE,
)

# The menu, in the order in which a newsroom needs it: heading -> models.
MENU = [
    (
        _("Write"),
        ["articles.article", "articles.liveentry", "articles.picture"]
        + ["comments.comment", "articles.errorreport", "articles.correction"],
    ),
    (
        _("Arrange"),
        ["articles.box", "articles.category", "articles.topic", "articles.tag", "articles.author"],
    ),
    (
        _("The paper"),
        ["newsroom.publication", "newsroom.menuitem", "newsroom.page", "articles.redirect"]
        + ["newsroom.user", "auth.group"],
    ),
]


def typed(request: HttpRequest) -> dict[str, str]:
    """The words of a form that is refused, by field, so that their writer can rescue them."""
    return {
        name: text
        for name, text in request.POST.items()
        if text.strip() and not MACHINE_FIELDS.fullmatch(name)
    }


class Autocomplete(AutocompleteJsonView):
    """Offers what a person may name in a story, which can be more than what they find in the list.

    What lies on their clipboard comes first.

    A model's admin says so with `get_autocomplete_queryset`; with `autocomplete_image`, what shows it.
    """

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        image_of = getattr(self.model_admin, "autocomplete_image", None)
        return result | {"image": image_of(obj)} if image_of else result

    def get_queryset(self):
        return kept.first(self.request.user, self._fitting())

    def _fitting(self):
        narrowed = getattr(self.model_admin, "get_autocomplete_queryset", None)
        if narrowed is None:
            return super().get_queryset()
        found, may_repeat = self.model_admin.get_search_results(
            self.request, narrowed(self.request), self.term
        )
        return found.distinct() if may_repeat else found


class NewsroomAdminSite(admin.AdminSite):
    def __init__(self, name="admin"):
        super().__init__(name)
        self.disable_action("delete_selected")

    def register(self, model_or_iterable, admin_class=None, **options):
        """Take our own admins only: what a package registers for itself knows nothing of our rules."""
        if admin_class is not None and admin_class.__module__.partition(".")[0] in OUR_APPS:
            super().register(model_or_iterable, admin_class, **options)

    def get_urls(self):
        return [
            path("language/", language.choose, name="language"),
            path("notices/", self.admin_view(self._page(notices.page)), name="notices"),
            path("notices/seen/", self.admin_view(notices.seen), name="notices_seen"),
            path("clipboard/", self.admin_view(self._page(clipboard.page)), name="clipboard"),
            path("clipboard/add/", self.admin_view(clipboard.add), name="clipboard_add"),
            path("clipboard/remove/", self.admin_view(clipboard.remove), name="clipboard_remove"),
            path("edit-bar/", self._page(edit_bar.bar), name="edit_bar"),
            path("as-of/", self.admin_view(as_of), name="as-of"),
            path(
                "r/<int:content_type_id>/<int:object_id>/",
                self.admin_view(self.view_on_site),
                name="view_on_site",
            ),
            *super().get_urls(),
        ]

    def admin_view(self, view, cacheable=False):
        """Answer a refusal, or a form sent after the session ended, with a page that keeps what was typed."""

        @wraps(view)
        def guarded(request, *args, **kwargs):
            try:
                return view(request, *args, **kwargs)
            except PermissionDenied as error:
                return self.refuse(request, str(error))

        protected = super().admin_view(guarded, cacheable)

        @wraps(protected)
        def kept(request, *args, **kwargs):
            if not request.user.is_authenticated and typed(request):
                return self.refuse(request, _("You have been logged out meanwhile, so nothing was saved."))
            return protected(request, *args, **kwargs)

        return kept

    def _page(self, view):
        """A view of newsroom.desk that needs to know the site."""
        return partial(view, site=self)

    def each_context(self, request):
        """What stands on every page: asked of the database only where a page shows it."""
        context = super().each_context(request)
        if not context["has_permission"]:
            return context
        return context | {
            "unseen_notices": partial(notices.unseen, request.user),
            "clipboard": partial(kept.of, request.user),
        }

    def login(self, request, extra_context=None):
        """Leave the hint that the readers' pages look for: see `newsroom.desk.edit_bar`."""
        response = super().login(request, extra_context)
        if self.has_permission(request):
            edit_bar.hint(response)
        return response

    def logout(self, request, extra_context=None):
        response = super().logout(request, extra_context)
        response.delete_cookie(edit_bar.HINT)
        return response

    def refuse(self, request: HttpRequest, reason: str) -> HttpResponse:
        context = {
            **self.each_context(request),
            "title": _("This was not possible"),
            "reason": reason,
            "typed": typed(request),
        }
        return render(request, "admin/refused.html", context, status=403)

    def view_on_site(self, request: HttpRequest, content_type_id: int, object_id: int) -> HttpResponse:
        """Lead to the readers' page of something that this person may see in the admin."""
        kind = get_object_or_404(ContentType, pk=content_type_id)
        model_admin = self._registry.get(kind.model_class())
        found = model_admin and model_admin.get_object(request, str(object_id))
        if found is None or not model_admin.has_view_or_change_permission(request, found):
            raise Http404
        page_of = model_admin.view_on_site
        address = page_of(found) if callable(page_of) else getattr(found, "get_absolute_url", str)()
        if not address:
            raise Http404
        return HttpResponseRedirect(address)

    def autocomplete_view(self, request):
        return Autocomplete.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        if app_label:
            return super().get_app_list(request, app_label)
        models = {
            model["model"]._meta.label_lower: model
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }
        menu = [(heading, [models[label] for label in labels if label in models]) for heading, labels in MENU]
        return [
            {"name": heading, "app_label": "menu", "app_url": "", "has_module_perms": True, "models": entries}
            for heading, entries in menu
            if entries
        ]

    def index(self, request, extra_context=None):
        context = {
            "title": _("Desk"),
            "lists": lists.of(request.user),
            "due_corrections": lists.due_corrections(request.user),
            "open_reports": lists.open_reports(request.user),
            "unsaved_drafts": request.user.working_copies.count(),
            **(extra_context or {}),
        }
        return super().index(request, context)
