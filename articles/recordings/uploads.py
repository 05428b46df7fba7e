"""What may enter as a video, as sound or as subtitles: decided by content, never by name."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from articles.recordings.probe import Facts, facts
from newsroom.text import nfc, storable

# What browsers play without a plugin: ending -> content type.
VIDEO_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}
AUDIO_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav"}
TYPES = VIDEO_TYPES | AUDIO_TYPES | {"vtt": "text/vtt; charset=utf-8"}

# After MEDIA_URL. The site's URLconf uses it; nobody guesses the 128 bits of a name.
PATTERN = rf"recordings/(?P<name>[0-9a-f]{{32}})\.(?P<ext>{'|'.join(TYPES)})"

SUBTITLES_MAX_BYTES = 1024**2


@dataclass(frozen=True)
class Upload:
    """A checked file: its own ending, and what it says of itself (zeros are not known)."""

    ext: str
    facts: Facts


def content_type(name: str) -> str:
    """What a stored file is served as; its ending is of our own making."""
    return TYPES.get(name.rpartition(".")[2], "")


def check(file: File) -> Upload:
    """Raises ValidationError, telling the editor what to do, for what no browser plays or is too large."""
    if not file.size:
        raise ValidationError(_("This file is empty. Choose the recording again."), code="empty")
    if file.size > settings.RECORDING_MAX_BYTES:
        raise ValidationError(
            _("This file is too large (over %(megabytes)s MB). Make it smaller, or put it at a provider."),
            code="bytes",
            params={"megabytes": settings.RECORDING_MAX_BYTES // 1024**2},
        )
    found = facts(file)
    file.seek(0)
    if not found.type:
        raise ValidationError(
            _("Browsers cannot play this file. Use MP4 or WebM for a video, MP3, M4A, Ogg or WAV for sound."),
            code="format",
        )
    return Upload(found.type, found)


def check_subtitles(file: File) -> ContentFile:
    """The subtitles as a new file of clean UTF-8 text; raises ValidationError for what is no WebVTT."""
    if file.size > SUBTITLES_MAX_BYTES:
        raise ValidationError(_("These subtitles are too long (over 1 MB)."), code="bytes")
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    first = text.split("\n", 1)[0].rstrip("\r")
    if not (first == "WEBVTT" or first.startswith(("WEBVTT ", "WEBVTT\t"))) or "-->" not in text:
        raise ValidationError(
            _("These are no WebVTT subtitles: the file is UTF-8 text and begins with WEBVTT."), code="format"
        )
    return ContentFile(nfc(storable(text)).encode(), "subtitles.vtt")
