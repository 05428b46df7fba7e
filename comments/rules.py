"""Signs that a moderator should look twice at a comment. None of them refuses it."""

import re
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from comments.models import Comment

LINK = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|net|org|vn|info|top|xyz|shop)\b", re.IGNORECASE)
PHONE = re.compile(r"(?<!\d)(?:\+84|0)(?:[\s.-]?\d){8,10}(?!\d)")
SHOUTING_LETTERS = 20

# The same text again within this time, from anyone, is a sign; “Hay quá!” is not.
REPEAT_WINDOW = timedelta(days=7)
REPEAT_LENGTH = 20


def signs(comment: Comment) -> list[str]:
    """English message ids, translated where they are shown; empty when nothing stands out."""
    body = comment.body
    checks = [
        (LINK.search(f"{comment.name} {body}"), gettext_noop("holds a link")),
        (PHONE.search(body), gettext_noop("holds a phone number")),
        (_is_shouting(body), gettext_noop("all in capitals")),
        (_is_repeated(comment), gettext_noop("the same text was sent before")),
    ]
    return [name for found, name in checks if found]


def names(comment: Comment) -> list[str]:
    """The signs that were found in a comment, in the moderator's language."""
    return [_(sign) for sign in comment.signs]


def _is_shouting(body: str) -> bool:
    letters = [char for char in body if char.isalpha()]
    return len(letters) >= SHOUTING_LETTERS and all(char.isupper() for char in letters)


def _is_repeated(comment: Comment) -> bool:
    recent = Comment.objects.filter(
        created_at__gt=timezone.now() - REPEAT_WINDOW, body__unaccent__iexact=comment.body
    ).exclude(pk=comment.pk)
    return len(comment.body) > REPEAT_LENGTH and recent.exists()
