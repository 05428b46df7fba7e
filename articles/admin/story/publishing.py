"""The last look before a story is published: what will happen, what its checklist says, one button."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles import boxes, checklist, differences, revisions, transitions, updates, workflow
from articles.models import Article, Box

# Boxes that stand on the front page.
ON_FRONT = {Box.Place.FRONT_LEAD, Box.Place.FEATURED, Box.Place.FRONT}


class StoryPublishing:
    """For the ModelAdmin of stories, whose form leads here when “Publish” was pressed and all is saved."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.publish_view)
        return [path("<int:pk>/publish/", view, name="articles_article_publish"), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Beside the form of a story on its way stands how it does on the checklist, as it is saved.

        Its items lead to fields, which whoever only reads has not.
        """
        if obj and context["may_save"] and obj.status in transitions.UNPUBLISHED:
            found = checklist.items(obj)
            context |= {"checklist": found, "checklist_met": sum(item.is_met for item in found)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    @transaction.atomic
    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what would happen, or do it. What cannot be done is said, and nothing has changed then."""
        story = self.get_object(request, str(pk))
        if story is None:
            raise Http404
        if not workflow.may(request.user, "publish", story):
            return self._not_now(request, story)
        if request.method != "POST":
            return self._last_look(request, story)
        if request.POST.get("version") != str(revisions.version(story)):
            changed = _("The story was changed since you opened this page. Look at it once more.")
            return self._last_look(request, story, [changed], 409)
        try:
            changes = list(updates.merged(story)) if story.update_of_id else []
            workflow.move(story, "publish", by=request.user, reason=request.POST.get("reason", ""))
        except ValidationError as error:
            return self._last_look(request, story, error.messages, 422)
        self.message_user(request, _what_became(story, changes), messages.SUCCESS)
        return _to_form(story)

    def _not_now(self, request: HttpRequest, story: Article) -> HttpResponse:
        """It was pressed twice, or somebody was faster: the story says where it is."""
        if story.status not in {Article.Status.PUBLISHED, Article.Status.MERGED}:
            raise PermissionDenied
        said = _("Nothing was done: the story is %(status)s already.") % {"status": story.status_label}
        self.message_user(request, said, messages.WARNING)
        return _to_form(story)

    def _last_look(
        self, request: HttpRequest, story: Article, errors: Iterable[str] = (), status: int = 200
    ) -> HttpResponse:
        will, refusal = None, []
        try:
            will = workflow.rehearse(story, request.user)
        except ValidationError as error:
            refusal = error.messages
        found = checklist.items(story)
        in_list = {item.message for item in found}
        failing = [item for item in found if item.is_blocking and not item.is_met]
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "original": story,
            "title": _("Publish: %(story)s") % {"story": story},
            "checklist": found,
            "errors": [text for text in dict.fromkeys([*errors, *refusal]) if text not in in_list],
            "to_override": failing if will else [],
            "reason": request.POST.get("reason", ""),
            "is_reason_missing": status == 422 and will,
            "version": revisions.version(story),
            "will": will,
            **(_what_happens(will) if will else {}),
        }
        return TemplateResponse(request, "admin/articles/article/publish.html", context, status=status)


def _what_happens(story: Article) -> dict:
    """For the template, which says it in words; `story` is as publishing it would leave it."""
    at = max(story.publish_at, timezone.now())
    # An update stands nowhere itself.
    touched = [] if story.update_of_id else boxes.touched_by(story, at)
    return {
        "at": at,
        "front_boxes": [box for box in touched if box.place in ON_FRONT],
        "other_boxes": [box for box in touched if box.place not in ON_FRONT],
        "more_categories": list(story.more_categories.all()),
    }


def _what_became(story: Article, changes: list[str]) -> str:
    """`changes`: the fields that an update was to change in its live story."""
    if story.is_scheduled:
        at = date_format(localtime(story.publish_at), "SHORT_DATETIME_FORMAT")
        return _("Scheduled: readers have it from %(at)s on.") % {"at": at}
    if story.status != Article.Status.MERGED:
        return _("The story is: %(status)s.") % {"status": story.status_label}
    names = ", ".join(differences.label_of(name) for name in changes)
    said = _("Readers have the update now; it changed: %(fields)s.") % {"fields": names or "–"}
    page = story.update_of.get_absolute_url()
    return format_html('{} <a href="{}">{}</a>', said, page, _("See it on the site"))


def _to_form(story: Article) -> HttpResponseRedirect:
    """Where the work goes on: an update that is merged is a closed copy, and its live story the place."""
    is_merged = story.status == Article.Status.MERGED
    pk = story.update_of_id if is_merged else story.pk
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
