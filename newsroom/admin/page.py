"""Static pages."""

from django.contrib import admin
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.forms import BodyField, BodyWidget
from newsroom.desk.base import DeskAdmin
from newsroom.models import Page


class PageForm(ModelForm):
    class Meta:
        model = Page
        fields = []  # the admin's fieldsets say which
        field_classes = {"body": BodyField}
        widgets = {"body": BodyWidget}


@admin.register(Page)
class PageAdmin(DeskAdmin):
    form = PageForm
    change_form_template = "admin/newsroom/page_form.html"
    list_display = ["title", "address", "purpose", "is_published", "is_in_footer", "position"]
    list_editable = ["is_published", "is_in_footer", "position"]
    search_fields = ["title__unaccent"]
    nothing_yet = _("Readers look for a page about the paper, how to reach it, rules for comments, privacy.")
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (
            pgettext_lazy("page", "Where it stands"),
            {"fields": ["is_published", "is_in_footer", "position", "purpose"]},
        ),
        (_("Lists and search engines"), {"fields": ["slug", "seo_description"]}),
    ]

    @admin.display(description=_("address"), ordering="slug")
    def address(self, page):
        return page.get_absolute_url()

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_published else ""
