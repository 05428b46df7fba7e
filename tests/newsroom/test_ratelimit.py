from datetime import timedelta

import pytest
import time_machine
from django.test import RequestFactory

from newsroom import ratelimit
from tests.factories import make_user

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@time_machine.travel("2026-01-10T08:00:00+00:00", tick=False)
def test_the_first_ones_of_a_window_are_let_through():
    assert [ratelimit.allows("a", limit=2, per=MINUTE) for _ in range(3)] == [True, True, False]
    assert ratelimit.allows("b", limit=2, per=MINUTE)


def test_a_new_window_begins_afresh():
    with time_machine.travel("2026-01-10T08:00:30+00:00", tick=False):
        assert ratelimit.allows("a", limit=1, per=MINUTE)
        assert not ratelimit.allows("a", limit=1, per=MINUTE)
    with time_machine.travel("2026-01-10T08:01:00+00:00", tick=False):
        assert ratelimit.allows("a", limit=1, per=MINUTE)


def test_a_request_of_the_last_window_that_comes_late_begins_nothing_afresh():
    with time_machine.travel("2026-01-10T08:01:00+00:00", tick=False):
        assert ratelimit.allows("a", limit=1, per=MINUTE)
    with time_machine.travel("2026-01-10T08:00:59+00:00", tick=False):
        assert not ratelimit.allows("a", limit=1, per=MINUTE)
    with time_machine.travel("2026-01-10T08:01:01+00:00", tick=False):
        assert not ratelimit.allows("a", limit=1, per=MINUTE)


def test_a_network_is_a_keyed_hash_and_ipv6_counts_by_64():
    def network(address):
        return ratelimit.network(RequestFactory().get("/", REMOTE_ADDR=address))

    assert network("10.0.0.1") != network("10.0.0.2")
    assert network("2001:db8::1") == network("2001:db8::ffff")
    assert network("2001:db8::1") != network("2001:db8:1::1")
    assert "10.0.0.1" not in network("10.0.0.1")
    assert network("::ffff:10.0.0.1") == network("10.0.0.1")
    assert network("::ffff:10.0.0.1") != network("::ffff:10.0.0.2")
    assert network("fe80::1%eth0") == network("fe80::1")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "6.6.6.6, 7.7.7.7", "7.7.7.7"),
        (2, "6.6.6.6, 7.7.7.7", "6.6.6.6"),
        (1, "", "0.0.0.0"),  # noqa: S104
        (1, "nonsense", "0.0.0.0"),  # noqa: S104
        (3, "7.7.7.7", "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": forwarded})
    assert ratelimit.client_address(request) == address


# -- Logging in ------------------------------------------------------------------------------------


def attempt(client, username, address, typed="sai"):
    typed = {"username": username, "password": typed}
    return client.post("/admin/login/", typed, headers={"X-Forwarded-For": address}).status_code


def test_wrong_passwords_from_elsewhere_close_nobodys_door(client, settings):
    """All come through one proxy, so that its address would count the stranger's mistakes for the editor."""
    settings.TRUSTED_PROXIES = 1
    user = make_user("editor", username="lan")
    user.set_password("đúng-mật-khẩu")
    user.save()
    for _number in range(settings.AXES_FAILURE_LIMIT):
        attempt(client, "lan", "6.6.6.6")
    assert attempt(client, "lan", "6.6.6.6", "đúng-mật-khẩu") == 429
    assert attempt(client, "lan", "6.6.6.6, 7.7.7.7", "đúng-mật-khẩu") == 302


def test_a_name_has_one_count_however_it_is_spelt_and_wherever_it_claims_to_come_from(client, settings):
    make_user("editor", username="lan")
    names = ["lan", " lan", "lan ", "ｌａｎ"]
    statuses = [attempt(client, names[n % 4], f"6.6.6.{n}") for n in range(settings.AXES_FAILURE_LIMIT)]
    assert statuses == [200] * (settings.AXES_FAILURE_LIMIT - 1) + [429]


def test_a_name_longer_than_any_is_a_wrong_name(client):
    assert attempt(client, "á" * 100_000, "6.6.6.6") == 200
