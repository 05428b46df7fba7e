"""`manage.py test [pytest arguments]`: the suite, run by pytest."""

import sys

import pytest
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Runs the tests; the arguments are pytest's (without any: everything but the browser tests)."

    def run_from_argv(self, argv: list[str]) -> None:
        """Hands all arguments to pytest untouched, `--help` and `-k` too, and ends with its exit code."""
        sys.exit(pytest.main(argv[2:]))
