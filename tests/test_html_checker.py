"""The Nu HTML checker finds no error in any kind or state of a page."""

import json
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

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


def test_the_checker_does_find_errors(tmp_path):
    page = "<!DOCTYPE html><html lang=vi><title>Sai</title><p><time datetime='hôm qua'>Hôm qua</time>"
    (tmp_path / "wrong.html").write_text(page)
    [error] = errors(tmp_path)
    assert error.startswith("wrong: Bad value “hôm qua” for attribute “datetime”")
