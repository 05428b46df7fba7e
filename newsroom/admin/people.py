"""Accounts and groups. What a group may do is said in newsroom.roles, so here it can only be read."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from newsroom.desk.base import DeskAdmin
from newsroom.models import User


@admin.register(User)
class UserAdmin(DeskAdmin, DjangoUserAdmin):
    """Rights come from groups alone. Only a superuser may touch a superuser, or make one."""

    list_display = ["username", "full_name", "email", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    search_fields = ["username", "full_name__unaccent", "email"]
    ordering = ["username"]
    filter_horizontal = []
    autocomplete_fields = ["groups"]
    readonly_fields = ["last_login", "date_joined"]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "full_name", "usable_password", "password1", "password2"],
            },
        ),
    ]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        access = ["is_active", "is_staff", *(["is_superuser"] if request.user.is_superuser else []), "groups"]
        return [
            (None, {"fields": ["username", "full_name", "email", "password"]}),
            (_("What this person may do"), {"fields": access}),
            (_("Record"), {"fields": ["last_login", "date_joined"]}),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def _may_touch(self, request, obj) -> bool:
        return obj is None or request.user.is_superuser or not obj.is_superuser

    @admin.display(description=_("groups"))
    def roles(self, user):
        return ", ".join(_(group.name) for group in user.groups.all())


class GroupAdmin(DeskAdmin):
    fields = ["name", "rights"]
    readonly_fields = ["rights"]
    search_fields = ["name"]
    ordering = ["id"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("may"))
    def rights(self, group):
        return "\n".join(str(permission) for permission in group.permissions.select_related("content_type"))


admin.site.register(Group, GroupAdmin)
