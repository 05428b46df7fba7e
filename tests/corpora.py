"""Public test data that lies beside the checkout; a test that needs it is skipped where it is absent."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def path(name: str) -> Path:
    """Return the file of that name, or skip the test."""
    if not (ROOT / name).exists():
        pytest.skip(f"no corpus {ROOT / name}")
    return ROOT / name


def naughty_strings() -> list[str]:
    return json.loads(path("text/naughty-strings.json").read_text(encoding="utf-8"))


def xss_payloads() -> list[str]:
    text = path("xss/payloads.txt").read_text(encoding="utf-8", errors="surrogateescape")
    return [line for line in text.split("\n") if line]
