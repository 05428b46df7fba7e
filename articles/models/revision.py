"""What a story was, each time somebody changed it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import retention
from articles.models.article import Article
from newsroom.fields import LineField


class RevisionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-number")

    def for_list(self):
        """Who, when and why, without the texts."""
        return self.select_related("made_by").defer("values", "labels")

    def delete(self):
        """Refuses for stories that must be kept (ProtectedError): what they were is part of them."""
        retention.refuse(Article.objects.filter(revisions__in=self).distinct())
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


class Revision(models.Model):
    """A whole story as it stood after one change; `number` counts from 1 for each story.

    `values` is what `articles.snapshots.take` returns; `labels` names what they refer to by id, for the day
    on which that is gone. Rows are written once and never changed.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    values = models.JSONField(_("content"))
    labels = models.JSONField(_("names"), default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("changed by"),
        null=True,
        related_name="revisions",
    )
    made_at = models.DateTimeField(_("changed at"), default=timezone.now)
    note = LineField(_("note"), max_length=500, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_counts_from_one"),
        ]

    def __str__(self):
        return f"{self.number}"

    def delete(self, *args, **kwargs):
        retention.refuse([self.article])
        return super().delete(*args, **kwargs)
