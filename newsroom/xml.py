"""XML that every parser takes, whatever people typed or a script stored."""

import re
from xml.sax.saxutils import escape

# Everything that is no Char of XML 1.0; not even a reference may name it.
_NO_CHAR = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Return `text` without the characters that XML cannot hold. It still has to be escaped."""
    return _NO_CHAR.sub("", text)


def element(name: str, text: str) -> str:
    """Return an element that holds nothing but `text`."""
    return f"<{name}>{escape(plain(text))}</{name}>"
