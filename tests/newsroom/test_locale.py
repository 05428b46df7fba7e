"""The Vietnamese catalogue: complete, and what is compiled is what is written."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

CATALOGUE = Path("newsroom", "locale", "vi", "LC_MESSAGES", "django.po")
PO = settings.BASE_DIR / CATALOGUE

# As in CONTRIBUTING.md.
MAKE_MESSAGES = "makemessages -l vi --no-location --no-wrap --no-obsolete"
# What is filled in by name, which a translation may leave out, and in order, which it may not.
NAMED = re.compile(r"%\(\w+\)[a-z]|\{\w+\}|<\w+")
IN_ORDER = re.compile(r"%[sd]|\{\}")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(PO))


def key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def words(catalogue: polib.POFile | polib.MOFile) -> dict:
    return {key(entry): entry.msgstr_plural or entry.msgstr for entry in catalogue.translated_entries()}


def test_every_message_is_translated(catalogue):
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []
    assert [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete] == []


def test_the_compiled_catalogue_says_what_is_written(catalogue):
    assert words(polib.mofile(str(PO.with_suffix(".mo")))) == words(catalogue)


def test_translations_have_places_only_for_what_is_filled_in(catalogue):
    for entry in catalogue.translated_entries():
        for translation in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            source = entry.msgid_plural or entry.msgid
            assert set(NAMED.findall(translation)) <= set(NAMED.findall(source)), entry.msgid
            assert IN_ORDER.findall(translation) == IN_ORDER.findall(source), entry.msgid


def test_the_catalogue_holds_the_messages_of_the_source_and_no_others(catalogue, tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip("gettext is not installed")
    for room in ("articles", "comments", "newsroom", "templates"):
        shutil.copytree(settings.BASE_DIR / room, tmp_path / room)
    made = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "django", *MAKE_MESSAGES.split()],
        cwd=tmp_path,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    fresh = {key(entry) for entry in polib.pofile(str(tmp_path / CATALOGUE))}
    held = {key(entry) for entry in catalogue}
    assert (fresh - held, held - fresh) == (set(), set())
