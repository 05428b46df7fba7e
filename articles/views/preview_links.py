"""Where somebody from outside reads a story before readers do, and answers: no account, cookie or JavaScript.

Whoever has the address may; nobody else can guess it. It is kept nowhere, and told to no other site.
"""

from datetime import timedelta
from functools import wraps
from http import HTTPStatus

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from articles import notices, preview_links, revisions
from articles.models import Article, PreviewAnswer, PreviewLink
from articles.preview_answer_form import PreviewAnswerForm
from articles.views.article import ArticlePage
from newsroom import clock, ratelimit
from newsroom.text import storable
from newsroom.tickets import Ticket

FORM = "preview answer"
# What one network may answer, and all of them together to one link.
LIMITS = [(5, timedelta(minutes=10)), (20, timedelta(days=1))]
LINK_LIMITS = [(30, timedelta(hours=1))]

TOO_SOON = gettext_lazy(
    "It came faster than people write, or from a page that was open for too long. Everything that you typed "
    "is kept below: read it once more, then press “Send the answer”."
)
ANOTHER = gettext_lazy(
    "You have sent another answer from this page before. This one is kept below: read it once more, then "
    "press “Send the answer”."
)

S = Article.Status


def secret(view):
    """For a page whose address is a secret: kept by nobody, found by nobody, told to nobody."""

    @wraps(view)
    def kept_secret(*args, **kwargs):
        response = view(*args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return kept_secret


@method_decorator([csrf_exempt, secret], name="dispatch")
class PreviewLinkPage(View):
    http_method_names = ["get", "head", "post", "options"]

    def dispatch(self, request, token):
        """A link that is over says so; once the story is public, its own page is the better one."""
        link = preview_links.find(token)
        if link and link.article.is_published and request.method != "POST":
            return redirect(link.article)
        if closed := _against_showing(link):
            return _closed(request, link, *closed)
        link.article = Article.objects.for_page().get(pk=link.article_id)
        return super().dispatch(request, link)

    def get(self, request, link):
        return self.show(request, link, PreviewAnswerForm(link=link))

    def post(self, request, link):
        return Submission(self, request, link).respond()

    def show(
        self, request: HttpRequest, link: PreviewLink, form: PreviewAnswerForm, status: int = HTTPStatus.OK
    ) -> HttpResponse:
        """The readers' page with a bar above and the form below."""
        response = ArticlePage().page(
            request,
            link.article,
            clock.now(),
            preview_link=link,
            answer_form=form,
            answer_revision=form.data.get("revision") or revisions.version(link.article),
            answer_ticket=form.sent_ticket or Ticket.issue(FORM, link.article_id),
            has_answered="da-gui" in request.GET,
        )
        response.status_code = status
        return response


def _against_showing(link: PreviewLink | None) -> tuple[str, HTTPStatus] | None:
    """Why there is no preview, in words, and the status that says so; None when there is one."""
    if link is None:
        return _("There is no such preview. Ask whoever sent you the address."), HTTPStatus.NOT_FOUND
    if link.article.is_published:
        return _("The story is published by now."), HTTPStatus.GONE
    if not link.is_open or _is_over(link.article):
        return _("This preview is over. Ask the editors for a new address."), HTTPStatus.GONE
    if link.article.category_id is None:
        return _("The editors are at work on it. Come back a little later."), HTTPStatus.NOT_FOUND
    return None


def _is_over(article: Article) -> bool:
    """Whether there is nothing to come of it: withdrawn, thrown away, or past the time it was to stay."""
    ended = article.status == S.PUBLISHED and article.unpublish_at and article.unpublish_at <= clock.now()
    return ended or article.status in {S.WITHDRAWN, S.TRASHED, S.MERGED}


class Submission:
    """One answer on its way in: refused, or stored."""

    def __init__(self, page: PreviewLinkPage, request: HttpRequest, link: PreviewLink):
        self.page, self.request, self.link = page, request, link
        self.form = PreviewAnswerForm(request.POST, link=link)

    def respond(self) -> HttpResponse:
        if not self.form.is_valid():
            return self._again(HTTPStatus.UNPROCESSABLE_ENTITY)
        # Where the form stood is not asked: a browser that may not tell the address does not tell that.
        ticket = Ticket.read(self.form.sent_ticket, FORM, self.link.article_id)
        if self.form.is_from_machine or ticket is None:
            return self._look_again(TOO_SOON)
        earlier = PreviewAnswer.objects.filter(nonce=ticket.nonce).first()
        if earlier:
            # Who went back in the browser and wrote something else is sending another answer.
            return self._thank() if self.form.says_what_was_said_in(earlier) else self._look_again(ANOTHER)
        network = ratelimit.network(self.request, FORM)
        seconds = ratelimit.wait(f"{FORM} {network}", LIMITS) or ratelimit.wait(
            f"{FORM} to {self.link.pk}", LINK_LIMITS
        )
        if seconds:
            self.form.add_error(None, _("Too many answers have come in. Your text is kept here: try later."))
            response = self._again(HTTPStatus.TOO_MANY_REQUESTS)
            response["Retry-After"] = seconds
            return response
        self._store(ticket)
        return self._thank()

    def _thank(self) -> HttpResponse:
        return HttpResponseRedirect(f"{self.request.path}?da-gui=1#tra-loi", status=HTTPStatus.SEE_OTHER)

    def _look_again(self, why: str) -> HttpResponse:
        """It comes back with a fresh ticket, and nothing typed is lost.

        Only the trap is emptied: a browser that fills forms in by itself would be caught for ever.
        """
        self.form.data = self.form.data.copy()
        for name in ("ticket", "website"):
            self.form.data.pop(name, None)
        self.form.add_error(None, why)
        return self._again(HTTPStatus.UNPROCESSABLE_ENTITY)

    def _again(self, status: int) -> HttpResponse:
        return self.page.show(self.request, self.link, self.form, status)

    def _store(self, ticket: Ticket) -> None:
        answer: PreviewAnswer = self.form.save(commit=False)
        answer.link, answer.revision, answer.nonce = self.link, self.form.seen, ticket.nonce
        try:
            with transaction.atomic():
                answer.save()
                notices.of_answer(answer)
        except IntegrityError:
            # The same form, sent twice at once: the other one stands.
            return


def _closed(request: HttpRequest, link: PreviewLink | None, message: str, status: HTTPStatus) -> HttpResponse:
    """The page that says so. An answer that came too late stands there, for its writer to take along."""
    context = {"message": message, "is_answer": request.method == "POST"}
    context |= {name: storable(request.POST.get(name, "")) for name in ("name", "text")}
    if link and link.article.is_published:
        context["story"] = link.article
    return render(request, "articles/preview_closed.html", context, status=status)
