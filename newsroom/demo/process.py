"""The demo in a process of its own, for what looks at it from outside. Needs no Django."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


class DemoError(Exception):
    """The demo did not start; what it says itself stands above."""


@contextmanager
def running() -> Iterator[str]:
    """The address of the demo, without a slash at the end; it is stopped afterwards."""
    command = [sys.executable, "-u", MANAGE, "demo", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        yield _address(process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate()


def _address(process: subprocess.Popen) -> str:
    for line in process.stdout:
        if found := re.search(r"(http://[\d.]+:\d+)/$", line):
            return found[1]
    raise DemoError("The demo did not start.")
