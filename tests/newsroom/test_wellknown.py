"""security.txt and the icon for those who ask without having read a page."""

from datetime import date

import pytest
import time_machine

ADDRESS = "/.well-known/security.txt"


@pytest.fixture
def today():
    with time_machine.travel("2026-11-24T10:00:00+07:00", tick=False):
        yield


def test_security_txt_says_whom_to_tell_and_until_when(client, settings, today):
    settings.SITE_URL = "https://bao.example.vn"
    settings.SECURITY_CONTACTS = ["baomat@bao.example.vn", "https://bao.example.vn/lien-he/"]
    settings.SECURITY_EXPIRES = date(2027, 6, 30)
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "Contact: mailto:baomat@bao.example.vn\n"
        "Contact: https://bao.example.vn/lien-he/\n"
        "Expires: 2027-06-30T00:00:00+07:00\n"
        "Preferred-Languages: vi, en\n"
        "Canonical: https://bao.example.vn/.well-known/security.txt\n"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("contacts", "expires"),
    [
        ([], date(2027, 6, 30)),
        (["baomat@bao.example.vn"], None),
        (["baomat@bao.example.vn"], date(2026, 11, 24)),
    ],
)
def test_there_is_no_security_txt_without_a_contact_that_holds(client, settings, today, contacts, expires):
    settings.SECURITY_CONTACTS, settings.SECURITY_EXPIRES = contacts, expires
    assert client.get(ADDRESS).status_code == 404


def test_the_icon_is_found_at_its_old_address(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/img/icon-180.png")
