"""Videos and sound that lie elsewhere: the list of providers, and what a pasted page address means there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

MAX_ADDRESS = 500


@dataclass(frozen=True)
class Embed:
    """One recording at a provider: `page` is its address for people, `frame` the player's."""

    provider: str
    page: str
    frame: str

    @property
    def frame_origin(self) -> str:
        """What the page's content security policy has to allow."""
        address = urlsplit(self.frame)
        return f"{address.scheme}://{address.netloc}"


@dataclass(frozen=True)
class Provider:
    """A house that we know. `paths` find the `id` of a recording in the address's path and query."""

    name: str
    hosts: frozenset[str]
    paths: tuple[re.Pattern, ...]
    page: Callable[[re.Match], str]
    frame: Callable[[re.Match], str]


def _hosts(*names: str) -> frozenset[str]:
    return frozenset(host for name in names for host in (name, f"www.{name}", f"m.{name}"))


def _paths(*patterns: str) -> tuple[re.Pattern, ...]:
    return tuple(re.compile(pattern, re.ASCII) for pattern in patterns)


def _facebook_page(found: re.Match) -> str:
    return f"https://www.facebook.com/watch/?v={found['id']}"


def _soundcloud_page(found: re.Match) -> str:
    return f"https://soundcloud.com/{found['id']}"


_VIMEO_ID = r"(?P<id>[0-9]{6,12})(?:/(?P<hash>[0-9a-f]{8,12}))?/?"

PROVIDERS = (
    Provider(
        "YouTube",
        _hosts("youtube.com", "youtu.be", "youtube-nocookie.com", "music.youtube.com"),
        _paths(
            r"/watch/?\?v=(?P<id>[\w-]{11})",
            r"/(?:shorts|live|embed|v)/(?P<id>[\w-]{11})/?",
            r"/(?P<id>[\w-]{11})/?",
        ),
        lambda found: f"https://www.youtube.com/watch?v={found['id']}",
        lambda found: f"https://www.youtube-nocookie.com/embed/{found['id']}?autoplay=1",
    ),
    Provider(
        "Vimeo",
        _hosts("vimeo.com", "player.vimeo.com"),
        _paths(rf"(?:/video|/channels/[\w-]+)?/{_VIMEO_ID}"),
        lambda found: f"https://vimeo.com/{found['id']}" + (f"/{found['hash']}" if found["hash"] else ""),
        lambda found: (
            f"https://player.vimeo.com/video/{found['id']}?dnt=1&autoplay=1"
            + (f"&h={found['hash']}" if found["hash"] else "")
        ),
    ),
    Provider(
        "Facebook",
        _hosts("facebook.com", "web.facebook.com"),
        _paths(
            r"/watch/?\?v=(?P<id>[0-9]{6,20})",
            r"/[\w.-]+/videos/(?:[^/]+/)?(?P<id>[0-9]{6,20})/?",
            r"/reel/(?P<id>[0-9]{6,20})/?",
        ),
        _facebook_page,
        lambda found: (
            "https://www.facebook.com/plugins/video.php?show_text=false&autoplay=true&href="
            + quote(_facebook_page(found), safe="")
        ),
    ),
    Provider(
        "TikTok",
        _hosts("tiktok.com"),
        _paths(r"/@(?P<who>[\w.]{1,40})/video/(?P<id>[0-9]{15,22})/?"),
        lambda found: f"https://www.tiktok.com/@{found['who']}/video/{found['id']}",
        lambda found: f"https://www.tiktok.com/player/v1/{found['id']}?autoplay=1",
    ),
    Provider(
        "SoundCloud",
        _hosts("soundcloud.com"),
        _paths(r"/(?P<id>(?!discover/|search/|you/)[\w-]+/(?:sets/)?[\w-]+)/?"),
        _soundcloud_page,
        lambda found: (
            "https://w.soundcloud.com/player/?auto_play=true&url=" + quote(_soundcloud_page(found), safe="")
        ),
    ),
)


def embed_of(address: str) -> Embed | None:
    """The recording that a page address names, or None when no provider of the list knows it.

    Only what identifies the recording is kept: whatever else the address carries never reaches a reader.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    if len(address) > MAX_ADDRESS or parts.scheme not in {"http", "https"} or port or parts.username:
        return None
    video = parse_qs(parts.query).get("v", [""])[0]
    path = f"{parts.path}?v={video}" if video else parts.path
    for provider in PROVIDERS:
        if host in provider.hosts:
            for pattern in provider.paths:
                if found := pattern.fullmatch(path):
                    return Embed(provider.name, provider.page(found), provider.frame(found))
    return None
