"""How often stories were read: a number for each story and hour, and nothing about who read."""

from datetime import datetime, timedelta

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# Older hours are worth nothing; the first read of a story in an hour sweeps them away.
KEEP = timedelta(days=7)

_ADD_ONE = """
INSERT INTO articles_readcount AS counter (article_id, hour, hits) VALUES (%s, %s, 1)
ON CONFLICT (article_id, hour) DO UPDATE SET hits = counter.hits + 1
RETURNING hits
"""


class ReadCountQuerySet(models.QuerySet):
    def add_one(self, article: Article, at: datetime) -> None:
        """Count one more read of `article` in the hour of `at`."""
        with connection.cursor() as cursor:
            cursor.execute(_ADD_ONE, [article.pk, at.replace(minute=0, second=0, microsecond=0)])
            is_first = cursor.fetchone()[0] == 1
        if is_first:
            self.filter(hour__lt=at - KEEP).delete()


class ReadCount(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="read_counts", db_index=False)
    hour = models.DateTimeField(_("hour"))
    hits = models.PositiveIntegerField(_("times read"))

    objects = ReadCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("read count")
        verbose_name_plural = _("read counts")
        constraints = [models.UniqueConstraint(fields=["article", "hour"], name="read_count_once_an_hour")]
        indexes = [models.Index("hour", include=["article", "hits"], name="read_count_by_hour")]

    def __str__(self):
        return f"{self.article_id}, {self.hour}: {self.hits}"
