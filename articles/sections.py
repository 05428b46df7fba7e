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
        candidates = [
            Article.objects.published(at)
            .filter(category=pk)
            .exclude(pk__in=exclude)
            .newest_first()
            .values_list("category", "publish_at", "pk")[:size]
            for pk in root_of
        ]
        if not candidates:
            return {}
        first, *rest = candidates
        found: dict[Category, list[int]] = {root: [] for root in categories}
        by_time = sorted(
            first.union(*rest, all=True) if rest else first, key=lambda row: row[1:], reverse=True
        )
        for category, _publish_at, pk in by_time:
            found[root_of[category]].append(pk)
        wanted = {root: ids[:size] for root, ids in found.items() if ids}
        articles = Article.objects.for_cards().in_bulk({pk for ids in wanted.values() for pk in ids})
        return {root: [articles[pk] for pk in ids] for root, ids in wanted.items()}
