"""The list of stories: what a row shows, what it can be narrowed by."""

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import workflow
from articles.admin.filters import CategoryFilter
from articles.admin.shown import status_chip, thumbnail
from articles.models import Article

Status = Article.Status
SCHEDULED = "scheduled"


class StandingFilter(admin.SimpleListFilter):
    """By where stories stand. What nobody works on any more is listed only when it is asked for."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [*Status.choices, (SCHEDULED, _("scheduled"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset.exclude(status__in=workflow.CLOSED)
        if self.value() == SCHEDULED:
            return queryset.filter(status=Status.PUBLISHED, publish_at__gt=timezone.now())
        return queryset.filter(status=self.value())


class StoryList:
    """For the ModelAdmin of stories."""

    list_display = ["picture", "story", "state", "section", "people", "shown_at"]
    list_display_links = ["story"]
    list_filter = [StandingFilter, "kind", ("category", CategoryFilter)]
    list_select_related = ["category__parent", "cover", "owner"]
    search_fields = ["headline__unaccent", "bylines__author__pen_name__unaccent"]
    search_help_text = _("Headline or pen name, with or without accents.")
    ordering = ["-updated_at", "-id"]

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.defer("body").prefetch_related("bylines")
        return changelist

    @admin.display(description=_("picture"))
    def picture(self, article):
        return thumbnail(article.cover)

    @admin.display(description=_("story"), ordering="headline")
    def story(self, article):
        return article.headline

    @admin.display(description=_("status"), ordering="status")
    def state(self, article):
        return status_chip(article)

    @admin.display(description=_("category"), ordering="category__position")
    def section(self, article):
        return article.category

    @admin.display(description=pgettext_lazy("column", "by"))
    def people(self, article):
        names = ", ".join(dict.fromkeys(byline.author.pen_name for byline in article.bylines.all()))
        return names or article.owner

    @admin.display(description=_("time"), ordering="publish_at")
    def shown_at(self, article):
        return article.publish_at and date_format(localtime(article.publish_at), "SHORT_DATETIME_FORMAT")
