"""Corrections: a list with what is due first, a form for what is not public yet."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import corrections, workflow
from articles.models import Correction, times
from newsroom.desk.base import DeskAdmin
from newsroom.text import excerpt

Kind = Correction.Kind

# What the form still takes for a note that readers have.
WHEN_PUBLIC = ["show_on_front_until"]


class StandingFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("due", _("due")), ("public", _("public"))]

    def queryset(self, request, queryset):
        if self.value() == "due":
            return queryset.filter(pk__in=Correction.objects.waiting().values("pk"))
        if self.value() == "public":
            return queryset.filter(published_at__lte=timezone.now())
        return queryset


class CorrectionForm(forms.ModelForm):
    """`user` is set by the admin: one may correct only stories that are theirs."""

    user = None

    class Meta:
        model = Correction
        fields = ["article", "kind", "note", "published_at", "requested_at", "show_on_front_until"]
        widgets = {"note": forms.Textarea(attrs={"rows": 6})}

    def clean_article(self):
        article = self.cleaned_data["article"]
        if not corrections.may_correct(self.user, article):
            raise ValidationError(
                gettext("Only a story that readers have or had, and that is yours to correct.")
            )
        return article

    def clean_published_at(self):
        """What readers are told today bears the date of today."""
        at = self.cleaned_data["published_at"]
        if at and "published_at" in self.changed_data and at < timezone.now() - times.TYPING_TIME:
            raise ValidationError(gettext("This time has passed. Choose a later one, or now."))
        return at

    def clean_requested_at(self):
        at = self.cleaned_data["requested_at"]
        if at and at > timezone.now():
            raise ValidationError(gettext("This is still to come."))
        return at


@admin.register(Correction)
class CorrectionAdmin(DeskAdmin):
    form = CorrectionForm
    fields = CorrectionForm.Meta.fields
    change_form_template = "admin/articles/correction/change_form.html"
    list_display = ["told", "kind", "story", "standing"]
    list_display_links = ["told"]
    list_filter = [StandingFilter, "kind"]
    list_select_related = ["article"]
    search_fields = ["note__unaccent", "article__headline__unaccent"]
    search_help_text = _("A piece of the note or of the headline.")
    ordering = ["-published_at", "-id"]
    autocomplete_fields = ["article"]
    nothing_yet = _("What the paper corrects, apologises for or withdraws stands here.")

    # -- Who may do what ----------------------------------------------------------------------------

    def get_queryset(self, request):
        notes = super().get_queryset(request).filter(article__in=workflow.visible_to(request.user))
        return notes.defer("article__body", "article__lead")

    def has_change_permission(self, request, obj=None):
        """Of what is public only the time on the front page can be changed."""
        if obj is None:
            return super().has_change_permission(request)
        is_open = not obj.is_public_already or obj.kind in Correction.ON_FRONT
        return (
            is_open
            and super().has_change_permission(request, obj)
            and corrections.may_correct(request.user, obj.article)
        )

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (
            obj is None or (not obj.is_public_already and corrections.may_correct(request.user, obj.article))
        )

    def get_readonly_fields(self, request, obj=None):
        if obj is None or not obj.is_public_already:
            return []
        return [name for name in CorrectionForm.Meta.fields if name not in WHEN_PUBLIC]

    # -- The form -----------------------------------------------------------------------------------

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """A withdrawal is told of by withdrawing."""
        if db_field.name == "kind":
            kwargs["choices"] = [choice for choice in Kind.choices if choice[0] != Kind.WITHDRAWAL]
            kwargs["initial"] = Kind.CORRECTION
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Nobody corrects a story that is only now written."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "article":
            field.widget.can_add_related = field.widget.can_change_related = False
        return field

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_public_already and obj.article.is_published else ""

    # -- What is shown ------------------------------------------------------------------------------

    @admin.display(description=_("what readers are told"), ordering="published_at")
    def told(self, note) -> str:
        return excerpt(note.note, 160) or gettext("Nothing written yet")

    @admin.display(description=_("story"), ordering="article__headline")
    def story(self, note) -> SafeString:
        address = reverse("admin:articles_article_change", args=[note.article_id])
        return format_html('<a href="{}">{}</a>', address, note.article.headline)

    @admin.display(description=_("standing"), ordering="requested_at")
    def standing(self, note) -> SafeString | str:
        if note.is_public_already:
            return date_format(localtime(note.published_at), "SHORT_DATETIME_FORMAT")
        return render_to_string("admin/articles/correction/_countdown.html", {"note": note})
