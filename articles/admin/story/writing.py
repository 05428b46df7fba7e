"""While a story is being written: what its text suggests, and saving it without leaving the form."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import checklist, duplicates, links, revisions, suggestions, transitions, workflow
from articles.admin.story import saved_tabs
from articles.admin.story.below import NUMBER
from articles.admin.story.working import refuses
from articles.models import Article
from newsroom import clock, html, markup, origin
from newsroom.html_caps import TooMuch
from newsroom.models import User
from newsroom.text import clean_line, clean_text

MAX_PICKS = 50


class StoryWriting:
    """For the ModelAdmin of stories, on top of StoryWorking, whose way of answering scripts it shares."""

    def get_urls(self):
        asked = [("suggestions", self.suggestions_view), ("save", self.save_view)]
        return [
            path(
                f"{where}/{name}/",
                self._answering(require_POST(view)),
                name=f"articles_article_{prefix}{name}",
            )
            for name, view in asked
            for where, prefix in [("add", "add_"), ("<int:pk>", "")]
            if (name, prefix) != ("save", "add_")
        ] + super().get_urls()

    # -- What the text suggests ---------------------------------------------------------------------

    def suggestions_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """For a form as it stands: tags, topic and stories that fit, stories that say the same, its links."""
        story = self._to_change(request, pk)
        try:
            body = html.well_formed(request.POST.get("body", ""))
            writing = self._writing(request.POST, html.to_text(body), story)
        except TooMuch as error:
            return refuses(" ".join(error.messages), 413)
        except ValidationError as error:
            return refuses(" ".join(error.messages), 422)
        now = clock.now()
        subject = duplicates.Subject(
            writing.headline, writing.lead, writing.pk, story.update_of_id if story else None
        )
        found = suggestions.find(writing, now)
        doubles = duplicates.find(subject, workflow.linkable_by(request.user), now)
        hosts = {
            request.get_host().partition(":")[0],
            origin.origin(request).split("//")[-1].partition(":")[0],
        }
        return JsonResponse(
            {
                "tags": [tag.name for tag in found.tags],
                "topic": found.topic and {"id": found.topic.pk, "name": found.topic.name},
                "related": [_story(story, reason) for story, reason in found.related],
                "doubles": [self._double(request.user, other) for other in doubles],
                "links": [
                    {"address": link.address, "words": link.words[:200], "state": link.state}
                    for link in links.find(markup.parse(body), hosts, now)
                ],
            }
        )

    def _writing(self, typed: QueryDict, body: str, story: Article | None) -> suggestions.Writing:
        tags = self.form.base_fields["tags"]
        picks = [_number(value) for value in typed.getlist("pick")[:MAX_PICKS]]
        return suggestions.Writing(
            headline=clean_line(typed.get("headline", "")),
            lead=clean_text(typed.get("lead", "")),
            body=body,
            tags=tags.to_python(typed.get("tags", "")),
            category=_number(typed.get("category", "")),
            topic=_number(typed.get("topic", "")),
            picks=frozenset(pk for pk in picks if pk),
            pk=story and (story.update_of_id or story.pk),
        )

    def _double(self, user: User, story: Article) -> dict[str, Any]:
        """“Tàu về bến (Lan, published 12/11)”, and where to look at it."""
        day = date_format(localtime(story.publish_at or story.updated_at), "d/m")
        who = ", ".join(filter(None, [str(story.owner or ""), f"{story.status_label.lower()} {day}"]))
        may_see = workflow.may_see(user, story)
        change = reverse("admin:articles_article_change", args=[story.pk])
        return {
            "headline": story.headline,
            "about": who,
            "address": change if may_see else story.get_absolute_url(),
        }

    # -- Saving in place ----------------------------------------------------------------------------

    def save_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save a form that stays open; 409 or 422, with nothing changed, when something stands against it.

        What that is, the form's own address says in words.
        """
        story = self._to_change(request, pk)
        if request.POST.get("move"):
            return refuses(_("This was not saved yet."), 422)
        refused = self._against_saving(request, str(pk))
        if refused:
            return refuses(refused, 409)
        before = [move.name for move in workflow.possible(request.user, story)]
        response = self.changeform_view(request, str(pk))
        if response.status_code != 302:
            return refuses(_("This was not saved yet."), 409 if response.status_code == 409 else 422)
        # The form goes on: it has not been left, and what it says next stands in it and not on another page.
        list(messages.get_messages(request))
        saved_tabs.goes_on(request, request.POST.get("tab", ""))
        saved = Article.objects.get(pk=pk)
        return JsonResponse(self._as_saved(request, saved, before))

    def _as_saved(self, request: HttpRequest, story: Article, moves_before: list[str]) -> dict[str, Any]:
        moves = [move.name for move in workflow.possible(request.user, story)]
        is_same = moves == moves_before and self.has_change_permission(request, story)
        at = time_format(localtime(), "H:i:s")
        return {
            "version": revisions.version(story),
            "said": _("Saved at %(at)s") % {"at": at},
            # Somebody else's desk now: the buttons are not the right ones any more.
            "reload": not is_same,
            **self._checked(story),
        }

    def _checked(self, story: Article) -> dict[str, Any]:
        if story.status not in transitions.UNPUBLISHED:
            return {}
        found = checklist.items(story)
        met = sum(item.is_met for item in found)
        return {
            "checked": _("Checked: %(n)s of %(all)s") % {"n": met, "all": len(found)},
            "checklist": render_to_string(
                "admin/articles/article/_checklist.html", {"checklist": found, "form": ""}
            ),
        }


def _story(story: Article, reason: str) -> dict[str, Any]:
    return {"id": story.pk, "headline": story.headline, "reason": reason, "address": story.get_absolute_url()}


def _number(text: str) -> int | None:
    return int(text) if NUMBER.fullmatch(text) else None
