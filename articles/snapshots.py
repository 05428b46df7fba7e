"""A story as plain data, and plain data put back into a story."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Model

from articles import reconcile
from articles.models import Article, Author, Byline, Category, Picture, Related, Tag, Topic
from newsroom import markup

# What people write, in the order in which differences are shown.
WRITTEN = (
    "headline",
    "lead",
    "body",
    "short_headline",
    "slug",
    "kind",
    "has_dateline",
    "is_milestone",
    "byline_note",
    "source",
    "source_url",
    "comments_mode",
    "ai_use",
    "ai_tool",
    "seo_title",
    "seo_description",
)
# One thing that the story refers to, by id.
REFERENCES = {"cover": Picture, "category": Category, "topic": Topic}
# Several of them, in order. A byline is the author's id with the role.
LISTS = {"more_categories": Category, "tags": Tag, "bylines": Author, "related": Article}
TIMES = ("publish_at", "unpublish_at", "embargo_until", "live_until")
# What only a move changes.
STANDING = ("status", "withdrawal_reason")

# What an editor can change and a restored revision brings back.
CONTENT = (*WRITTEN, *REFERENCES, *LISTS)

Values = dict[str, Any]
# The names of what `Values` refers to: "category:5" -> "Kinh tế".
Labels = dict[str, str]


def take(article: Article) -> tuple[Values, Labels]:
    """How the story stands in the database now: JSON of strings, numbers, lists; times in ISO 8601.

    `article` must be as saved; its tags, names and picks are read afresh.
    """
    values: Values = {name: getattr(article, name) for name in (*WRITTEN, *STANDING)}
    values |= {name: iso(getattr(article, name)) for name in TIMES}
    labels: Labels = {}
    for name in REFERENCES:
        found = getattr(article, name)
        values[name] = found and found.pk
        if found:
            labels[_key(name, found.pk)] = str(found)
    for name, rows in _listed(article).items():
        values[name] = [value for value, _label in rows]
        labels |= {_key(name, value): label for value, label in rows}
    return values, labels


def label(name: str, value: Any, labels: Labels) -> str:
    """What people call the thing that a snapshot's field refers to by `value`."""
    return labels.get(_key(name, value), f"#{value}")


def merge(name: str, base: Any, mine: Any, theirs: Any) -> reconcile.Merged:
    """One field of three snapshots as one: texts by paragraphs, lists by rows, the rest whole."""
    if name == "body":
        return _by_paragraphs(markup.pieces, base, mine, theirs)
    if name == "lead":
        return _by_paragraphs(str.splitlines, base, mine, theirs)
    if name in LISTS:
        return reconcile.rows(base or [], mine, theirs)
    return reconcile.value(base, mine, theirs)


def _by_paragraphs(split: Callable[[str], list[str]], *versions: str | None) -> reconcile.Merged:
    merged = reconcile.paragraphs(*(split(text or "") for text in versions))
    return reconcile.Merged("\n".join(merged.value), merged.is_conflict)


def put_back(article: Article, values: Values, labels: Labels) -> list[str]:
    """Give `article` the content of a snapshot, saved; standing and times stay.

    Returns the names of what could not be put back because it is gone. A tag that is gone is made again.
    Raises ValidationError when the story may not be so any longer.
    """
    gone: list[str] = []
    for name in WRITTEN:
        if name in values:
            setattr(article, name, values[name])
    for name, model in REFERENCES.items():
        setattr(article, name, _found(model, name, values.get(name), labels, gone))
    article.full_clean(exclude=["tags"])
    article.save()
    _put_lists_back(article, values, labels, gone)
    return gone


def as_article(article: Article, values: Values, labels: Labels) -> Article:
    """The story as the snapshot has it, for looking at only: it must not be saved.

    What is gone since is left out, but for tags and names, which need no more than their words.
    """
    shown = Article.objects.for_page().get(pk=article.pk)
    for name in (*WRITTEN, *STANDING):
        setattr(shown, name, values[name])
    for name in TIMES:
        setattr(shown, name, values[name] and datetime.fromisoformat(values[name]))
    for name, model in REFERENCES.items():
        setattr(shown, name, _found(model, name, values[name], labels, []))
    tags = Tag.objects.in_bulk(values["tags"])
    shown._prefetched_objects_cache = {
        "tags": [
            tags.get(pk) or Tag(pk=pk, name=label("tags", pk, labels), slug="-") for pk in values["tags"]
        ],
        "bylines": [_byline(shown, pk, role, labels) for pk, role in values["bylines"]],
    }
    return shown


def _byline(article: Article, pk: int, role: str, labels: Labels) -> Byline:
    found = Author.objects.filter(pk=pk).first()
    author = found or Author(pk=pk, pen_name=label("bylines", [pk, role], labels), slug="-")
    return Byline(article=article, author=author, role=role)


def _put_lists_back(article: Article, values: Values, labels: Labels, gone: list[str]) -> None:
    more = [_found(Category, "more_categories", pk, labels, gone) for pk in values["more_categories"]]
    article.more_categories.set(filter(None, more))
    article.tags.set(_tags(values["tags"], labels))
    article.bylines.all().delete()
    for position, (pk, role) in enumerate(values["bylines"]):
        author = _found(Author, "bylines", [pk, role], labels, gone)
        if author:
            Byline.objects.create(article=article, author=author, role=role, position=position)
    article.related_picks.all().delete()
    for position, pk in enumerate(values["related"]):
        target = _found(Article, "related", pk, labels, gone)
        if target:
            Related.objects.create(article=article, target=target, position=position)


def _found(model: type[Model], name: str, value: Any, labels: Labels, gone: list[str]) -> Model | None:
    if value is None:
        return None
    found = model.objects.filter(pk=value[0] if isinstance(value, list) else value).first()
    if found is None:
        gone.append(label(name, value, labels))
    return found


def _tags(wanted: Iterable[int], labels: Labels) -> list[Tag]:
    here = Tag.objects.in_bulk(list(wanted))
    return list(
        dict.fromkeys(
            tag
            for pk in wanted
            for tag in ([here[pk]] if pk in here else Tag.objects.named([label("tags", pk, labels)]))
        )
    )


def _listed(article: Article) -> dict[str, list[tuple[Any, str]]]:
    return {
        "more_categories": [(c.pk, c.name) for c in article.more_categories.order_by("pk")],
        "tags": [(tag.pk, tag.name) for tag in article.tags.order_by("name", "pk")],
        "bylines": [([b.author_id, b.role], b.author.pen_name) for b in article.bylines.all()],
        "related": [
            (pick.target_id, pick.target.headline)
            for pick in article.related_picks.select_related("target").only(
                "target__headline", "article_id", "target_id"
            )
        ],
    }


def _key(name: str, value: Any) -> str:
    return f"{name}:{value[0] if isinstance(value, list) else value}"


def iso(at: datetime | None) -> str | None:
    """Whole seconds, as the forms have them: what is the same second was not changed."""
    return at and at.replace(microsecond=0).astimezone(UTC).isoformat()
