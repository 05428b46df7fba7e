"""What a story needs before readers may see it, and what it had better have: one table.

A blocking item keeps a story from being published. Some of those may be overridden, with a reason, by whoever
has the right to; the others are only a word to the editor.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import draft_facts
from articles.draft_facts import Facts
from articles.models import Article

K = Article.Kind


@dataclass(frozen=True)
class Check:
    """One line of the table; `field` is where the story's form has what it is about.

    `detail` names what was found, after the `message`; `applies` says for which stories there is the item.
    """

    name: str
    label: str
    message: str
    field: str
    is_met: Callable[[Facts], object]
    may_be_overridden: bool = False
    applies: Callable[[Facts], object] = lambda facts: True
    detail: Callable[[Facts], str] = lambda facts: ""


@dataclass(frozen=True)
class Item:
    """How one story does on one check; `anchor` leads to the place in its form."""

    name: str
    label: str
    message: str
    field: str
    anchor: str
    is_met: bool
    is_blocking: bool
    may_be_overridden: bool


# Where the form has what has no field of its own, or one that the editor hides.
ANCHORS = {
    "author": "bylines-group",
    "body": "id_body_helptext",
    "recording": "recording-group",
    "infographic": "infographic-group",
}

BLOCKING = [
    Check("headline", _("headline"), _("Write a headline."), "headline", lambda f: f.article.headline),
    Check("lead", _("lead"), _("Write a lead."), "lead", lambda f: f.article.lead),
    Check("category", _("category"), _("Choose a category."), "category", lambda f: f.article.category_id),
    Check(
        "author",
        _("author"),
        _("Say who made it: add a pen name under “Bylines”, or a name or a source under “Names and source”."),
        "byline_note",
        lambda f: f.has_author,
        may_be_overridden=True,
    ),
    Check(
        "cover alt",
        _("description of the cover"),
        _("Describe the cover picture: open it and fill in the alternative text."),
        "cover",
        lambda f: f.article.cover.alt,
        applies=lambda f: f.article.cover,
    ),
    Check(
        "picture alts",
        _("descriptions of the pictures"),
        _("Describe every picture in the text: open it and fill in the alternative text."),
        "body",
        lambda f: not f.undescribed,
        applies=lambda f: f.images,
    ),
    Check(
        "address",
        _("address"),
        _("The address part needs letters or figures."),
        "slug",
        lambda f: f.has_address,
    ),
    Check(
        "links",
        _("links"),
        _("A link leads nowhere or has no words: mend it or take it out."),
        "body",
        lambda f: not f.empty_links,
        may_be_overridden=True,
        detail=lambda f: draft_facts.quoted(f.empty_links),
    ),
    Check(
        "ai",
        _("AI label"),
        _("Say what part AI had and name its tool: in the story, and in every picture that AI made."),
        "ai_use",
        lambda f: f.is_ai_labelled and not f.unlabelled,
        detail=lambda f: draft_facts.quoted(str(picture) for picture in f.unlabelled),
    ),
    Check(
        "recording",
        _("recording"),
        _("Add the video or the sound: a file, or its address at a provider."),
        "recording",
        lambda f: hasattr((f.article.update_of or f.article), "recording"),
        applies=lambda f: f.article.kind in {K.VIDEO, K.AUDIO},
    ),
    Check(
        "infographic",
        _("drawing"),
        _("Add the drawing, and say in words what it shows."),
        "infographic",
        lambda f: hasattr((f.article.update_of or f.article), "infographic"),
        applies=lambda f: f.article.kind == K.INFOGRAPHIC,
    ),
]

ADVISORY = [
    Check(
        "headline length",
        _("length of the headline"),
        _("The headline is longer than 110 characters."),
        "headline",
        lambda f: len(f.article.headline) <= draft_facts.HEADLINE,
    ),
    Check(
        "lead length",
        _("length of the lead"),
        _("A lead has 30 to 60 syllables."),
        "lead",
        lambda f: f.lead_syllables in draft_facts.LEAD,
    ),
    Check(
        "cover width",
        _("cover picture"),
        _("Choose a cover picture that is at least 1,200 pixels wide."),
        "cover",
        lambda f: f.article.cover and f.article.cover.width >= draft_facts.COVER_WIDTH,
    ),
    Check(
        "subheads",
        _("subheads"),
        _("A text of more than 600 syllables reads better with subheads."),
        "body",
        lambda f: f.has_subheads,
        applies=lambda f: f.article.syllable_count > draft_facts.WITHOUT_SUBHEADS,
    ),
    Check(
        "doubled",
        _("no paragraph twice"),
        _("Two paragraphs close to each other are much the same: keep the right one."),
        "body",
        lambda f: not f.doubled,
        detail=lambda f: draft_facts.quoted(f.doubled),
    ),
    Check(
        "duplicate",
        _("no double"),
        _("Another story of the last 90 days is much the same."),
        "headline",
        lambda f: not f.has_double,
    ),
    Check(
        "seo description",
        _("description for search engines"),
        _("Write what search engines show below the title; empty, they take the lead."),
        "seo_description",
        lambda f: f.article.seo_description,
    ),
    Check("tags", _("tags"), _("Give it tags, so that readers can follow them."), "tags", lambda f: f.tags),
    Check(
        "words",
        _("words to weigh"),
        _("Words that may hurt somebody's honour: read the passage once more."),
        "body",
        lambda f: not f.watched_words,
        applies=lambda f: draft_facts.watched(),
        detail=lambda f: draft_facts.quoted(f.watched_words),
    ),
]


def items(article: Article) -> list[Item]:
    """Every item for the story as it is saved, the blocking ones first. At most six queries."""
    facts = Facts(article)
    return [
        _item(check, facts, is_blocking)
        for checks, is_blocking in ((BLOCKING, True), (ADVISORY, False))
        for check in checks
        if check.applies(facts)
    ]


def missing(article: Article, *, is_overridden: bool = False) -> dict[str, list[str]]:
    """What keeps the story from being published, by field of its form.

    `is_overridden`: somebody answers for what may be overridden.
    """
    facts = Facts(article)
    found: dict[str, list[str]] = {}
    for check in BLOCKING:
        if check.applies(facts) and not (is_overridden and check.may_be_overridden):
            item = _item(check, facts, True)
            if not item.is_met:
                found.setdefault(item.field, []).append(item.message)
    return found


def as_readers_have_it(article: Article) -> Article | None:
    """A published story as it is stored, for `refuse_lost` to look at after the change; else None."""
    stored = Article.objects.select_related("cover", "recording", "infographic").filter(pk=article.pk)
    return stored.filter(status=Article.Status.PUBLISHED).first()


def refuse_lost(before: Article | None) -> None:
    """Raise ValidationError, by field, for what a published story had to have and has no more as saved now.

    What it was published without is no reason, nor what somebody may answer for.
    """
    after = before and as_readers_have_it(before)
    found = missing(after, is_overridden=True) if after else {}
    if found:
        earlier = missing(before, is_overridden=True)
        lost = {
            name: [text for text in messages if text not in earlier.get(name, [])]
            for name, messages in found.items()
        }
        if any(lost.values()):
            raise ValidationError({name: messages for name, messages in lost.items() if messages})


def _item(check: Check, facts: Facts, is_blocking: bool) -> Item:
    is_met = bool(check.is_met(facts))
    message = str(check.message) if is_met else f"{check.message} {check.detail(facts)}".strip()
    anchor = ANCHORS.get(check.name) or ANCHORS.get(check.field) or f"id_{check.field}"
    return Item(
        check.name,
        str(check.label),
        message,
        check.field,
        anchor,
        is_met,
        is_blocking,
        check.may_be_overridden,
    )
