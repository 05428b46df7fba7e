"""What readers will see below a story, why, and the tick that keeps a suggestion away."""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from articles import around
from articles.models import Article, RelatedVeto

# Names of the form's fields: the stories that were listed, and those of them that were ticked.
LISTED, REFUSED = "below_listed", "below_refused"
MAX_LISTED = 100
NUMBER = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class Row:
    """A story of the list; a pick is taken out where it was picked, not here."""

    article: Article
    reason: str
    is_pick: bool
    is_refused: bool


def rows(article: Article, typed: QueryDict) -> list[Row]:
    """What stands below `article` now, then what was refused there; ticks that were just `typed` stay."""
    found = around.find(article, timezone.now())
    listed = [(story.pk, story.reason, story.is_pick, False) for story in found.related]
    listed += [(pk, gettext("not suggested here"), False, True) for pk in found.refused]
    stories = Article.objects.published().for_cards().in_bulk([pk for pk, *_rest in listed])
    ticked = _numbers(typed, REFUSED) if typed else None
    return [
        Row(stories[pk], reason, is_pick, is_refused if ticked is None else pk in ticked)
        for pk, reason, is_pick, is_refused in listed
        if pk in stories
    ]


def save(article: Article, typed: QueryDict) -> None:
    """Refuse what was ticked and allow again what was listed without a tick; what was not listed stays."""
    listed, ticked = _numbers(typed, LISTED), _numbers(typed, REFUSED)
    RelatedVeto.objects.filter(article=article, target__in=listed - ticked).delete()
    public = Article.objects.published().filter(pk__in=listed & ticked)
    RelatedVeto.objects.bulk_create(
        [RelatedVeto(article=article, target=target) for target in public.only("pk")], ignore_conflicts=True
    )


def _numbers(typed: QueryDict, name: str) -> set[int]:
    """Ids; what is none was not sent by our form."""
    return {int(value) for value in typed.getlist(name)[:MAX_LISTED] if NUMBER.fullmatch(value)}
