"""The sections of the paper, read once for a page: the menu, the blocks of the front, who belongs to whom."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cached_property

from articles.models import Article, Category


class Sections:
    """The small tree of categories in reading order, kept in memory."""

    def __init__(self, categories: Iterable[Category]):
        self._by_path = {category.path: category for category in categories}

    @classmethod
    def load(cls) -> "Sections":
        return cls(Category.objects.for_tree())

    @cached_property
    def top(self) -> list[Category]:
        return [category for category in self._by_path.values() if category.parent_id is None]

    @property
    def menu(self) -> list[Category]:
        return [category for category in self.top if category.is_in_menu]

    @property
    def on_front(self) -> list[Category]:
        return [category for category in self.top if category.is_on_front]

    @property
    def in_order(self) -> list[Category]:
        """All of them, the sub-sections of each right after it."""
        return [section for top in self.top for section in (top, *self.children(top))]

    def at(self, path: str) -> Category | None:
        return self._by_path.get(path)

    def children(self, category: Category) -> list[Category]:
        return [child for child in self._by_path.values() if child.parent_id == category.pk]

    def newest(
        self, categories: Collection[Category], size: int, *, exclude: Collection[int], at: datetime
    ) -> dict[Category, list[Article]]:
        """The `size` newest stories of each of these and its sub-categories; one without a story is left out.

        Two queries however many there are: a union of short index scans, one for each leaf, then the stories.
        """
        root_of = {child.pk: root for root in categories for child in [root, *self.children(root)]}
        found: dict[Category, list[int]] = {root: [] for root in categories}
        for category, pk in _newest_ids(root_of, size, exclude, at):
            found[root_of[category]].append(pk)
        wanted = {pk for ids in found.values() for pk in ids[:size]}
        articles = Article.objects.published(at).for_cards().in_bulk(wanted)
        stories = {root: [articles[pk] for pk in ids if pk in articles] for root, ids in found.items()}
        return {root: newest for root, newest in stories.items() if newest}


def _newest_ids(
    categories: Iterable[int], size: int, exclude: Collection[int], at: datetime
) -> list[tuple[int, int]]:
    """Category and id of the `size` newest stories of each category, the newest of all first."""
    each = [
        Article.objects.published(at)
        .filter(category=pk)
        .exclude(pk__in=exclude)
        .newest_first()
        .values_list("category", "publish_at", "pk")[:size]
        for pk in categories
    ]
    if not each:
        return []
    rows = each[0].union(*each[1:], all=True) if len(each) > 1 else each[0]
    return [(category, pk) for category, _at, pk in sorted(rows, key=lambda row: row[1:], reverse=True)]
