"""Writes stories that an importer has read: each whole or not at all, and never over an editor's work."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles import pictures, revisions
from articles.importers.images import Attributes, relink
from articles.importers.story import Story, StoryPicture
from articles.models import AIUse, Article, Author, Byline, Category, Imported, Picture, Related, Tag, Topic
from newsroom.text import clean_line, fold, slugify

# What became of a story, translated where it is shown.
CREATED, UPDATED = gettext_noop("created"), gettext_noop("updated")
UNCHANGED, KEPT = gettext_noop("unchanged"), gettext_noop("kept")

# The fields that an import writes; those of the first line as the story has them.
COPIED = ("headline", "short_headline", "lead", "unpublish_at", "embargo_until", "source")
MADE = ("body", "kind", "status", "cover_id", "category_id", "topic_id", "publish_at", "ai_use", "ai_tool")


@dataclass
class Outcome:
    """What became of one story: `status` is one of the four above."""

    status: str
    article: Article
    warnings: list[str] = field(default_factory=list)


def save(
    story: Story, *, category: Category | None = None, overwrite: bool = False, dry_run: bool = False
) -> Outcome:
    """Create or update the article of `story.uri`; `category` is for a story that names none.

    A story that came before in the same words is left alone; so is one that was edited here since, unless
    `overwrite`. With `dry_run` everything is tried and nothing kept. Raises ValidationError when it cannot be
    stored; then nothing is.
    """
    received = _digest(asdict(story))
    with transaction.atomic():
        record = Imported.objects.select_for_update().filter(article__source_uri=story.uri).first()
        if record and record.received == received:
            return Outcome(UNCHANGED, record.article)
        if record and record.written != fingerprint(record.article) and not overwrite:
            message = _("It was edited here since the last import, so it was left alone.")
            return Outcome(KEPT, record.article, [message])
        writer = _Writer(story, record.article if record else Article(source_uri=story.uri), category)
        with writer.no_stray_files(dry_run):
            if record:
                revisions.begin(record.article)
            writer.write()
            if record:
                revisions.record(record.article, None, _("Imported anew"))
            values = {"received": received, "written": fingerprint(writer.article), "missing": story.related}
            Imported.objects.update_or_create(article=writer.article, defaults=values)
        transaction.set_rollback(dry_run)
    return Outcome(UPDATED if record else CREATED, writer.article, writer.warnings)


@transaction.atomic
def link_related() -> dict[int, list[str]]:
    """Link related stories that have come meanwhile; returns what is still missing, by article id."""
    missing: dict[int, list[str]] = {}
    for record in Imported.objects.exclude(missing=[]).select_for_update().select_related("article"):
        here = {found.source_uri: found for found in Article.objects.filter(source_uri__in=record.missing)}
        position = record.article.related_picks.count()
        for uri in record.missing:
            if uri in here and here[uri] != record.article:
                Related.objects.get_or_create(
                    article=record.article,
                    target=here[uri],
                    defaults={"position": (position := position + 1)},
                )
        record.missing = [uri for uri in record.missing if uri not in here]
        record.save()
        if record.missing:
            missing[record.article_id] = record.missing
    return missing


def fingerprint(article: Article) -> str:
    """Digest of what an import writes, as the article holds it now."""
    article = Article.objects.get(pk=article.pk)
    fields = [getattr(article, name) for name in COPIED + MADE]
    bylines = list(article.bylines.values_list("author__pen_name", "role"))
    more_categories = sorted(article.more_categories.values_list("pk", flat=True))
    return _digest([fields, bylines, more_categories, sorted(article.tags.names())])


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


class _Writer:
    """Fills one article from one story."""

    def __init__(self, story: Story, article: Article, category: Category | None):
        self.story, self.article, self.default_category = story, article, category
        self.warnings: list[str] = []
        self.added: list[Picture] = []

    @contextmanager
    def no_stray_files(self, dry_run: bool) -> Iterator[None]:
        """Rows go with the transaction; files of pictures that were added must be taken back by hand."""
        is_kept = False
        try:
            yield
            is_kept = not dry_run
        finally:
            for picture in () if is_kept else self.added:
                picture.file.storage.delete(picture.file.name)

    def write(self) -> None:
        story, article = self.story, self.article
        library = self._pictures()
        categories, tags = self._sections()
        for name in COPIED:
            setattr(article, name, getattr(story, name))
        article.body = relink(story.body, lambda attributes: self._locate(attributes, library))
        article.kind = story.kind or Article.Kind.NEWS
        article.ai_use = story.ai_use or article.ai_use
        article.ai_tool = article.ai_tool or (_("not named by the source") if story.ai_use else "")
        article.publish_at = story.publish_at or article.publish_at or timezone.now()
        article.category = next(iter(categories), self.default_category)
        article.topic = self._topic()
        article.cover = library.get(story.cover)
        article.status = self._status()
        article.full_clean(exclude=["tags"])
        article.save()
        article.more_categories.set(categories[1:])
        article.tags.set(tags)
        self._bylines()

    def _pictures(self) -> dict[str, Picture]:
        """The story's pictures that are in the library or can be added to it, by their URI."""
        library = Picture.objects.in_bulk([p.uri for p in self.story.pictures], field_name="source_uri")
        for picture in self.story.pictures:
            if picture.uri in library:
                continue
            if picture.path is None:
                message = _("The picture “%(href)s” was left out: it does not lie beside the file.")
                self.warnings.append(message % {"href": picture.href})
                continue
            library[picture.uri] = self._add(picture)
            self.added.append(library[picture.uri])
            if not picture.alt:
                message = _("The picture “%(href)s” says nothing to readers who cannot see it.")
                self.warnings.append(message % {"href": picture.href})
        return library

    def _add(self, picture: StoryPicture) -> Picture:
        with picture.path.open("rb") as file:
            return pictures.add(
                File(file, name=picture.path.name),
                alt=picture.alt,
                caption=picture.caption,
                credit=picture.credit,
                rights=picture.rights,
                ai_use=AIUse.GENERATED if picture.is_ai_made else AIUse.NONE,
                source_uri=picture.uri,
            )

    def _locate(self, attributes: Attributes, library: dict[str, Picture]) -> str | None:
        """The library's address of the picture that an `<img>` of the body means."""
        ref, src = attributes.get("data-assoc-ref", ""), attributes.get("src", "")
        for picture in self.story.pictures:
            if picture.uri in library and (
                ref == picture.name if ref else src in (picture.href, picture.name)
            ):
                return pictures.url(library[picture.uri], "full", 640)
        if not any(ref == picture.name or src == picture.href for picture in self.story.pictures):
            self.warnings.append(
                _("The picture “%(href)s” of the text was left out.") % {"href": (src or ref)[:100]}
            )
        return None

    def _sections(self) -> tuple[list[Category], list[Tag]]:
        """Categories, made when the item says that it classifies; what else it is about are tags."""
        known = {fold(category.name): category for category in Category.objects.all()}
        found = [self._category(name, known) for name in self.story.categories]
        found += [known[fold(name)] for name in self.story.subjects if fold(name) in known]
        names = [*self.story.tags, *(name for name in self.story.subjects if fold(name) not in known)]
        return list(dict.fromkeys(found)), Tag.objects.named(names)

    def _category(self, name: str, known: dict[str, Category]) -> Category:
        key = fold(clean_line(name))
        if key not in known:
            category = Category(name=name, position=len(known) + 1)
            category.full_clean(exclude=["path"])
            category.save()
            known[key] = category
            self.warnings.append(_("The category “%(name)s” is new.") % {"name": category.name})
        return known[key]

    def _topic(self) -> Topic | None:
        if not self.story.topic:
            return self.article.topic
        topic, _created = Topic.objects.get_or_create(
            slug=slugify(self.story.topic, max_length=120), defaults={"name": self.story.topic}
        )
        return topic

    def _status(self) -> str:
        """The source's word decides; a story without a category waits as a draft."""
        if self.story.pub_status == "canceled":
            return self._canceled()
        if self.story.pub_status != "usable":
            return Article.Status.DRAFT
        if self.article.category is None:
            self.warnings.append(_("It names no category: it waits as a draft."))
            return Article.Status.DRAFT
        return Article.Status.PUBLISHED

    def _canceled(self) -> str:
        if self.article.pk is None:
            return Article.Status.DRAFT
        self.article.withdrawal_reason = _("The source has withdrawn this story.")
        return Article.Status.WITHDRAWN

    def _bylines(self) -> None:
        authors = [self._author(name) for name in self.story.bylines]
        self.article.bylines.all().delete()
        Byline.objects.bulk_create(
            Byline(article=self.article, author=author, position=position)
            for position, author in enumerate(dict.fromkeys(authors))
        )

    def _author(self, name: str) -> Author:
        name = clean_line(name)[:80]
        author = Author.objects.filter(pen_name__iexact=name).first()
        if author is None:
            author = Author(pen_name=name, slug=_free_slug(slugify(name, max_length=70)))
            author.full_clean()
            author.save()
        return author


def _free_slug(slug: str) -> str:
    taken = set(Author.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = [slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)
