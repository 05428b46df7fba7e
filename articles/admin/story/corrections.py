"""What was said of a story afterwards, beside its form, with the way to say more."""

from articles.corrections import may_correct


class StoryCorrections:
    """For the ModelAdmin of stories."""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and request.user.has_perm("articles.view_correction"):
            context["notes_to_readers"] = obj.corrections.newest_first()
            context["may_correct"] = may_correct(request.user, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)
