"""What the search looks into: one row for each published story, kept by triggers of the database."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func

from articles.models.article import Article
from articles.models.category import Category

# What of a vector came from the headline; it has an index of its own.
HEADLINE_ONLY = "ts_filter(%(expressions)s, '{a}')"


class SearchEntry(models.Model):
    """The words of a published story: headline (weight A), lead (B), text (C); `folded` without diacritics.

    Nobody writes here but the triggers of migration 0007: the entry is right whoever changes the story, and
    however.
    """

    article = models.OneToOneField(
        Article, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="search_entry"
    )
    # Both again: a common word is in half of all stories, too many to look at each.
    publish_at = models.DateTimeField()
    category = models.ForeignKey(
        Category, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    accented = SearchVectorField()
    folded = SearchVectorField()

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        indexes = [
            GinIndex("accented", name="search_accented"),
            GinIndex("folded", name="search_folded"),
            GinIndex(Func("accented", template=HEADLINE_ONLY), name="search_accented_headline"),
            GinIndex(Func("folded", template=HEADLINE_ONLY), name="search_folded_headline"),
        ]

    def __str__(self):
        return str(self.article_id)
