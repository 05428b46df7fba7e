"""What somebody from outside answers to a story that they were shown before readers see it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import PreviewAnswer, PreviewLink, Revision
from newsroom.text import clean_text
from newsroom.tickets import OpenForm


class PreviewAnswerForm(OpenForm):
    """`revision` is the number of what the page showed."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**9)

    class Meta:
        model = PreviewAnswer
        fields = ["name", "verdict", "text"]
        labels = {"name": _("Your name"), "text": _("Your remarks")}
        help_texts = {"text": _("At most 4,000 characters. Only the editors read them.")}
        error_messages = {
            "name": {
                "required": _("Write your name."),
                "min_length": _("Write at least two letters of your name."),
                "max_length": _("Shorten your name to 60 characters."),
            },
            "verdict": {"required": _("Choose one of the two.")},
            "text": {"max_length": _("Shorten your remarks to 4,000 characters.")},
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "verdict": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args, link: PreviewLink, **kwargs):
        super().__init__(*args, **kwargs)
        self.link = link
        self.fields["verdict"].choices = PreviewAnswer.Verdict.choices

    def clean(self):
        cleaned = super().clean()
        says_nothing = not clean_text(cleaned.get("text") or "") and "text" not in self.errors
        if cleaned.get("verdict") == PreviewAnswer.Verdict.REMARKS and says_nothing:
            raise ValidationError({"text": _("Write what you remark.")})
        return cleaned

    @property
    def seen(self) -> Revision | None:
        """What was read; when that cannot be told, what stands now."""
        revisions = self.link.article.revisions
        number = self.cleaned_data.get("revision")
        return revisions.filter(number=number).first() or revisions.newest_first().first()
