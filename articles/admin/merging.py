"""“Merge into another”, for the admins of tags and authors."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Field
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.merging import check, merge
from newsroom.desk.base import Completing


class MergeForm(forms.Form):
    """Which one takes the stories. It is asked for once more before anything happens."""

    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, source: Any, field: Field, admin_site: Any):
        super().__init__(data)
        self.fields["target"] = forms.ModelChoiceField(
            type(source).objects.all(),
            label=gettext_lazy("Merge into"),
            widget=Completing(field, admin_site),
            error_messages={"invalid_choice": gettext_lazy("This one is gone already. Choose another one.")},
        )
        self.source = source

    def clean_target(self):
        target = self.cleaned_data["target"]
        check(self.source, target)
        return target


class Mergeable:
    """For a ModelAdmin whose rows can be merged by whoever may delete them."""

    change_form_template = "admin/articles/mergeable.html"

    # The foreign key of stories to a row, by which it is completed as one types.
    merge_field: Field

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        return [
            path("<int:pk>/merge/", self.admin_site.admin_view(self.merge_view), name=name),
            *super().get_urls(),
        ]

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        source = self.get_object(request, str(pk))
        if not self.has_delete_permission(request, source):
            raise PermissionDenied
        if source is None:
            raise Http404
        data = request.POST if request.method == "POST" else None
        form = MergeForm(data, source=source, field=self.merge_field, admin_site=self.admin_site)
        if form.is_valid() and form.cleaned_data["confirmed"]:
            try:
                return self._merge(request, source, form.cleaned_data["target"])
            except ValidationError as error:
                form.add_error("target", error)
        return render(request, "admin/articles/merge.html", self._merge_context(request, source, form))

    def _merge(self, request: HttpRequest, source: Any, target: Any) -> HttpResponse:
        name, address = str(source), source.get_absolute_url()
        merged = merge(source, target)
        said = _("“%(source)s” is “%(target)s” now: %(moved)d stories moved, %(dropped)d had both already.")
        said %= {"source": name, "target": target, "moved": merged.moved, "dropped": merged.dropped}
        if address:
            said += " " + _("Its old address leads there.")
        self.log_change(request, target, said)
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[target.pk])
        )

    def _merge_context(self, request: HttpRequest, source: Any, form: MergeForm) -> dict[str, Any]:
        target = form.cleaned_data.get("target") if form.is_bound and form.is_valid() else None
        return {
            **self.admin_site.each_context(request),
            "title": _("Merge “%(name)s” into another") % {"name": source},
            "opts": self.opts,
            "original": source,
            "form": form,
            "target": target,
        }
