"""`manage.py screenshots` writes what people look at."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from PIL import Image

from newsroom.demo import tour
from tests.factories import make_article, make_box, make_publication, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "screenshots"


@pytest.fixture
def site(live_server):
    make_publication()
    make_article(tags=("biển",))
    make_box()
    user = make_user("administrator", username="quantri", is_superuser=True)
    user.set_password("biển xanh 42")
    user.save()
    return live_server.url


def run(site, *only):
    """What the command says. It runs in a thread of its own: this one has a Playwright already."""

    def command():
        said = StringIO()
        try:
            call_command("screenshots", address=site, only=only, stdout=said)
        finally:
            connections.close_all()
        return said.getvalue()

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(command).result()


def test_each_page_is_taken_small_and_large_light_and_dark(site, folder, monkeypatch):
    monkeypatch.setenv("NEWSROOM_DEMO_PASSWORD", "biển xanh 42")
    said = run(site, "front", "desk")
    sizes = {path.name: Image.open(path).width for path in folder.glob("*.png")}
    assert sizes == {
        f"{name}-{width}-{scheme}.png": width
        for name in ("front", "desk")
        for width in (390, 1280)
        for scheme in ("light", "dark")
    }
    light, dark = (
        Image.open(folder / f"front-390-{scheme}.png").getpixel((2, 300)) for scheme in ("light", "dark")
    )
    assert light[0] > 200 > 50 > dark[0]
    index = (folder / "index.html").read_text()
    assert index.count("<img ") == 8
    assert str(folder / "index.html") in said


def test_what_cannot_be_done_is_said(site, folder, monkeypatch):
    with pytest.raises(CommandError, match="No such page: frnt. There are: front, "):
        run(site, "frnt")
    monkeypatch.setenv("NEWSROOM_DEMO_PASSWORD", "falsch")
    with pytest.raises(CommandError, match="quantri could not log in"):
        run(site, "desk")


def test_every_address_of_the_tour_answers(site, client):
    statuses = {name: client.get(address).status_code for name, address in tour.addresses().items()}
    assert statuses.pop("not-found") == 404
    assert set(statuses.values()) == {200}
    assert {"front", "category", "tag", "news", "news-in-words", "comments", "search-hits"} <= set(statuses)
