"""What makes the paper an app: manifest, worker, offline page."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings as site
from PIL import Image

from newsroom import offline
from tests.factories import make_article, make_publication

pytestmark = pytest.mark.django_db


def test_the_manifest_names_the_paper(client):
    make_publication(name="Báo Biển", tagline="Tin của người đi biển")
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    data = response.json()
    assert (data["name"], data["short_name"]) == ("Báo Biển", "Báo Biển")
    assert (data["lang"], data["start_url"], data["display"]) == ("vi", "/", "standalone")
    assert data["description"] == "Tin của người đi biển"
    assert [icon.get("purpose") for icon in data["icons"]] == [None, None, "maskable"]


def test_every_icon_has_the_size_that_the_manifest_says(client):
    for icon in client.get("/manifest.webmanifest").json()["icons"]:
        with Image.open(Path(site.BASE_DIR, icon["src"].lstrip("/"))) as image:
            assert icon["sizes"] == f"{image.width}x{image.height}"


def test_the_colours_are_those_of_the_style_sheet(client):
    papers = set(re.findall(r"--paper: (#\w+);", Path(site.BASE_DIR, "static/css/site.css").read_text()))
    assert client.get("/manifest.webmanifest").json()["theme_color"] in papers
    themes = re.findall(r'<meta name="theme-color" content="(#\w+)"', client.get("/").text)
    assert len(themes) == 2
    assert set(themes) <= papers


def test_pages_name_the_manifest_and_register_the_worker(client):
    html = client.get(make_article().get_absolute_url()).text
    assert '<link rel="manifest" href="/manifest.webmanifest">' in html
    assert 'src="/static/js/controls.js" data-worker="/sw.js" defer' in html


def test_the_worker_is_small_and_asked_for_anew(client):
    response = client.get("/sw.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert len(gzip.compress(response.content)) <= 1.5 * 1024
    assert '"/ngoai-tuyen/"]' in response.text
    assert 'pathname.startsWith("/admin/")' in response.text


def test_the_worker_changes_with_a_file_of_its_shell(client, monkeypatch):
    before = client.get("/sw.js").text
    assert client.get("/sw.js").text == before
    hashed = [(name, f"/static/{name}?other") for name in offline.FILES]
    monkeypatch.setattr(offline, "static", dict(hashed).__getitem__)
    version = re.compile(r"shell-[0-9a-f]{12}")
    assert version.search(client.get("/sw.js").text)[0] != version.search(before)[0]


def test_every_file_of_the_shell_is_there():
    assert [name for name in offline.FILES if not Path(site.BASE_DIR, "static", name).is_file()] == []


def test_switched_off_the_worker_removes_itself_and_pages_ask_for_none(client, settings):
    settings.SERVICE_WORKER = False
    script = client.get("/sw.js")
    assert script["Cache-Control"] == "no-cache"
    assert "registration.unregister()" in script.text
    assert "fetch" not in script.text
    assert "data-worker" not in client.get("/").text


def test_the_offline_page_names_the_paper_and_no_story(client):
    make_publication(name="Báo Biển")
    story = make_article()
    html = client.get("/ngoai-tuyen/").text
    assert "Bạn đang ngoại tuyến" in html
    assert "Báo Biển" in html
    assert '<meta name="robots" content="noindex">' in html
    assert story.headline not in html


@pytest.mark.parametrize("address", ["/manifest.webmanifest", "/sw.js", "/ngoai-tuyen/"])
def test_they_take_no_form_and_set_no_cookie(client, address):
    assert client.post(address).status_code == 405
    assert not client.get(address).cookies
