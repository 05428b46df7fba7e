"""The newspaper's own data: one row, so its list leads straight to the form."""

from adminsortable2.admin import SortableAdminBase
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.desk.base import DeskAdmin, OrderedInline
from newsroom.models import FollowLink, Publication


class FollowLinkInline(OrderedInline):
    model = FollowLink
    fields = ["label", "url"]


@admin.register(Publication)
class PublicationAdmin(SortableAdminBase, DeskAdmin):
    inlines = [FollowLinkInline]
    autocomplete_fields = ["logo"]
    fieldsets = [
        (_("Nameplate"), {"fields": ["name", "tagline", "governing_body", "logo"]}),
        (
            _("Imprint"),
            {
                "fields": [
                    "editor_in_chief",
                    "licence_number",
                    "licence_date",
                    "licence_authority",
                    "address",
                    "phone",
                    "email",
                    "copyright",
                ]
            },
        ),
        (_("Stories"), {"fields": ["dateline_prefix"]}),
    ]

    def has_add_permission(self, request):
        return self.has_change_permission(request) and not Publication.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, obj):
        return reverse("articles:front")

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = Publication.objects.first()
        if row is None and self.has_add_permission(request):
            return HttpResponseRedirect(reverse("admin:newsroom_publication_add"))
        return HttpResponseRedirect(reverse("admin:newsroom_publication_change", args=[1]))
