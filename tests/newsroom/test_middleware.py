"""What is refused before any page is asked."""

import pytest
from django.test import Client

from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/a%00b/", "/tin-moi/?page=%00", "/?%00=1"])
def test_an_address_with_a_nul_is_refused(client, path):
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("name", ["sessionid", "messages", "csrftoken", "django_language"])
def test_a_cookie_with_a_nul_is_refused(client, name):
    """It can be written in a quoted cookie, and a session of that key would be looked up in the database."""
    client.cookies.load(f'{name}="abcdefgh\\000"')
    assert client.get("/admin/").status_code == 400


@pytest.mark.parametrize(("is_staff", "status"), [(True, 403), (False, 413), (None, 413)])
def test_a_request_as_large_as_a_video_is_read_for_staff_only(settings, is_staff, status):
    """Without its token it is refused, but to look for that the whole of it has to be read."""
    client = Client(enforce_csrf_checks=True)
    if is_staff is not None:
        client.force_login(make_user(is_staff=is_staff))
    size = str(settings.RECORDING_MAX_BYTES)
    assert client.generic("POST", "/admin/articles/article/add/", CONTENT_LENGTH=size).status_code == status
    assert client.generic("POST", "/admin/articles/picture/add/", CONTENT_LENGTH=size).status_code == 413
