"""What was typed and never saved: told on the form of its story, looked at, brought back or dropped.

These are pages, and work without scripts.
"""

import re
from collections.abc import Iterable

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from articles import differences, snapshots, working_copies
from articles.admin.story import rows
from articles.admin.story import typed as typed_values
from articles.models import Article, WorkingCopy

# The query that opens a form as a draft has it.
RECOVER = "ban-nhap"
_NUMBER = re.compile(r"[0-9]{1,18}")


class StoryDrafts:
    """For the ModelAdmin of stories."""

    def get_urls(self):
        page = self.admin_site.admin_view
        draft, drop = page(require_GET(self.draft_view)), page(require_POST(self.drop_view))
        drop_all = page(require_POST(self.drop_all_view))
        return [
            path("working/", page(require_GET(self.drafts_view)), name="articles_article_drafts"),
            path("working/<int:number>/", draft, name="articles_article_draft"),
            path("working/<int:number>/drop/", drop, name="articles_article_drop_draft"),
            path("working/drop/", drop_all, name="articles_article_drop_drafts"),
            *super().get_urls(),
        ]

    def drafts_view(self, request: HttpRequest) -> HttpResponse:
        """Whatever this person typed and never saved, newest first."""
        found = request.user.working_copies.select_related("article").defer("article__body")
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": _("Unsaved drafts")}
        context["drafts"] = _marked(found[: working_copies.MAX_COPIES])
        return TemplateResponse(request, "admin/articles/article/drafts.html", context)

    def draft_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """What stands in a draft that does not stand in the story."""
        copy = self._own(request, number)
        story = copy.article
        typed = working_copies.as_typed(copy)
        now, labels = snapshots.take(story) if story else ({}, {})
        form_class = self.get_form(request, story, change=story is not None)
        form = form_class(typed, instance=Article.objects.get(pk=story.pk) if story else None)
        values, labels = typed_values.snapshot(form, typed, labels)
        shown = [name for name, value in values.items() if story or value not in (None, "", [], False)]
        context = self.admin_site.each_context(request) | {"opts": self.opts, "original": story}
        context |= {"draft": copy, "form_address": self._form_address(copy)}
        context["recover_address"] = self._recover_address(copy) if self.may_save(request, story) else ""
        context["differences"] = differences.compare(now, values, labels, shown) if shown else []
        context["title"] = _("Unsaved draft: %(story)s") % {"story": str(copy) or story or "–"}
        return TemplateResponse(request, "admin/articles/article/draft.html", context)

    def drop_view(self, request: HttpRequest, number: int) -> HttpResponse:
        copy = self._own(request, number)
        copy.delete()
        if not request.accepts("text/html"):
            return HttpResponse(status=204)
        self.message_user(request, _("The draft is dropped."), messages.SUCCESS)
        return HttpResponseRedirect(self._form_address(copy))

    def drop_all_view(self, request: HttpRequest) -> HttpResponse:
        """Drop what was listed, as it was listed: what another tab has kept since then stays."""
        mine = request.user.working_copies.only("saved_at", "article")
        listed = request.POST.getlist("mark")
        found = [copy for copy in mine if working_copies.mark_of(copy) in listed]
        dropped = sum(mine.filter(pk=copy.pk, saved_at=copy.saved_at).delete()[0] for copy in found)
        if not request.accepts("text/html"):
            return HttpResponse(status=204)
        said = ngettext("%(n)d draft is dropped.", "%(n)d drafts are dropped.", dropped) % {"n": dropped}
        self.message_user(request, said, messages.SUCCESS)
        if dropped < len(listed):
            kept = _("What was kept since you opened the list is still there.")
            self.message_user(request, kept, messages.WARNING)
        is_one_story = len({copy.article_id for copy in found}) == 1 and "list" not in request.POST
        address = self._form_address(found[0]) if is_one_story else reverse("admin:articles_article_drafts")
        return HttpResponseRedirect(address)

    def _own(self, request: HttpRequest, number: int) -> WorkingCopy:
        copy = get_object_or_404(WorkingCopy, editor=request.user, pk=number)
        if copy.article_id and not self.has_view_permission(request, copy.article):
            raise PermissionDenied
        return copy

    def _form_address(self, copy: WorkingCopy) -> str:
        if copy.article_id:
            return reverse("admin:articles_article_change", args=[copy.article_id])
        return reverse("admin:articles_article_add")

    def may_save(self, request: HttpRequest, story: Article | None) -> bool:
        return self.has_change_permission(request, story) if story else self.has_add_permission(request)

    def left_drafts(self, request: HttpRequest, story: Article | None, tab: str) -> list[WorkingCopy]:
        """What stands in another form than this `tab`; a script names in `draft` what it was opened from."""
        shown = working_copies.number_of(request.GET.get("draft", ""))
        left = _marked(working_copies.left(request.user, story, tab).exclude(pk=shown))
        for copy in left:
            copy.recover_address = self._recover_address(copy) if self.may_save(request, story) else ""
        return left

    def _recover_address(self, copy: WorkingCopy) -> str:
        return f"{self._form_address(copy)}?{RECOVER}={copy.pk}"

    def recover(self, request: HttpRequest, object_id: str | None) -> QueryDict | None:
        """The form as the draft in the address has it; None, with a word about it, when it is gone."""
        number = request.GET[RECOVER]
        story = self.get_object(request, unquote(object_id)) if object_id else None
        mine = working_copies.left(request.user, story)
        found = mine.filter(pk=number).first() if _NUMBER.fullmatch(number) else None
        if found is None or not self.may_save(request, story):
            self.message_user(request, _("This draft is not there any more."), messages.WARNING)
            return None
        typed = working_copies.as_typed(found)
        if story:
            for name in rows.INLINES:
                rows.type_in(name, story, rows.typed(name, typed), typed)
        return typed


def _marked(copies: Iterable[WorkingCopy]) -> list[WorkingCopy]:
    """Each with its `mark` as it is listed now."""
    listed = list(copies)
    for copy in listed:
        copy.mark = working_copies.mark_of(copy)
    return listed
