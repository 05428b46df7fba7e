"""Forms that anybody may send: no account, no cookie, no token in a page that is kept for all readers.

What is sent without a ticket comes back to be looked at once more, with a ticket in it; what is sent with one
is taken. The second look is the machine's hurdle and the rescue of an old tab at once.
"""

import secrets
import time
from dataclasses import dataclass

from django import forms
from django.core import signing
from django.db import models
from django.utils.translation import gettext_lazy as _

# People need longer than this to read their own words once more; machines do not.
TICKET_MIN_SECONDS = 2
TICKET_MAX_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Ticket:
    """Proof that a form of ours was shown for this story a moment ago.

    Its nonce makes sending twice harmless: the second time finds what was stored the first time.
    """

    article_id: int
    nonce: str
    issued_at: int

    @classmethod
    def issue(cls, form: str, article_id: int) -> str:
        """A ticket for what is named by `form` ("comment"); no other form takes it."""
        return signing.dumps([article_id, secrets.token_hex(16), int(time.time())], salt=f"{form}s.ticket")

    @classmethod
    def read(cls, value: str, form: str, article_id: int) -> "Ticket | None":
        """The ticket, or None when it is forged, of another form or story, too old or too fresh."""
        try:
            ticket = cls(*signing.loads(value, salt=f"{form}s.ticket"))
        except signing.BadSignature:
            return None
        age = time.time() - ticket.issued_at
        is_fresh = TICKET_MIN_SECONDS <= age <= TICKET_MAX_SECONDS
        return ticket if is_fresh and ticket.article_id == article_id else None


class OpenForm(forms.ModelForm):
    """A form that is sent with a ticket. `website` is hidden from people: whatever fills it is a machine."""

    website = forms.CharField(required=False, label=_("Leave this empty"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            # The browser would cut off what is pasted without a word; we say what is too long instead.
            field.widget.attrs.pop("maxlength", None)
        self.fields["website"].widget.attrs |= {"tabindex": -1, "autocomplete": "off"}

    @property
    def sent_ticket(self) -> str:
        """Kept through an error, so that correcting it needs no second look."""
        return self.data.get("ticket", "")

    def says_what_was_said_in(self, row: models.Model) -> bool:
        """Whether `row` holds what is sent now. The same ticket with other words is sent by who went back."""
        return all(self.cleaned_data[name] == getattr(row, name) for name in self.Meta.fields)

    @property
    def is_from_machine(self) -> bool:
        return bool(self.data.get("website"))
