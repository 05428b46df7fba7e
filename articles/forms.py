"""The forms in which stories and pictures are edited."""

import csv
from html import escape

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.base import ContentFile
from django.http import QueryDict
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles import pictures, revisions, working_copies
from articles.models import AIUse, Article, Picture, Tag
from articles.transitions import TRANSITIONS
from articles.workflow import NOT_LISTED_THERE, NOT_THERE, may_place
from newsroom import html
from newsroom.fields import HTMLFormField
from newsroom.html_caps import TooMuch
from newsroom.models import User
from newsroom.text import clean_line

MAX_TAGS = 30
MAX_TAG_LENGTH = 100


# Words of the editor that are missing in Vietnamese, or are not a newsroom's: key of its language -> words.
EDITOR_WORDS = {
    "format.tag_p": _("Paragraph"),
    "format.tag_h2": _("Subhead"),
    "format.tag_h3": _("Small subhead"),
    "image2.title": _("Picture"),
    "image2.infoTab": _("Picture"),
    "image2.uploadTab": _("Upload"),
    "image2.alt": _("Alternative text: what the picture shows"),
    "image2.altMissing": _("Say what the picture shows, for readers who cannot see it."),
    "image2.captioned": _("Caption below the picture"),
    # It would be stored as the caption of whoever does not write one.
    "image2.captionPlaceholder": "",
    "common.image": _("Picture"),
    "uploadwidget.doneOne": _("The picture is uploaded. Double-click it and describe it."),
    "uploadwidget.abort": _("The upload was stopped."),
    "uploadwidget.uploadOne": _("Uploading ({percentage} %)…"),
    "clipboard.picturesRefused": _(
        "Pictures from other places stay out: save each as a file and drop it here."
    ),
    "notification.closed": _("The notice is closed."),
}


class BodyWidget(CKEditorWidget):
    """CKEditor with the configuration `story`, uploading to our own view only.

    The page that holds it loads js/admin/editor.js with its nonce, and js/admin/paste.js.
    """

    def __init__(self, attrs=None):
        super().__init__("story", attrs=attrs)

    def get_context(self, name, value, attrs):
        upload = reverse("admin:articles_picture_upload")
        self.config |= {
            "contentsCss": [static("css/editor.css")],
            "imageUploadUrl": upload,
            "filebrowserImageUploadUrl": upload,
            "words": EDITOR_WORDS,
        }
        return super().get_context(name, value, attrs)


class BodyField(HTMLFormField):
    """A story's text: sanitised before it reaches the editor as well as before it is stored."""

    widget = BodyWidget

    def prepare_value(self, value):
        try:
            return html.clean(value) if value else value
        except TooMuch:
            # Too much to sanitise and to store: shown as the source that it is, so that nothing is lost.
            return escape(value)


class TagNamesInput(forms.TextInput):
    """Names with commas between them; the script makes it a field that completes."""

    class Media:
        js = ["admin/js/jquery.init.js", "admin/js/autocomplete.js", "js/admin/tags.js"]

    def get_context(self, name, value, attrs):
        source = {"app_label": "articles", "model_name": "taggedarticle", "field_name": "tag"}
        address = reverse("admin:autocomplete", query=source)
        return super().get_context(name, value, {**(attrs or {}), "data-tags-from": address})


class TagNamesField(forms.Field):
    """Cleans to the list of names. A name that holds a comma stands in double quotes."""

    widget = TagNamesInput

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        names = [str(tag) for tag in value]
        return ", ".join(f'"{name}"' if "," in name else name for name in names)

    def to_python(self, value):
        text = clean_line(value or "")
        if len(text) > MAX_TAGS * (MAX_TAG_LENGTH + 4):
            raise ValidationError(_("These are too many tags. Keep the ones that readers look for."))
        names = next(csv.reader([text], skipinitialspace=True), [])
        return [name.strip() for name in names if name.strip()]

    def validate(self, value):
        super().validate(value)
        if len(value) > MAX_TAGS:
            raise ValidationError(_("These are too many tags. Keep the ones that readers look for."))
        if any(len(name) > MAX_TAG_LENGTH for name in value):
            raise ValidationError(
                _("A tag is longer than %(n)d characters. Put commas between the tags.")
                % {"n": MAX_TAG_LENGTH}
            )

    def has_changed(self, initial, data):
        try:
            return self.to_python(self.prepare_value(initial)) != self.to_python(data)
        except ValidationError:
            return True


class PageField(forms.CharField):
    """What a page says about itself, hidden in its form: nobody types it, so nobody changes it."""

    def __init__(self):
        super().__init__(required=False, max_length=100, widget=forms.HiddenInput)

    def has_changed(self, initial, data):
        return False


