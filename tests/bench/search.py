"""How long searches take on the stories of the site: `python -m tests.bench.search`.

Fill the site first: `python manage.py demo --setup-only --articles 100000`. Prints the median and the 95th
percentile in milliseconds, of finding and ranking alone and of the whole page.
"""

import os
import statistics
import sys
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from articles.models import Article  # noqa: E402
from articles.search import RELEVANCE, TIME, find  # noqa: E402
from newsroom import localpg  # noqa: E402
from tests.bench.measure import percentile, timed  # noqa: E402

ROUNDS = 40
# Two words that are together in very many of the demo's stories, with and without diacritics.
COMMON = ["ngư dân", "thanh long", "nước mắm", "cá cơm", "học sinh", "bến cảng", "phiên chợ", "tàu cá"]
UNACCENTED = ["ngu dan", "nuoc mam", "ca com", "hoc sinh", "ben cang", "phien cho", "tau ca", "con duong"]
OTHERS = {
    "one common word": ["sáng", "nước", "sang", "nuoc"],
    "words in quotes": ['"thanh long"', '"nước mắm"', '"ngu dan"'],
    "a word left out": ["ngư dân -tàu", "thanh long -chợ"],
    "no result": ["trượt tuyết", "zzz yyy"],
}


HEAD = f"{'':28}{'found':>8}{'find p50':>10}{'p95':>7}{'page p50':>10}{'p95':>7}"


def report() -> Iterator[str]:
    yield f"{Article.objects.published().count():,} stories, {ROUNDS} searches of each, milliseconds"
    yield HEAD
    for name, queries in {"two words": COMMON, "two words, unaccented": UNACCENTED, **OTHERS}.items():
        yield line(name, queries)
    yield line("two words, newest first", COMMON, order=TIME, address="&xep=moi")


def line(name: str, queries: list[str], order: str = RELEVANCE, address: str = "") -> str:
    client = Client(headers={"host": "localhost"})
    found = statistics.mean(len(find(words, order=order).ids) for words in queries)

    def query(number: int) -> str:
        return queries[number % len(queries)]

    alone = list(timed(lambda number: find(query(number), order=order), ROUNDS))
    pages = list(timed(lambda number: client.get(f"/tim-kiem/?q={query(number)}{address}"), ROUNDS))
    numbers = [statistics.median(alone), percentile(alone), statistics.median(pages), percentile(pages)]
    return f"{name:28}{found:8.0f}{numbers[0]:10.1f}{numbers[1]:7.1f}{numbers[2]:10.1f}{numbers[3]:7.1f}"


if __name__ == "__main__":
    with localpg.running(settings.DATA_DIR):
        for printed in report():
            sys.stdout.write(f"{printed}\n")
