"""The stories that stand below another: what an editor picked, and what an editor refused."""

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


class RelatedVeto(models.Model):
    """A story that is never suggested below another one; a pick still shows."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="related_vetoes")
    target = models.ForeignKey(Article, models.CASCADE, verbose_name=_("story"), related_name="vetoed_by")

    class Meta:
        verbose_name = _("story not to be suggested")
        verbose_name_plural = _("stories not to be suggested")
        constraints = [models.UniqueConstraint(fields=["article", "target"], name="vetoed_once")]

    def __str__(self):
        return self.target.headline
