"""The form under a story."""

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from comments.models import Comment
from newsroom.tickets import OpenForm

# The wording that readers agree to; a new one gets a new date, kept with each comment.
CONSENT_VERSION = "2026-11"


class CommentForm(OpenForm):
    """Name, e-mail and text of a comment."""

    consent = forms.BooleanField(
        label=_("I agree that my name and comment are published and my e-mail is kept to reach me."),
        error_messages={"required": _("Tick this box: without your consent we may not keep your comment.")},
    )

    class Meta:
        model = Comment
        fields = ["name", "email", "body"]
        labels = {"name": _("Your name"), "email": _("E-mail (is not shown)"), "body": _("Comment")}
        help_texts = {"body": _("At most 2,000 characters. The editors read every comment before it shows.")}
        error_messages = {
            "name": {
                "required": _("Write the name to show with your comment."),
                "max_length": _("Shorten your name to 60 characters."),
            },
            "email": {
                "invalid": _("Write the e-mail as in ten@example.vn, or leave it empty."),
                "max_length": _("This e-mail is too long. Write another one, or leave it empty."),
            },
            "body": {
                "required": _("Write your comment."),
                "max_length": _("Shorten it to 2,000 characters."),
            },
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].validators.append(
            MinLengthValidator(2, _("Write at least two letters of your name."))
        )
        self.fields["name"].widget.attrs |= {"autocomplete": "name"}
        self.fields["email"].widget.attrs |= {"autocomplete": "email"}
        self.fields["body"].widget.attrs |= {"rows": 6}
