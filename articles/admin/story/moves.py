"""Moves of a story without its form: from a list, from the trash, by somebody who only reads it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import transitions, workflow


class StoryMoves:
    """For the ModelAdmin of stories."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.move_view))
        return [path("<int:pk>/move/", view, name="articles_article_move"), *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        """Whoever comes to withdraw the story finds the cursor where the reason is asked for."""
        fields = context["adminform"].form.fields
        if "withdraw" in request.GET and {"headline", "reason"} <= fields.keys():
            fields["headline"].widget.attrs.pop("autofocus", None)
            fields["reason"].widget.attrs["autofocus"] = True
        return super().render_change_form(request, context, *args, **kwargs)

    def move_view(self, request: HttpRequest, pk: int):
        """Make the move that the form names, or say why not; back to the story."""
        story = self.get_object(request, str(pk))
        name = request.POST.get("move", "")
        if story is None or name not in transitions.TRANSITIONS:
            raise Http404
        try:
            workflow.move(story, name, by=request.user, reason=request.POST.get("reason", ""))
        except PermissionDenied as error:
            self.message_user(request, str(error), messages.ERROR)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            said = _("The story is: %(status)s.") % {"status": story.status_label}
            self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
