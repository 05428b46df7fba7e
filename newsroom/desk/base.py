"""What all forms and lists of the admin share."""

from datetime import UTC, datetime

from adminsortable2.admin import CustomInlineFormSet, SortableTabularInline
from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import BadRequest
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms.models import BaseModelFormSet

# Must come after the script that makes fields complete.
NAMING = forms.Media(js=["admin/js/autocomplete.js", "js/admin/names.js"])

# Longer searches only cost time.
MAX_SEARCH = 200


class MomentInput(forms.DateTimeInput):
    """The browser's own picker for a day and a time: it speaks the editor's language, on phones too."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M:%S")


class MomentField(forms.DateTimeField):
    """A point in time within the years that the database and a newspaper can hold."""

    widget = MomentInput
    default_validators = [
        MinValueValidator(datetime(1900, 1, 1, tzinfo=UTC)),
        MaxValueValidator(datetime(2200, 1, 1, tzinfo=UTC)),
    ]

    def clean(self, value):
        """In UTC: the database refuses the odd offsets that can be typed into an address."""
        at = super().clean(value)
        return at and at.astimezone(UTC)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class KnownNumbers:
    """For widgets that look the chosen rows up: what is no number of a row is no choice, and no crash."""

    def optgroups(self, name, value, attr=None):
        numbers = [chosen for chosen in value if str(chosen).isascii() and str(chosen).isdigit()]
        return super().optgroups(name, numbers, attr)


class Completing(KnownNumbers, AutocompleteSelect):
    def optgroups(self, name, value, attr=None):
        """A choice that must be made has an empty one to begin with, as HTML wants it."""
        groups = super().optgroups(name, value, attr)
        if not any(options for _name, options, _index in groups):
            groups[0][1].append(self.create_option(name, "", "", False, 0))
        return groups

    @property
    def media(self):
        return super().media + NAMING


class CompletingMany(KnownNumbers, AutocompleteSelectMultiple):
    @property
    def media(self):
        return super().media + NAMING


class NamedFields:
    """For formsets drawn as tables: every field is told by name, not by its column alone."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            if field.label and not widget.is_hidden:
                widget.attrs["aria-label"] = str(field.label)


class NamedFormSet(NamedFields, BaseModelFormSet):
    pass


class OrderedFormSet(NamedFields, CustomInlineFormSet):
    pass


class FormLook:
    """For ModelAdmins and inlines: the fields in our shape."""

    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
        models.DateField: {"widget": DayInput},
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Completing(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", CompletingMany(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Beside a choice stand the ways to change it and to add one; deleting has its own place.

        What a field began with is not sent along in a second, hidden one with the first one's description.
        """
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.show_hidden_initial = False
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field


class OrderedInline(FormLook, SortableTabularInline):
    """Rows to be put in order, by dragging or with the arrows."""

    formset = OrderedFormSet
    extra = 0

    class Media:
        js = ["js/admin/order.js"]


class DeskAdmin(FormLook, admin.ModelAdmin):
    """A ModelAdmin that stays quick with many rows and knows no bulk deletion."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    # What an empty list says besides.
    nothing_yet = ""

    def get_changelist_formset(self, request, **kwargs):
        return super().get_changelist_formset(request, formset=NamedFormSet, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:MAX_SEARCH])

    def lookup_allowed(self, lookup, value, request):
        """No filter of ours asks for a pattern; one typed into the address may be broken, or never end."""
        return not lookup.endswith("regex") and super().lookup_allowed(lookup, value, request)

    def response_action(self, request, queryset):
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(row.isascii() and row.isdigit() for row in chosen):
            raise BadRequest("What is chosen are no rows of this list.")
        return super().response_action(request, queryset)

    def view_on_site(self, obj):
        """The page that readers have of this; an empty string when there is none."""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else ""

    def get_view_on_site_url(self, obj=None):
        return (self.view_on_site(obj) or None) if obj is not None else None
