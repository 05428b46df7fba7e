"""Every page of the admin, every role, every kind of story, against one written table.

A page that is in no table fails the first test. What is denied leaves every row of the database as it was.
"""

from datetime import timedelta
from functools import cache

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import preview_links, revisions
from articles.models import Article
from newsroom.models import MenuItem
from tests import factories
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_category, make_user

pytestmark = pytest.mark.django_db
S = Article.Status

CHIEFS = ["managing editor", "editor-in-chief", "administrator"]
ROLES = ["reporter", "editor", *CHIEFS, "comment moderator", None]

# Whose story, in the order of the letters below. The editor of these tests is in charge of one category.
STORIES = ["own draft", "colleague's", "own published", "published", "other category's", "trashed"]


def table(reporter: str, editor: str, chief: str, moderator: str = "------") -> dict[str | None, str]:
    """What each role may do with each of STORIES: + or -."""
    rows = {"reporter": reporter, "editor": editor, "comment moderator": moderator, None: "------"}
    return rows | dict.fromkeys(CHIEFS, chief)


READ = table("+-+--+", "++++++", "++++++", moderator="+-+--+")
# A note is for whoever works on stories, a moderator does not.
NOTE = table("+-+--+", "++++++", "++++++")
CHANGE = table("+-----", "++++--", "+++++-")
# The link was made by the story's owner, whose right to end it stays.
END = table("+-+--+", "++++-+", "++++++", moderator="+-+--+")
PUBLISHED = table("--+---", "--++--", "--++--", moderator="--+---")

# Page of a story -> for whom it opens.
OPENED = {
    "change": READ,
    "history": READ,
    "revision": READ,
    "record": READ,
    "preview": READ,
    "previews": READ,
    # What readers had: of what was never public there is nothing.
    "standing": PUBLISHED,
    "names": NOTE,
    "links": CHANGE,
    "publish": table("------", "++----", "++--+-"),
    "delete": table("------", "------", "-----+"),
    "working": CHANGE,
}
# Page of a story -> what is sent there, and for whom it changes anything.
SENT = {
    "change": ({"headline": "Tựa khác"}, CHANGE),
    "save": ({"headline": "Tựa khác"}, CHANGE),
    "restore": ({}, CHANGE),
    "delete": ({"post": "yes"}, table("------", "------", "-----+")),
    "move": ({"move": "trash"}, table("+-----", "++----", "++--+-")),
    "publish": ({"reason": "Kịp giờ."}, table("------", "++----", "++--+-")),
    "update": ({}, table("--+---", "--++--", "--++--")),
    "links": ({"label": "Luật sư", "days": "7"}, CHANGE),
    "revoke_link": ({}, END),
    "working": ({"headline": "Gõ dở", "tab": "t" * 22, "version": "1"}, CHANGE),
    "presence": ({"tab": "t" * 22}, READ),
    "note": ({"text": "Xem lại số liệu."}, NOTE),
    "note_settle": ({"settle": "1"}, NOTE),
    "take_over": ({"tab": "t" * 22}, CHANGE),
}
# What a script asks by sending the form, and who is answered. It changes nothing.
ASKED = {"suggestions": CHANGE}
# Pages of a story that tests of their own go through for every role.
ELSEWHERE = {"catch-up"}
# Pages for nobody's story in particular -> who may open them; POST only ones answer 405.
GENERAL = {
    "changelist": {"reporter", "editor", *CHIEFS, "comment moderator"},
    "add": {"reporter", "editor", *CHIEFS},
    "calendar": {"reporter", "editor", *CHIEFS, "comment moderator"},
    "token": {*ROLES},
    "drafts": {*ROLES},
}
# Sent only, each to what is the sender's own: tests of their own try them with what is somebody else's.
OWN_THINGS = {
    "add_suggestions",
    "add_working",
    "bulk",
    "draft",
    "drop_draft",
    "drop_drafts",
    "filter_forget",
    "filter_save",
}

