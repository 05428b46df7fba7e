"""Categories: the sections, shown as the tree that they are."""

from django.contrib import admin
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Category
from newsroom.desk.base import DeskAdmin


@admin.register(Category)
class CategoryAdmin(DeskAdmin):
    fields = ["name", "parent", "position", "description", "is_in_menu", "is_on_front", "slug"]
    list_display = ["branch", "position", "is_in_menu", "is_on_front", "address"]
    list_editable = ["position", "is_in_menu", "is_on_front"]
    list_display_links = ["branch"]
    list_select_related = ["parent"]
    list_per_page = 500
    search_fields = ["name__unaccent"]
    autocomplete_fields = ["parent"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("parent")

    def get_ordering(self, request):
        """Every parent, then its children."""
        return [
            Coalesce("parent__position", "position"),
            Coalesce("parent_id", "id"),
            F("parent_id").asc(nulls_first=True),
            "position",
            "id",
        ]

    @admin.display(description=_("category"))
    def branch(self, category):
        return format_html('<span class="branch-{}">{}</span>', 2 if category.parent_id else 1, category.name)

    @admin.display(description=_("address"))
    def address(self, category):
        return f"/{category.path}/"
