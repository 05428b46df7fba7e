"""Updates of a live story: begun from its form, told from it, brought up to it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import differences, presence, snapshots, transitions, updates, workflow
from articles.admin.kinds import OnlyOne
from articles.models import Article

# What an update leaves to its story.
STORYS_OWN = ["kind", "unpublish_at", "embargo_until", "live_until"]


class StoryUpdates:
    """For the ModelAdmin of stories."""

    def get_urls(self):
        pages = [("update", self.prepare_view), ("catch-up", self.catch_up_view)]
        return [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"articles_article_{name}",
            )
            for name, view in pages
        ] + super().get_urls()

    def prepare_view(self, request: HttpRequest, pk: int):
        story = self._known(request, pk)
        if not workflow.may_update(request.user, story):
            raise PermissionDenied
        try:
            return self._to_form(updates.prepare(story, by=request.user))
        except ValidationError as error:
            self.message_user(request, _in_words(error), messages.ERROR)
            return self._to_form(story)

    @transaction.atomic
    def catch_up_view(self, request: HttpRequest, pk: int):
        """Take the live story's later changes over into the update."""
        update = self._known(request, pk)
        if not update.update_of_id or not self.has_change_permission(request, update):
            raise PermissionDenied
        if said := presence.against_changing(update, request.user):
            self.message_user(request, said, messages.ERROR)
            return self._to_form(update)
        try:
            both = [differences.label_of(name) for name in updates.catch_up(update, by=request.user)]
        except ValidationError as error:
            self.message_user(request, _in_words(error), messages.ERROR)
            return self._to_form(update)
        if both:
            said = _("Both versions now stand one after the other in: %(fields)s. Keep what is right.")
            self.message_user(request, said % {"fields": ", ".join(both)}, messages.WARNING)
        else:
            self.message_user(request, _("The live story's changes are taken over."), messages.SUCCESS)
        return self._to_form(update)

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, *STORYS_OWN] if obj and obj.update_of_id else fields

    def get_inlines(self, request, obj):
        """The video, the drawing of an update are its story's."""
        inlines = super().get_inlines(request, obj)
        if obj and obj.update_of_id:
            return [inline for inline in inlines if not issubclass(inline, OnlyOne)]
        return inlines

    def update_context(self, request: HttpRequest, story: Article) -> dict[str, Any]:
        """What the form says of updates: the story's open one, or what this one changes."""
        if story.update_of_id:
            return {"update": _Standing(story)}
        found = updates.open_update(story) if story.pk else None
        may = workflow.may_update(request.user, story)
        return {"open_update": found, "may_update": may and not found}

    def _known(self, request: HttpRequest, pk: int) -> Article:
        story = self.get_object(request, str(pk))
        if story is None:
            raise Http404
        return story

    def _to_form(self, story: Article) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))


def _in_words(error: ValidationError) -> str:
    """What cannot be, with the fields it is about."""
    fields = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    said = {name: " ".join(messages) for name, messages in fields.items()}
    return " ".join(
        text if name == NON_FIELD_ERRORS else f"{differences.label_of(name).capitalize()}: {text}"
        for name, text in said.items()
    )


class _Standing:
    """How an update stands to its live story, worked out when the page asks."""

    def __init__(self, update: Article):
        self.story = update.update_of
        live, live_labels = snapshots.take(self.story)
        mine, labels = snapshots.take(update)
        is_open = update.status not in transitions.CLOSED
        names = snapshots.CONTENT
        self.differences = differences.compare(live, mine, live_labels | labels, names) if is_open else []
        self.conflicts = [differences.label_of(name) for name in updates.conflicts(update)] if is_open else []
        last = self.story.revisions.newest_first().first()
        # What is scheduled goes live as it is: its changes are taken over once it is unscheduled.
        may_catch_up = is_open and update.status != Article.Status.PUBLISHED
        self.is_behind = may_catch_up and last is not None and last.number != update.update_base
