"""Moves of many stories at once: chosen in the list, looked at once more, answered one by one."""

import re
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import revisions, transitions, workflow
from articles.admin.story.tabs import statuses_in
from articles.models import Article

# The moves that can be made of many stories, in the order of the list's choice.
BULK = ("submit", "approve", "return", "publish", "trash", "restore")
MAX_STORIES = 100
# A story as the page of confirmation showed it: its number and that of its revision.
SHOWN = re.compile(r"([0-9]{1,18}):([0-9]{1,9})")

CHANGED = gettext_lazy("Somebody changed it meanwhile: look at it again.")
NOT_YOURS = gettext_lazy("It is not there any more.")


@dataclass(frozen=True)
class Row:
    """A story with what became of it; `why_not` is empty when it was moved, or can be."""

    story: Article | None
    why_not: str = ""


class StoryBulk:
    """For the ModelAdmin of stories."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.bulk_view))
        return [path("bulk/", view, name="articles_article_bulk"), *super().get_urls()]

    def get_actions(self, request):
        """The moves that somebody of this role ever makes of stories that can stand in the list."""
        actions = super().get_actions(request)
        listed = statuses_in(request)
        for name in BULK:
            move = transitions.TRANSITIONS[name]
            if listed.intersection(move.sources) and request.user.has_perm(f"articles.{move.permission}"):
                actions[name] = (_asking(name), name, move.label)
        return actions

    def confirm(self, request: HttpRequest, name: str, stories: QuerySet[Article]):
        """The page that lists what was chosen and which of it can move; nothing has happened yet."""
        chosen = list(_for_rows(stories)[: MAX_STORIES + 1])
        if len(chosen) > MAX_STORIES:
            said = _("Choose at most %(n)d stories at a time.") % {"n": MAX_STORIES}
            self.message_user(request, said, messages.ERROR)
            return None
        rows = [
            Row(story, "" if workflow.may(request.user, name, story) else _not_now(story)) for story in chosen
        ]
        context = {"rows": rows, "can": sum(not row.why_not for row in rows)}
        return self._page(request, name, "confirm", context)

    def bulk_view(self, request: HttpRequest):
        """Make the move of each story that stands as it was shown; say of each what became of it."""
        name = request.POST.get("move", "")
        shown = [SHOWN.fullmatch(value) for value in request.POST.getlist("story")]
        if name not in BULK or not shown or not all(shown) or len(shown) > MAX_STORIES:
            raise Http404
        reason = request.POST.get("reason", "")
        needs_reason = transitions.TRANSITIONS[name].needs_reason
        versions = {int(match[1]): int(match[2]) for match in shown}
        if needs_reason and not reason.strip():
            self.message_user(request, _("Say why: whoever reads it needs the reason."), messages.ERROR)
            return self.confirm(request, name, self.get_queryset(request).filter(pk__in=versions))
        rows = [
            self._moved(request, name, pk, version, reason if needs_reason else "")
            for pk, version in versions.items()
        ]
        context = {"rows": rows, "done": sum(not row.why_not for row in rows)}
        return self._page(request, name, "result", context)

    def _moved(self, request: HttpRequest, name: str, pk: int, version: int, reason: str) -> Row:
        story = self.get_queryset(request).filter(pk=pk).first()
        if story is None:
            return Row(None, str(NOT_YOURS))
        try:
            with transaction.atomic():
                Article.objects.locked().only("pk").get(pk=pk)
                if revisions.version(story) != version:
                    return Row(story, str(CHANGED))
                workflow.move(story, name, by=request.user, reason=reason)
        except PermissionDenied as error:
            return Row(story, str(error))
        except ValidationError as error:
            return Row(story, " ".join(error.messages))
        return Row(story)

    def _page(self, request: HttpRequest, name: str, step: str, context: dict) -> TemplateResponse:
        move = transitions.TRANSITIONS[name]
        common = {"title": move.label, "move": move, "opts": self.opts}
        context = self.admin_site.each_context(request) | common | context
        return TemplateResponse(request, f"admin/articles/article/bulk_{step}.html", context)


def _asking(name: str):
    """The action of the list that asks before it makes the move."""

    def ask(model_admin, request, queryset):
        return model_admin.confirm(request, name, queryset)

    return ask


def _for_rows(stories: QuerySet[Article]) -> QuerySet[Article]:
    stories = stories.select_related("category__parent", "owner", "update_of").prefetch_related(None)
    stories = stories.defer("body", "update_of__body")
    return stories.annotate(shown_version=Max("revisions__number", default=0))


def _not_now(story: Article) -> str:
    return _("Not possible now: the story is %(status)s.") % {"status": story.status_label}
