"""What is refused before Django reads it."""

from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from django.http.multipartparser import MultiPartParserError

from newsroom.handler import Handler, Request

pytestmark = pytest.mark.django_db  # A request's beginning looks after old connections.

# Three that are no codecs of text, two that raise what they should not, three that make NUL or surrogates.
ENCODINGS = ["hex", "zlib", "rot13", "undefined", "idna", "utf-7", "unicode_escape", "utf-16", "latin-1"]


# No page and no database: what comes through is refused by a middleware.
PATH = "/\0/"


def environ_of(content_type, method="GET", body=b""):
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
    return environ


def status(*args):
    answered = []
    Handler()(environ_of(*args), lambda line, headers, info=None: answered.append(line)).__iter__()
    return int(answered[0].split()[0])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_in_another_encoding_is_refused(encoding):
    assert status(f"text/html; charset={encoding}") == 415
    assert status(f"multipart/form-data; boundary=B; charset={encoding}", "POST", b"--B--\r\n") == 415


@pytest.mark.parametrize("content_type", ["", ";", "text/html", 'a; charset="UTF-8"', "a; CharSet=utf8"])
def test_utf8_and_no_encoding_at_all_are_taken(content_type):
    assert status(content_type) == 400


@pytest.mark.parametrize("parameter", ["a*=foo''b", "a*=undefined''b", "a*=idna''%ff", "a*0*; a*"])
def test_parameters_that_nobody_can_read_are_refused(parameter):
    assert status(f"text/html; {parameter}") == 415


def test_a_form_with_a_part_that_nobody_can_read_is_a_bad_request():
    body = b"--B\r\nContent-Disposition: form-data; a*0*; a*; name=quote\r\n\r\nsai\r\n--B--\r\n"
    request = Request(environ_of("multipart/form-data; boundary=B", "POST", body))
    with pytest.raises(MultiPartParserError):
        _ = request.POST
    assert not request.POST
    assert Handler.request_class is Request
