"""The drawing that an infographic consists of."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.picture import Picture
from newsroom.fields import PlainTextField


class Infographic(models.Model):
    """One for each story, shown whole; what lists show of the story is its cover."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="infographic")
    picture = models.ForeignKey(
        Picture, models.PROTECT, verbose_name=_("drawing"), related_name="infographics"
    )
    description = PlainTextField(
        _("the drawing in words"),
        max_length=20_000,
        help_text=_("Every figure and what it says, for readers who cannot see it, and for the search."),
    )

    class Meta:
        verbose_name = _("infographic")
        verbose_name_plural = _("infographic")

    def __str__(self):
        return str(self.picture)

    @property
    def paragraphs(self) -> list[str]:
        return [line for line in self.description.split("\n") if line.strip()]
