"""Notes beside a story's form: the thread, a new note, names that complete after an @."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import notes
from articles.models import Article
from articles.models.note import NOTE_LENGTH

MAX_TERM = 60


class StoryNotes:
    """For the ModelAdmin of stories. A script gets the thread back as HTML, a form a whole page."""

    def get_urls(self):
        pages = [
            ("notes/", require_POST(self.note_view), "note"),
            ("notes/<int:number>/", require_POST(self.settle_view), "note_settle"),
            ("names/", require_safe(self.names_view), "names"),
        ]
        return [
            path(f"<int:pk>/{route}", self.admin_site.admin_view(view), name=f"articles_article_{name}")
            for route, view, name in pages
        ] + super().get_urls()

    def note_view(self, request: HttpRequest, pk: int):
        """Add a note; one that cannot be kept is shown again with what is wrong, as 422."""
        story = self._to_note(request, pk)
        text = request.POST.get("text", "")
        try:
            _note, left_out = notes.add(story, text, by=request.user)
        except ValidationError as error:
            return self._refused(request, story, text, " ".join(error.messages))
        said = notes.not_told(left_out)
        if _is_script(request):
            return self._thread(request, story, said)
        if said:
            self.message_user(request, said, messages.WARNING)
        return _to_notes(story)

    def settle_view(self, request: HttpRequest, pk: int, number: int):
        """Close a note, or open it again."""
        story = self._to_note(request, pk)
        note = get_object_or_404(story.notes, pk=number)
        notes.settle(note, is_settled="settle" in request.POST)
        return self._thread(request, story) if _is_script(request) else _to_notes(story)

    def names_view(self, request: HttpRequest, pk: int):
        """Colleagues whose name begins like `term`, for the script that completes it."""
        story = self._to_note(request, pk)
        found = notes.names_like(request.GET.get("term", "")[:MAX_TERM], story)
        return JsonResponse({"names": [{"username": p.username, "name": str(p)} for p in found]})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and self._may_note(request, obj):
            context |= self._about_notes(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _about_notes(self, story: Article) -> dict:
        thread = list(story.notes.select_related("author"))
        return {"notes": thread, "notes_story": story, "note_length": NOTE_LENGTH}

    def _may_note(self, request: HttpRequest, story: Article) -> bool:
        return self.has_view_permission(request, story) and request.user.has_perm("articles.change_article")

    def _to_note(self, request: HttpRequest, pk: int) -> Article:
        story = self.get_object(request, str(pk))
        if story is None:
            raise Http404
        if not self._may_note(request, story):
            raise PermissionDenied
        return story

    def _thread(self, request: HttpRequest, story: Article, said: str = "") -> HttpResponse:
        context = self._about_notes(story) | {"note_said": said}
        return render(request, "admin/articles/article/_notes.html", context)

    def _refused(self, request: HttpRequest, story: Article, text: str, why: str) -> HttpResponse:
        context = self._about_notes(story) | {"note_typed": text, "note_wrong": why}
        if _is_script(request):
            return render(request, "admin/articles/article/_notes.html", context, status=422)
        context |= self.admin_site.each_context(request) | {"title": _("Notes: %(story)s") % {"story": story}}
        return TemplateResponse(request, "admin/articles/article/notes.html", context, status=422)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _to_notes(story: Article) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]) + "#notes")
