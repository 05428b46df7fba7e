"""Filters of lists."""

from django.contrib import admin

from articles.models import Category


class CategoryFilter(admin.RelatedFieldListFilter):
    """The categories as readers see them ordered, in one query."""

    def field_choices(self, field, request, model_admin):
        return [(category.pk, str(category)) for category in Category.objects.for_tree()]
