"""Stories: the form that the newsroom lives in, and its list."""

from adminsortable2.admin import SortableAdminBase
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import checklist, revisions, workflow
from articles.admin.kinds import InfographicInline, RecordingFormSet, RecordingInline, StoryKinds
from articles.admin.story import below, conflicts
from articles.admin.story.beginning import StoryBeginning
from articles.admin.story.calendar import StoryCalendar
from articles.admin.story.corrections import StoryCorrections
from articles.admin.story.history import StoryHistory
from articles.admin.story.inlines import BylineInline, RelatedInline
from articles.admin.story.links import StoryLinks
from articles.admin.story.list import StoryList
from articles.admin.story.moves import StoryMoves
from articles.admin.story.notes import StoryNotes
from articles.admin.story.previews import StoryPreviews
from articles.admin.story.publishing import StoryPublishing
from articles.admin.story.reading import StoryReading
from articles.admin.story.rights import PUBLISHING, StoryRights
from articles.admin.story.updates import StoryUpdates
from articles.admin.story.working import StoryWorking
from articles.admin.story.writing import StoryWriting
from articles.forms import ArticleForm
from articles.models import Article, Category
from newsroom.desk.base import DeskAdmin

CONFLICT = _(
    "Somebody else saved this story while you had it open. Nothing is lost: below is your text with their "
    "changes put in. Read it, then save."
)


@admin.register(Article)
class ArticleAdmin(
    StoryUpdates,
    StoryRights,
    StoryList,
    StoryHistory,
    StoryMoves,
    StoryNotes,
    StoryCalendar,
    StoryPreviews,
    StoryLinks,
    StoryPublishing,
    StoryCorrections,
    StoryWriting,
    StoryReading,
    StoryBeginning,
    StoryKinds,
    StoryWorking,
    SortableAdminBase,
    DeskAdmin,
):
    form = ArticleForm
    inlines = [RecordingInline, InfographicInline, BylineInline, RelatedInline]
    autocomplete_fields = ["cover", "category", "more_categories", "topic"]
    fieldsets = [
        (None, {"fields": ["headline", "lead", "has_dateline", "body", "cover"]}),
        (
            _("Where it stands"),
            {
                "fields": [
                    "category",
                    "more_categories",
                    "topic",
                    "is_milestone",
                    "tags",
                    "kind",
                    "live_until",
                ],
                "classes": ["side"],
            },
        ),
        (_("When it shows"), {"fields": PUBLISHING, "classes": ["side"]}),
        (
            _("Names and source"),
            {"fields": ["byline_note", "source", "source_url"], "classes": ["side", "collapse"]},
        ),
        (_("Comments and AI"), {"fields": ["comments_mode", "ai_use", "ai_tool"], "classes": ["side"]}),
        (
            _("Lists and search engines"),
            {
                "fields": ["short_headline", "slug", "seo_title", "seo_description"],
                "classes": ["side", "collapse"],
            },
        ),
    ]

    # -- The form -----------------------------------------------------------------------------------

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        form.refusal = getattr(request, "refusal", None)
        return form

    def get_field_queryset(self, db, db_field, request):
        if db_field.related_model is Category:
            return Category.objects.for_tree()
        return super().get_field_queryset(db, db_field, request)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What models or workflow refuse comes back as form errors, with everything that was typed.

        So does a form that was opened before somebody else saved: with both versions put together, as 409.
        """
        with transaction.atomic():
            request.conflict = self._conflict(request, object_id)
            if request.conflict:
                request.POST = request.conflict.typed
                request.refusal = ValidationError(CONFLICT)
            try:
                response = super().changeform_view(request, object_id, form_url, extra_context)
            except ValidationError as error:
                request.refusal = error
                response = super().changeform_view(request, object_id, form_url, extra_context)
        if request.conflict and response.status_code == 200:
            response.status_code = 409
        return response

    def _conflict(self, request, object_id) -> conflicts.Conflict | None:
        if request.method != "POST" or not object_id:
            return None
        story = self.get_object(request, unquote(object_id))
        if story is None or not self.has_change_permission(request, story):
            return None
        request.POST = conflicts.overrule(request.POST) or request.POST
        return conflicts.find(story, request.POST, self.get_form(request, story, change=True))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        story = obj or Article(owner=request.user)
        may_save = self._may_save(request, obj)
        # What was never saved needs no trash: leaving the page is enough.
        moves = [move for move in workflow.possible(request.user, story) if obj or move.name != "trash"]
        context |= {"below": below.rows(story, request.POST) if obj and not obj.update_of_id else []}
        context["may_save"] = may_save
        context |= self.update_context(request, story)
        context["conflict"] = getattr(request, "conflict", None)
        if obj and request.user.has_perm("articles.view_errorreport"):
            context["open_reports"] = obj.error_reports.open().count()
        context |= {"story": story, "moves": moves, "needs_reason": any(m.needs_reason for m in moves)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _may_save(self, request, obj) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def save_model(self, request, obj, form, change):
        if change:
            revisions.begin(obj)
            request.readers_have = checklist.as_readers_have_it(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Rows go with the transaction when something is refused; files must be taken back by hand."""
        move, reason = form.cleaned_data.get("move"), form.cleaned_data.get("reason", "")
        try:
            super().save_related(request, form, formsets, change)
            below.save(form.instance, request.POST)
            if change and not move:
                checklist.refuse_lost(request.readers_have)
            if move:
                self._move(request, form.instance, move, reason)
            if not move or move == "publish":
                revisions.record(form.instance, by=request.user)
        except BaseException as error:
            for formset in formsets:
                if isinstance(formset, RecordingFormSet):
                    formset.take_back_files()
            if isinstance(error, OSError):
                raise ValidationError(
                    gettext("The file could not be stored: the disk may be full. Tell the administrator.")
                ) from error
            raise

    def _move(self, request, article: Article, name: str, reason: str) -> None:
        """Make it; before publishing there is a last look, for which the story must be ready."""
        try:
            if name == "publish":
                workflow.rehearse(Article.objects.get(pk=article.pk), request.user)
                request.leads_on_to = "admin:articles_article_publish"
            else:
                workflow.move(article, name, by=request.user, reason=reason)
        except PermissionDenied as error:
            raise ValidationError(str(error)) from error

    def response_add(self, request, obj, post_url_continue=None):
        return super().response_add(request, obj) if "_popup" in request.POST else self._stay(request, obj)

    def response_change(self, request, obj):
        return super().response_change(request, obj) if "_popup" in request.POST else self._stay(request, obj)

    def _stay(self, request, obj: Article) -> HttpResponseRedirect:
        """Back to the form: whoever saves goes on writing, and whoever moves a story sees where it is."""
        if hasattr(request, "leads_on_to"):
            return HttpResponseRedirect(reverse(request.leads_on_to, args=[obj.pk]))
        said = gettext("Saved. The story is: %(status)s.") % {"status": obj.status_label}
        self.message_user(request, said, messages.SUCCESS)
        if "_addanother" in request.POST:
            return HttpResponseRedirect(reverse("admin:articles_article_add"))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_published else ""
