"""Authors: the pen names under stories."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.merging import Mergeable
from articles.admin.shown import thumbnail
from articles.models import Author, Byline
from newsroom.desk.base import DeskAdmin


@admin.register(Author)
class AuthorAdmin(Mergeable, DeskAdmin):
    merge_field = Byline._meta.get_field("author")
    list_display = ["portrait", "pen_name", "title", "has_page"]
    list_display_links = ["pen_name"]
    list_filter = ["has_page"]
    list_select_related = ["picture"]
    search_fields = ["pen_name__unaccent"]
    autocomplete_fields = ["picture", "user"]

    def get_fieldsets(self, request, obj=None):
        profile = ["title", "biography", "picture", "public_email", "has_page", "slug"]
        # The account can only be chosen by those who may look accounts up.
        named = ["pen_name", "user"] if request.user.has_perm("newsroom.view_user") else ["pen_name"]
        return [(None, {"fields": named}), (_("Profile"), {"fields": profile})]

    @admin.display(description=_("picture"))
    def portrait(self, author):
        return thumbnail(author.picture)
