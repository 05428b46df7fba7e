"""Videos and sound: addresses at other houses, uploads checked by their content. Everyone imports from here.

Inside: embeds (what a pasted address means); probe <- uploads (what a file is, and whether we take it).
"""

from articles.recordings.embeds import PROVIDERS, Embed, embed_of
from articles.recordings.uploads import (
    PATTERN,
    TYPES,
    VIDEO_TYPES,
    Upload,
    check,
    check_subtitles,
    content_type,
)

__all__ = [
    "PATTERN",
    "PROVIDERS",
    "TYPES",
    "VIDEO_TYPES",
    "Embed",
    "Upload",
    "check",
    "check_subtitles",
    "content_type",
    "embed_of",
]
