"""Address parts: the piece of a page's address that says in words what it is about."""

from django.db import models

from newsroom.text import slugify


class Slugged(models.Model):
    """Keeps `slug` fit for an address, whatever was typed; an empty one is made from `slug_source`."""

    slug_source: str

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._fill_address()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self._fill_address()

    def _fill_address(self) -> None:
        longest = self._meta.get_field("slug").max_length
        self.slug = slugify(self.slug or getattr(self, self.slug_source), max_length=longest)
