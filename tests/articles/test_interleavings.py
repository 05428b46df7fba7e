"""Two editors on one story, in every order: no paragraph that anybody typed is lost.

Most runs drive what the admin's views call, in the order in which they call it; some go through the views
themselves, to show that they do.
"""

import random
from itertools import count

import pytest
from django.core.cache import cache
from django.db import transaction
from django.forms import modelform_factory
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from articles import presence, revisions, working_copies
from articles.admin.story import conflicts
from articles.forms import ArticleForm
from articles.models import Article, Revision, WorkingCopy
from newsroom import markup
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

BELOW_THE_VIEWS, THROUGH_THE_VIEWS = 497, 3
STEPS = 6
ACTIONS = ("edit", "edit", "edit", "keep", "keep", "take_over", "save", "save", "restore", "restart")

FIELDS = ["headline", "lead", "body", "kind", "category"]
StoryForm = modelform_factory(Article, form=ArticleForm, fields=FIELDS)


def pieces(text):
    return markup.pieces(text or "")


class Editor:
    """Somebody with the story open, who adds, changes and takes away paragraphs."""

    def __init__(self, run, user):
        self.run, self.user = run, user
        self.open()

    # -- What a person does -------------------------------------------------------------------------

    def edit(self):
        """Write a new paragraph somewhere, write on in one, or delete one on purpose."""
        written = pieces(self.typed["body"])
        place = self.run.random.randrange(len(written) + 1)
        words = f"<p>Đoạn {next(self.run.numbers)} của {self.user.username}.</p>"
        if place < len(written) and self.run.random.random() < 0.3:
            self.run.given_up.add(written[place])
            written[place] = words
        else:
            written.insert(place, words)
        self.type(written)
        self.run.typed.add(words)

    def keep(self):
        """What the script does when typing stops."""
        self.ping()
        self.post_draft()
        self.is_kept = True

    def restart(self):
        """Server and tab are gone; what was typed last is handed over by the browser when it is back."""
        cache.clear()
        if not self.is_kept:
            self.post_draft()
        self.open(from_draft=True)

    def type(self, written):
        self.typed["body"] = "\n".join(written)
        self.is_kept = False

    def refuse(self, data):
        """The page after a save that was refused: it shows what to send next, and the tab that it is now."""
        self.typed = data
        self.is_kept = False

    # -- What the server does -----------------------------------------------------------------------

    def open(self, from_draft=False):
        draft = working_copies.left(self.user, self.run.story).first() if from_draft else None
        if draft:
            self.typed = working_copies.as_typed(draft)
        else:
            form = StoryForm(instance=Article.objects.get(pk=self.run.story.pk))
            self.typed = QueryDict(mutable=True)
            for name in form.fields:
                value = form[name].value()
                self.typed[name] = "" if value is None else str(value)
        self.is_kept = True

    def ping(self):
        presence.ping(self.run.story, self.user, self.typed["tab"], is_changing=True)

    def post_draft(self):
        working_copies.keep(self.user, self.run.story, self.typed)

    def take_over(self):
        presence.take_over(self.run.story, self.user, self.typed["tab"])

    @transaction.atomic
    def save(self):
        story = Article.objects.select_for_update(of=["self"]).get(pk=self.run.story.pk)
        refused = presence.against_saving(story, self.user, self.typed["tab"])
        conflict = conflicts.find(story, self.typed, StoryForm)
        data = (conflict.typed if conflict else self.typed).copy()
        if refused:
            old, data["tab"] = data["tab"], working_copies.new_tab()
            working_copies.keep(self.user, story, data)
            self.user.working_copies.filter(tab=old).delete()
        if refused or conflict:
            return self.refuse(data)
        form = StoryForm(data, instance=story)
        assert form.is_valid(), form.errors
        revisions.begin(story)
        form.save()
        working_copies.saved(self.user, data["tab"], data.get("draft", ""))
        presence.leave(story, self.user, data["tab"])
        revisions.record(story, by=self.user)
        return self.open()

    def restore(self):
        number = self.run.random.randint(1, max(revisions.version(self.run.story), 1))
        revision = self.run.story.revisions.filter(number=number).first()
        if revision and not presence.against_changing(self.run.story, self.user):
            revisions.restore(revision, by=self.user)


