"""Where the files of a picture lie, and how they go away with it."""

import shutil
from functools import partial
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction

RENDITIONS = "renditions"


def storage_path(name: str) -> Path:
    return Path(default_storage.path(name))


def rendition_folder(pk: int, token: str) -> Path:
    return storage_path(f"{RENDITIONS}/{pk}-{token}")


def discard(pk: int, token: str, original: str) -> None:
    """Remove the original and all renditions once the transaction has succeeded."""
    transaction.on_commit(partial(default_storage.delete, original), robust=True)
    transaction.on_commit(partial(shutil.rmtree, rendition_folder(pk, token), ignore_errors=True))


def discard_renditions(pk: int, token: str) -> None:
    """Remove the renditions once the transaction has succeeded; they are made again when asked for."""
    transaction.on_commit(partial(shutil.rmtree, rendition_folder(pk, token), ignore_errors=True))
