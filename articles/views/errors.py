"""What a reader sees where there is no page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.boxes import Card
from articles.models import Article


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says nothing of what was asked for, so that a hidden story looks like one that never was."""
    latest = Article.objects.published().newest_first().for_cards()[:5]
    return render(request, "404.html", {"cards": [Card.of(story) for story in latest]}, status=404)
