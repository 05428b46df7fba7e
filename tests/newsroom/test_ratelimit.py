from datetime import timedelta

import pytest
import time_machine
from django.test import RequestFactory

from newsroom import ratelimit

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


def test_a_network_is_a_keyed_hash_and_ipv6_counts_by_64():
    def network(address):
        return ratelimit.network(RequestFactory().get("/", REMOTE_ADDR=address))

    assert network("10.0.0.1") != network("10.0.0.2")
    assert network("2001:db8::1") == network("2001:db8::ffff")
    assert network("2001:db8::1") != network("2001:db8:1::1")
    assert "10.0.0.1" not in network("10.0.0.1")


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
