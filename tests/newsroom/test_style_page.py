"""The style page shows every part of readers' pages, to staff, out of nothing that is stored."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext

from newsroom.templatetags.specimens import apart
from tests.factories import make_article, make_picture, make_publication, make_user
from tests.test_valid_html import faults

pytestmark = pytest.mark.django_db

ADDRESS = "/_kieu-dang/"
PARTS = ("articles/_*.html", "comments/_*.html")
NOT_SHOWN = {
    "articles/_aside.html": "it only puts two others side by side, and asks what is read",
    "articles/_feed_figure.html": "for feed readers",
    "articles/_head.html": "for machines",
    "articles/_list_head.html": "for machines",
    "articles/_social.html": "for machines",
    "articles/_preview_bar.html": "of a preview for people from outside",
    "articles/_preview_answer.html": "of a preview for people from outside",
    "articles/_live_news.html": "the same entries, for a script",
}


@pytest.fixture
def staff(client):
    client.force_login(make_user("editor"))
    return client


@pytest.fixture
def pictures():
    return [make_picture(width=1200, height=800), make_picture(width=800, height=1200)]


def test_it_shows_every_part_but_those_with_nothing_to_see(staff, pictures):
    drawn = set()

    def look(sender, template, **_context):
        drawn.add(template.name)

    template_rendered.connect(look)
    try:
        assert staff.get(ADDRESS).status_code == 200
    finally:
        template_rendered.disconnect(look)
    root = Path(settings.BASE_DIR, "templates")
    parts = {str(path.relative_to(root)) for pattern in PARTS for path in root.glob(pattern)}
    assert parts - drawn == set(NOT_SHOWN)


def test_it_is_well_formed_with_every_id_once(staff, pictures):
    found = [fault for fault in faults(staff.get(ADDRESS).text) if not fault.startswith("not one h1")]
    assert not found


def test_a_paper_without_pictures_has_one_too(staff):
    assert "Bà Ba, hành khách" in staff.get(ADDRESS).text


def test_readers_and_people_without_the_desk_are_sent_to_the_login(client):
    for user in (None, make_user(is_staff=False)):
        if user:
            client.force_login(user)
        response = client.get(ADDRESS)
        assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={ADDRESS}")


def test_nobody_keeps_or_indexes_it(staff):
    response = staff.get(ADDRESS)
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.text
    assert staff.post(ADDRESS).status_code == 405


def test_it_writes_nothing_and_costs_the_same_whatever_is_stored(staff, pictures):
    make_publication()

    def asked() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            staff.get(ADDRESS)
        return [query["sql"] for query in captured]

    before = asked()
    make_article(cover=make_picture())
    make_picture()
    after = asked()
    assert len(before) == len(after) == 12, "\n".join(after)
    assert not [sql for sql in after if not sql.startswith("SELECT")]


def test_nothing_that_is_stored_shows(staff, pictures):
    make_article("Chimhoangyen", status="draft")
    assert "Chimhoangyen" not in staff.get(ADDRESS).text


def test_the_desk_leads_to_it(staff):
    assert f'href="{ADDRESS}"' in staff.get("/admin/").text


def test_what_is_named_within_a_specimen_is_renamed_with_it():
    html = (
        '<input id="a" aria-describedby="b c"><p id="b"><label for="a"><a href="#b">1</a><a href="#d">2</a>'
    )
    assert apart(html, "x") == (
        '<input id="x-a" aria-describedby="x-b c"><p id="x-b"><label for="x-a"><a href="#x-b">1</a>'
        '<a href="#d">2</a>'
    )
