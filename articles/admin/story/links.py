"""Secret addresses of a story for people from outside: made, listed, ended."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import preview_links
from articles.models import Article, PreviewAnswer, PreviewLink
from articles.models.preview_link import VALID_FOR
from newsroom.fields import LineFormField
from newsroom.origin import absolute

MOST_DAYS = 60
# So many answers stand beside the form of a story.
SHOWN = 5


class LinkForm(forms.Form):
    label = LineFormField(
        label=gettext_lazy("For whom"),
        max_length=100,
        help_text=gettext_lazy("Such as “The lawyer”. Whoever has the address does not see it."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Valid for so many days"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=VALID_FOR.days,
    )


class StoryLinks:
    """For the ModelAdmin of stories. Who may change a story may show it to somebody from outside.

    Who made a link may end it, whatever became of the story since.
    """

    def get_urls(self):
        pages = [
            ("links/", self.links_view, "links"),
            ("links/<int:link_id>/revoke/", require_POST(self.revoke_view), "revoke_link"),
        ]
        return [
            path(f"<int:pk>/{route}", self.admin_site.admin_view(view), name=f"articles_article_{name}")
            for route, view, name in pages
        ] + super().get_urls()

    def links_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The links of a story and a form for a new one, whose address is shown once and never again."""
        story = self._seen(request, pk)
        may_make, links = self.has_change_permission(request, story), self._to_end(request, story)
        if not may_make and (request.method == "POST" or not links.exists()):
            raise PermissionDenied
        form = LinkForm(request.POST if request.method == "POST" else None)
        made, status = "", 200
        if form.is_bound and story.category_id is None:
            form.add_error(None, _("Choose a category first: the page takes its place among the sections."))
        if form.is_valid():
            until = timezone.now() + timedelta(days=form.cleaned_data["days"])
            _link, token = preview_links.make(story, form.cleaned_data["label"], request.user, until)
            made = absolute(request, reverse("articles:preview-link", args=[token]))
            form = LinkForm()
        elif form.is_bound:
            status = 422
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "original": story,
            "title": _("Preview links: %(story)s") % {"story": story},
            "form": form if may_make else None,
            "made": made,
            "links": links.select_related("made_by"),
            "answers": _answers(story),
        }
        response = TemplateResponse(request, "admin/articles/article/links.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response

    def revoke_view(self, request: HttpRequest, pk: int, link_id: int) -> HttpResponse:
        story = self._seen(request, pk)
        link = get_object_or_404(story.preview_links, pk=link_id)
        if not self._to_end(request, story).filter(pk=link_id).exists():
            raise PermissionDenied
        preview_links.revoke(link)
        said = _("The link “%(label)s” is over.") % {"label": link}
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_links", args=[pk]))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Beside the form of a story stands what people from outside said to it."""
        if obj:
            context["preview_answers"] = _answers(obj)[:SHOWN]
            context["has_preview_links"] = self._to_end(request, obj).exists()
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _seen(self, request: HttpRequest, pk: int) -> Article:
        story = self.get_queryset(request).filter(pk=pk).first()
        if story is None:
            raise Http404
        if not self.has_view_permission(request, story):
            raise PermissionDenied
        return story

    def _to_end(self, request: HttpRequest, story: Article) -> QuerySet[PreviewLink]:
        """The links that this person may end."""
        if self.has_change_permission(request, story):
            return story.preview_links.all()
        return story.preview_links.filter(made_by=request.user)


def _answers(story: Article):
    answers = PreviewAnswer.objects.filter(link__article=story)
    return answers.select_related("link", "revision")
