"""The list of stories: what a row shows, what it can be narrowed by."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.admin.filters import CategoryFilter
from articles.admin.shown import clip_button, status_chip, thumbnail
from articles.admin.story import words
from articles.admin.story.bulk import StoryBulk
from articles.admin.story.saved_filters import StorySavedFilters
from articles.admin.story.tabs import AuthorFilter, PeriodFilter, StandingFilter, TabFilter


class StoryList(StoryBulk, StorySavedFilters):
    """For the ModelAdmin of stories."""

    list_display = ["picture", "story", "state", "placed", "shown_at", "clip"]
    list_display_links = ["story"]
    list_filter = [
        TabFilter,
        StandingFilter,
        "kind",
        ("category", CategoryFilter),
        AuthorFilter,
        PeriodFilter,
    ]
    list_select_related = ["category__parent", "cover", "owner"]
    search_fields = ["headline__unaccent", "bylines__author__pen_name__unaccent"]
    search_help_text = _("Headline or pen name, with or without accents.")
    ordering = ["-updated_at", "-id"]

    def get_changelist_instance(self, request):
        """The tabs stand above the list, the other filters beside it."""
        changelist = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.defer("body").prefetch_related("bylines__author")
        tabs = [spec for spec in changelist.filter_specs if isinstance(spec, TabFilter)]
        changelist.filter_specs = [spec for spec in changelist.filter_specs if spec not in tabs]
        changelist.tabs = [tab for spec in tabs for tab in spec.choices(changelist)]
        return changelist

    def get_search_results(self, request, queryset, search_term):
        return words.found(queryset, search_term), False

    @admin.display(description=_("picture"))
    def picture(self, article):
        return thumbnail(article.cover)

    @admin.display(description=_("story"), ordering="headline")
    def story(self, article):
        return article.headline

    @admin.display(description=_("status"), ordering="status")
    def state(self, article):
        if article.update_of_id is None:
            return status_chip(article)
        return format_html('{} <span class="quiet">{}</span>', status_chip(article), _("update"))

    @admin.display(description=_("category, author"), ordering="category__position")
    def placed(self, article):
        names = ", ".join(dict.fromkeys(byline.author.pen_name for byline in article.bylines.all()))
        return format_html(
            '{}<span class="people">{}</span>', article.category or "", names or article.owner or ""
        )

    @admin.display(description=_("time"), ordering="publish_at")
    def shown_at(self, article):
        return article.publish_at and date_format(localtime(article.publish_at), "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("clipboard"))
    def clip(self, article):
        """A button of the list's own form, sent to the clipboard."""
        return clip_button(article)
