"""Who is told what: every notification is made here, and nobody is told of a story that they may not see.

Called by what changes a story (`articles.workflow`, `articles.updates`), by `articles.notes` and by the page
of a preview link.
"""

from collections.abc import Iterable

from articles.models import Article, Move, Notification, PreviewAnswer
from newsroom.models import User
from newsroom.text import excerpt

Kind = Notification.Kind
EXCERPT = 160

# Name of a move -> what the story's writer is told.
OF_MOVES = {
    "return": Kind.RETURNED,
    "approve": Kind.APPROVED,
    "publish": Kind.PUBLISHED,
    "withdraw": Kind.WITHDRAWN,
}


def tell(people: Iterable[User], kind: str, article: Article, by: User | None, text: str = "") -> None:
    """Tell each of them once, but not whoever did it themselves; they are people who may see the story."""
    told = {person.pk for person in people if by is None or person.pk != by.pk}
    said = excerpt(text, EXCERPT)
    Notification.objects.bulk_create(
        Notification(user_id=pk, kind=kind, article=article, made_by=by, text=said) for pk in sorted(told)
    )


def of_move(move: Move) -> None:
    """Tell a story's writer what became of it.

    An update that nobody sent back, but that could not be put into its story, is told to who let it through
    as well.
    """
    kind = OF_MOVES.get(move.name)
    if kind is None:
        return
    article = move.article
    people = [article.owner] if article.owner else []
    if kind == Kind.RETURNED and article.update_of_id:
        kind = Kind.UPDATE_RETURNED
        people += _who_let_through(article) if move.made_by is None else []
    tell(people, kind, article, move.made_by, move.reason)


def of_answer(answer: PreviewAnswer) -> None:
    """Tell a story's writer, and whoever made the link, what somebody from outside says to it."""
    article = answer.link.article
    people = [
        person for person in (article.owner, answer.link.made_by) if person and _may_see(person, article)
    ]
    said = ": ".join(filter(None, [answer.name, answer.get_verdict_display(), answer.text]))
    tell(people, Kind.ANSWER, article, None, said)


def _who_let_through(update: Article) -> list[User]:
    last = update.moves.filter(name="publish").exclude(made_by=None).select_related("made_by").first()
    return [last.made_by] if last and _may_see(last.made_by, update) else []


def _may_see(person: User, article: Article) -> bool:
    """What `workflow.may_see` says, which comes after this module."""
    return article.owner_id == person.pk or person.has_perm("articles.edit_any_article")
