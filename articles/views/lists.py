"""Pages that list stories, newest first, with real page numbers."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles.boxes import Card, filled
from articles.models import Article, Author, Box, Category, Tag, Topic
from articles.sections import Sections
from articles.views.pages import static_page
from articles.views.text import InWords, suffix
from newsroom import clock
from newsroom.paging import page_of

# A tag of fewer stories says nothing that the stories do not: search engines leave it out.
THIN = 3


class ListPage(InWords, TemplateView):
    """What the lists share; a page says which of the `published` stories it lists, and its `title`."""

    words_template = "text/list.html"
    per_page = 20
    # Without a public story a tag or a topic is not public either: its name may tell what is to come. It
    # costs what one costs that does not exist, so that nobody can tell the two apart by the time.
    may_be_empty = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Page 1 has one address. The list is looked for first: a former address is left in one hop."""
        response = super().get(request, *args, **kwargs)
        if request.GET.get("page") == "1":
            return redirect(request.path + suffix(request), permanent=True)
        return response

    def stories(self, published: QuerySet[Article]) -> QuerySet[Article]:
        return published

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = clock.now()
        listed = self.stories(Article.objects.published(now)).newest_first().for_cards()
        page = page_of(self.request, listed, self.per_page, may_be_empty=self.may_be_empty)
        stories = list(page.object_list)
        shown = [story.pk for story in stories]
        featured = filled([Box.Place.FEATURED], exclude=shown, at=now)[Box.Place.FEATURED]
        return super().get_context_data(
            page=page,
            cards=[Card.of(story) for story in stories],
            featured=featured,
            **kwargs,
        )


class CategoryPage(ListPage):
    """A section with its sub-sections, whose stories it lists too."""

    template_name = "articles/category.html"

    @cached_property
    def sections(self) -> Sections:
        return Sections.load()

    @cached_property
    def category(self) -> Category | None:
        return self.sections.at(self.kwargs["path"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A section, or else the static page of this address."""
        if self.category is None:
            return static_page(request, self.kwargs["path"], self.sections)
        return super().get(request, *args, **kwargs)

    def stories(self, published: QuerySet[Article]) -> QuerySet[Article]:
        return published.in_categories([self.category, *self.sections.children(self.category)])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            sections=self.sections,
            category=self.category,
            title=self.category.name,
            description=self.category.description,
            children=self.sections.children(self.category),
            current_section=self.category.parent or self.category,
            **kwargs,
        )


class TagPage(ListPage):
    template_name = "articles/tag.html"
    may_be_empty = False

    @cached_property
    def tag(self) -> Tag:
        told = Article.objects.published().filter(tagged__tag=OuterRef("pk"))
        return get_object_or_404(Tag.objects.filter(Exists(told)), slug=self.kwargs["slug"])

    def stories(self, published: QuerySet[Article]) -> QuerySet[Article]:
        return published.filter(tagged__tag=self.tag)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            title=self.tag.name, description=self.tag.description, tag=self.tag, **kwargs
        )
        return context | {"is_thin": context["page"].paginator.count < THIN}


class TopicPage(ListPage):
    template_name = "articles/topic.html"
    may_be_empty = False

    @cached_property
    def topic(self) -> Topic:
        told = Article.objects.published().filter(topic=OuterRef("pk"))
        topics = Topic.objects.filter(Exists(told)).select_related("picture")
        return get_object_or_404(topics, slug=self.kwargs["slug"])

    def stories(self, published: QuerySet[Article]) -> QuerySet[Article]:
        return published.filter(topic=self.topic)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            title=self.topic.name, description=self.topic.description, topic=self.topic, **kwargs
        )


class AuthorPage(ListPage):
    """Only for a pen name that has a page."""

    template_name = "articles/author.html"

    @cached_property
    def author(self) -> Author:
        authors = Author.objects.with_page().select_related("picture")
        return get_object_or_404(authors, slug=self.kwargs["slug"])

    def stories(self, published: QuerySet[Article]) -> QuerySet[Article]:
        """Whatever the part in it: who wrote and took the pictures is listed once."""
        return published.filter(pk__in=self.author.bylines.values("article"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            title=self.author.pen_name, description=self.author.biography, author=self.author, **kwargs
        )


class LatestPage(ListPage):
    """Everything, by day."""

    template_name = "articles/latest.html"
    per_page = 30

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title=_("Latest"), **kwargs)
