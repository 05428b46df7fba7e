"""Where readers report an error in a story: without an account, a cookie or JavaScript.

The page is opened for one report, so it is kept for nobody and holds the ticket that the report is sent with.
"""

from datetime import timedelta
from http import HTTPStatus

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from articles.error_report_form import ErrorReportForm
from articles.models import Article, ErrorReport
from articles.models.error_report import QUOTE_LENGTH
from articles.views.moved import taken_down
from newsroom import ratelimit
from newsroom.text import clean_text
from newsroom.tickets import Ticket
from newsroom.visitors import is_from_our_pages

# What one network may report, and what all of them together may report of one story.
LIMITS = [(5, timedelta(minutes=10)), (20, timedelta(days=1))]
STORY_LIMITS = [(30, timedelta(hours=1))]

FORM = "error report"


@method_decorator([csrf_exempt, never_cache], name="dispatch")
class ErrorReportPage(View):
    """The form; `?doan=` is the passage that it is about."""

    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request, slug, pk):
        article = Article.objects.published().only("slug", "headline").filter(pk=pk).first()
        if article is None:
            if answer := taken_down(request, pk):
                return answer
            raise Http404
        if article.slug != slug and request.method in {"GET", "HEAD"}:
            query = {"doan": request.GET["doan"]} if "doan" in request.GET else None
            address = reverse(request.resolver_match.view_name, args=[article.slug, pk], query=query)
            return redirect(address, permanent=True)
        return super().dispatch(request, article)

    def get(self, request, article):
        # What is cut off here would be cleaned for nothing.
        quote = clean_text(request.GET.get("doan", "")[: 4 * QUOTE_LENGTH])[:QUOTE_LENGTH]
        form = ErrorReportForm(initial={"quote": quote})
        return self.show(request, article, form, ticket=Ticket.issue(FORM, article.pk))

    def post(self, request, article):
        return Submission(self, request, article).respond()

    def show(
        self,
        request: HttpRequest,
        article: Article,
        form: ErrorReportForm,
        status: int = HTTPStatus.OK,
        *,
        ticket: str = "",
        looks_again: bool = False,
    ) -> HttpResponse:
        context = {
            "article": article,
            "form": form,
            "ticket": ticket or form.sent_ticket,
            "looks_again": looks_again,
        }
        return render(request, "articles/error_report.html", context, status=status)


class ThanksPage(ErrorReportPage):
    """What a reader sees who has sent a report; it says nothing of what was sent."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, article):
        return render(request, "articles/error_report_thanks.html", {"article": article})


class Submission:
    """One report on its way in: refused, shown for a second look, or stored."""

    def __init__(self, page: ErrorReportPage, request: HttpRequest, article: Article):
        self.page, self.request, self.article = page, request, article
        self.form = ErrorReportForm(request.POST)

    def respond(self) -> HttpResponse:
        if not self.form.is_valid():
            return self.page.show(self.request, self.article, self.form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if self.form.is_from_machine or not is_from_our_pages(self.request):
            return self._refuse(
                _("This was not sent from our own page. Open the story and send it from there."),
                HTTPStatus.FORBIDDEN,
            )
        ticket = Ticket.read(self.form.sent_ticket, FORM, self.article.pk)
        return self._store(ticket) if ticket else self._look_again()

    def _refuse(self, message: str, status: int) -> HttpResponse:
        self.form.add_error(None, message)
        return self.page.show(self.request, self.article, self.form, status)

    def _look_again(self) -> HttpResponse:
        fresh = Ticket.issue(FORM, self.article.pk)
        return self.page.show(self.request, self.article, self.form, ticket=fresh, looks_again=True)

    def _store(self, ticket: Ticket) -> HttpResponse:
        earlier = ErrorReport.objects.filter(nonce=ticket.nonce).first()
        if earlier:
            # Who went back in the browser and wrote something else is sending another report.
            return self._thank() if self.form.says_what_was_said_in(earlier) else self._look_again()
        network = ratelimit.network(self.request, FORM)
        seconds = ratelimit.wait(f"{FORM} {network}", LIMITS) or ratelimit.wait(
            f"{FORM} of {self.article.pk}", STORY_LIMITS
        )
        if seconds:
            return self._put_off(seconds)
        self._save(ticket, network)
        return self._thank()

    def _put_off(self, seconds: int) -> HttpResponse:
        then = date_format(localtime(timezone.now() + timedelta(seconds=seconds)), "H:i")
        message = _("Too many reports have come in. Your text is kept here: send it again after %(time)s.")
        response = self._refuse(message % {"time": then}, HTTPStatus.TOO_MANY_REQUESTS)
        response["Retry-After"] = seconds
        return response

    def _save(self, ticket: Ticket, network: str) -> None:
        report = self.form.save(commit=False)
        report.article, report.nonce, report.network = self.article, ticket.nonce, network
        try:
            with transaction.atomic():
                report.save()
        except IntegrityError:
            # The same ticket, sent twice at once: the other one stands. Or the story has just been deleted.
            get_object_or_404(ErrorReport, nonce=ticket.nonce)

    def _thank(self) -> HttpResponse:
        thanks = reverse("articles:error-report-thanks", args=[self.article.slug, self.article.pk])
        return HttpResponseRedirect(thanks, status=HTTPStatus.SEE_OTHER)
