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

    @admin.display(description=_("entry"))
    def entry(self, item):
        return item.text

    @admin.display(description=_("leads to"))
    def leads_to(self, item):
        return item.get_absolute_url()
