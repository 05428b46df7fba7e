"""The bar with which staff edit from a reader's page.

The page is the same for everyone: static/js/controls.js fetches the bar apart, where the hint of a login says
that it may be worth asking. Whoever is not logged in gets nothing, and no word why.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from articles import workflow
from articles.models import Article, ReadCount
from newsroom import clock
from newsroom.models import User

# Readable by our script, unlike the session; it opens nothing.
HINT = "nr_staff"
STORY_PAGES = {"articles:detail", "articles:live-news", "articles:error-report"}


def hint(response: HttpResponse) -> None:
    """Tell the browser that somebody of the newsroom logs in here."""
    response.set_cookie(
        HINT,
        "1",
        max_age=settings.SESSION_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def bar(request: HttpRequest, site) -> HttpResponse:
    """The bar for the page at `path`, as a piece of HTML; 204 for whoever is not staff."""
    return _bar(request) if site.has_permission(request) else _private(HttpResponse(status=204))


@require_safe
def _bar(request: HttpRequest) -> HttpResponse:
    story = _story(request.GET.get("path", ""), request.user)
    context = _about(story, request.user) if story else {}
    return _private(render(request, "admin/edit_bar.html", context))


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def _story(path: str, user: User) -> Article | None:
    """The story whose page this is, if the person may see it in the admin."""
    try:
        found = resolve(urlsplit(path).path)
    except (Resolver404, ValueError):
        return None
    if found.view_name not in STORY_PAGES:
        return None
    return workflow.visible_to(user).defer("body").filter(pk=found.kwargs["pk"]).first()


def _about(story: Article, user: User) -> dict:
    now = clock.now()
    today = Q(hour__gt=now - timedelta(hours=24))
    reads = ReadCount.objects.filter(article=story, hour__gt=now - timedelta(days=7))
    counted = reads.aggregate(today=Sum("hits", filter=today, default=0), week=Sum("hits", default=0))
    return {
        "story": story,
        "reads": counted,
        "may_edit": workflow.may_edit(user, story),
        "may_update": workflow.may_update(user, story),
        "may_withdraw": workflow.may(user, "withdraw", story),
    }
