"""Topics: running events."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.shown import thumbnail
from articles.models import Topic
from newsroom.desk.base import DeskAdmin


@admin.register(Topic)
class TopicAdmin(DeskAdmin):
    fields = ["name", "description", "picture", "is_running", "slug"]
    list_display = ["thumb", "name", "is_running"]
    list_display_links = ["name"]
    list_filter = ["is_running"]
    list_select_related = ["picture"]
    search_fields = ["name__unaccent"]
    autocomplete_fields = ["picture"]

    @admin.display(description=_("picture"))
    def thumb(self, topic):
        return thumbnail(topic.picture)
