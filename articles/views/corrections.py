"""The page of what the paper has corrected, apologised for and withdrawn."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from articles.models import Correction
from articles.models.correction import CorrectionQuerySet
from articles.views.text import InWords, suffix
from newsroom import clock
from newsroom.paging import page_of

PER_PAGE = 20


class CorrectionsPage(InWords, TemplateView):
    template_name = "articles/corrections.html"
    words_template = "text/corrections.html"
    title = _("Corrections and apologies")
    description = _("What this paper has corrected, apologised for and withdrawn, newest first.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Page 1 has one address."""
        if request.GET.get("page") == "1":
            return redirect(request.path + suffix(request), permanent=True)
        return super().get(request, *args, **kwargs)

    def notes(self) -> CorrectionQuerySet:
        return Correction.objects.public(clock.now()).newest_first().for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            title=self.title,
            description=self.description,
            has_feed=True,
            page=page_of(self.request, self.notes(), PER_PAGE),
            **kwargs,
        )
