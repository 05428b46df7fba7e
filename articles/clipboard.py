"""The clipboard: stories and pictures that somebody takes along from screen to screen."""

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.models import Article, ClipboardItem, Picture
from newsroom.models import User

MAX_ITEMS = 50


def of(user: User) -> QuerySet[ClipboardItem]:
    """What is on it, last added first, without stories that the person may no longer see. One query."""
    stories = workflow.linkable_by(user).order_by().values("pk")
    return (
        user.clipboard.filter(Q(article=None) | Q(article__in=stories))
        .select_related("article", "picture")
        .only("user", "added_at", "article__headline", "picture__alt", "picture__caption")
    )


def add(user: User, thing: Article | Picture) -> None:
    """Put a story or a picture on top. Raises ValidationError when the clipboard is full."""
    which = {"article" if isinstance(thing, Article) else "picture": thing}
    if user.clipboard.exclude(**which).count() >= MAX_ITEMS:
        raise ValidationError(_("The clipboard is full: take something off it first."))
    # Pressed twice, it is there once.
    user.clipboard.update_or_create(**which, defaults={"added_at": timezone.now()})


def first(user: User, found: QuerySet) -> QuerySet:
    """The same stories or pictures, those on the clipboard before all others."""
    if found.model not in (Article, Picture):
        return found
    name = "article_id" if found.model is Article else "picture_id"
    kept = list(user.clipboard.exclude(**{name: None}).values_list(name, flat=True)[:MAX_ITEMS])
    if not kept:
        return found
    order = found.query.order_by or found.model._meta.ordering
    return found.annotate(is_clipped=Q(pk__in=kept)).order_by("-is_clipped", *order)
