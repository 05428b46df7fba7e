"""Merging: two tags, or two pen names, that mean the same become one, and the old address leads there."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles.models import Author, Box, Byline, LiveEntry, Redirect, Tag, TaggedArticle


@dataclass(frozen=True)
class Merged:
    """How many stories changed hands, and how many had the other one already."""

    moved: int
    dropped: int


def check(source: Tag | Author, target: Tag | Author) -> None:
    """Raise ValidationError when `source` cannot be merged into `target`."""
    if source == target:
        raise ValidationError(_("Choose another one: nothing is merged into itself."))
    if source.get_absolute_url() and not target.get_absolute_url():
        raise ValidationError(
            _("“%(name)s” has no page to lead readers to. Give it one first."), params={"name": target}
        )


@transaction.atomic
def merge(source: Tag | Author, target: Tag | Author) -> Merged:
    """Give everything of `source` to `target` and delete it; raises ValidationError when it cannot be."""
    check(source, target)
    model = type(source)
    # In one order, so that two merges at the same time wait for each other.
    locked = model.objects.select_for_update().filter(pk__in=[source.pk, target.pk]).order_by("pk")
    rows = {row.pk: row for row in locked}
    if len(rows) < 2:
        raise ValidationError(_("One of the two is gone already. Somebody else may have merged it."))
    source, target = rows[source.pk], rows[target.pk]
    old, new = source.get_absolute_url(), target.get_absolute_url()
    merged = _merge_tags(source, target) if model is Tag else _merge_authors(source, target)
    source.delete()
    if old and new:
        Redirect.objects.move(old, new)
    return merged


def _merge_tags(source: Tag, target: Tag) -> Merged:
    Box.objects.filter(tag=source).update(tag=target)
    both = TaggedArticle.objects.filter(tag=target, content_object=OuterRef("content_object"))
    dropped, _models = TaggedArticle.objects.filter(Exists(both), tag=source).delete()
    return Merged(TaggedArticle.objects.filter(tag=source).update(tag=target), dropped)


def _merge_authors(source: Author, target: Author) -> Merged:
    """Whoever did the same part under both names did it once. A lone account goes along."""
    LiveEntry.objects.filter(author=source).update(author=target)
    both = Byline.objects.filter(author=target, article=OuterRef("article"), role=OuterRef("role"))
    dropped, _models = Byline.objects.filter(Exists(both), author=source).delete()
    left = Byline.objects.filter(author=source)
    moved = left.order_by().values("article").distinct().count()
    left.update(author=target)
    if source.user_id and not target.user_id:
        account = source.user
        Author.objects.filter(pk=source.pk).update(user=None)
        Author.objects.filter(pk=target.pk).update(user=account)
    return Merged(moved, dropped)
