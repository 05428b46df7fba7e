"""The video or the sound of a story: a file of ours, or a page at a provider."""

import secrets
from functools import partial
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.recordings import VIDEO_TYPES, Embed, content_type, embed_of
from newsroom.fields import PlainTextField


def recording_path(recording: "Recording", filename: str) -> str:
    """A name of our own with the true ending: nothing of the client's file name reaches the disk."""
    return f"recordings/{secrets.token_hex(16)}{Path(filename).suffix.lower()}"


class Recording(models.Model):
    """One for each story; its picture is the story's cover. What is not known of the file is null.

    `page_url` holds the provider's own address of the recording, whatever way it was pasted.
    """

    FILES = ("file", "subtitles")

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="recording")
    file = models.FileField(_("file"), upload_to=recording_path, max_length=120, blank=True)
    page_url = models.URLField(
        _("address at a provider"),
        max_length=500,
        blank=True,
        help_text=_(
            "Of a video or sound at YouTube, Vimeo, Facebook, TikTok or SoundCloud, instead of a file."
        ),
    )
    seconds = models.PositiveIntegerField(_("length"), null=True, blank=True)
    width = models.PositiveIntegerField(_("width"), null=True, editable=False)
    height = models.PositiveIntegerField(_("height"), null=True, editable=False)
    transcript = PlainTextField(
        _("transcript"),
        blank=True,
        max_length=200_000,
        help_text=_("What is said and what is heard, for readers who cannot hear it, and for the search."),
    )
    subtitles = models.FileField(_("subtitles"), upload_to=recording_path, max_length=120, blank=True)

    class Meta:
        verbose_name = _("video or sound")
        verbose_name_plural = _("video or sound")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(file="") ^ models.Q(page_url=""), name="recording_is_a_file_or_a_page"
            ),
        ]

    def __str__(self):
        return self.page_url or self.content_type

    def save(self, *args, **kwargs):
        """Files that are replaced go once the transaction has succeeded."""
        if self.embed:
            self.page_url = self.embed.page
        before = Recording.objects.filter(pk=self.pk).values_list(*self.FILES).first() or ()
        super().save(*args, **kwargs)
        _discard(set(before) - {self.file.name, self.subtitles.name})

    def clean(self):
        super().clean()
        if not self.page_url and not self.file:
            raise ValidationError(_("Choose a file, or paste an address."))
        if self.page_url and self.file:
            raise ValidationError({"page_url": _("A file or an address, not both. Take one of them away.")})
        if self.page_url and not self.embed:
            raise ValidationError(
                {
                    "page_url": _(
                        "This is no address of a video or sound that we can show. Open it at YouTube, Vimeo, "
                        "Facebook, TikTok or SoundCloud and copy the address of its own page."
                    )
                }
            )

    def delete(self, *args, **kwargs):
        names = {self.file.name, self.subtitles.name}
        deleted = super().delete(*args, **kwargs)
        _discard(names)
        return deleted

    @property
    def embed(self) -> Embed | None:
        return embed_of(self.page_url) if self.page_url else None

    @property
    def content_type(self) -> str:
        return content_type(self.file.name)

    @property
    def is_video(self) -> bool:
        return self.content_type in VIDEO_TYPES.values()

    @property
    def length_label(self) -> str:
        """“2:35” or “1:02:35”; empty when it is not known."""
        return clock(self.seconds) if self.seconds else ""


def clock(seconds: int) -> str:
    """“2:35” or “1:02:35”."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _discard(names: set[str]) -> None:
    for name in filter(None, names):
        transaction.on_commit(partial(default_storage.delete, name), robust=True)
