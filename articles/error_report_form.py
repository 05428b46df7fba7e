"""The form in which readers say what is wrong in a story."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import ErrorReport
from newsroom.tickets import OpenForm


class ErrorReportForm(OpenForm):
    class Meta:
        model = ErrorReport
        fields = ["quote", "proposal", "email"]
        labels = {
            "quote": _("The passage with the error"),
            "proposal": _("It should read (optional)"),
            "email": _("E-mail (if you would like an answer)"),
        }
        help_texts = {
            "quote": _("Copy it from the story, at most 500 characters."),
            "email": _("Only the editors see it, to answer you."),
        }
        error_messages = {
            "quote": {
                "required": _("Copy the passage with the error from the story."),
                "max_length": _("Shorten the passage to 500 characters."),
            },
            "proposal": {"max_length": _("Shorten your proposal to 1,000 characters.")},
            "email": {
                "invalid": _("Write the e-mail as in ten@example.vn, or leave it empty."),
                "max_length": _("This e-mail is too long. Write another one, or leave it empty."),
            },
        }
        widgets = {"email": forms.EmailInput(attrs={"autocomplete": "email"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("quote", "proposal"):
            self.fields[name].widget.attrs |= {"rows": 4}
