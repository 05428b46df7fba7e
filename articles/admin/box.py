"""Boxes: what stands where on the front page and beside stories."""

from adminsortable2.admin import SortableAdminBase, SortableStackedInline
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Box, BoxItem
from newsroom.desk.base import DeskAdmin, FormLook


class BoxItemInline(FormLook, SortableStackedInline):
    model = BoxItem
    autocomplete_fields = ["article", "picture"]
    extra = 0

    class Media:
        js = ["js/admin/order.js"]

    fieldsets = [
        # The place is a hidden field that dragging and the arrows write to.
        (None, {"fields": ["article", ("from_at", "until_at"), "position"]}),
        (_("Looks different here"), {"fields": ["headline", "lead", "picture"], "classes": ["collapse"]}),
    ]


@admin.register(Box)
class BoxAdmin(SortableAdminBase, DeskAdmin):
    inlines = [BoxItemInline]
    autocomplete_fields = ["category", "tag", "topic"]
    list_display = ["name", "place", "position", "size", "fill", "is_active"]
    list_editable = ["position", "is_active"]
    list_filter = ["place", "is_active"]
    search_fields = ["name__unaccent"]
    fieldsets = [
        (None, {"fields": ["name", ("place", "position"), ("size", "is_active")]}),
        (
            _("When the stories above are not enough"),
            {"fields": ["fill", "category", "tag", "topic"], "classes": ["after"]},
        ),
    ]
