"""What the form of a story has beside its text, when its kind needs it: a recording, a drawing."""

import json
import re

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import recordings
from articles.models import Article, Infographic, Recording
from articles.models.recording import clock
from newsroom.desk.base import FormLook
from newsroom.text import clean_line

# Which kinds need which part of the form, by the id or class of the part; js/admin/kinds.js shows it then.
PARTS = {
    "#recording-group": [Article.Kind.VIDEO, Article.Kind.AUDIO],
    "#infographic-group": [Article.Kind.INFOGRAPHIC],
    ".field-live_until": [Article.Kind.LIVE],
}

_LENGTH = re.compile(
    r"(?:(?P<hours>[0-9]{1,2}):(?=[0-9]{2}:))?(?P<minutes>[0-9]{1,3}):(?P<seconds>[0-5][0-9])"
)


class LengthField(forms.Field):
    """Minutes and seconds as people write them, cleaned to seconds: “2:35”, “1:02:35”."""

    def prepare_value(self, value):
        return clock(value) if isinstance(value, int) else value

    def to_python(self, value):
        typed = clean_line(value or "")
        if not typed:
            return None
        found = _LENGTH.fullmatch(typed)
        if not found:
            raise ValidationError(_("Write the length as minutes and seconds, such as 2:35."))
        hours, minutes, seconds = (int(part or 0) for part in found.group("hours", "minutes", "seconds"))
        return hours * 3600 + minutes * 60 + seconds

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class RecordingForm(forms.ModelForm):
    # The model's own form fields would refuse a long file name, which is never kept.
    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=AdminFileWidget(attrs={"accept": "video/mp4,video/webm,audio/*,.mp3,.m4a,.ogg,.wav"}),
        help_text=_("Video as MP4 or WebM, sound as MP3, M4A, Ogg or WAV."),
    )
    subtitles = forms.FileField(
        label=_("Subtitles"),
        required=False,
        widget=AdminFileWidget(attrs={"accept": ".vtt,text/vtt"}),
        help_text=_("A WebVTT file, for a video of ours."),
    )
    seconds = LengthField(
        label=_("Length"),
        required=False,
        help_text=_("Minutes and seconds, such as 2:35. Empty: read from the file where it says so."),
    )

    class Meta:
        model = Recording
        fields = []  # the inline says which
        widgets = {"transcript": forms.Textarea(attrs={"rows": 4})}

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        self.instance.width = self.instance.height = None
        if file:
            upload = recordings.check(file)
            file.name = f"recording.{upload.ext}"
            self.instance.width, self.instance.height = (
                upload.facts.width or None,
                upload.facts.height or None,
            )
            self.measured = upload.facts.seconds
        return file

    def clean_subtitles(self):
        file = self.cleaned_data["subtitles"]
        return recordings.check_subtitles(file) if file and "subtitles" in self.changed_data else file

    def clean(self):
        cleaned = super().clean()
        if getattr(self, "measured", 0) and "seconds" not in self.changed_data:
            cleaned["seconds"] = self.measured
        return cleaned

    def take_back_files(self) -> None:
        """Remove from the disk what was stored for a save that did not succeed."""
        for name in {"file", "subtitles"} & set(self.changed_data):
            stored = getattr(self.instance, name)
            if stored and stored._committed:
                stored.delete(save=False)


class RecordingFormSet(BaseInlineFormSet):
    def take_back_files(self) -> None:
        for form in self.forms:
            form.take_back_files()


class OnlyOne(FormLook, admin.StackedInline):
    """An inline that a story has once or not at all; `part` is its name in PARTS."""

    part: str
    extra = 1
    max_num = 1


class RecordingInline(OnlyOne):
    part = "#recording-group"
    model = Recording
    form = RecordingForm
    formset = RecordingFormSet
    fields = ["file", "page_url", "seconds", "subtitles", "transcript"]


class InfographicInline(OnlyOne):
    part = "#infographic-group"
    model = Infographic
    fields = ["picture", "description"]
    autocomplete_fields = ["picture"]


class StoryKinds:
    """For the ModelAdmin of stories."""

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if db_field.name == "kind":
            field.widget.attrs["data-parts"] = json.dumps(PARTS)
        return field

    def get_inline_instances(self, request, obj=None):
        """What the kind does not need is folded, for those whose browser runs no script that hides it.

        Whoever only reads does without it.
        """
        inlines = super().get_inline_instances(request, obj)
        kind = self._kind(request, obj)
        extra = [one for one in inlines if isinstance(one, OnlyOne) and kind not in PARTS[one.part]]
        if obj and not self.has_change_permission(request, obj):
            return [inline for inline in inlines if inline not in extra]
        for inline in extra:
            inline.classes = ["collapse"]
        return inlines

    def _kind(self, request: HttpRequest, story: Article | None) -> str:
        """As the form will show it: typed, or kept in a draft, or saved."""
        typed = getattr(request, "recovered", None) or request.POST
        return typed.get("kind") or (story.kind if story else Article.Kind.NEWS)
