"""The stories that an editor picked to stand below another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Related(models.Model):
    """One pick; `position` is the order in which readers see it."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="related_picks")
    target = models.ForeignKey(Article, models.CASCADE, verbose_name=_("story"), related_name="picked_by")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "target"], name="related_once"),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("target")), name="related_is_another_story"
            ),
        ]

    def __str__(self):
        return self.target.headline
