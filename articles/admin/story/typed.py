"""What a form of a story holds, as a snapshot would have it."""

from typing import Any

from django.http import QueryDict

from articles import snapshots, workflow
from articles.admin.story import rows
from articles.forms import ArticleForm
from articles.models import Article
from newsroom.models import User
from newsroom.text import tag_key

FORM_FIELDS = (*snapshots.CONTENT, *snapshots.TIMES)


def value(form: ArticleForm, name: str, tag_labels: dict[Any, str]) -> Any:
    """A field that is clean; `tag_labels` are the tags that are known, by id. A new tag is its name."""
    typed = form.cleaned_data[name]
    if name == "tags":
        return _tag_ids(typed, tag_labels)
    if name == "more_categories":
        return sorted(category.pk for category in typed)
    if name in snapshots.REFERENCES:
        return typed and typed.pk
    if name in snapshots.TIMES:
        return snapshots.iso(typed)
    return typed


def snapshot(form: ArticleForm, data: QueryDict, known: snapshots.Labels) -> tuple[dict, snapshots.Labels]:
    """The whole form, and the names of what it refers to; what is not clean is as it was typed."""
    form.full_clean()
    labels = dict(known)
    tag_labels = {int(key[5:]): label for key, label in known.items() if key.startswith("tags:")}
    values: dict[str, Any] = {}
    for name in FORM_FIELDS:
        if name in rows.INLINES:
            values[name] = rows.typed(name, data)
            labels |= _row_labels(name, values[name], known, form.user)
        elif name in form.cleaned_data:
            values[name] = value(form, name, tag_labels)
            labels |= _labels(name, form.cleaned_data[name])
        elif name in data:
            values[name] = data[name] if name not in {*snapshots.LISTS, *snapshots.TIMES} else None
    return values, labels


def _tag_ids(names: list[str], labels: dict[Any, str]) -> list:
    known = {tag_key(label): pk for pk, label in labels.items()}
    ids = [known.get(tag_key(name), name) for name in names]
    return sorted(ids, key=lambda pk: labels.get(pk, str(pk)))


def _labels(name: str, found: Any) -> snapshots.Labels:
    if name == "tags":
        return {f"tags:{tag}": tag for tag in found}
    if name == "more_categories":
        return {f"{name}:{category.pk}": category.name for category in found}
    return {f"{name}:{found.pk}": str(found)} if name in snapshots.REFERENCES and found else {}


def _row_labels(name: str, chosen: list, known: snapshots.Labels, user: User) -> snapshots.Labels:
    """Names for rows that the story did not have, one query for all of them.

    Whatever number was typed, it tells nobody what a story is called that they could not pick.
    """
    numbers = [row[0] if isinstance(row, list) else row for row in chosen]
    unknown = [number for number in numbers if f"{name}:{number}" not in known]
    model = snapshots.LISTS[name]
    nameable = workflow.linkable_by(user) if model is Article else model.objects.all()
    found = nameable.in_bulk(unknown) if unknown else {}
    return {f"{name}:{number}": str(row) for number, row in found.items()}
