"""Which stories, and in what shape for which page."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q

from articles.models import retention
from articles.models.status import Status
from newsroom import clock


class ArticleQuerySet(models.QuerySet):
    def published(self, at: datetime | None = None):
        """Public at `at` (now): published, its time come, not taken down by time, no embargo left.

        The one definition of public; `Article.is_published_at` says the same of one row.
        """
        at = at or clock.now()
        return self.filter(
            Q(unpublish_at=None) | Q(unpublish_at__gt=at),
            Q(embargo_until=None) | Q(embargo_until__lte=at),
            status=Status.PUBLISHED,
            update_of=None,
            publish_at__lte=at,
        )

    def gone(self, at: datetime | None = None):
        """Once public, but no longer: withdrawn, or past the time it was to stay.

        What was withdrawn stays so whatever time it may be published at again.
        """
        at = at or clock.now()
        return self.filter(
            Q(status=Status.WITHDRAWN) | Q(status=Status.PUBLISHED, publish_at__lte=at, unpublish_at__lte=at),
            Q(embargo_until=None) | Q(embargo_until__lte=at),
            update_of=None,
            publish_at__isnull=False,
        )

    def locked(self, *, skip_locked: bool = False):
        """For nobody else to change until the transaction ends; whoever refers to a story need not wait."""
        return self.select_for_update(of=["self"], no_key=True, skip_locked=skip_locked)

    def delete(self):
        """Refuses when readers had one of them lately (ProtectedError), as `Article.delete` does."""
        retention.refuse(self)
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def due_updates(self, at: datetime):
        """Updates of other stories whose time has come and which are not put into them yet, in order."""
        due = self.filter(status=Status.PUBLISHED, publish_at__lte=at)
        return due.exclude(update_of=None).order_by("publish_at", "pk")

    def last_change(self, changes: Iterable[datetime]) -> datetime:
        """The last of these times at which listed stories changed, and of all withdrawals.

        What is withdrawn may have stood on the list; only its going tells so.
        """
        withdrawn = self.filter(status=Status.WITHDRAWN).order_by("-updated_at")
        return max([*changes, *withdrawn.values_list("updated_at", flat=True)[:1]])

    def newest_first(self):
        return self.order_by("-publish_at", "-id")

    def in_categories(self, categories):
        """Stories of any of these categories, whether as the primary one or as one more."""
        listed = self.model.more_categories.through.objects.filter(
            category__in=categories, article=models.OuterRef("pk")
        )
        return self.filter(Q(category__in=categories) | models.Exists(listed))

    def for_cards(self):
        """What a card on a list shows, and no body."""
        return self.select_related("category__parent", "cover").defer(
            "body", "seo_title", "seo_description", "source", "source_url", "withdrawal_reason"
        )

    def for_page(self):
        """What the story's own page shows."""
        return self.select_related(
            "category__parent", "cover", "topic", "recording", "infographic__picture"
        ).prefetch_related("bylines__author", "tags")
