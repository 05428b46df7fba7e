"""What is refused before Django reads it."""

from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest

from newsroom.handler import Handler

pytestmark = pytest.mark.django_db  # A request's beginning looks after old connections.

# Three that are no codecs of text, two that raise what they should not, three that make NUL or surrogates.
ENCODINGS = ["hex", "zlib", "rot13", "undefined", "idna", "utf-7", "unicode_escape", "utf-16", "latin-1"]


# No page and no database: what comes through is refused by a middleware.
PATH = "/\0/"


def status(content_type, method="GET", body=b""):
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": PATH,
        "QUERY_STRING": "page=",
        "HTTP_HOST": "localhost",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
    }
    setup_testing_defaults(environ)
    answered = []
    Handler()(environ, lambda line, headers, info=None: answered.append(line)).__iter__()
    return int(answered[0].split()[0])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_in_another_encoding_is_refused(encoding):
    assert status(f"text/html; charset={encoding}") == 415
    assert status(f"multipart/form-data; boundary=B; charset={encoding}", "POST", b"--B--\r\n") == 415


@pytest.mark.parametrize("content_type", ["", ";", "text/html", 'a; charset="UTF-8"', "a; CharSet=utf8"])
def test_utf8_and_no_encoding_at_all_are_taken(content_type):
    assert status(content_type) == 400
