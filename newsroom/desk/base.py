"""What all forms and lists of the admin share."""

from datetime import UTC, datetime

from django import forms
from django.contrib import admin
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

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


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class FormLook:
    """For ModelAdmins and inlines: the fields in our shape."""

    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
        models.DateField: {"widget": DayInput},
    }


class DeskAdmin(FormLook, admin.ModelAdmin):
    """A ModelAdmin that stays quick with many rows and knows no bulk deletion."""

    show_full_result_count = False
    list_per_page = 50

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:MAX_SEARCH])

    def view_on_site(self, obj):
        """The page that readers have of this; an empty string when there is none."""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else ""

    def get_view_on_site_url(self, obj=None):
        return (self.view_on_site(obj) or None) if obj is not None else None
