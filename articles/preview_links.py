"""Makes, finds and ends the secret addresses of previews."""

import hashlib
import secrets
from datetime import datetime

from django.utils import timezone

from articles import revisions
from articles.models import Article, PreviewLink
from newsroom.models import User

# 32 characters of an address; nobody guesses 192 bits.
TOKEN_BYTES = 24


def make(article: Article, label: str, by: User | None, expires_at: datetime) -> tuple[PreviewLink, str]:
    """A new link and its token, which is kept nowhere. What it shows is on record from now on."""
    revisions.begin(article)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = PreviewLink(
        article=article, label=label, made_by=by, expires_at=expires_at, token_hash=_hash(token)
    )
    link.full_clean(exclude=["made_by"])
    link.save()
    return link, token


def find(token: str) -> PreviewLink | None:
    """The link of that token, open or not. The time that it takes tells nothing of other tokens."""
    links = PreviewLink.objects.select_related("article")
    return links.filter(token_hash=_hash(token)).first()


def revoke(link: PreviewLink) -> None:
    """End it at once; ending it again changes nothing."""
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
    link.refresh_from_db(fields=["revoked_at"])


def _hash(token: str) -> str:
    """Without salt: a token is as random as a hash is long."""
    return hashlib.sha256(token.encode()).hexdigest()
