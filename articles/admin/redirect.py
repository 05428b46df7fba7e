"""Redirects: old addresses and where they lead."""

from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Redirect
from newsroom.desk.base import DeskAdmin


class GoneFilter(admin.SimpleListFilter):
    title = _("leads")
    parameter_name = "gone"

    def lookups(self, request, model_admin):
        return [("0", _("to a page")), ("1", _("nowhere: the page is gone"))]

    def queryset(self, request, queryset):
        match self.value():
            case "0":
                return queryset.exclude(new_path="")
            case "1":
                return queryset.filter(new_path="")
        return queryset


@admin.register(Redirect)
class RedirectAdmin(DeskAdmin):
    fields = ["old_path", "new_path", "reason"]
    list_display = ["old_path", "leads_to", "is_automatic", "created_at"]
    list_filter = [GoneFilter, "is_automatic"]
    nothing_yet = _("A page that moves leaves its old address here by itself.")
    search_fields = ["old_path", "new_path"]
    search_help_text = _("A piece of the old or of the new address.")

    @admin.display(description=_("leads to"), ordering="new_path")
    def leads_to(self, redirect):
        return redirect.new_path or gettext("Gone: %(reason)s") % {"reason": redirect.reason}

    def view_on_site(self, obj):
        return obj.new_path
