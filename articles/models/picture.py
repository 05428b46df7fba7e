"""A picture with what must be printed beside it. Files and renditions are articles.pictures' business."""

import secrets
from pathlib import Path

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import picture_files, picture_use
from articles.models.ai import AIUse
from newsroom.fields import LineField, PlainTextField


def original_path(picture: "Picture", filename: str) -> str:
    """A name of our own with the true ending: nothing of the client's file name reaches the disk."""
    return f"originals/{secrets.token_hex(16)}{Path(filename).suffix.lower()}"


def new_token() -> str:
    return secrets.token_hex(6)


class PictureQuerySet(models.QuerySet):
    def delete(self):
        """Refuses for a picture in use, and takes the files along, as `Picture.delete` does."""
        for picture in self:
            picture.refuse_when_used()
        files = list(self.values_list("pk", "token", "file"))
        deleted = super().delete()
        for pk, token, original in files:
            picture_files.discard(pk, token, original)
        return deleted

    delete.alters_data = True
    delete.queryset_only = True


class Picture(models.Model):
    """One picture of the library.

    The focal point is in percent of width and height, from the top left corner. `token` makes the addresses
    of its renditions unguessable, so that a picture of an unpublished story cannot be found by counting.
    """

    # No ImageField: that one decodes whatever it is given, and needs the file whenever the row is read again.
    file = models.FileField(_("file"), upload_to=original_path, max_length=120)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    alt = LineField(
        _("alternative text"),
        max_length=250,
        help_text=_("Says what the picture shows, for readers who cannot see it. Not the caption again."),
    )
    caption = PlainTextField(_("caption"), blank=True, max_length=1000)
    credit = LineField(_("credit"), max_length=150, blank=True, help_text=_("Photographer or source."))
    rights = LineField(
        _("rights"), max_length=250, blank=True, help_text=_("Who owns it and until when we may use it.")
    )
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, across (%)"),
        default=50,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("0 is the left edge, 100 the right. Crops keep this point in view."),
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, down (%)"),
        default=50,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("0 is the top edge, 100 the bottom."),
    )
    ai_use = models.CharField(_("use of AI"), max_length=10, choices=AIUse, default=AIUse.NONE)
    ai_tool = LineField(_("AI tool"), max_length=100, blank=True)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    metadata = models.JSONField(_("metadata"), default=dict, editable=False)
    source_uri = LineField(
        _("source URI"), max_length=250, unique=True, null=True, blank=True, editable=False
    )
    token = models.CharField(max_length=12, default=new_token, editable=False)
    uploaded_by = models.ForeignKey(
        "newsroom.User", models.SET_NULL, null=True, editable=False, related_name="pictures"
    )
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 100), focal_y__range=(0, 100)),
                name="picture_focal_point_is_a_percentage",
            ),
        ]

    def __str__(self):
        return self.alt or self.caption or f"#{self.pk}"

    def save(self, *args, **kwargs):
        """A moved focal point makes the crops that are there wrong."""
        here = Picture.objects.filter(pk=self.pk, focal_x=self.focal_x, focal_y=self.focal_y)
        has_moved = self.pk is not None and not here.exists()
        super().save(*args, **kwargs)
        if has_moved:
            picture_files.discard_renditions(self.pk, self.token)

    def uses(self) -> list[models.Model]:
        """What shows it; if nothing does, stories that must be kept and did so once."""
        return picture_use.uses(self.pk)

    def refuse_when_used(self) -> None:
        """Raise ProtectedError when it has uses."""
        found = self.uses()
        if found:
            names = ", ".join(str(place) for place in found)
            raise ProtectedError(gettext("The picture is used in: %(names)s.") % {"names": names}, set(found))

    def delete(self, *args, **kwargs):
        self.refuse_when_used()
        pk = self.pk
        deleted = super().delete(*args, **kwargs)
        picture_files.discard(pk, self.token, self.file.name)
        return deleted

    def discard_files(self) -> None:
        """Remove original and renditions once the transaction has succeeded; the row stays."""
        picture_files.discard(self.pk, self.token, self.file.name)
