"""The rows of a story's form: who made it, what stands below it."""

from django.db.models import Q

from articles import workflow
from articles.models import Article, Byline, Related
from newsroom.desk.base import OrderedInline


class BylineInline(OrderedInline):
    model = Byline
    fields = ["author", "role"]
    autocomplete_fields = ["author"]

    def get_extra(self, request, obj=None, **kwargs):
        """A row for the name of a story that has none yet: it can be filled in without scripts too."""
        return int(request.method == "GET" and (obj is None or not obj.bylines.exists()))


class RelatedInline(OrderedInline):
    model = Related
    fk_name = "article"
    fields = ["target"]
    autocomplete_fields = ["target"]

    def get_formset(self, request, obj=None, **kwargs):
        request.related_of = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Take what the person may name, and what somebody else picked before; never the story itself."""
        if db_field.name == "target":
            allowed = Q(pk__in=workflow.linkable_by(request.user).values("pk"))
            if request.related_of:
                allowed |= Q(picked_by__article=request.related_of)
            kwargs["queryset"] = (
                Article.objects.filter(allowed).exclude(pk__in=self._itself(request.related_of)).distinct()
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _itself(self, article: Article | None) -> list[int]:
        return [pk for pk in (article.pk, article.update_of_id) if pk] if article else []