class EditorAtTheDesk(Editor):
    """The same person, through the pages of the admin."""

    def __init__(self, run, user):
        self.client = Client()
        self.client.force_login(user)
        super().__init__(run, user)

    def address(self, name):
        return reverse(f"admin:articles_article_{name}", args=[self.run.story.pk])

    def open(self, from_draft=False):
        draft = working_copies.left(self.user, self.run.story).first() if from_draft else None
        asked = f"?ban-nhap={draft.pk}" if draft else ""
        self.typed = form_data(self.client, self.address("change") + asked)
        self.is_kept = True

    def restart(self):
        super().restart()
        self.client = Client()
        self.client.force_login(self.user)

    def ping(self):
        fields = {"tab": self.typed["tab"], "changing": "1"}
        assert self.client.post(self.address("presence"), fields).status_code == 200

    def post_draft(self):
        assert self.client.post(self.address("working"), self.typed).status_code == 200

    def take_over(self):
        assert self.client.post(self.address("take_over"), {"tab": self.typed["tab"]}).status_code == 200

    def save(self):
        response = self.client.post(self.address("change"), self.typed)
        if response.status_code == 302:
            return self.open()
        assert response.status_code == 409
        data = response.context["adminform"].form.data
        sent = dict(data.lists())
        return self.refuse(sent | {"body": data["body"], "tab": data["tab"]})

    def restore(self):
        number = self.run.random.randint(1, max(revisions.version(self.run.story), 1))
        if self.run.story.revisions.filter(number=number).exists():
            address = reverse("admin:articles_article_restore", args=[self.run.story.pk, number])
            assert self.client.post(address).status_code == 302


class Run:
    """One story from its first paragraph on, and what was ever typed into it."""

    def __init__(self, seed, users, kind):
        self.random, self.numbers = random.Random(seed), count(1)
        first = "<p>Đoạn đầu.</p>"
        self.story = make_article(body=first)
        self.typed, self.given_up = {first}, set()
        self.editors = [kind(self, user) for user in users]
        self.done = []

    def step(self):
        editor, action = self.random.choice(self.editors), self.random.choice(ACTIONS)
        self.done.append(f"{editor.user.username} {action}")
        getattr(editor, action)()

    def lost(self):
        """Paragraphs that are in no open form, no draft, no revision and not in the story."""
        here = set(pieces(Article.objects.get(pk=self.story.pk).body))
        for revision in Revision.objects.filter(article=self.story):
            here |= set(pieces(revision.values["body"]))
        for copy in WorkingCopy.objects.filter(article=self.story):
            here |= set(pieces(copy.values["body"][0]))
        return self.typed - self.given_up - here


@pytest.fixture
def users():
    return [make_user("editor", username="lan"), make_user("editor", username="minh")]


def play(seed, users, kind):
    for user in users:
        user.working_copies.all().delete()
    run = Run(seed, users, kind)
    for _step in range(STEPS):
        run.step()
    for editor in run.editors:
        editor.restart()
    assert not run.lost(), (seed, run.done, run.lost())
    return run


def test_no_order_of_what_two_editors_do_loses_a_paragraph(users):
    StoryForm.user = users[0]
    runs = [play(seed, users, Editor) for seed in range(BELOW_THE_VIEWS)]
    done = {action.split()[1] for run in runs for action in run.done}
    assert done == set(ACTIONS)


def test_nor_does_it_through_the_pages_of_the_desk(users):
    for seed in range(THROUGH_THE_VIEWS):
        play(seed, users, EditorAtTheDesk)
