"""Somebody else saved the story while this form was open: both versions are put together, none is lost."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.timezone import localtime

from articles import differences, reconcile, snapshots
from articles.admin.story import rows
from articles.admin.story import typed as typed_values
from articles.forms import ArticleForm
from articles.models import Article, Revision
from newsroom.text import storable

# Names in the form: the version that it was opened with, and what was typed before the two were put together.
VERSION, MINE, KEEP_MINE = "version", "conflict_mine", "_keep_mine"


@dataclass(frozen=True)
class Clash:
    """One field that the other person changed: what they did and what was typed here, each against before."""

    label: str
    theirs: differences.Difference
    mine: differences.Difference | None
    is_conflict: bool


@dataclass(frozen=True)
class Conflict:
    """`typed` is the form as it should be sent now; `mine` what would overrule the other person."""

    typed: QueryDict
    mine: str
    clashes: list[Clash]
    last: Revision


def find(article: Article, typed: QueryDict, form_class: type[ArticleForm]) -> Conflict | None:
    """What stands against saving `typed` over `article`, which is locked; None when nothing does."""
    last = article.revisions.select_related("made_by").newest_first().first()
    if last is None or typed.get(VERSION) == str(last.number):
        return None
    theirs, labels = snapshots.take(article)
    opened = _opened_with(article, typed.get(VERSION, ""))
    base = opened.values if opened else {}
    if all(base.get(name) == theirs[name] for name in typed_values.FORM_FIELDS):
        # The story only moved on, from one desk to the next.
        return None
    return _Merger(
        article, typed, form_class, base, theirs, labels | (opened.labels if opened else {})
    ).conflict(last)


def overrule(typed: QueryDict) -> QueryDict | None:
    """The form as it was typed before the conflict, to be saved over the other's; None if not asked for."""
    if KEEP_MINE not in typed:
        return None
    try:
        kept = json.loads(typed.get(MINE, ""))
        data = QueryDict(mutable=True)
        for name, values in kept.items():
            data.setlist(storable(name), [storable(str(value)) for value in values])
    except (ValueError, AttributeError, TypeError, RecursionError):
        return None
    data[VERSION] = typed.get(VERSION, "")
    data["_save"] = "1"
    return data


def _opened_with(article: Article, version: str) -> Revision | None:
    """The revision that the form showed; a form older than the first one showed what that one kept."""
    if not (version.isascii() and version.isdigit() and len(version) < 10):
        return None
    return article.revisions.filter(number=max(int(version), 1)).first()


class _Merger:
    """Puts one form and one story together, field by field."""

    def __init__(self, article, typed, form_class, base, theirs, labels):
        self.article, self.typed = article, typed
        self.base, self.theirs, self.labels = base, theirs, labels
        self.form = form_class(typed, instance=Article.objects.get(pk=article.pk))
        self.form.full_clean()
        self.clashes: list[Clash] = []

    def conflict(self, last: Revision) -> Conflict:
        data, mine_data = self.typed.copy(), self.typed.copy()
        for prepared in (data, mine_data):
            for name in ("move", MINE, KEEP_MINE):
                prepared.pop(name, None)
            prepared[VERSION] = str(last.number)
        for name in typed_values.FORM_FIELDS:
            if name in rows.INLINES:
                self._merge_rows(name, data, mine_data)
            elif name in self.form.fields and name in self.form.cleaned_data:
                self._merge_field(name, data)
        return Conflict(data, json.dumps(dict(mine_data.lists())), self.clashes, last)

    def _merge_field(self, name: str, data: QueryDict) -> None:
        base, theirs = self.base.get(name), self.theirs[name]
        mine = self._mine(name)
        merged = snapshots.merge(name, base, mine, theirs)
        if merged.value != mine:
            _type_in(data, name, self._for_form(name, merged.value))
        self._note(name, mine, merged.is_conflict)

    def _merge_rows(self, name: str, data: QueryDict, mine_data: QueryDict) -> None:
        mine = rows.typed(name, self.typed)
        merged = reconcile.rows(self.base.get(name) or [], mine, self.theirs[name])
        rows.type_in(name, self.article, merged.value, data)
        rows.type_in(name, self.article, mine, mine_data)
        self._note(name, mine, merged.is_conflict)

    def _note(self, name: str, mine: Any, is_conflict: bool) -> None:
        """Tell of what the other one changed, beside what was changed here."""
        base, theirs = self.base.get(name), self.theirs[name]
        if theirs in (base, mine):
            return
        typed_here = self._difference(name, mine) if mine != base else None
        self.clashes.append(
            Clash(differences.label_of(name), self._difference(name, theirs), typed_here, is_conflict)
        )

    def _difference(self, name: str, value: Any) -> differences.Difference:
        found = differences.compare({name: self.base.get(name)}, {name: value}, self.labels, [name])
        return found[0]

    def _mine(self, name: str) -> Any:
        """What was typed, as a snapshot would have it; a tag that neither version holds is its name."""
        held = [*(self.base.get("tags") or []), *self.theirs["tags"]]
        return typed_values.value(self.form, name, {pk: self.labels[f"tags:{pk}"] for pk in held})

    def _for_form(self, name: str, value: Any) -> Any:
        if name == "tags":
            names = [self.labels.get(f"tags:{pk}", str(pk)) for pk in value]
            return self.form.fields["tags"].prepare_value(names)
        if name in snapshots.TIMES and value:
            return localtime(datetime.fromisoformat(value)).strftime("%Y-%m-%dT%H:%M:%S")
        return value


def _type_in(data: QueryDict, name: str, value: Any) -> None:
    """Put a value into a form as a browser would send it."""
    if isinstance(value, list):
        data.setlist(name, [str(part) for part in value])
    elif value is True:
        data[name] = "on"
    elif value is False:
        data.pop(name, None)
    else:
        data[name] = "" if value is None else str(value)
