"""What is refused before any page is asked."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/a%00b/", "/tin-moi/?page=%00", "/?%00=1"])
def test_an_address_with_a_nul_is_refused(client, path):
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("name", ["sessionid", "messages", "csrftoken", "django_language"])
def test_a_cookie_with_a_nul_is_refused(client, name):
    """It can be written in a quoted cookie, and a session of that key would be looked up in the database."""
    client.cookies.load(f'{name}="abcdefgh\\000"')
    assert client.get("/admin/").status_code == 400
