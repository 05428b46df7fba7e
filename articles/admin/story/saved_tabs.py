"""Which open forms somebody saved lately, and in which words: kept in their session.

A browser forgets what it kept of them; a draft that was still on its way is not kept once more.
"""

from contextlib import suppress

from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest

from articles import working_copies

# The session's list of tabs to tell the browser of; its pairs of a tab and the digest of what it saved last.
TABS, WORDS = "saved_tabs", "saved_words"
KNOWN = 10


def remember(request: HttpRequest, tab: str, *, is_left: bool) -> None:
    """Note that `tab` saved the form of `request`, and left it or went on in it.

    To be called in the transaction of the save: a draft that waits for the story's lock then finds it.
    """
    if is_left:
        request.session[TABS] = [*request.session.get(TABS, []), tab][-KNOWN:]
    words = request.session.get(WORDS, [])
    request.session[WORDS] = [*words, [tab, working_copies.digest(request.POST)]][-KNOWN:]
    # Logged out meanwhile: that is no reason to undo the save.
    with suppress(UpdateError):
        request.session.save()


def goes_on(request: HttpRequest, tab: str) -> None:
    """The form of `tab` stays open after it was saved, and so does what the browser keeps of it."""
    request.session[TABS] = [name for name in request.session.get(TABS, []) if name != tab]


def tell(request: HttpRequest) -> str:
    """The tabs that were saved since this was asked last, with spaces between."""
    return " ".join(request.session.pop(TABS, []))


def has_saved(request: HttpRequest, tab: str) -> bool:
    """Whether `tab` last saved the very words of `request`; asked of the session as it is by now."""
    now = type(request.session)(request.session.session_key)
    saved = [words for name, words in now.get(WORDS, []) if name == tab]
    return bool(saved) and saved[-1] == working_copies.digest(request.POST)
