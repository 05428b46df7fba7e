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

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Whoever writes under no name is told at once, and not by the checklist at the end."""
        context["lacks_pen_name"] = obj is None and not hasattr(request.user, "author")
        return super().render_change_form(request, context, add, change, form_url, obj)
