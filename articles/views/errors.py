"""What a reader sees where there is no page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.boxes import Card
from articles.models import Article
from articles.views.moved import moved
from newsroom.paging import NoSuchPage


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Leads on from a former address; else says nothing of what was asked for.

    So a hidden story looks like one that never was.
    """
    if not isinstance(exception, NoSuchPage) and (answer := moved(request)):
        return answer
    latest = Article.objects.published().newest_first().for_cards()[:5]
    return render(request, "404.html", {"cards": [Card.of(story) for story in latest]}, status=404)
