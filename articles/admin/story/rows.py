"""The rows of a story's form (names, picks) as a snapshot has them: read from a form, written to one."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from articles.models import Article

MAX_ROWS = 200


@dataclass(frozen=True)
class Inline:
    """How the rows are called in the form: its prefix, the field that must be chosen, all fields."""

    prefix: str
    chosen: str
    fields: tuple[str, ...]


# Name in a snapshot -> its rows in the form.
INLINES = {
    "bylines": Inline("bylines", "author", ("author", "role")),
    "related": Inline("related_picks", "target", ("target",)),
}


def typed(name: str, data: QueryDict) -> list[Any]:
    """The rows that a form holds, in order, without those that it takes away."""
    inline = INLINES[name]
    found = []
    for number in range(min(_number(data.get(f"{inline.prefix}-TOTAL_FORMS")), MAX_ROWS)):
        row = f"{inline.prefix}-{number}-"
        chosen = _number(data.get(f"{row}{inline.chosen}"))
        if chosen and not data.get(f"{row}DELETE"):
            rest = [data.get(f"{row}{field}", "") for field in inline.fields[1:]]
            found.append((_number(data.get(f"{row}position")), number, [chosen, *rest] if rest else chosen))
    ordered = [value for _position, _row, value in sorted(found, key=lambda row: row[:2])]
    return [value for place, value in enumerate(ordered) if value not in ordered[:place]]


def type_in(name: str, article: Article, wanted: list[Any], data: QueryDict) -> None:
    """Make the rows of a form those of `wanted`: the story's own rows first, the new ones after them."""
    inline = INLINES[name]
    for key in [key for key in data if key.startswith(f"{inline.prefix}-")]:
        del data[key]
    here = list(getattr(article, inline.prefix).order_by("position", "pk"))
    own = [(row.pk, _value(row, inline)) for row in here]
    new = [(None, value) for value in wanted if value not in [value for _pk, value in own]]
    for number, (pk, value) in enumerate([*own, *new]):
        row = f"{inline.prefix}-{number}-"
        values = value if isinstance(value, list) else [value]
        data.update({f"{row}{field}": str(part) for field, part in zip(inline.fields, values, strict=True)})
        data[f"{row}id"], data[f"{row}article"] = str(pk or ""), str(article.pk)
        if value in wanted:
            data[f"{row}position"] = str(wanted.index(value) + 1)
        else:
            data[f"{row}position"], data[f"{row}DELETE"] = str(number + 1), "on"
    data[f"{inline.prefix}-INITIAL_FORMS"] = str(len(own))
    data[f"{inline.prefix}-TOTAL_FORMS"] = str(len(own) + len(new))


def _value(row: Any, inline: Inline) -> Any:
    values = [getattr(row, f"{inline.chosen}_id"), *(getattr(row, field) for field in inline.fields[1:])]
    return values if len(values) > 1 else values[0]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else 0
