"""An open form and the server: it is kept while somebody types, and one tab at a time may change a story.

What scripts ask is answered in JSON: 401 when the session has ended, 403 when it may not be, 413 when it is
too much.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import wraps

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import presence, working_copies
from articles.admin.story import saved_tabs
from articles.admin.story.drafts import RECOVER, StoryDrafts
from articles.models import Article

# The box in the form that takes the turn without JavaScript.
TAKE_OVER = "_take_over"

TOO_MANY = gettext_lazy(
    "You have %(n)d unsaved drafts: drop some, they are listed on your desk. This one stays in this browser."
)


def refuses(said: str, status: int) -> JsonResponse:
    return JsonResponse({"error": said}, status=status)


class StoryWorking(StoryDrafts):
    """For the ModelAdmin of stories."""

    def get_urls(self):
        asked = [
            ("add/working/", self.working_view, "add_working"),
            ("<int:pk>/working/", self.working_view, "working"),
            ("<int:pk>/presence/", self.presence_view, "presence"),
            ("<int:pk>/take-over/", self.take_over_view, "take_over"),
            ("working/token/", self.token_view, "token"),
        ]
        return [
            path(route, self._answering(view), name=f"articles_article_{name}") for route, view, name in asked
        ] + super().get_urls()

    def _answering(self, view: Callable) -> Callable:
        """A view for scripts: what the admin would answer with a page or a redirect is a status and JSON."""

        @wraps(view)
        def plain(request, *args, **kwargs):
            try:
                with transaction.atomic():
                    return view(request, *args, **kwargs)
            except PermissionDenied:
                return refuses(_("You may not change this story as it stands now."), 403)

        guarded = self.admin_site.admin_view(plain)

        @wraps(view)
        def answered(request, *args, **kwargs):
            if not self.admin_site.has_permission(request):
                return refuses(_("You have been logged out meanwhile."), 401)
            return guarded(request, *args, **kwargs)

        return answered

    # -- For scripts --------------------------------------------------------------------------------

    def working_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """GET: what was left unsaved here, as a piece of the page. POST: keep the form as it stands."""
        story = self._to_change(request, pk)
        if request.method != "POST":
            left = self.left_drafts(request, story, request.GET.get("tab", ""))
            return render(request, "admin/articles/article/_drafts.html", {"drafts": left})
        age = request.POST.get("_age", "")
        seconds = int(age) if age.isascii() and age.isdigit() and len(age) < 9 else 0
        if not _tab(request):
            return refuses(_("This page is too old. Open it afresh."), 400)
        if saved_tabs.has_saved(request, _tab(request)):
            working_copies.saved(request.user, _tab(request), request.POST.get("draft", ""))
            return JsonResponse({"said": _("This is saved already.")})
        try:
            copy = working_copies.keep(request.user, story, request.POST, timedelta(seconds=seconds))
        except working_copies.TooLarge:
            return refuses(_("This is too much to keep as a draft. It stays in this browser."), 413)
        except working_copies.TooMany:
            return refuses(TOO_MANY % {"n": working_copies.MAX_COPIES}, 409)
        at = time_format(localtime(copy.saved_at), "H:i:s")
        draft = reverse("admin:articles_article_draft", args=[copy.pk])
        return JsonResponse(
            {
                "said": _("Draft kept at %(at)s") % {"at": at},
                "draft": draft,
                "mark": working_copies.mark_of(copy),
            }
        )

    def presence_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST: this tab is still open, `changing` or only looking; with `leaving` it is not any more.

        It goes on for the tab whose `draft` it was opened from: that one need not be waited for.
        """
        story, tab = self._in_tab(request, pk)
        if "leaving" in request.POST:
            presence.leave(story, request.user, tab)
            return HttpResponse(status=204)
        for gone in working_copies.tabs_before(request.user, request.POST.get("draft", ""), tab):
            presence.leave(story, request.user, gone)
        is_changing = "changing" in request.POST and self.has_change_permission(request, story)
        return JsonResponse(self._told(request, presence.ping(story, request.user, tab, is_changing)))

    def take_over_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        story, tab = self._in_tab(request, pk)
        if not self.has_change_permission(request, story):
            raise PermissionDenied
        return JsonResponse(self._told(request, presence.take_over(story, request.user, tab)))

    def token_view(self, request: HttpRequest) -> HttpResponse:
        """The form's token, which is a new one after logging in again, and whose it is."""
        return JsonResponse({"token": get_token(request), "user": request.user.pk})

    def _in_tab(self, request: HttpRequest, pk: int) -> tuple[Article, str]:
        if request.method != "POST":
            raise Http404
        story = self.get_object(request, str(pk))
        tab = request.POST.get("tab", "")
        if story is None or not self.has_view_permission(request, story) or not working_copies.is_tab(tab):
            raise Http404
        return story, tab

    def _told(self, request: HttpRequest, standing: presence.Standing) -> dict:
        story = standing.mine.article
        may_change = self.has_change_permission(request, story)
        last = story.revisions.newest_first().values_list("number", flat=True).first()
        return {
            "mayEdit": may_change and standing.may_edit,
            "mayTakeOver": may_change and standing.holder is not None and not standing.mine.lost_at,
            "isLost": standing.mine.lost_at is not None,
            "line": presence.line(standing),
            "notice": presence.notice(standing) if may_change else "",
            "version": last or 0,
        }

    def _to_change(self, request: HttpRequest, pk: int | None) -> Article | None:
        story = self.get_object(request, str(pk)) if pk is not None else None
        if pk is not None and story is None:
            raise Http404
        if not self.may_save(request, story):
            raise PermissionDenied
        return story

    # -- The form -----------------------------------------------------------------------------------

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.recovered = getattr(request, "recovered", None)
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        recovered = getattr(request, "recovered", None)
        return kwargs | {"data": recovered.copy(), "files": request.FILES} if recovered else kwargs

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Open the form as a draft has it; refuse to save from a tab whose turn it is not, as 409."""
        if request.method == "GET" and RECOVER in request.GET:
            request.recovered = self.recover(request, object_id)
        refused = ""
        if request.method == "POST":
            self._take_turn(request, object_id)
            refused = request.turn_refused = self._against_saving(request, object_id)
        if refused:
            self._keep_refused(request, object_id, refused)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if response.status_code == 302 and getattr(request, "saved_tab", ""):
            is_left = request.accepts("text/html")
            saved_tabs.remember(request, request.saved_tab, is_left=is_left)
        if refused and response.status_code == 200:
            response.status_code = 409
        return response

    def _take_turn(self, request: HttpRequest, object_id: str | None) -> None:
        """Take the story over, where the box that asks for it was ticked."""
        story = self._changing(request, object_id) if TAKE_OVER in request.POST else None
        if story and (tab := _tab(request)):
            presence.take_over(story, request.user, tab)

    def _against_saving(self, request: HttpRequest, object_id: str | None) -> str:
        story = self._changing(request, object_id)
        return presence.against_saving(story, request.user, _tab(request)) if story else ""

    def _changing(self, request: HttpRequest, object_id: str | None) -> Article | None:
        story = self.get_object(request, unquote(object_id)) if object_id else None
        return story if story and self.has_change_permission(request, story) else None

    def _keep_refused(self, request: HttpRequest, object_id: str, refused: str) -> None:
        """Nothing is saved. What was typed is kept, and the page goes on as a tab of its own."""
        said = refused + " " + _("Nothing was saved. Your text is below.")
        earlier = getattr(request, "refusal", None)
        request.refusal = ValidationError([said, *(earlier.messages if earlier else [])])
        old, request.POST = _tab(request), request.POST.copy()
        request.POST["tab"] = working_copies.new_tab()
        # Where it cannot be kept, it is on the page, and what the old tab had kept stays.
        with suppress(working_copies.NotKept):
            story = self.get_object(request, unquote(object_id))
            working_copies.keep(request.user, story, request.POST, instead_of=old)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        tab = form["tab"].value() if "tab" in form.fields else ""
        if not context.get("is_popup") and (obj or context.get("may_save")):
            context["working"] = self._working(request, obj, bool(context.get("may_save")))
            # The row that the form was opened from is on the screen already.
            shown = working_copies.number_of(form["draft"].value() or "")
            context["drafts"] = [c for c in self.left_drafts(request, obj, tab) if c.pk != shown]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _working(self, request: HttpRequest, obj: Article | None, may_save: bool) -> dict:
        """What the scripts have to know."""
        address = (
            reverse("admin:articles_article_working", args=[obj.pk])
            if obj
            else reverse("admin:articles_article_add_working")
        )
        return {
            "keep": address if may_save else "",
            "presence": reverse("admin:articles_article_presence", args=[obj.pk]) if obj else "",
            "take_over": reverse("admin:articles_article_take_over", args=[obj.pk])
            if obj and may_save
            else "",
            "saved_tabs": saved_tabs.tell(request),
            "is_refused": bool(getattr(request, "turn_refused", "")),
        }

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        tab = _tab(request)
        working_copies.saved(request.user, tab, form.cleaned_data.get("draft", ""))
        request.saved_tab = tab
        # A form that stays open keeps its turn.
        if request.accepts("text/html"):
            presence.leave(form.instance, request.user, tab)


def _tab(request: HttpRequest) -> str:
    """The open form that was sent; empty for a name that no form of ours has."""
    tab = request.POST.get("tab", "")
    return tab if working_copies.is_tab(tab) else ""
