"""Bylines: who made a story, in order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.author import Author


class BylineManager(models.Manager):
    """Nobody wants a byline without its name: the author comes in the same query."""

    def get_queryset(self):
        return super().get_queryset().select_related("author")


class Byline(models.Model):
    class Role(models.TextChoices):
        WRITER = "writer", _("text")
        PHOTOGRAPHER = "photographer", _("pictures")
        TRANSLATOR = "translator", _("translation")
        EDITOR = "editor", _("editing")

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, models.PROTECT, verbose_name=_("author"), related_name="bylines")
    role = models.CharField(_("role"), max_length=15, choices=Role, default=Role.WRITER)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = BylineManager()

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "author", "role"], name="byline_once_per_role")
        ]

    def __str__(self):
        return self.author.pen_name
