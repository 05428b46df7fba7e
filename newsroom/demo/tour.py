"""A walk through the site: an address for each kind of page, out of what the site has."""

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from articles.models import Article, Author, Box, Category, Tag, Topic
from articles.views.text import MODE
from newsroom.models import Page, Publication


def addresses() -> dict[str, str]:
    """Readers' pages by name; a kind that the site has nothing of is left out."""
    stories = {kind.replace("_", "-"): _newest(kind=kind) for kind in Article.Kind.values}
    found = {
        "front": "/",
        "category": _first(Category.objects.filter(parent=None)),
        "sub-category": _first(Category.objects.exclude(parent=None)),
        "latest": reverse("articles:latest"),
        "tag": _first(Tag.objects.annotate(stories=Count("tagged_articles")).order_by("-stories")),
        "topic": _first(Topic.objects.all()),
        "author": _first(Author.objects.filter(has_page=True)),
        "search": reverse("articles:search"),
        "search-none": f"{reverse('articles:search')}?{urlencode({'q': 'zzzz zzzz'})}",
        "corrections": reverse("articles:corrections"),
        "feeds": reverse("articles:feeds"),
        "static-page": _first(Page.objects.published()),
        "offline": reverse("offline"),
        "not-found": "/khong-co-trang-nay/",
        "front-in-words": f"/?{MODE}",
        **{name: story.get_absolute_url() for name, story in stories.items() if story},
    }
    return {name: address for name, address in (found | _around(stories["news"])).items() if address}


def _around(story: Article | None) -> dict[str, str]:
    """The pages that belong to a story, and a search that finds it."""
    if story is None:
        return {}
    arguments = [story.slug, story.pk]
    words = " ".join(story.headline.split()[:2])
    return {
        "news-in-words": f"{story.get_absolute_url()}?{MODE}",
        "comments": reverse("comments:thread", args=arguments),
        "error-report": reverse("articles:error-report", args=arguments),
        "search-hits": f"{reverse('articles:search')}?{urlencode({'q': words})}",
    }


def desk() -> dict[str, str]:
    """Pages for staff by name, after logging in."""
    story, box = _newest(), Box.objects.first()
    names = {
        "desk": "index",
        "desk-stories": "articles_article_changelist",
        "desk-new-story": "articles_article_add",
        "desk-pictures": "articles_picture_changelist",
        "desk-categories": "articles_category_changelist",
        "desk-boxes": "articles_box_changelist",
        "desk-comments": "comments_comment_changelist",
        "desk-corrections": "articles_correction_changelist",
        "desk-new-correction": "articles_correction_add",
        "desk-users": "newsroom_user_changelist",
    }
    objects = {"desk-story": story, "desk-box": box, "desk-publication": Publication.objects.first()}
    found = {name: reverse(f"admin:{view}") for name, view in names.items()}
    return (
        found
        | {"style-page": reverse("style-page")}
        | {
            name: reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
            for name, row in objects.items()
            if row
        }
    )


def _newest(**fields: str) -> Article | None:
    """The story with the most comments among the newest ones."""
    newest = Article.objects.published().filter(**fields).order_by("-publish_at")[:20]
    stories = Article.objects.filter(pk__in=[story.pk for story in newest])
    return stories.annotate(answers=Count("comments")).order_by("-answers", "-publish_at").first()


def _first(rows) -> str:
    row = rows.first()
    return row.get_absolute_url() if row else ""
