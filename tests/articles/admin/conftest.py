"""Who is at the desk in most tests of it."""

import pytest

from tests.factories import make_user


@pytest.fixture
def minh(client):
    user = make_user("editor", full_name="Minh")
    client.force_login(user)
    return user
