"""Where the story's form is, and where it is kept while somebody types."""

from django.urls import reverse

ADD = reverse("admin:articles_article_add")
ADD_WORKING = reverse("admin:articles_article_add_working")


def change(story):
    return reverse("admin:articles_article_change", args=[story.pk])


def working(story):
    return reverse("admin:articles_article_working", args=[story.pk])
