"""A story for somebody who may not change it: its text as text, and not as HTML."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom import html


class StoryReading:
    """For the ModelAdmin of stories."""

    def get_fieldsets(self, request, obj=None):
        """Whoever may not change a story only reads all of these: `text` needs to be no field of the form."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [
            (title, {**shown, "fields": ["text" if name == "body" else name for name in shown["fields"]]})
            for title, shown in fieldsets
        ]

    @admin.display(description=_("Text of the story"))
    def text(self, article):
        return format_html('<div class="story-text">{}</div>', html.as_safe(article.body))
