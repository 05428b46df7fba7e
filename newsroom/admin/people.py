"""Accounts and groups. What a group may do is said in newsroom.roles, so here it can only be read."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.models import Category
from newsroom import roles
from newsroom.desk.base import DeskAdmin
from newsroom.models import User

# What the rights are called here; their names in the database are English.
ACTIONS = {
    "view": _("read"),
    "add": _("add"),
    "change": _("change"),
    "delete": _("delete"),
    "edit_any": _("change those of others"),
    "approve": _("approve or send back"),
    "publish": _("publish"),
    "override": _("publish in spite of the checklist"),
    "withdraw": _("withdraw"),
}


class GroupsField(forms.ModelMultipleChoiceField):
    """A box to tick for each group: there are few, and all should be seen."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return roles.label(group)


class GroupFilter(admin.RelatedFieldListFilter):
    def field_choices(self, field, request, model_admin):
        return [(group.pk, roles.label(group)) for group in Group.objects.order_by("id")]


@admin.register(User)
class UserAdmin(DeskAdmin, DjangoUserAdmin):
    """Rights come from groups alone. Only a superuser may touch a superuser, or make one."""

    list_display = ["username", "full_name", "email", "does", "is_active", "last_login"]
    list_filter = [("groups", GroupFilter), "is_active"]
    search_fields = ["username", "full_name__unaccent", "email"]
    ordering = ["username"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    add_fieldsets = [
        (None, {"fields": ["username", "full_name", "email"]}),
        (_("What this person may do"), {"fields": ["groups", "categories"]}),
        (_("Password"), {"fields": ["usable_password", "password1", "password2"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        superuser = ["is_superuser"] if request.user.is_superuser else []
        access = ["is_active", "is_staff", *superuser, "groups", "categories"]
        return [
            (None, {"fields": ["username", "full_name", "email", "password"]}),
            (_("What this person may do"), {"fields": access}),
            (_("Record"), {"fields": ["last_login", "date_joined"]}),
        ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            return GroupsField(Group.objects.order_by("id"), required=False, label=capfirst(_("groups")))
        if db_field.name == "categories":
            kwargs |= {"queryset": Category.objects.for_tree(), "widget": forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def _may_touch(self, request, obj) -> bool:
        return obj is None or request.user.is_superuser or not obj.is_superuser

    def save_model(self, request, obj, form, change):
        """An account is for somebody of the newsroom: who gets one may log in here."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)

    @admin.display(description=_("groups"))
    def does(self, user):
        return ", ".join(roles.label(group) for group in user.groups.all())


@admin.register(Group)
class GroupAdmin(DeskAdmin):
    fields = ["called", "rights"]
    readonly_fields = ["called", "rights"]
    list_display = ["called"]
    ordering = ["id"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("name"))
    def called(self, group):
        return roles.label(group)

    @admin.display(description=_("may"))
    def rights(self, group):
        """A line for every kind of thing: what may be done with it."""
        lines: dict[str, list[str]] = {}
        for permission in group.permissions.select_related("content_type"):
            action = permission.codename.removesuffix(f"_{permission.content_type.model}")
            lines.setdefault(permission.content_type.name, []).append(str(ACTIONS.get(action, action)))
        return "\n".join(f"{kind}: {', '.join(rights)}" for kind, rights in lines.items())
