"""The revisions of a story: what changed, the way back, and what stood at a given moment."""

from base64 import b64encode
from datetime import datetime
from hashlib import sha256

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import differences, presence, revisions, snapshots, workflow
from articles.models import Article, Revision
from articles.views.article import ArticlePage
from newsroom.desk.base import MomentField
from newsroom.desk.pages import for_staff

LISTED = 50


class MomentForm(forms.Form):
    at = MomentField(label=gettext_lazy("moment"))


class StoryHistory:
    """For the ModelAdmin of stories."""

    def get_urls(self):
        pages = [
            ("history/<int:number>/", self.revision_view, "revision"),
            ("history/<int:number>/restore/", require_POST(self.restore_view), "restore"),
            ("history/at/", self.standing_view, "standing"),
            ("history/at/file/", self.record_view, "record"),
        ]
        return [
            path(f"<int:pk>/{route}", self.admin_site.admin_view(view), name=f"articles_article_{name}")
            for route, view, name in pages
        ] + super().get_urls()

    def history_view(self, request, object_id, extra_context=None):
        article = self.get_object(request, unquote(object_id))
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        pages = self.get_paginator(request, article.revisions.for_list(), LISTED)
        context = self._context(request, article) | {"moment": MomentForm()}
        context["page"] = pages.get_page(request.GET.get("p"))
        context["title"] = _("Revisions: %(story)s") % {"story": article}
        return TemplateResponse(request, "admin/articles/article/history.html", context)

    def revision_view(self, request, pk, number):
        """One revision, against the one before it or the one that `against` names."""
        article = self._seen(request, pk)
        revision = get_object_or_404(article.revisions.select_related("made_by"), number=number)
        before = self._against(article, number, request.GET.get("against", ""))
        found = (
            differences.compare(before.values, revision.values, before.labels | revision.labels)
            if before
            else differences.compare({}, revision.values, revision.labels)
        )
        context = self._context(request, article)
        context |= {"revision": revision, "before": before, "differences": found}
        context |= {"title": _("Revision %(n)d: %(story)s") % {"n": number, "story": article}}
        context["is_last"] = number == revisions.version(article)
        return TemplateResponse(request, "admin/articles/article/revision.html", context)

    @transaction.atomic
    def restore_view(self, request, pk, number):
        """In one transaction, so that nobody moves the story between the check and the change."""
        article = self._seen(request, pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        revision = get_object_or_404(article.revisions, number=number)
        try:
            if said := presence.against_changing(article, request.user):
                raise ValidationError(said)
            there = revision.values
            if not workflow.may_place(request.user, article, there["category"], there["more_categories"]):
                raise ValidationError(workflow.NOT_THERE)
            made, gone = revisions.restore(revision, by=request.user)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_revision", args=[pk, number]))
        said = (
            _("Revision %(n)d is the story again.") if made else _("The story is the same as revision %(n)d.")
        )
        self.message_user(request, said % {"n": number}, messages.SUCCESS)
        if gone:
            said = _("Could not be brought back, because it is gone: %(names)s.") % {"names": ", ".join(gone)}
            self.message_user(request, said, messages.WARNING)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    def standing_view(self, request, pk):
        """What readers were given at a moment, drawn as their page."""
        article, at, revision = self._stood(request, pk)
        if revision is None:
            return self._nothing_stood(request, article, at)
        shown = snapshots.as_article(article, revision.values, revision.labels)
        if not shown.is_published_at(at) or shown.category is None:
            return self._nothing_stood(request, article, at, revision)
        return for_staff(ArticlePage().page(request, shown, at))

    def record_view(self, request, pk):
        """What stood at a moment as one file; its SHA-256 is in its name and in the header of RFC 9530."""
        article, at, revision = self._stood(request, pk)
        if revision is None:
            return self._nothing_stood(request, article, at)
        content = record_of(article, revision)
        digest = sha256(content)
        response = HttpResponse(content, content_type="text/html; charset=utf-8")
        name = f"story-{article.pk}-revision-{revision.number}-{digest.hexdigest()}.html"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Content-Digest"] = f"sha-256=:{b64encode(digest.digest()).decode()}:"
        response["Cache-Control"] = "no-store"
        return response

    def _stood(self, request: HttpRequest, pk: int) -> tuple[Article, datetime, Revision | None]:
        article = self._seen(request, pk)
        form = MomentForm(request.GET)
        if not form.is_valid():
            raise Http404
        return article, form.cleaned_data["at"], revisions.at(article, form.cleaned_data["at"])

    def _nothing_stood(
        self, request, article, at: datetime, revision: Revision | None = None
    ) -> HttpResponse:
        context = self._context(request, article) | {"at": at, "revision": revision}
        context["title"] = _("Readers did not have it then")
        return render(request, "admin/articles/article/nothing_stood.html", context, status=404)

    def _seen(self, request, pk) -> Article:
        article = self.get_object(request, str(pk))
        if article is None or not self.has_view_permission(request, article):
            raise Http404
        return article

    def _context(self, request, article: Article) -> dict:
        may_restore = self.has_change_permission(request, article)
        return self.admin_site.each_context(request) | {
            "opts": self.opts,
            "original": article,
            "may_restore": may_restore,
        }

    def _against(self, article: Article, number: int, asked: str) -> Revision | None:
        other = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else number - 1
        return article.revisions.filter(number=other).first()


def record_of(article: Article, revision: Revision) -> bytes:
    """A revision as a file to hand to a court: always the same bytes for the same revision."""
    names = [*snapshots.CONTENT, *snapshots.TIMES, *snapshots.STANDING]
    with translation.override(settings.LANGUAGE_CODE), timezone.override(settings.TIME_ZONE):
        fields = [
            (differences.label_of(name), differences.readable(name, revision.values, revision.labels))
            for name in names
        ]
        context = {
            "article": article,
            "revision": revision,
            "fields": [field for field in fields if field[1]],
        }
        return render_to_string("admin/articles/article/record.html", context).encode()