# Kind of thing -> role -> what it may: view, add, change, delete. Chiefs that are not named may what the
# managing editor may; nobody else may anything.
REST = {
    "articles.author": {"reporter": "v", "editor": "vac", "managing editor": "vacd"},
    "articles.topic": {"reporter": "v", "editor": "vac", "managing editor": "vacd"},
    "articles.tag": {"reporter": "va", "editor": "vac", "managing editor": "vacd"},
    "articles.category": {
        "reporter": "v",
        "editor": "v",
        "managing editor": "vac",
        "editor-in-chief": "vacd",
        "administrator": "vacd",
    },
    "articles.box": {"editor": "vc", "managing editor": "vacd"},
    "articles.redirect": {"managing editor": "vacd"},
    "articles.picture": {"reporter": "vac", "editor": "vacd", "managing editor": "vacd"},
    "newsroom.page": {"managing editor": "vacd"},
    "newsroom.menuitem": {"managing editor": "vacd"},
    "newsroom.user": {"editor-in-chief": "v", "administrator": "vacd"},
    "auth.group": {"administrator": "v"},
    "comments.comment": {
        "editor": "v",
        "managing editor": "vc",
        "editor-in-chief": "vcd",
        "administrator": "vcd",
        "comment moderator": "vcd",
    },
}
# Whose rights depend on the story they belong to, or of which there is one: tests of their own.
REST_ELSEWHERE = {
    "articles.article",
    "articles.correction",
    "articles.errorreport",
    "articles.liveentry",
    "newsroom.publication",
}


def names_of_story_pages() -> set[str]:
    start = "articles_article_"
    names = {pattern.name for pattern in admin.site._registry[Article].get_urls() if pattern.name}
    return {name.removeprefix(start) for name in names if name.startswith(start)}


def test_every_page_of_a_story_is_in_a_table():
    of_one_story = OPENED.keys() | SENT.keys() | ASKED.keys() | ELSEWHERE
    assert names_of_story_pages() == of_one_story | GENERAL.keys() | OWN_THINGS


def test_every_kind_of_thing_is_in_a_table():
    assert {model._meta.label_lower for model in admin.site._registry} == REST.keys() | REST_ELSEWHERE


@pytest.fixture(params=ROLES, ids=str)
def role(request):
    return request.param


@pytest.fixture
def category():
    return make_category("Kinh tế")


@pytest.fixture
def actor(role, category):
    user = make_user(role)
    if role == "editor":
        user.categories.add(category)
    return user


@pytest.fixture
def stories(actor, category):
    """One of each of STORIES, with two revisions."""
    colleague, elsewhere = make_user("reporter"), make_category("Thể thao")
    made = [
        make_article(status=S.DRAFT, owner=actor, category=category, publish_at=None, byline_note="HS"),
        make_article(
            status=S.SUBMITTED, owner=colleague, category=category, publish_at=None, byline_note="HS"
        ),
        make_article(status=S.PUBLISHED, owner=actor, category=category),
        make_article(status=S.PUBLISHED, owner=colleague, category=category),
        make_article(
            status=S.SUBMITTED, owner=colleague, category=elsewhere, publish_at=None, byline_note="HS"
        ),
        make_article(status=S.TRASHED, owner=actor, category=category, publish_at=None),
    ]
    for story in made:
        revisions.begin(story)
        Article.objects.filter(pk=story.pk).update(lead="Sapo đã sửa.")
        revisions.record(story, None)
    return made


@pytest.fixture
def superuser():
    client = Client()
    client.force_login(make_user(is_superuser=True))
    return client


