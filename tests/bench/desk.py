"""How long an editor waits: `python -m tests.bench.desk`.

Fill the site first: `python manage.py demo --setup-only --articles 100000`. Takes a story of 300 KB with 200
revisions and prints the milliseconds and queries of opening, saving and looking at its revisions, of what its
text suggests, and of the list of stories; ends with 1 when the 95th percentile of one is over 300 ms. What it
writes is taken back.
"""

import os
import statistics
import sys
from collections.abc import Callable, Iterator
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles import duplicates, revisions  # noqa: E402
from articles.models import Article, Category, Revision  # noqa: E402
from newsroom import localpg  # noqa: E402
from newsroom.models import User  # noqa: E402
from tests.articles.admin.forms import form_data  # noqa: E402
from tests.bench.measure import percentile, timed  # noqa: E402

ROUNDS = 20
REVISIONS = 200
SIZE = 300 * 1024
LIMIT = 300

SENTENCE = "Sáng nay, đoàn tàu của bà con ngư dân rời bến lúc năm giờ, mang theo lưới mới và nhiều hy vọng. "


def body(first: str) -> str:
    """About 300 KB in paragraphs of eight sentences."""
    paragraph = f"<p>{SENTENCE * 8}</p>\n"
    return f"<p>{first}</p>\n" + paragraph * (SIZE // len(paragraph.encode()))


def make_story(owner: User) -> Article:
    article = Article.objects.create(
        headline="Một chuyến biển dài",
        lead=SENTENCE,
        body=body("Đoạn đầu."),
        owner=owner,
        category=Category.objects.first(),
        status=Article.Status.PUBLISHED,
        publish_at=timezone.now(),
    )
    revisions.begin(article)
    first = article.revisions.get()
    Revision.objects.bulk_create(
        Revision(article=article, number=n, values=first.values | {"lead": f"Lần {n}."}, made_by=owner)
        for n in range(2, REVISIONS)
    )
    revisions.record(article, owner)
    return article


def pages(client: Client, article: Article) -> dict[str, Callable[[int], object]]:
    change = reverse("admin:articles_article_change", args=[article.pk])

    def save(number: int) -> None:
        version = article.revisions.newest_first().values_list("number", flat=True).first()
        sent = typed | {"version": version, "body": body(f"Đoạn đầu, lần {number} của {version}.")}
        assert client.post(change, sent).status_code == 302

    typed = form_data(client, change)
    history = reverse("admin:articles_article_history", args=[article.pk])
    return {
        "open the form": lambda number: client.get(change),
        "save": save,
        "list the revisions": lambda number: client.get(history),
        "compare two revisions": lambda number: client.get(
            reverse("admin:articles_article_revision", args=[article.pk, 2])
        ),
        **suggesting(client, article),
        **lists(client),
    }


def suggesting(client: Client, article: Article) -> dict[str, Callable[[int], object]]:
    """What is asked for while a story is written; the stories that say the same also without the rest."""
    address = reverse("admin:articles_article_suggestions", args=[article.pk])
    everything = Article.objects.filter(update_of=None)

    def suggest(text: str) -> None:
        sent = {
            "headline": article.headline,
            "lead": article.lead,
            "body": text,
            "category": article.category_id,
        }
        assert client.post(address, sent).status_code == 200

    return {
        "suggest for 3 KB": lambda number: suggest(article.body[:3000]),
        "suggest for 300 KB": lambda number: suggest(article.body),
        "find the same story": lambda number: duplicates.find(
            duplicates.Subject.of(article), everything, timezone.now()
        ),
    }


def lists(client: Client) -> dict[str, Callable[[int], object]]:
    section = Category.objects.filter(children__isnull=False).first() or Category.objects.first()
    asked = {
        "list all stories": {},
        "list mine": {"tab": "mine"},
        "list what waits": {"tab": "waiting"},
        "list the scheduled": {"tab": "scheduled"},
        "list the published": {"tab": "published"},
        "list the trash": {"tab": "trash"},
        "list a section": {"category__id__exact": section.pk},
        "list by words": {"q": "tàu ra khơi"},
    }

    def show(query: dict[str, object]) -> None:
        assert client.get(reverse("admin:articles_article_changelist"), query).status_code == 200

    return {name: partial(lambda query, number: show(query), query) for name, query in asked.items()}


def report() -> Iterator[tuple[str, bool]]:
    """Each line, and whether it keeps to the limit."""
    editor = User.objects.create(username="bench", is_staff=True)
    editor.groups.add(Group.objects.get(name="editor"))
    client = Client(headers={"host": "localhost"})
    client.force_login(editor)
    article = make_story(editor)
    yield f"{Article.objects.count():,} stories; {SIZE // 1024} KB, {REVISIONS} revisions; milliseconds", True
    yield f"{'':28}{'p50':>8}{'p95':>8}{'queries':>9}", True
    for name, call in pages(client, article).items():
        times = list(timed(call, ROUNDS))
        with CaptureQueriesContext(connection) as counted:
            call(ROUNDS)
        slow = percentile(times)
        yield f"{name:28}{statistics.median(times):8.0f}{slow:8.0f}{len(counted):9}", slow <= LIMIT


def main() -> int:
    kept = True
    with localpg.running(settings.DATA_DIR), transaction.atomic():
        for line, is_kept in report():
            sys.stdout.write(f"{line}\n")
            kept = kept and is_kept
        transaction.set_rollback(True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
