"""Filters of lists."""

from django.contrib import admin

from articles.sections import Sections


class CategoryFilter(admin.RelatedFieldListFilter):
    """The sections as readers see them ordered, in one query; one of them finds what its page lists."""

    def field_choices(self, field, request, model_admin):
        self.sections = Sections.load()
        return [(category.pk, str(category)) for category in self.sections.in_order]

    def queryset(self, request, queryset):
        chosen = [category for category in self.sections.in_order if [str(category.pk)] == self.lookup_val]
        if not chosen:
            return super().queryset(request, queryset)
        return queryset.in_categories([*chosen, *self.sections.children(chosen[0])])
