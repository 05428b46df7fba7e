"""Every kind of page is well-formed HTML, with one h1, headings in order and no id twice."""

import html5lib
import pytest
from django.urls import reverse

from articles.models import Article
from tests.factories import make_article, make_live_entry
from tests.paper import drawn_pages, make_paper

pytestmark = pytest.mark.django_db

XHTML = "{http://www.w3.org/1999/xhtml}"


def faults(html: str) -> list[str]:
    """What is wrong with a page."""
    parser = html5lib.HTMLParser()
    document = parser.parse(html)
    found = [f"{code} at {place}" for place, code, _ in parser.errors]
    identifiers = [element.get("id") for element in document.iter() if element.get("id")]
    found += [f"twice: {name}" for name in sorted(set(identifiers)) if identifiers.count(name) > 1]
    headings = {f"{XHTML}h{level}" for level in range(1, 7)}
    levels = [int(element.tag[-1]) for element in document.iter() if element.tag in headings]
    if levels.count(1) != 1 or levels[0] != 1:
        found.append(f"not one h1, before all others: {levels}")
    if any(after - before > 1 for before, after in zip(levels, levels[1:], strict=False)):
        found.append(f"a level is left out: {levels}")
    return found


def test_every_page_is_well_formed(client):
    pages = dict(drawn_pages(client, make_paper()))
    wrong = {name: faults(html) for name, html in pages.items() if faults(html)}
    assert not wrong


def test_what_is_new_in_a_live_report_is_well_formed(client):
    story = make_article(kind=Article.Kind.LIVE)
    make_live_entry(story, "Tàu đã rời bến")
    news = client.get(reverse("articles:live-news", args=[story.slug, story.pk])).text
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body><h1>1</h1><h2>2</h2>{news}</body></html>"
    assert not faults(page)


def test_what_is_wrong_is_found():
    page = "<!DOCTYPE html><title>x</title><h2 id=a>2</h2><h4 id=a>4</h4><p></div>"
    assert len(faults(page)) == 4
