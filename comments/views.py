"""Reading and writing comments. No account, no cookie, no JavaScript: the pages are the same for everyone.

A story's page holds a form without any token, so that it can be kept and served to all. What is sent
without a ticket comes back as a preview to confirm, with a ticket in it; what is sent with one is stored.
That page is the reader's second look, the machine's hurdle and the rescue of an old tab at once.
"""

from datetime import timedelta
from http import HTTPStatus

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.generic import View

from articles.models import Article
from comments import rules
from comments.forms import CONSENT_VERSION, CommentForm
from comments.models import Comment
from newsroom import ratelimit
from newsroom.paging import page_of
from newsroom.tickets import Ticket
from newsroom.visitors import is_from_our_pages

ROOTS_PER_PAGE = 20
REPLIES_PER_PAGE = 50

# What one network may send: enough for a lively reader, tiresome for a flood.
LIMITS = [(5, timedelta(minutes=10)), (40, timedelta(days=1))]


def public_article(pk: int) -> Article:
    """The story whose comments are asked for; 404 unless it is public and shows comments."""
    shown = Article.objects.published().exclude(comments_mode=Article.CommentsMode.HIDDEN)
    return get_object_or_404(shown.defer("body"), pk=pk)


@method_decorator(csrf_exempt, name="dispatch")
class ThreadPage(View):
    """All comments of a story, newest first, and where a new one is sent to."""

    template = "comments/thread_page.html"
    per_page = ROOTS_PER_PAGE

    def get(self, request, slug, pk, **kwargs):
        article = public_article(pk)
        if article.slug != slug:
            return redirect(
                request.resolver_match.view_name, article.slug, pk, *kwargs.values(), permanent=True
            )
        return self.show(request, article, CommentForm())

    def post(self, request, slug, pk, **kwargs):
        article = public_article(pk)
        return Submission(self, request, article, self.root(article)).respond()

    def root(self, article: Article) -> Comment | None:
        """The comment that is answered here; 404 when it is not public."""
        return None

    def comments(self, article: Article, root: Comment | None) -> QuerySet[Comment]:
        return article.comments.public().roots()

    def show(self, request, article: Article, form: CommentForm, status: int = HTTPStatus.OK) -> HttpResponse:
        root = self.root(article)
        page = page_of(request, self.comments(article, root), self.per_page)
        context = {"article": article, "root": root, "page": page, "form": form}
        return render(request, self.template, context, status=status)


class RepliesPage(ThreadPage):
    """One comment with all its answers, and where an answer is sent to."""

    template = "comments/replies_page.html"
    per_page = REPLIES_PER_PAGE

    def root(self, article):
        return get_object_or_404(article.comments.public().roots(), pk=self.kwargs["root_id"])

    def comments(self, article, root):
        return article.comments.public().filter(root=root).order_by("id")


class Submission:
    """One comment on its way in: refused, shown back for a second look, or stored."""

    def __init__(self, page: ThreadPage, request: HttpRequest, article: Article, root: Comment | None):
        self.page, self.request, self.article, self.root = page, request, article, root
        self.form = CommentForm(request.POST)

    def respond(self) -> HttpResponse:
        if self.article.comments_mode != Article.CommentsMode.OPEN:
            return self._refuse(_("Comments on this story are closed."), HTTPStatus.FORBIDDEN)
        if not self.form.is_valid():
            return self.page.show(self.request, self.article, self.form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if self.form.is_from_machine or not is_from_our_pages(self.request):
            return self._refuse(
                _("This was not sent from our own page. Open the story and send it from there."),
                HTTPStatus.FORBIDDEN,
            )
        ticket = Ticket.read(self.form.sent_ticket, "comment", self.article.pk)
        return self._store(ticket) if ticket else self._preview()

    def _refuse(self, message: str, status: int) -> HttpResponse:
        self.form.add_error(None, message)
        return self.page.show(self.request, self.article, self.form, status)

    def _preview(self) -> HttpResponse:
        context = {
            "article": self.article,
            "root": self.root,
            "form": self.form,
            "ticket": Ticket.issue("comment", self.article.pk),
        }
        return never_cache(render)(self.request, "comments/preview.html", context)

    def _store(self, ticket: Ticket) -> HttpResponse:
        earlier = Comment.objects.filter(nonce=ticket.nonce).first()
        if earlier:
            # Who went back in the browser and wrote something else is sending another comment.
            return self._receipt(earlier) if self._is_again(earlier) else self._preview()
        network = ratelimit.network(self.request)
        seconds = ratelimit.wait(f"comment {network}", LIMITS)
        if seconds:
            message = _("Too many comments came from your network. Your text is kept here: try later.")
            response = self._refuse(message, HTTPStatus.TOO_MANY_REQUESTS)
            response["Retry-After"] = seconds
            return response
        return self._receipt(self._save(ticket, network))

    def _is_again(self, earlier: Comment) -> bool:
        return earlier.root == self.root and self.form.says_what_was_said_in(earlier)

    def _save(self, ticket: Ticket, network: str) -> Comment:
        comment = self.form.save(commit=False)
        comment.article, comment.root = self.article, self.root
        comment.nonce, comment.network, comment.consent = ticket.nonce, network, CONSENT_VERSION
        comment.signs = rules.signs(comment)
        try:
            with transaction.atomic():
                comment.save()
        except IntegrityError:
            # The same ticket, sent twice at once: the other one stands. Or the story has just been deleted.
            return get_object_or_404(Comment, nonce=ticket.nonce)
        return comment

    def _receipt(self, comment: Comment) -> HttpResponse:
        receipt = reverse("comments:receipt", args=[comment.public_id])
        return HttpResponseRedirect(receipt, status=HTTPStatus.SEE_OTHER)


@require_safe
@never_cache
def ticket(request: HttpRequest, slug: str, pk: int) -> JsonResponse:
    """A ticket for readers whose browser runs our script: it spares them the preview."""
    return JsonResponse({"ticket": Ticket.issue("comment", public_article(pk).pk)})


@require_safe
@never_cache
def receipt(request: HttpRequest, public_id: str) -> HttpResponse:
    """What became of a comment. The address alone never shows the text: it could be passed around."""
    comments = Comment.objects.select_related("article", "root").filter(
        article__in=Article.objects.published()
    )
    comment = get_object_or_404(comments, public_id=public_id)
    return render(request, "comments/receipt.html", {"comment": comment, "article": comment.article})
