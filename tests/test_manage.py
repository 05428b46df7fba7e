"""manage.py as a person meets it: in a process of its own."""

import ast
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"


def start(*arguments: str, **environment: str) -> subprocess.Popen:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, MANAGE, *arguments],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(*arguments: str, **environment: str) -> tuple[int, str, str]:
    process = start(*arguments, **environment)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def test_an_old_python_is_told_so(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(sys, "version", "3.10.4 (main)")
    with pytest.raises(SystemExit, match="needs Python 3.11 or later; this is Python 3.10.4"):
        runpy.run_path(str(MANAGE))


def test_an_old_python_can_read_the_file_that_tells_it():
    ast.parse(MANAGE.read_text(), feature_version=(3, 6))


def test_a_command_without_need_of_the_database_does_not_make_one(tmp_path):
    code, out, _ = run("version", DATABASE_URL="", NEWSROOM_DATA_DIR=str(tmp_path / "data"))
    assert (code, out.count(".")) == (0, 2)
    assert not (tmp_path / "data" / "postgres").exists()


def test_a_command_finds_the_database_running_and_leaves_it_stopped(tmp_path):
    code, out, _ = run("showmigrations", "sessions", DATABASE_URL="", NEWSROOM_DATA_DIR=str(tmp_path))
    assert (code, out) == (0, "sessions\n [ ] 0001_initial\n")
    assert (tmp_path / "postgres" / "PG_VERSION").exists()
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


def test_a_database_of_another_version_is_one_sentence(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    code, out, err = run("migrate", DATABASE_URL="", NEWSROOM_DATA_DIR=str(tmp_path))
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "was made by Postgres 15" in err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_a_command_and_the_database_without_a_traceback(tmp_path, number, code):
    program = "import time; print('inside', flush=True); time.sleep(60)"
    process = start("shell", "--command", program, DATABASE_URL="", NEWSROOM_DATA_DIR=str(tmp_path))
    for line in process.stdout:
        if line == "inside\n":
            break
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in err) == (code, False)
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


def test_the_arguments_of_test_and_its_exit_code_are_those_of_pytest(tmp_path):
    module = tmp_path / "test_it.py"
    module.write_text("def test_one(): pass\n\n\ndef test_two(): assert not 'wrong'\n")
    code, out, _ = run("test", str(module), "-k", "one", "-q", "-p", "no:cacheprovider")
    assert (code, "1 passed, 1 deselected" in out) == (0, True)
    code, out, _ = run("test", "-x", str(module), "-p", "no:cacheprovider")
    assert (code, "1 failed, 1 passed" in out) == (1, True)
