"""The form under a story, and the signed ticket that a comment is sent with."""

import secrets
import time
from dataclasses import dataclass

from django import forms
from django.core import signing
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from comments.models import Comment

# The wording that readers agree to; a new one gets a new date, kept with each comment.
CONSENT_VERSION = "2026-11"

# People need longer than this to read their own comment once more; machines do not.
TICKET_MIN_SECONDS = 2
TICKET_MAX_SECONDS = 24 * 60 * 60
_SALT = "comments.ticket"


class CommentForm(forms.ModelForm):
    """Name, e-mail and text of a comment. `website` is hidden from people: whatever fills it is a machine."""

    website = forms.CharField(required=False, label=_("Leave this empty"))
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
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["name"].validators.append(
            MinLengthValidator(2, _("Write at least two letters of your name."))
        )
        self.fields["name"].widget.attrs |= {"autocomplete": "name"}
        self.fields["email"].widget.attrs |= {"autocomplete": "email"}
        self.fields["body"].widget.attrs |= {"rows": 6}
        for field in self.fields.values():
            # The browser would cut off what is pasted without a word; we say what is too long instead.
            field.widget.attrs.pop("maxlength", None)
        self.fields["website"].widget.attrs |= {"tabindex": -1, "autocomplete": "off"}

    @property
    def sent_ticket(self) -> str:
        """Kept through an error, so that correcting it needs no second look."""
        return self.data.get("ticket", "")

    @property
    def is_from_machine(self) -> bool:
        return bool(self.data.get("website"))


@dataclass(frozen=True)
class Ticket:
    """Proof that a page of ours was shown for this story a moment ago.

    Its nonce makes sending twice harmless: the second time finds the comment of the first.
    """

    article_id: int
    nonce: str
    issued_at: int

    @classmethod
    def issue(cls, article_id: int) -> str:
        return signing.dumps([article_id, secrets.token_hex(16), int(time.time())], salt=_SALT)

    @classmethod
    def read(cls, value: str, article_id: int) -> "Ticket | None":
        """The ticket, or None when it is forged, of another story, too old or too fresh."""
        try:
            ticket = cls(*signing.loads(value, salt=_SALT))
        except signing.BadSignature:
            return None
        age = time.time() - ticket.issued_at
        is_fresh = TICKET_MIN_SECONDS <= age <= TICKET_MAX_SECONDS
        return ticket if is_fresh and ticket.article_id == article_id else None
