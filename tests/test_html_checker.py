"""The Nu HTML checker finds no error in any kind or state of a page."""

import json
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from newsroom.demo import tour
from tests.factories import make_user
from tests.paper import drawn_pages, make_paper

pytestmark = [pytest.mark.html_checker, pytest.mark.django_db]

JAR = Path(settings.BASE_DIR, "var/html-checker/node_modules/vnu-jar/build/dist/vnu.jar")


def errors(folder: Path) -> list[str]:
    """What the checker says of the pages in this folder, a line for each error."""
    if not JAR.exists():
        pytest.fail("The HTML checker is missing: .ci/html-checker fetches it.")
    command = ["java", "-jar", JAR, "--format", "json", "--errors-only", "--skip-non-html", folder]
    done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603
    return [
        f"{Path(message['url']).stem}: {message['message']}: {message.get('extract', '').strip()}"
        for message in json.loads(done.stderr)["messages"]
    ]


def test_the_checker_finds_no_error_on_any_page(client, tmp_path):
    for name, html in drawn_pages(client, make_paper()):
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    found = errors(tmp_path)
    assert not found, "\n".join(found)


# The empty first choice of Django's autocomplete fields; the hidden place in a row of django-admin-sortable2.
NOT_OURS = (
    "Element “option” without attribute “label” must not be empty.",
    '<label for="id_items-',
)


def test_the_checker_finds_no_error_of_ours_at_the_desk(client, tmp_path):
    make_paper()
    (tmp_path / "login.html").write_text(client.get(reverse("admin:login")).text, encoding="utf-8")
    client.force_login(make_user("administrator"))
    for name, address in tour.desk().items():
        response = client.get(address)
        assert response.status_code == 200, name
        (tmp_path / f"{name}.html").write_text(response.text, encoding="utf-8")
    found = [error for error in errors(tmp_path) if not any(words in error for words in NOT_OURS)]
    assert not found, "\n".join(found)


def test_the_checker_does_find_errors(tmp_path):
    page = "<!DOCTYPE html><html lang=vi><title>Sai</title><p><time datetime='hôm qua'>Hôm qua</time>"
    (tmp_path / "wrong.html").write_text(page)
    [error] = errors(tmp_path)
    assert error.startswith("wrong: Bad value “hôm qua” for attribute “datetime”")
