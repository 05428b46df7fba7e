"""Where an imported story came from: importing it again neither doubles it nor undoes an editor's work."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Imported(models.Model):
    """`received` is the digest of the item as it came, `written` that of the story as the import left it.

    `missing` holds the URIs of related stories that were not here yet: they are linked once they come.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="imported")
    received = models.CharField(max_length=64)
    written = models.CharField(max_length=64)
    missing = models.JSONField(default=list)
    imported_at = models.DateTimeField(_("imported at"), auto_now=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return self.article.source_uri or str(self.article_id)