class ArticleForm(forms.ModelForm):
    """A story, and the move that the pressed button asks for (see `articles.workflow`).

    `user`, `refusal` (why the last attempt to save failed) and `recovered` (the form as a draft has it) are
    set by the admin for one request.
    """

    user: User
    refusal: ValidationError | None = None
    recovered: QueryDict | None = None

    move = forms.ChoiceField(
        choices=[(move.name, move.label) for move in TRANSITIONS.values()],
        required=False,
        widget=forms.HiddenInput,
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    tab, draft = PageField(), PageField()
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        help_text=_("For “Send back” and “Withdraw”. Readers see why a story was withdrawn."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    tags = TagNamesField(
        label=_("Tags"),
        required=False,
        help_text=_("Keywords that readers can follow. Enter or a comma ends one."),
    )

    class Meta:
        model = Article
        fields = []  # the admin's fieldsets say which
        field_classes = {"body": BodyField}
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "class": "headline-input", "autofocus": True}),
            "lead": forms.Textarea(attrs={"rows": 3, "class": "lead-input"}),
            "body": BodyWidget,
        }
        labels = {"body": _("Text of the story")}
        help_texts = {
            "headline": _("What happened, in one line. Best under 110 characters."),
            "body": _("Drop or paste pictures where they belong, then open each and describe it."),
            "cover": _("Stands at the top of the story and on every list. The + uploads a new one."),
            "category": _("The section that the story belongs to."),
            "more_categories": _("Other sections that list it too."),
            "topic": _("The running event that it is part of."),
            "kind": _("Decides how the page is laid out."),
            "comments_mode": _("Whether readers can answer."),
        }

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(self.recovered if data is None else data, *args, **kwargs)
        self.initial["tab"] = working_copies.new_tab()
        if self.instance._state.adding:
            self.instance.owner = self.user
        if self.instance.cover and "cover" in self.fields:
            shown = pictures.url(self.instance.cover, "card", 240)
            self.fields["cover"].widget.widget.attrs["data-image"] = shown
        if self.instance.pk:
            self.initial["version"] = revisions.version(self.instance)
        # A browser would cut off what is pasted beyond it, without a word.
        for name in {"headline", "lead"} & self.fields.keys():
            self.fields[name].widget.attrs.pop("maxlength", None)

    def clean_category(self):
        category = self.cleaned_data["category"]
        if not may_place(self.user, self.instance, category and category.pk):
            raise ValidationError(NOT_THERE)
        return category

    def clean_more_categories(self):
        more = self.cleaned_data["more_categories"]
        if not may_place(self.user, self.instance, self.instance.category_id, [found.pk for found in more]):
            raise ValidationError(NOT_LISTED_THERE)
        return more

    def _post_clean(self):
        super()._post_clean()
        if self.refusal:
            for field, errors in _by_field(self.refusal).items():
                self.add_error(field if field in self.fields else None, errors)

    def _save_m2m(self):
        if "tags" in self.cleaned_data:
            self.cleaned_data["tags"] = Tag.objects.named(self.cleaned_data["tags"])
        super()._save_m2m()


def _by_field(error: ValidationError) -> dict[str, list]:
    return error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}


class PictureForm(forms.ModelForm):
    """A picture of the library; `upload` is the new file, decoded and written anew, when there is one."""

    upload: pictures.Upload | None = None

    class Meta:
        model = Picture
        fields = []  # the admin's fieldsets say which
        widgets = {
            "file": forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
            "caption": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "alt" in self.fields:
            # For js/admin/picture.js.
            missing = _("Say what the picture shows, for readers who cannot see it.")
            self.fields["alt"].widget.attrs["data-missing"] = missing
        if "file" in self.fields:
            # The model's own form field would decode it first, without any of our limits.
            field = self.fields["file"]
            self.fields["file"] = forms.FileField(
                label=field.label,
                required=field.required,
                widget=field.widget,
                help_text=_(
                    "JPEG, PNG, WebP or GIF, up to 15 MB. Choosing another file replaces the picture."
                ),
            )

    def clean(self):
        """A picture that is in a live story already must not lose its label either."""
        cleaned = super().clean()
        if cleaned.get("ai_use") == AIUse.GENERATED and not cleaned.get("ai_tool"):
            self.add_error("ai_tool", _("Name the tool that made it."))
        return cleaned

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        self.upload = pictures.check(file)
        return ContentFile(self.upload.content, f"picture.{self.upload.ext}")
