"""What a reader sees where there is no page."""

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.boxes import Card
from articles.models import Article
from articles.views.moved import moved
from newsroom.errors import bad_request
from newsroom.paging import NoSuchPage


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Leads on from a former address; else says nothing of what was asked for.

    So a hidden story looks like one that never was.
    """
    try:
        answer = None if isinstance(exception, NoSuchPage) else moved(request)
    except SuspiciousOperation as error:
        # Django answers this for pages, but not for what it asks when there is none.
        return bad_request(request, error)
    if answer:
        return answer
    latest = Article.objects.published().newest_first().for_cards()[:5]
    return render(request, "404.html", {"cards": [Card.of(story) for story in latest]}, status=404)
