"""The one table of how a story moves from the first word to the reader, and the groups of where it stands.

    draft -> submitted -> in edit -> approved -> published -> withdrawn
                 \\___________\\_________\\-> returned

Two gates: approval of the text, approval to publish. Whoever may do the later one may skip the earlier. What
readers have never had can go to the trash, and come back from it as a draft. `articles.workflow` makes the
moves.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.models import Article

S = Article.Status

# Where a story of one's own may still be changed by somebody who may not approve or publish.
OWN_TO_EDIT = (S.DRAFT, S.SUBMITTED, S.IN_EDIT, S.RETURNED)
# Where only somebody who may publish may change it: readers see it or have seen it.
PUBLIC = (S.PUBLISHED, S.WITHDRAWN)
# What was never public.
UNPUBLISHED = (S.DRAFT, S.RETURNED, S.SUBMITTED, S.IN_EDIT, S.APPROVED)

# The rights of the two gates. They end where somebody's categories end, for stories of their own as well.
GATES = ("approve_article", "publish_article")
# Where nobody changes anything.
CLOSED = (S.TRASHED, S.MERGED)


@dataclass(frozen=True)
class Transition:
    """One move. `permission` is a codename of the articles app.

    `label` stands on the button, `then` says who is next. The last three narrow who may make it and when.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    permission: str
    then: str = ""
    needs_reason: bool = False
    only_owner: bool = False
    needs_edit: bool = True
    is_scheduled: bool | None = None


TRANSITIONS = {
    transition.name: transition
    for transition in (
        Transition(
            "submit",
            gettext_lazy("Send to the editors"),
            (S.DRAFT, S.RETURNED),
            S.SUBMITTED,
            "change_article",
            gettext_lazy("Then an editor takes it."),
        ),
        Transition(
            "recall",
            gettext_lazy("Take back"),
            (S.SUBMITTED,),
            S.DRAFT,
            "change_article",
            gettext_lazy("Then it is your draft again."),
            only_owner=True,
        ),
        Transition(
            "take",
            gettext_lazy("Start editing"),
            (S.SUBMITTED,),
            S.IN_EDIT,
            "approve_article",
            gettext_lazy("Then others see that it is being edited."),
        ),
        Transition(
            "approve",
            pgettext_lazy("story", "Approve"),
            (S.DRAFT, S.RETURNED, S.SUBMITTED, S.IN_EDIT),
            S.APPROVED,
            "approve_article",
            gettext_lazy("Then it waits for somebody who publishes."),
        ),
        Transition(
            "return",
            gettext_lazy("Send back"),
            (S.SUBMITTED, S.IN_EDIT, S.APPROVED),
            S.RETURNED,
            "approve_article",
            gettext_lazy("Then its writer goes on, and reads why."),
            needs_reason=True,
        ),
        Transition(
            "publish",
            gettext_lazy("Publish"),
            (*UNPUBLISHED, S.WITHDRAWN),
            S.PUBLISHED,
            "publish_article",
            gettext_lazy("Then readers have it, at once or at its time."),
        ),
        Transition(
            "unschedule",
            gettext_lazy("Unschedule"),
            (S.PUBLISHED,),
            S.APPROVED,
            "publish_article",
            gettext_lazy("Then it waits again for somebody who publishes."),
            needs_edit=False,
            is_scheduled=True,
        ),
        Transition(
            "withdraw",
            gettext_lazy("Withdraw"),
            (S.PUBLISHED,),
            S.WITHDRAWN,
            "withdraw_article",
            gettext_lazy("Then readers find the reason in its place."),
            needs_reason=True,
            needs_edit=False,
            is_scheduled=False,
        ),
        Transition(
            "trash",
            gettext_lazy("Put into the trash"),
            UNPUBLISHED,
            S.TRASHED,
            "change_article",
            gettext_lazy("Then it can be brought back from the trash."),
        ),
        Transition(
            "restore",
            gettext_lazy("Bring back"),
            (S.TRASHED,),
            S.DRAFT,
            "change_article",
            gettext_lazy("Then it is a draft again."),
            needs_edit=False,
        ),
    )
}
