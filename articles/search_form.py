"""What readers may ask of the search besides words."""

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Author
from articles.search import RELEVANCE, TIME, Words
from articles.sections import Sections
from newsroom.text import sort_key

NOT_A_DAY = _("This is not a day. Write it as in 24/11/2026; until then it is left out.")
ORDERS = {"": RELEVANCE, "moi": TIME}


class DayField(forms.DateField):
    """A day of the calendar that our printed century and its neighbours have."""

    default_validators = [
        MinValueValidator(date(1800, 1, 1), NOT_A_DAY),
        MaxValueValidator(date(2200, 1, 1), NOT_A_DAY),
    ]

    def __init__(self, label: str):
        super().__init__(
            label=label,
            required=False,
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": NOT_A_DAY},
        )


class SearchForm(forms.Form):
    """The names are those of the address. What is wrong is said and left out; the search goes on."""

    q = forms.CharField(label=_("Words"), required=False, strip=False)
    muc = forms.ChoiceField(
        label=_("Section"),
        required=False,
        error_messages={"invalid_choice": _("There is no such section. All of them were searched.")},
    )
    tacgia = forms.ChoiceField(
        label=_("Author"),
        required=False,
        error_messages={"invalid_choice": _("There is no page of this author. All were searched.")},
    )
    tu = DayField(pgettext_lazy("day", "From"))
    den = DayField(pgettext_lazy("day", "To"))
    xep = forms.ChoiceField(
        label=_("Order of results"),
        required=False,
        choices=[("", _("The best first")), ("moi", _("The newest first"))],
        error_messages={"invalid_choice": _("There is no such order. The best come first.")},
    )

    def __init__(self, data: dict[str, str], sections: Sections):
        words = Words.of(data.get("q", ""))
        super().__init__({**data, "q": words.typed}, label_suffix="")
        self.words = words
        self.sections = sections
        self.authors = {author.slug: author for author in Author.objects.with_page()}
        names = [(slug, author.pen_name) for slug, author in self.authors.items()]
        everyone = sorted(names, key=lambda name: sort_key(name[1]))
        self.fields["muc"].choices = [("", _("All sections")), *_indented(sections)]
        self.fields["tacgia"].choices = [("", _("All authors")), *everyone]
        for name in self.errors:
            self.fields[name].widget.attrs |= {"aria-invalid": "true", "aria-describedby": f"loi-{name}"}
            self.data[name] = ""  # No browser shows in a field for days what is none.

    def clean(self) -> None:
        since, until = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if since and until and until < since:
            self.add_error("den", _("This is before the first day. It is left out until it is later."))

    @property
    def asked(self) -> dict[str, Any]:
        """The arguments of `articles.search.search`."""
        chosen = self.cleaned_data
        category = self.sections.at(chosen.get("muc", ""))
        return {
            "categories": [category, *self.sections.children(category)] if category else [],
            "author": self.authors.get(chosen.get("tacgia")),
            "since": _midnight(chosen.get("tu")),
            "until": _midnight(chosen.get("den"), days=1),
            "order": ORDERS[chosen.get("xep", "")],
        }

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("muc", "tacgia", "tu", "den"))

    @property
    def has_choices(self) -> bool:
        """More than words was asked for, rightly or wrongly."""
        return any(self.data.get(name) for name in self.fields if name != "q")

    def address_part(self, **changed: str) -> str:
        """The query string of these words and choices, in one order, without what is empty or wrong."""
        kept = {name: self[name].value() for name in self.fields if name not in self.errors} | changed
        return urlencode({name: value for name, value in kept.items() if value})


def _indented(sections: Sections) -> list[tuple[str, str]]:
    return [
        choice
        for section in sections.top
        for choice in [
            (section.path, section.name),
            *((child.path, f"\N{EN DASH} {child.name}") for child in sections.children(section)),
        ]
    ]


def _midnight(day: date | None, days: int = 0) -> datetime | None:
    """The moment at which the day (or the one `days` later) begins where the paper is."""
    return day and timezone.make_aware(datetime.combine(day + timedelta(days=days), time()))
