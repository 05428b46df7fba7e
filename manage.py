#!/usr/bin/env python3
"""Newsroom's command line: `python3 manage.py help`.

Django's own, plus: on a fresh machine it makes .venv and goes on in it, and while a command runs it keeps the
embedded Postgres running (unless DATABASE_URL names a server).
"""

import contextlib
import os
import pathlib
import signal
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (older ones must say so, not fail on the first import)
    sys.exit(f"Newsroom needs Python 3.11 or later; this is Python {sys.version.split()[0]}.")

from newsroom import bootstrap

WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "version",
}

# They drive a browser or pytest.
WITH_TEST_PACKAGES = {"screenshots", "test"}


def main(argv: list[str]) -> None:
    command = argv[1] if len(argv) > 1 else "help"
    bootstrap.run_in_environment("test" if command in WITH_TEST_PACKAGES else "site")

    from django.core.management import execute_from_command_line

    from newsroom import localpg

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    asks_for_help = command.startswith("-") or {"-h", "--help"} & set(argv)
    if os.environ.get("DATABASE_URL") or command in WITHOUT_DATABASE or asks_for_help:
        database = contextlib.nullcontext()
    else:
        data_dir = os.environ.get("NEWSROOM_DATA_DIR") or bootstrap.ROOT / "var"
        database = localpg.running(pathlib.Path(data_dir))
    try:
        with database:
            execute_from_command_line(argv)
    except localpg.LocalPostgresError as error:
        sys.exit(str(error))


def stop(number: int, frame: object) -> None:
    """Unwind as for an exception, so that what was started is stopped."""
    sys.exit(128 + number)


if __name__ == "__main__":
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # Else we run under nohup.
            signal.signal(number, stop)
    try:
        main(sys.argv)
    except KeyboardInterrupt:
        sys.exit(130)
