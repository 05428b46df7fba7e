"""A story's own page."""

from datetime import datetime
from itertools import chain
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import View

from articles import around, live
from articles.body import Body
from articles.boxes import filled
from articles.models import Article, Box, Correction
from articles.recordings import Embed
from articles.views.moved import moved, taken_down
from articles.views.text import is_in_words, suffix, ways
from newsroom import clock

TEMPLATES = {
    Article.Kind.NEWS: "articles/article.html",
    Article.Kind.PICTURE_STORY: "articles/picture_story.html",
    Article.Kind.LONG_READ: "articles/long_read.html",
    Article.Kind.VIDEO: "articles/recording.html",
    Article.Kind.AUDIO: "articles/recording.html",
    Article.Kind.INFOGRAPHIC: "articles/infographic.html",
    Article.Kind.LIVE: "articles/live.html",
}


class ArticlePage(View):
    """Found by its id; under another slug it redirects, and only a public story does so."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        now = clock.now()
        article = Article.objects.published(now).for_page().filter(pk=pk).first()
        if article is None:
            if answer := taken_down(request, pk):
                return answer
            raise Http404
        if article.slug != slug:
            # A story of the paper's former system may have had this address, and the number of ours.
            return moved(request) or redirect(article.get_absolute_url() + suffix(request), permanent=True)
        return self.page(request, article, now)

    def page(self, request: HttpRequest, article: Article, now: datetime, **more: Any) -> HttpResponse:
        """The page of a story, whoever may see it; a player from elsewhere may come into this page only.

        `more` is for the template.
        """
        context = self.context(article, now) | more
        if article.kind == Article.Kind.LIVE:
            asked = {"page": request.GET.get("page", ""), "entry": request.GET.get("muc", "")}
            context["report"] = live.report(article, now, **asked)
        report = context.get("report")
        context |= ways(request, page=report and report.page)
        if is_in_words(request):
            return render(request, "text/story.html", context)
        response = render(request, TEMPLATES[article.kind], context)
        if embed := context["embed"]:
            response._csp_update = {"frame-src": [embed.frame_origin]}
        return response

    def context(self, article: Article, now: datetime) -> dict[str, Any]:
        found = around.find(article, now)
        related = {story.pk for story in found.related}
        boxes = filled([Box.Place.FEATURED, Box.Place.AFTER], exclude={article.pk, *related}, at=now)
        in_boxes = {card.article.pk for box in chain(*boxes.values()) for card in box.cards}
        return {
            "article": article,
            "body": Body.of(article),
            "embed": self.embed(article),
            "corrections": Correction.objects.of_story(article, now),
            "current_section": article.category.parent or article.category,
            "featured": boxes[Box.Place.FEATURED],
            "after": boxes[Box.Place.AFTER],
            **around.cards(found.beside(related | in_boxes), now),
        }

    def embed(self, article: Article) -> Embed | None:
        is_recording = article.kind in {Article.Kind.VIDEO, Article.Kind.AUDIO}
        return article.recording.embed if is_recording and hasattr(article, "recording") else None
