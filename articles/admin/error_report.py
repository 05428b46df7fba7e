"""Readers' error reports: a list to work off."""

from datetime import datetime
from urllib.parse import quote

from django.contrib import admin, messages
from django.forms import ModelForm
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.error_reports import may_settle, place, settle
from articles.models import ErrorReport
from newsroom.desk.base import DeskAdmin
from newsroom.desk.filters import StateFilter
from newsroom.text import excerpt

State = ErrorReport.State

# Buttons of the form, by name: what each makes of a report.
BUTTONS = {"_fixed": State.FIXED, "_rejected": State.REJECTED, "_open": State.OPEN}


def _moment(at: datetime) -> str:
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT")


class ReportStateFilter(StateFilter):
    states = State
    first = State.OPEN


class ReportForm(ModelForm):
    """Nothing of what a reader wrote can be changed."""

    class Meta:
        model = ErrorReport
        fields = ["note"]


@admin.register(ErrorReport)
class ErrorReportAdmin(DeskAdmin):
    form = ReportForm
    change_form_template = "admin/articles/error_report/change_form.html"
    list_display = ["passage", "should_read", "story", "standing"]
    list_display_links = ["passage"]
    list_filter = [ReportStateFilter]
    search_fields = ["quote__unaccent", "proposal__unaccent", "article__headline__unaccent"]
    search_help_text = _("A piece of the passage, of the proposal or of the headline.")
    ordering = ["-id"]
    actions = ["mark_fixed", "mark_rejected", "open_again"]
    nothing_yet = _("What readers report with “Report an error” below a story comes in here.")
    readonly_fields = ["passage", "whole_proposal", "story", "sender", "state_chip", "created_at", "settled"]
    fields = [*readonly_fields, "note"]

    # -- Who may do what: whoever may edit the story -------------------------------------------------

    def get_queryset(self, request):
        visible = workflow.visible_to(request.user)
        reports = super().get_queryset(request).filter(article__in=visible).with_story_text()
        return reports.select_related("article", "handled_by").defer("article__body")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (
            obj is None or workflow.may_see(request.user, obj.article)
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or may_settle(request.user, obj))

    # -- Settling -----------------------------------------------------------------------------------

    @admin.action(description=_("Mark as fixed"), permissions=["change"])
    def mark_fixed(self, request, queryset):
        self._settle_all(request, queryset, State.FIXED)

    @admin.action(description=_("Mark as not an error"), permissions=["change"])
    def mark_rejected(self, request, queryset):
        self._settle_all(request, queryset, State.REJECTED)

    @admin.action(description=_("Open again"), permissions=["change"])
    def open_again(self, request, queryset):
        self._settle_all(request, queryset, State.OPEN)

    def _settle_all(self, request, queryset, state: str) -> None:
        count = settle(list(queryset), state, by=request.user)
        done = ngettext("%(n)d report is now: %(state)s.", "%(n)d reports are now: %(state)s.", count)
        self.message_user(request, done % {"n": count, "state": State(state).label}, messages.SUCCESS)

    def save_model(self, request, obj, form, change):
        """The pressed button settles; the note is kept whichever it is."""
        obj.save(update_fields=["note"])
        for button, state in BUTTONS.items():
            if button in request.POST:
                settle([obj], state, by=request.user)
                obj.refresh_from_db(fields=["state", "handled_by", "handled_at"])

    def response_change(self, request, obj):
        said = gettext("Saved. The report is: %(state)s.") % {"state": obj.get_state_display()}
        self.message_user(request, said, messages.SUCCESS)
        return self.response_post_save_change(request, obj)

    def view_on_site(self, obj):
        return obj.article.get_absolute_url() if obj.article.is_published else ""

    # -- What is shown ------------------------------------------------------------------------------

    @admin.display(description=_("passage"), ordering="id")
    def passage(self, report) -> SafeString:
        found = place(report)
        if found:
            shown = '<span class="passage">{}<mark>{}</mark>{}</span>'
            return format_html(shown, found.before, found.quote, found.after)
        shown = '<span class="passage"><mark>{}</mark></span> <span class="missing">{}</span>'
        return format_html(shown, report.quote, gettext("Not in the story any more"))

    @admin.display(description=_("proposal"))
    def should_read(self, report) -> str:
        return excerpt(report.proposal, 200)

    @admin.display(description=_("proposal"))
    def whole_proposal(self, report) -> str:
        return report.proposal or self.get_empty_value_display()

    @admin.display(description=_("story"), ordering="article__headline")
    def story(self, report) -> SafeString:
        address = reverse("admin:articles_article_change", args=[report.article_id])
        return format_html('<a href="{}">{}</a>', address, report.article.headline)

    @admin.display(description=_("e-mail"))
    def sender(self, report) -> SafeString | str:
        if not report.email:
            return self.get_empty_value_display()
        # An address may hold “?” and “&”: as they are, they would add receivers and text to the answer.
        return format_html('<a href="mailto:{}">{}</a>', quote(report.email, safe="@"), report.email)

    @admin.display(description=_("state"))
    def state_chip(self, report) -> SafeString:
        return format_html('<span class="chip chip-{}">{}</span>', report.state, report.get_state_display())

    @admin.display(description=_("state"), ordering="handled_at")
    def standing(self, report) -> SafeString:
        """The state, and since when; for a settled one, who set it."""
        since = _moment(report.created_at) if report.is_open else self.settled(report)
        return format_html('{}<span class="desk-fact">{}</span>', self.state_chip(report), since)

    @admin.display(description=_("settled"))
    def settled(self, report) -> str:
        if report.is_open:
            return self.get_empty_value_display()
        when = _moment(report.handled_at)
        return f"{when}, {report.handled_by}" if report.handled_by else when
