"""What was typed and never saved: told on the form of its story, looked at, brought back or dropped.

These are pages, and work without scripts.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles import differences, snapshots, working_copies
from articles.admin.story import rows
from articles.admin.story import typed as typed_values
from articles.models import Article, WorkingCopy

# The query that opens a form as a draft has it.
RECOVER = "ban-nhap"


class StoryDrafts:
    """For the ModelAdmin of stories."""

    def get_urls(self):
        page = self.admin_site.admin_view
        draft, drop = page(require_GET(self.draft_view)), page(require_POST(self.drop_view))
        return [
            path("working/<int:number>/", draft, name="articles_article_draft"),
            path("working/<int:number>/drop/", drop, name="articles_article_drop_draft"),
            *super().get_urls(),
        ]

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
        left = list(working_copies.left(request.user, story, tab))
        for copy in left:
            copy.recover_address = self._recover_address(copy) if self.may_save(request, story) else ""
        return left

    def _recover_address(self, copy: WorkingCopy) -> str:
        return f"{self._form_address(copy)}?{RECOVER}={copy.pk}"

    def recover(self, request: HttpRequest, object_id: str | None) -> QueryDict | None:
        """The form as the draft in the address has it; None, with a word about it, when it is gone."""
        number = request.GET[RECOVER]
        story = self.get_object(request, object_id) if object_id else None
        mine = working_copies.left(request.user, story)
        found = mine.filter(pk=number).first() if number.isascii() and number.isdigit() else None
        if found is None or not self.may_save(request, story):
            self.message_user(request, _("This draft is not there any more."), messages.WARNING)
            return None
        typed = working_copies.as_typed(found)
        if story:
            for name in rows.INLINES:
                rows.type_in(name, story, rows.typed(name, typed), typed)
        return typed
