"""What a new story begins with, so that its writer need not choose it again each time."""

from articles.models import Byline


class StoryBeginning:
    """For the ModelAdmin of stories."""

    def get_changeform_initial_data(self, request):
        """The section of the writer's last story."""
        last = request.user.articles.exclude(category=None).order_by("-pk").first()
        section = {"category": last.category_id} if last else {}
        return section | super().get_changeform_initial_data(request)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """The writer's own name. Only as the form is opened: sent back unchanged, it would count as empty."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        author = getattr(request.user, "author", None)
        if inline.model is Byline and request.method == "GET" and obj.pk is None and author:
            kwargs.setdefault("initial", [{"author": author.pk}])
        return kwargs
