"""What somebody is told: the bell on every page of the admin, and the page behind it."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import workflow
from articles.models import Notification
from newsroom.models import User

A_PAGE = 50


def of(user: User) -> QuerySet[Notification]:
    """What this person is told, of the stories that they may see now."""
    stories = workflow.visible_to(user).order_by().values("pk")
    return user.notifications.filter(article__in=stories)


def unseen(user: User) -> int:
    return of(user).filter(seen_at=None).count()


@require_safe
def page(request: HttpRequest, site) -> HttpResponse:
    found = of(request.user).select_related("article", "made_by").defer("article__body")
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("p"))
    context = site.each_context(request) | {"title": _("Notifications"), "page": shown}
    return TemplateResponse(request, "admin/notices.html", context)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Mark one as read, or all of them, whatever stories they are of."""
    unread = request.user.notifications.filter(seen_at=None)
    one = request.POST.get("notice", "")
    if one.isascii() and one.isdigit() and len(one) < 19:
        unread = unread.filter(pk=int(one))
    unread.update(seen_at=timezone.now())
    return HttpResponseRedirect(reverse("admin:notices"))
