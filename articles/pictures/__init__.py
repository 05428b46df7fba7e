"""Pictures: checked on the way in, drawn in fixed sizes on the way out. Everyone imports from here.

Inside, imports go one way: metadata <- uploads <- library; presets <- addresses, renditions. How the files
of a picture go away again is said beside the model, in `articles.models.picture_files`.
"""

from articles.pictures.addresses import (
    PATTERN,
    Reference,
    Sources,
    id_from_url,
    reference,
    size,
    sources,
    url,
)
from articles.pictures.library import add, replace, store
from articles.pictures.metadata import ai_use
from articles.pictures.presets import PRESETS, Preset
from articles.pictures.renditions import Missing, rendition
from articles.pictures.uploads import Upload, check

__all__ = [
    "PATTERN",
    "PRESETS",
    "Missing",
    "Preset",
    "Reference",
    "Sources",
    "Upload",
    "add",
    "ai_use",
    "check",
    "id_from_url",
    "reference",
    "rendition",
    "replace",
    "size",
    "sources",
    "store",
    "url",
]
