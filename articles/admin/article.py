"""Stories: the form that the newsroom lives in, and its list."""

import json

from adminsortable2.admin import SortableAdminBase
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin import below
from articles.admin.filters import CategoryFilter
from articles.admin.kinds import PARTS, InfographicInline, RecordingFormSet, RecordingInline
from articles.admin.preview import preview
from articles.admin.shown import status_chip, thumbnail
from articles.forms import ArticleForm
from articles.models import Article, Byline, Category, Related
from newsroom.desk.base import DeskAdmin, OrderedInline

# What only somebody who may publish decides.
PUBLISHING = ["publish_at", "unpublish_at", "embargo_until"]


class BylineInline(OrderedInline):
    model = Byline
    fields = ["author", "role"]
    autocomplete_fields = ["author"]


class RelatedInline(OrderedInline):
    model = Related
    fk_name = "article"
    fields = ["target"]
    autocomplete_fields = ["target"]

    def get_formset(self, request, obj=None, **kwargs):
        request.related_of = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Take what the person may name, and what somebody else picked before; never the story itself."""
        if db_field.name == "target":
            nameable = workflow.linkable_by(request.user).values("pk")
            kwargs["queryset"] = (
                Article.objects.filter(Q(pk__in=nameable) | Q(picked_by__article=request.related_of))
                .exclude(pk=request.related_of and request.related_of.pk)
                .distinct()
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Article)
class ArticleAdmin(SortableAdminBase, DeskAdmin):
    form = ArticleForm
    inlines = [RecordingInline, InfographicInline, BylineInline, RelatedInline]
    autocomplete_fields = ["cover", "category", "more_categories", "topic"]
    list_display = ["picture", "story", "state", "section", "people", "shown_at"]
    list_display_links = ["story"]
    list_filter = ["status", "kind", ("category", CategoryFilter)]
    list_select_related = ["category__parent", "cover", "owner"]
    search_fields = ["headline__unaccent", "bylines__author__pen_name__unaccent"]
    search_help_text = _("Headline or pen name, with or without accents.")
    ordering = ["-updated_at", "-id"]
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

    # -- Who may do what: articles.workflow decides -------------------------------------------------

    def get_queryset(self, request):
        return super().get_queryset(request) & workflow.visible_to(request.user)

    def get_autocomplete_queryset(self, request):
        return workflow.linkable_by(request.user).order_by("-publish_at", "-id")

    def get_object(self, request, object_id, from_field=None):
        """On its way to being saved a story is locked, so that nobody moves it between check and move."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST" and "_popup" not in request.POST:
            found.refresh_from_db(from_queryset=Article.objects.select_for_update(of=["self"]))
        return found

    def has_module_permission(self, request):
        return self.has_change_permission(request)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (
            obj is None or workflow.may_see(request.user, obj)
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or workflow.may_edit(request.user, obj)
        )

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is withdrawn, never deleted."""
        return super().has_delete_permission(request, obj) and (
            obj is None or (obj.status not in workflow.PUBLIC and workflow.may_edit(request.user, obj))
        )

    def get_readonly_fields(self, request, obj=None):
        return [] if request.user.has_perm("articles.publish_article") else PUBLISHING

    # -- The form -----------------------------------------------------------------------------------

    def get_urls(self):
        return [
            path(
                "<int:pk>/preview/",
                self.admin_site.admin_view(self.preview_view),
                name="articles_article_preview",
            ),
            *super().get_urls(),
        ]

    def preview_view(self, request, pk):
        return preview(request, self.get_object(request, str(pk)))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        form.refusal = getattr(request, "refusal", None)
        return form

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if db_field.name == "kind":
            field.widget.attrs["data-parts"] = json.dumps(PARTS)
        return field

    def get_field_queryset(self, db, db_field, request):
        if db_field.related_model is Category:
            return Category.objects.for_tree()
        return super().get_field_queryset(db, db_field, request)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What models or workflow refuse comes back as form errors, with everything that was typed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            request.refusal = error
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        story = obj or Article(owner=request.user)
        may_save = self._may_save(request, obj)
        moves = workflow.possible(request.user, story) if may_save else []
        context |= {"below": below.rows(story, request.POST) if obj else [], "may_save": may_save}
        if obj and request.user.has_perm("articles.view_errorreport"):
            context["open_reports"] = obj.error_reports.open().count()
        context |= {"story": story, "moves": moves, "needs_reason": any(m.needs_reason for m in moves)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _may_save(self, request, obj) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def save_related(self, request, form, formsets, change):
        """Rows go with the transaction when something is refused; files must be taken back by hand."""
        move, reason = form.cleaned_data.get("move"), form.cleaned_data.get("reason", "")
        try:
            super().save_related(request, form, formsets, change)
            below.save(form.instance, request.POST)
            if move:
                self._move(request, form.instance, move, reason)
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
        try:
            workflow.move(article, name, by=request.user, reason=reason)
        except PermissionDenied as error:
            raise ValidationError(str(error)) from error

    def response_add(self, request, obj, post_url_continue=None):
        return super().response_add(request, obj) if "_popup" in request.POST else self._stay(request, obj)

    def response_change(self, request, obj):
        return super().response_change(request, obj) if "_popup" in request.POST else self._stay(request, obj)

    def _stay(self, request, obj: Article) -> HttpResponseRedirect:
        """Back to the form: whoever saves goes on writing, and whoever moves a story sees where it is."""
        said = gettext("Saved. The story is: %(status)s.") % {"status": obj.status_label}
        self.message_user(request, said, messages.SUCCESS)
        if "_addanother" in request.POST:
            return HttpResponseRedirect(reverse("admin:articles_article_add"))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_published else ""

    # -- The list -----------------------------------------------------------------------------------

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.defer("body").prefetch_related("bylines")
        return changelist

    @admin.display(description=_("picture"))
    def picture(self, article):
        return thumbnail(article.cover)

    @admin.display(description=_("story"), ordering="headline")
    def story(self, article):
        return article.headline

    @admin.display(description=_("status"), ordering="status")
    def state(self, article):
        return status_chip(article)

    @admin.display(description=_("category"), ordering="category__position")
    def section(self, article):
        return article.category

    @admin.display(description=pgettext_lazy("column", "by"))
    def people(self, article):
        names = ", ".join(dict.fromkeys(byline.author.pen_name for byline in article.bylines.all()))
        return names or article.owner

    @admin.display(description=_("time"), ordering="publish_at")
    def shown_at(self, article):
        return article.publish_at and date_format(localtime(article.publish_at), "SHORT_DATETIME_FORMAT")
