"""Where the files of a picture lie, how they are written whole, and how they go away with it."""

import os
import secrets
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


def write(target: Path, content: bytes) -> None:
    """Write a file that is either whole and on the disk, or not there. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{secrets.token_hex(8)}")
    try:
        with open(unfinished, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)


def discard(pk: int, token: str, original: str) -> None:
    """Remove the original and all renditions once the transaction has succeeded."""
    transaction.on_commit(partial(default_storage.delete, original), robust=True)
    discard_renditions(pk, token)


def discard_renditions(pk: int, token: str) -> None:
    """Remove the renditions once the transaction has succeeded; they are made again when asked for."""
    transaction.on_commit(partial(shutil.rmtree, rendition_folder(pk, token), ignore_errors=True))
