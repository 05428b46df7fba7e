"""The groups of a newsroom and what each may do: the one table.

Who may do what with one particular story (their own, somebody else's, a published one) is articles.workflow,
which asks for these permissions.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"
WRITE = (VIEW, ADD, CHANGE)
ALL = (VIEW, ADD, CHANGE, DELETE)

# For every role: model -> actions. A role holds nothing that is not written here.
REPORTER = {
    "articles.article": WRITE,
    "articles.byline": ALL,
    "articles.related": ALL,
    "articles.recording": ALL,
    "articles.infographic": ALL,
    "articles.liveentry": ALL,
    "articles.errorreport": (VIEW,),
    "articles.picture": WRITE,
    "articles.tag": (VIEW, ADD),
    "articles.category": (VIEW,),
    "articles.author": (VIEW,),
    "articles.topic": (VIEW,),
}
EDITOR = REPORTER | {
    "articles.article": (*WRITE, "edit_any", "approve", "publish"),
    "articles.errorreport": (VIEW, CHANGE),
    "articles.correction": (VIEW,),
    "articles.picture": ALL,
    "articles.tag": WRITE,
    "articles.author": WRITE,
    "articles.topic": WRITE,
    "articles.box": (VIEW, CHANGE),
    "articles.boxitem": ALL,
    "comments.comment": (VIEW,),
}
MANAGING_EDITOR = EDITOR | {
    "articles.article": (*ALL, "edit_any", "approve", "publish", "override", "withdraw"),
    # Only what is not public yet can be deleted.
    "articles.correction": ALL,
    "articles.tag": ALL,
    "articles.author": ALL,
    "articles.topic": ALL,
    "articles.category": WRITE,
    "articles.box": ALL,
    "articles.redirect": ALL,
    "newsroom.page": ALL,
    "newsroom.menuitem": ALL,
    "comments.comment": (VIEW, CHANGE),
}
EDITOR_IN_CHIEF = MANAGING_EDITOR | {
    "articles.category": ALL,
    "newsroom.publication": (VIEW, CHANGE),
    "newsroom.followlink": ALL,
    "newsroom.user": (VIEW,),
    "comments.comment": (VIEW, CHANGE, DELETE),
}
MODERATOR = {
    "articles.article": (VIEW,),
    "comments.comment": (VIEW, CHANGE, DELETE),
}
ADMINISTRATOR = {
    "newsroom.publication": (VIEW, CHANGE),
    "newsroom.followlink": ALL,
    "newsroom.user": ALL,
    "auth.group": (VIEW,),
}

ROLES = {
    "reporter": REPORTER,
    "editor": EDITOR,
    "managing editor": MANAGING_EDITOR,
    "editor-in-chief": EDITOR_IN_CHIEF,
    "comment moderator": MODERATOR,
    "administrator": EDITOR_IN_CHIEF | ADMINISTRATOR,
}

# How people are told the groups; the database keeps the names of the table.
LABELS = {
    "reporter": _("reporter"),
    "editor": _("editor"),
    "managing editor": _("managing editor"),
    "editor-in-chief": _("editor-in-chief"),
    "comment moderator": _("comment moderator"),
    "administrator": _("administrator"),
}


def label(group: Group) -> str:
    """The group's name in the language of whoever reads it; a group of the newsroom's own keeps its name."""
    return str(LABELS.get(group.name, group.name))


def sync() -> None:
    """Make the groups in the database what the table says. Runs after every migration."""
    for name, rights in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(rights))


def _permissions(rights: dict[str, tuple[str, ...]]):
    wanted = Q(pk=None)
    for label, actions in rights.items():
        app, model = label.split(".")
        codenames = [f"{action}_{model}" for action in actions]
        wanted |= Q(content_type__app_label=app, codename__in=codenames)
    return Permission.objects.filter(wanted)