@pytest.mark.parametrize("page", OPENED)
def test_a_page_of_a_story_opens_as_the_table_says(client, page, role, actor, stories):
    client.force_login(actor)
    # Revisions carry parts of a second, forms do not.
    now = (timezone.localtime() + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%S")
    before = everything()
    opened = "".join(
        "+" if client.get(address(page, story), {"at": now}).status_code == 200 else "-" for story in stories
    )
    assert opened == OPENED[page][role]
    assert everything() == before


@pytest.mark.parametrize("page", SENT)
def test_what_is_sent_changes_something_as_the_table_says(client, page, role, actor, stories, superuser):
    data, expected = SENT[page]
    client.force_login(actor)
    changed = ""
    for story in stories:
        where = address(page, story)
        form = (
            form_data(superuser, address("change", story)) if page in {"change", "save"} else {"version": 2}
        )
        changed += "+" if does_change(client, where, form | data) else "-"
    assert changed == expected[role]


@pytest.mark.parametrize("page", ASKED)
def test_a_script_is_answered_as_the_table_says(client, page, role, actor, stories):
    client.force_login(actor)
    before = everything()
    answered = "".join(
        "+" if client.post(address(page, story), {"headline": "Tàu"}).status_code == 200 else "-"
        for story in stories
    )
    assert answered == ASKED[page][role]
    assert everything() == before


def is_open(superuser: Client, where: str) -> bool:
    return superuser.get(where).status_code == 200


def does_change(client: Client, where: str, data: dict) -> bool:
    """Whether sending this changes any row; it is taken back for the next one."""
    with transaction.atomic():
        before = everything()
        client.post(where, data)
        is_other = everything() != before
        transaction.set_rollback(True)
    return is_other


@pytest.mark.parametrize("page", GENERAL)
def test_a_general_page_opens_as_the_table_says(client, page, role, actor):
    client.force_login(actor)
    opened = client.get(reverse(f"admin:articles_article_{page}")).status_code == 200
    assert opened == (role in GENERAL[page])


@pytest.mark.parametrize("page", [*OPENED, *SENT, *ASKED, *ELSEWHERE])
def test_without_a_login_there_is_nothing(client, page, category):
    story = make_article(category=category, status=S.DRAFT, owner=make_user("reporter"))
    revisions.begin(story)
    where = address(page, story)
    before = everything()
    for response in (client.get(where), client.post(where, {"move": "trash"})):
        assert response.status_code in {302, 401, 403, 404, 405}
        assert story.headline not in response.text
    assert everything() == before


@pytest.mark.parametrize("label", REST)
def test_other_things_are_open_as_the_table_says(client, label, role, actor):
    client.force_login(actor)
    page = f"admin:{label.replace('.', '_')}"
    may = REST[label].get(role, REST[label].get("managing editor", "") if role in CHIEFS else "")
    thing = make(label)
    one = {"v": "change", "d": "delete"}
    found = {
        letter for letter, name in one.items() if is_open(client, reverse(f"{page}_{name}", args=[thing.pk]))
    }
    found |= {"a"} if is_open(client, reverse(f"{page}_add")) else set()
    assert is_open(client, reverse(f"{page}_changelist")) == ("v" in may)
    assert found == set(may) - {"c"}
    if "c" not in may:
        before = everything()
        assert client.post(reverse(f"{page}_change", args=[thing.pk]), {"name": "X"}).status_code in {
            302,
            403,
        }
        assert everything() == before


def make(label: str):
    """One saved thing of that kind."""
    kind = label.partition(".")[2]
    makers = {"menuitem": lambda: MenuItem.objects.create(path="/tin-moi/", label="Mới")}
    if kind in makers:
        return makers[kind]()
    if kind == "group":
        return Group.objects.first()
    if kind == "redirect":
        return factories.make_redirect("/cu.html", "/tin-moi/")
    return getattr(factories, f"make_{kind}")()


def address(page: str, story: Article) -> str:
    more = {"revision": [1], "restore": [1]}.get(page, [])
    if page == "revoke_link":
        more = [link_of(story)]
    if page == "note_settle":
        more = [note_of(story)]
    return reverse(f"admin:articles_article_{page}", args=[story.pk, *more])


def link_of(story: Article) -> int:
    link = story.preview_links.first()
    if link is None:
        link, _token = preview_links.make(story, "Luật sư", story.owner, timezone.now() + timedelta(days=1))
    return link.pk


def note_of(story: Article) -> int:
    note = story.notes.first() or story.notes.create(author=make_user("editor"), text="Xem lại.")
    return note.pk


@cache
def tables() -> list[str]:
    labels = ["articles", "comments", "newsroom"]
    models = [
        model
        for label in labels
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ]
    return sorted({model._meta.db_table for model in models if model._meta.managed})


def everything() -> list[tuple]:
    """A digest of every row of our tables."""
    digests = " UNION ALL ".join(
        f"SELECT '{name}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {name} t"  # noqa: S608
        for name in tables()
    )
    with connection.cursor() as cursor:
        cursor.execute(digests)
        return sorted(cursor.fetchall())
