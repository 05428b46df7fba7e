"""What the head and the foot of every page lead to: the menu, and the static pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import Category
from articles.sections import Sections
from newsroom.models import MenuItem, Page

# How much of the menu stands in one line of a wide screen, in characters of its type, and what a gap takes.
LINE = 148
GAP = 2.5


@dataclass(frozen=True)
class Entry:
    """`section` is the category it leads to, marked on the pages of its stories too."""

    label: str
    address: str
    section: Category | None = None


@dataclass(frozen=True)
class Menu:
    """What stands in the line, and what is below “more” because it does not fit."""

    line: Sequence[Entry]
    more: Sequence[Entry]

    @classmethod
    def load(cls, sections: Sections) -> "Menu":
        """As the editors made it; without an entry of theirs the sections. One query."""
        made = [
            Entry(item.text, item.get_absolute_url(), item.category)
            for item in MenuItem.objects.for_readers()
        ]
        return cls.of([Entry(_("Home"), reverse("articles:front")), *(made or _default(sections))])

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "Menu":
        fitting = _fitting(entries, LINE)
        if fitting < len(entries):
            fitting = _fitting(entries, LINE - len(pgettext("menu", "More")) - 2 * GAP)
        return cls(entries[:fitting], entries[fitting:])


def _default(sections: Sections) -> list[Entry]:
    found = [Entry(section.name, section.get_absolute_url(), section) for section in sections.menu]
    return [Entry(_("Latest"), reverse("articles:latest")), *found]


def _fitting(entries: Iterable[Entry], room: float) -> int:
    count = 0
    for entry in entries:
        room -= len(entry.label) + GAP
        if room < 0:
            break
        count += 1
    return count


class StaticPages:
    """The published ones, for links; one query."""

    @cached_property
    def all(self) -> list[Page]:
        return list(Page.objects.published().for_links())

    @property
    def footer(self) -> list[Page]:
        return [page for page in self.all if page.is_in_footer]

    @property
    def comment_rules(self) -> Page | None:
        return self._for(Page.Purpose.COMMENT_RULES)

    @property
    def privacy(self) -> Page | None:
        return self._for(Page.Purpose.PRIVACY)

    def _for(self, purpose: Page.Purpose) -> Page | None:
        return next((page for page in self.all if page.purpose == purpose), None)
