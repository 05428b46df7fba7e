"""How pictures enter the library: `add`, `replace`, and `store` for forms that hold a picture already."""

import logging
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import AIUse, Picture
from articles.models.picture import new_token, original_path
from articles.models.picture_files import storage_path, write
from articles.pictures.metadata import Metadata
from articles.pictures.uploads import Upload, check
from newsroom.models import User

log = logging.getLogger(__name__)


def add(file: File | BinaryIO | Upload, *, alt: str, by: User | None = None, **fields: object) -> Picture:
    """Check `file` and save it as a new picture; `fields` are more of the model's (caption, source_uri...).

    Typed values win; empty ones are filled from the file's metadata. Raises ValidationError and leaves
    nothing behind when the file or a value is not acceptable.
    """
    return store(Picture(alt=alt, uploaded_by=by, **fields), file)


def replace(picture: Picture, file: File | BinaryIO | Upload) -> Picture:
    """Give a saved picture another file and a new token: old addresses end, its words and number stay."""
    return store(picture, file)


def store(picture: Picture, file: File | BinaryIO | Upload) -> Picture:
    """Check `file`, put it on the new or saved `picture` and save that, with whatever its fields hold.

    The files that it replaces are removed when the transaction has succeeded, the new one if saving fails.
    """
    upload = file if isinstance(file, Upload) else check(file)
    old = Picture.objects.filter(pk=picture.pk).first() if picture.pk else None
    _fill(picture, upload.metadata)
    if old:
        picture.token = new_token()
    picture.file = _keep(picture, upload)
    picture.width, picture.height = upload.width, upload.height
    try:
        with transaction.atomic():
            picture.save()
            if old:
                old.discard_files()
    except BaseException:
        picture.file.storage.delete(picture.file.name)
        raise
    return picture


def _keep(picture: Picture, upload: Upload) -> str:
    name = original_path(picture, f"picture.{upload.ext}")
    try:
        write(storage_path(name), upload.content)
    except OSError as error:
        log.exception("A picture could not be written")
        raise ValidationError(
            _("The picture could not be stored: the disk may be full. Tell the administrator."),
            code="disk",
        ) from error
    return name


def _fill(picture: Picture, said: Metadata) -> None:
    for name in ("alt", "caption", "credit", "rights", "taken_at", "ai_tool"):
        if not getattr(picture, name):
            setattr(picture, name, getattr(said, name))
    if picture.ai_use == AIUse.NONE:
        picture.ai_use = said.ai_use
    picture.metadata = said.other
