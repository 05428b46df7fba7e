"""Limits on what one network may do, counted in Postgres and so shared by every process."""

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from newsroom.models import User

# Counters are worth nothing after this; the first hit of a new window sweeps them away.
KEEP = timedelta(days=2)

_COUNT = """
INSERT INTO newsroom_ratelimit AS counter (key, window_start, hits) VALUES (%s, %s, 1)
ON CONFLICT (key) DO UPDATE SET
    hits = CASE WHEN counter.window_start < EXCLUDED.window_start THEN 1 ELSE counter.hits + 1 END,
    window_start = GREATEST(counter.window_start, EXCLUDED.window_start)
RETURNING hits
"""


def allows(key: str, *, limit: int, per: timedelta) -> bool:
    """Count one more under `key` and say whether it is still among the first `limit` of this window."""
    seconds = int(per.total_seconds())
    now = timezone.now()
    start = now - timedelta(seconds=now.timestamp() % seconds, microseconds=0)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, start.replace(microsecond=0)])
        hits = cursor.fetchone()[0]
        if hits == 1:
            cursor.execute("DELETE FROM newsroom_ratelimit WHERE window_start < %s", [now - KEEP])
    return hits <= limit


def wait(key: str, limits: Iterable[tuple[int, timedelta]]) -> int:
    """Count one more under `key` in each window; 0, or the seconds until one that is too many is taken."""
    for limit, per in limits:
        if not allows(f"{key} {per}", limit=limit, per=per):
            seconds = int(per.total_seconds())
            return seconds - int(timezone.now().timestamp()) % seconds
    return 0


def network(request: HttpRequest, purpose: str = "") -> str:
    """The reader's network as a keyed hash that changes every month, so that it cannot be traced for long.

    IPv6 readers own a whole /64. The hashes of two purposes do not tell that they are of one network.
    """
    address = ipaddress.ip_address(client_address(request))
    prefix = 64 if address.version == 6 else 32
    block = ipaddress.ip_network(f"{address}/{prefix}", strict=False)
    hashed = f"{timezone.now():%Y-%m} {block} {purpose}".rstrip().encode()
    return hmac.new(settings.SECRET_KEY.encode(), hashed, hashlib.sha256).hexdigest()


def client_address(request: HttpRequest) -> str:
    """The address that our outermost proxy saw; what a client claims further left is not believed."""
    hops = settings.TRUSTED_PROXIES
    claimed = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    address = claimed[-hops] if 0 < hops <= len(claimed) else request.META.get("REMOTE_ADDR", "")
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "0.0.0.0"  # noqa: S104 A unix socket or nonsense: all of them share one counter.
    # A server that listens to IPv6 sees IPv4 readers in one common network.
    return str(getattr(known, "ipv4_mapped", None) or known)


def login_name(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """The name that wrong passwords are counted under; what is longer than any name is cut to fit there."""
    typed = (credentials or request.POST).get("username") or ""
    return typed[: User._meta.get_field("username").max_length]
