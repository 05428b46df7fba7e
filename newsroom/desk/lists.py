"""What the index page shows first: the stories and reports that wait for this person."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import transitions, waiting, workflow
from articles.models import Article, Correction, ErrorReport
from newsroom.models import User

S = Article.Status
LENGTH = 6


@dataclass(frozen=True)
class DeskList:
    """A short list of stories; `nothing` says what an empty one means."""

    heading: str
    stories: QuerySet[Article]
    nothing: str


def of(user: User) -> list[DeskList]:
    """The lists of somebody's desk, one query each."""
    if not user.has_perm("articles.change_article"):
        return []
    found = [
        DeskList(
            _("My stories in the works"),
            _short(user.articles.filter(status__in=transitions.UNPUBLISHED)),
            _("Nothing in the works. Start with “Write a story”."),
        )
    ]
    decided = Article.objects.filter(waiting.decided_by(user)).order_by("updated_at")
    if user.has_perm("articles.approve_article"):
        sent = decided.filter(status__in=[S.SUBMITTED, S.IN_EDIT])
        found.append(DeskList(_("Waiting for an editor"), _short(sent), _("Nobody waits for you.")))
    if user.has_perm("articles.publish_article"):
        approved = decided.filter(status=S.APPROVED)
        scheduled = Article.objects.filter(status=S.PUBLISHED, publish_at__gt=timezone.now())
        found += [
            DeskList(_("Approved, to be published"), _short(approved), _("Nothing is approved and waiting.")),
            DeskList(_("Scheduled"), _short(scheduled.order_by("publish_at")), _("Nothing is scheduled.")),
        ]
    return found


def open_reports(user: User) -> int:
    """How many readers' error reports wait in the stories that this person may see."""
    if not user.has_perm("articles.view_errorreport"):
        return 0
    return ErrorReport.objects.open().filter(article__in=workflow.visible_to(user)).count()


def due_corrections(user: User) -> QuerySet[Correction] | list[Correction]:
    """What the paper owes: corrections that were asked for, the most urgent first."""
    if not user.has_perm("articles.view_correction"):
        return []
    due = Correction.objects.waiting().filter(article__in=workflow.visible_to(user))
    return due.select_related("article").defer("article__body", "article__lead")


def _short(stories: QuerySet[Article]) -> QuerySet[Article]:
    if not stories.query.order_by:
        stories = stories.order_by("-updated_at")
    return stories.select_related("owner").only("headline", "status", "publish_at", "updated_at", "owner")[
        :LENGTH
    ]
