"""Tags with Vietnamese names: one tag whatever the spelling of the tone, addresses without diacritics."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.address import Addressed
from newsroom.fields import PlainTextField
from newsroom.text import clean_line, slugify, tag_key


class TagQuerySet(models.QuerySet):
    def named(self, names: Iterable[str]) -> list["Tag"]:
        """The tags of these names in order, made where missing; “hoà bình” and “hòa bình” are one tag."""
        cleaned = (clean_line(name)[:100].strip() for name in names)
        wanted = {tag_key(name): name for name in cleaned if name}
        known = {tag.key: tag for tag in self.filter(key__in=wanted)}
        # Somebody else may be making the same one right now.
        return [
            known.get(key) or self.get_or_create(key=key, defaults={"name": name})[0]
            for key, name in wanted.items()
        ]


class Tag(Addressed, TagBase):
    """A keyword of stories."""

    page_name = "articles:tag"

    # Twice as long as a name: İ is two characters in lower case.
    key = models.CharField(max_length=200, unique=True, editable=False)
    description = PlainTextField(_("description"), blank=True, max_length=1000)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag, i=None):
        return f"{slugify(tag)}-{i}" if i else slugify(tag)

    def clean(self):
        super().clean()
        self._tidy()

    def save(self, *args, **kwargs):
        self._tidy()
        super().save(*args, **kwargs)

    def _tidy(self) -> None:
        self.name = clean_line(self.name)
        self.key = tag_key(self.name)
        # An empty slug is for taggit to make: it numbers the second of two.
        self.slug = self.slug and slugify(self.slug, max_length=100)


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged_articles")
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tagged")

    class Meta:
        verbose_name = _("tag of a story")
        verbose_name_plural = _("tags of a story")
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="tagged_once")]
