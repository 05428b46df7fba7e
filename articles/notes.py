"""Notes on stories: who is named in them with an @, and who is told."""

import re
from collections import defaultdict

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import notices, workflow
from articles.models import Article, Note, Notification
from newsroom.models import User
from newsroom.text import fold

# How many names are offered while somebody types.
OFFERED = 8
# Not the @ of an e-mail address.
AT = re.compile(r"(?<![\w.])@(?=\w)")
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def colleagues(article: Article) -> QuerySet[User]:
    """Everybody who may see the story in the admin: `workflow.may_see` asked of the table of people."""
    editors = User.objects.with_perm("articles.edit_any_article", backend=MODEL_BACKEND)
    return User.objects.filter(
        Q(pk__in=editors.values("pk")) | Q(pk=article.owner_id), is_active=True, is_staff=True
    )


@transaction.atomic
def add(article: Article, text: str, by: User) -> tuple[Note, list[User]]:
    """Write a note and tell whom it names, and the story's writer.

    Returns the note, and whom it names although they may not see the story: they are not told. Raises
    PermissionDenied when the author may not see it either, ValidationError for a text that is empty or too
    long.
    """
    if not workflow.may_see(by, article):
        raise PermissionDenied
    note = Note(article=article, author=by, text=text)
    note.full_clean()
    note.save()
    named = mentioned(note.text)
    readers = set(colleagues(article))
    told = [person for person in named if person in readers]
    note.mentions.set(told)
    notices.tell(told, Notification.Kind.MENTION, article, by, note.text)
    if article.owner and article.owner in readers and article.owner not in told:
        notices.tell([article.owner], Notification.Kind.NOTE, article, by, note.text)
    return note, [person for person in named if person not in readers]


def settle(note: Note, is_settled: bool) -> None:
    """Close a note, or open it again."""
    note.resolved_at = timezone.now() if is_settled else None
    note.save(update_fields=["resolved_at"])


def mentioned(text: str) -> list[User]:
    """The people of the newsroom whom a text names: @ and their user name or full name.

    Accents and capitals need not be right. Of several names that fit, the longest one counts; a user name
    goes before somebody else's full name.
    """
    folded = fold(text)
    places = [match.end() for match in AT.finditer(folded)]
    if not places:
        return []
    names = _names()
    found: dict[int, User] = {}
    for place in places:
        fitting = [name for name in names if _stands(name, folded, place)]
        for person in names[max(fitting, key=len)] if fitting else []:
            found[person.pk] = person
    return list(found.values())


def _names() -> dict[str, list[User]]:
    by_full_name, by_username = defaultdict(list), {}
    for person in User.objects.filter(is_active=True, is_staff=True).order_by("pk"):
        by_full_name[fold(person.full_name)].append(person)
        by_username[fold(person.username)] = [person]
    names = by_full_name | by_username
    names.pop("", None)
    return names


def _stands(name: str, text: str, place: int) -> bool:
    end = place + len(name)
    return text.startswith(name, place) and not re.match(r"\w", text[end : end + 1])


def names_like(term: str, article: Article) -> list[User]:
    """Some colleagues who may see the story and whose name has a word that begins like that."""
    wanted = fold(term)
    people = colleagues(article).order_by("full_name", "username")
    found = [person for person in people if _begins(wanted, fold(f"{person.full_name} {person.username}"))]
    return found[:OFFERED]


def _begins(wanted: str, names: str) -> bool:
    return f" {wanted}" in f" {names}"


def not_told(people: list[User]) -> str:
    """What the author of a note is answered when it names somebody who may not see the story."""
    if not people:
        return ""
    names = ", ".join(str(person) for person in people)
    return _("Not told, because they may not see this story: %(names)s.") % {"names": names}
