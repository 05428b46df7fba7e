"""The links of a text: which lead nowhere, and which to a page of ours that readers do not have.

Nothing is fetched: what stands on other sites is listed for the editor to try.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.db.models import Exists, Manager, OuterRef, QuerySet
from django.urls import Resolver404, ResolverMatch, resolve

from articles.models import Article, Author, Category, Redirect, Tag, Topic
from articles.models.address import spellings
from newsroom import markup
from newsroom.html import to_text
from newsroom.models import Page

# So many links of one text are looked at.
MOST = 200
NOWHERE = {"", "#", "http://", "https://", "mailto:", "tel:"}

_HOST = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:.]+|localhost")
_TWICE = re.compile(r"(?i)https?:/+(?:https?\b)")
# Pages that are for one person, or for the newsroom.
_PRIVATE = {"articles:preview-link", "style-page"}


class State(StrEnum):
    EMPTY = "empty"
    MALFORMED = "malformed"
    MISSING = "missing"
    OURS = "ours"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Link:
    """`words` are what readers see of it; EMPTY is one without an address or without words."""

    address: str
    words: str
    state: State


def empty(tree: markup.Node) -> list[str]:
    """The words of links that lead nowhere, the addresses of those without words."""
    links = [(link, *_read(link)) for link in tree.find("a")]
    return [words or address or "…" for link, address, words in links if _is_empty(link, address, words)]


def find(tree: markup.Node, hosts: Collection[str], at: datetime) -> list[Link]:
    """The links of a text in order; `hosts` are names of this site. At most seven queries."""
    found = [(link, *_read(link)) for link in tree.find("a")[:MOST]]
    own = {address: path for _link, address, _words in found if (path := _own_path(address, hosts))}
    public = _public(set(own.values()), at)
    links = []
    for link, address, words in found:
        state = State.EMPTY if _is_empty(link, address, words) else _state(address, own, public)
        links.append(Link(address, words, state))
    return links


def _read(link: markup.Node) -> tuple[str, str]:
    return link.attributes.get("href", "").strip(), to_text(markup.serialize(link)).strip()


def _is_empty(link: markup.Node, address: str, words: str) -> bool:
    return address in NOWHERE or not (re.search(r"\w", words) or link.find("img"))


def _state(address: str, own: dict[str, str], public: set[str]) -> State:
    if address in own:
        return State.OURS if own[address] in public else State.MISSING
    return State.OUTSIDE if _is_whole(address) else State.MALFORMED


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _is_whole(address: str) -> bool:
    """Whether it is an address that a browser can follow from any page."""
    parts = _split(address)
    if parts is None or re.search(r"\s", address):
        return False
    if parts.scheme == "mailto":
        return bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", parts.path))
    if parts.scheme == "tel":
        return bool(re.fullmatch(r"\+?[0-9().-]{3,20}", parts.path))
    is_web = parts.scheme in {"http", "https"} and not _TWICE.match(address)
    return is_web and _HOST.fullmatch(parts.hostname or "") is not None


def _own_path(address: str, hosts: Collection[str]) -> str:
    """The path, and query, of an address of this site; empty for another."""
    parts = _split(address)
    if parts is None or _TWICE.match(address):
        return ""
    is_ours = parts.hostname in hosts if parts.netloc else not parts.scheme and address.startswith("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.path or '/'}{query}" if is_ours else ""


def _public(paths: Collection[str], at: datetime) -> set[str]:
    """Those of the paths that lead readers to a page, be it over a redirect."""
    wanted: dict[str, dict[str, Any]] = defaultdict(dict)
    public = set()
    for path in paths:
        match = _resolved(path)
        if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
            public.add(path)
        elif match and match.view_name in _ASKED:
            kind, name = _ASKED[match.view_name]
            wanted[kind][path] = match.kwargs[name]
        elif match and "admin" not in match.namespaces and match.view_name not in _PRIVATE:
            public.add(path)
    for kind, keys in wanted.items():
        there = _there(kind, set(keys.values()), at)
        public |= {path for path, key in keys.items() if key in there}
    return public | _led_on(set(paths) - public)


def _resolved(path: str) -> ResolverMatch | None:
    try:
        return resolve(unquote(path.partition("?")[0]))
    except Resolver404:
        return None


# What the database is asked about: kind and part of the address, by the address's name.
_ASKED = {
    "articles:detail": ("story", "pk"),
    "articles:live-news": ("story", "pk"),
    "articles:category": ("category", "path"),
    "articles:tag": ("tag", "slug"),
    "articles:topic": ("topic", "slug"),
    "articles:author": ("author", "slug"),
}


def _there(kind: str, keys: set[Any], at: datetime) -> set[Any]:
    """Those of the keys (ids of stories, else address parts) that readers have a page of."""
    stories = Article.objects.published(at).order_by()
    match kind:
        case "story":
            rows = stories.filter(pk__in=keys).values_list("pk")
        case "tag":
            rows = _with_story(Tag.objects, stories.filter(tagged__tag=OuterRef("pk")), keys)
        case "topic":
            rows = _with_story(Topic.objects, stories.filter(topic=OuterRef("pk")), keys)
        case "author":
            rows = Author.objects.with_page().filter(slug__in=keys).values_list("slug")
        case _:
            pages = Page.objects.published().filter(slug__in=keys).order_by().values_list("slug")
            rows = Category.objects.filter(path__in=keys).order_by().values_list("path").union(pages)
    return {key for (key,) in rows}


def _with_story(names: Manager, stories: QuerySet[Article], keys: set[str]) -> QuerySet:
    """Without a public story the page of a tag or a topic is not public either."""
    return names.filter(Exists(stories), slug__in=keys).values_list("slug")


def _led_on(paths: Iterable[str]) -> set[str]:
    """Former addresses that lead on to somewhere."""
    wanted = {path: set(spellings(path)) for path in paths}
    every = set().union(*wanted.values()) if wanted else set()
    if not every:
        return set()
    leading = Redirect.objects.filter(old_path__in=every).exclude(new_path="")
    known = set(leading.values_list("old_path", flat=True))
    return {path for path, spelt in wanted.items() if spelt & known}
