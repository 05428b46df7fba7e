"""The menu, put in order by dragging."""

from adminsortable2.admin import SortableAdminMixin
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.desk.base import DeskAdmin
from newsroom.models import MenuItem


@admin.register(MenuItem)
class MenuItemAdmin(SortableAdminMixin, DeskAdmin):
    fields = ["label", "category", "topic", "page", "path", "is_shown"]
    autocomplete_fields = ["category", "topic", "page"]
    list_display = ["entry", "leads_to", "is_shown"]
    list_display_links = ["entry"]
    list_select_related = ["category", "topic", "page"]
    list_per_page = 200
    actions = ["show", "hide"]
    nothing_yet = _("As long as there is no entry, the menu shows the sections.")

    def get_fields(self, request, obj=None):
        """Whoever cannot drag types the place of an entry; a new one comes last."""
        fields = super().get_fields(request, obj)
        return [*fields, "position"] if obj else fields

    @admin.action(description=_("Show in the menu"), permissions=["change"])
    def show(self, request, queryset):
        queryset.update(is_shown=True)

    @admin.action(description=_("Take out of the menu"), permissions=["change"])
    def hide(self, request, queryset):
        queryset.update(is_shown=False)

    @admin.display(description=_("entry"))
    def entry(self, item):
        return item.text

    @admin.display(description=_("leads to"))
    def leads_to(self, item):
        return item.get_absolute_url()
