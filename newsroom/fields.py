"""Model fields that clean what they are given, whichever way it comes in.

`to_python` cleans, and Django calls it for `full_clean` and fixtures, for every value on its way into a
query (save, bulk_create, bulk_update, update) and for exact lookups; lookups for a piece of the text are made
safe below. So NUL, lone surrogates and decomposed letters never reach the database, and a validator counts
the characters that will be stored.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import lookups

from newsroom import html
from newsroom.text import clean_line, clean_text, nfc, storable

# What is so many times too long is refused as it came: cleaning megabytes is work for nothing.
HOPELESS = 10


class _CleanFormField(forms.CharField):
    """A form field that validates the cleaned text."""

    cleaner: Callable[[str], str]

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        if not isinstance(value, str) or self._is_hopeless(value):
            return value
        return self.cleaner(value) or self.empty_value

    def _is_hopeless(self, value: str) -> bool:
        return self.max_length is not None and len(value) > HOPELESS * self.max_length


class LineFormField(_CleanFormField):
    cleaner = staticmethod(clean_line)


class PlainTextFormField(_CleanFormField):
    cleaner = staticmethod(clean_text)
    widget = forms.Textarea


class HTMLFormField(_CleanFormField):
    cleaner = staticmethod(html.clean)
    widget = forms.Textarea


class _CleanField:
    """What the model fields share; `cleaner` turns any str into what may be stored."""

    cleaner: Callable[[str], str]
    form_class: type[forms.Field]

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return self.cleaner(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        """Show the caller's object what was stored."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = self.to_python(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        """Refuse what is too long with a message for people, where the database would raise DataError."""
        value = super().get_db_prep_save(value, connection)
        if isinstance(value, str) and self.max_length is not None:
            try:
                MaxLengthValidator(self.max_length)(value)
            except ValidationError as error:
                raise ValidationError({self.name: error.error_list}) from None
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.form_class, **kwargs})


class LineField(_CleanField, models.CharField):
    """One line of plain text."""

    cleaner = staticmethod(clean_line)
    form_class = LineFormField


class PlainTextField(_CleanField, models.TextField):
    """Plain text of several lines; `max_length` is enforced by a validator too, not only in forms."""

    cleaner = staticmethod(clean_text)
    form_class = PlainTextFormField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))


class HTMLField(_CleanField, models.TextField):
    """A body in the HTML that `newsroom.html` allows; too much of it raises `html_caps.TooMuch`.

    Lookups search the stored markup as text and do not sanitise: one may look for a piece of a tag.
    """

    cleaner = staticmethod(html.clean)
    form_class = HTMLFormField

    def get_prep_value(self, value):
        value = models.Field.get_prep_value(self, value)
        return nfc(storable(value)) if isinstance(value, str) else value

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(
            self.to_python(value) if isinstance(value, str) else value, connection
        )


def _safe_lookup(base: type[lookups.Lookup]) -> type[lookups.Lookup]:
    """Return the lookup for any typed text: Django hands these patterns to the database unprepared."""

    def __init__(self, lhs, rhs):
        base.__init__(self, lhs, nfc(storable(rhs)) if isinstance(rhs, str) else rhs)

    return type(base.__name__, (base,), {"__init__": __init__})


for _pattern in ("iexact", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith"):
    for _field in (LineField, PlainTextField, HTMLField):
        _field.register_lookup(_safe_lookup(models.Field.get_lookups()[_pattern]))


class IsNFC(models.Func):
    """True when the text is NFC; for constraints: `CheckConstraint(condition=IsNFC("headline"), ...)`."""

    template = "%(expressions)s IS NFC NORMALIZED"
    arity = 1
    output_field = models.BooleanField()
