"""The environment that makes itself, for a small project with packages of its own: no network is needed."""

import hashlib
import os
import subprocess
import sys
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from newsroom import bootstrap

SCRIPT = """
import sys
from newsroom import bootstrap
bootstrap.run_in_environment("site")
import one
print(sys.prefix, sys.argv)
"""
PYTHON = sys._base_executable


def make_wheel(folder: Path, name: str) -> str:
    """Write a wheel with one empty module; its line for a lock file."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", f"{name}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project whose site.lock holds package `one`, test.lock `two` as well, ci.lock `three` as well."""
    root = tmp_path_factory.mktemp("project")
    for folder in ("newsroom", "requirements", "wheels"):
        (root / folder).mkdir()
    (root / "newsroom" / "__init__.py").touch()
    (root / "newsroom" / "bootstrap.py").write_bytes(Path(bootstrap.__file__).read_bytes())
    (root / "script.py").write_text(SCRIPT)
    lines = f"--no-index\n--find-links {root / 'wheels'}\n"
    for lock, name in (("site", "one"), ("test", "two"), ("ci", "three")):
        lines += make_wheel(root / "wheels", name)
        (root / "requirements" / f"{lock}.lock").write_text(lines)
    return root


def start(project: Path, *arguments: str) -> subprocess.Popen:
    command = [PYTHON, *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=project, text=True, **pipes)  # noqa: S603


def run(project: Path, *arguments: str) -> tuple[int, str, str]:
    process = start(project, *arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def installed(project: Path) -> set[str]:
    return {path.stem for path in project.glob(".venv/lib/*/site-packages/*.py")} & {"one", "two", "three"}


def recorded(project: Path) -> str:
    return (project / ".venv" / "newsroom-packages").read_text()


def test_two_first_starts_at_once_make_one_environment_and_go_on_in_it(project):
    starts = [start(project, "-X", "utf8", "script.py", "--flag", "a b") for _ in range(2)]
    ends = [process.communicate(timeout=120) for process in starts]
    for out, _ in ends:
        assert out == f"{project / '.venv'} ['script.py', '--flag', 'a b']\n"
    assert "".join(err for _, err in ends).count("Making .venv") == 1
    assert installed(project) == {"one"}


def test_a_later_start_says_and_changes_nothing(project):
    before = recorded(project)
    assert run(project, "script.py") == (0, f"{project / '.venv'} ['script.py']\n", "")
    assert recorded(project) == before


def test_a_larger_lock_is_installed_beside_the_smaller(project):
    code, _, err = run(project, "-m", "newsroom.bootstrap", "ci")
    assert (code, err) == (0, "Installing the packages of requirements/ci.lock (once, some seconds) ...\n")
    assert installed(project) == {"one", "two", "three"}


def test_a_larger_lock_is_enough_for_the_smaller(project):
    assert run(project, "-m", "newsroom.bootstrap", "test") == (0, "", "")
    assert recorded(project).startswith("ci ")


def test_a_changed_lock_is_installed_as_large_as_it_was(project):
    lock = project / "requirements" / "ci.lock"
    lock.write_text(lock.read_text() + make_wheel(project / "wheels", "four"))
    code, _, err = run(project, "script.py")
    assert (code, err.count("requirements/ci.lock")) == (0, 1)
    assert list(project.glob(".venv/lib/*/site-packages/four.py"))
    assert recorded(project).startswith("ci ")


def test_a_failed_installation_is_one_sentence_and_leaves_what_was_there(project):
    lock, before = project / "requirements" / "ci.lock", recorded(project)
    whole = lock.read_text()
    lock.write_text(whole + "five==1.0 --hash=sha256:" + "0" * 64 + "\n")
    try:
        code, out, err = run(project, "-m", "newsroom.bootstrap", "ci")
    finally:
        lock.write_text(whole)
    assert (code, out) == (1, "")
    progress, sentence = err.splitlines()
    assert sentence.startswith("Cannot install requirements/ci.lock; is there a network connection? (ERROR: ")
    assert recorded(project) == before


def test_an_installation_that_was_cut_short_is_done_again_from_nothing(project):
    (project / ".venv" / "newsroom-packages").write_text("unfinished")
    (project / ".venv" / "rubbish").touch()
    code, _, err = run(project, "script.py")
    assert (code, err.count("Making .venv")) == (0, 1)
    assert not (project / ".venv" / "rubbish").exists()
    assert installed(project) == {"one"}


def test_an_environment_that_someone_else_made_is_completed_not_replaced(project):
    (project / ".venv" / "newsroom-packages").unlink()
    (project / ".venv" / "keepsake").touch()
    code, _, err = run(project, "script.py")
    assert (code, err) == (0, "Installing the packages of requirements/site.lock (once, some seconds) ...\n")
    assert (project / ".venv" / "keepsake").exists()


def test_an_environment_of_another_python_is_replaced(project, monkeypatch):
    point_at(project, monkeypatch)
    assert bootstrap._holds("site") and bootstrap._is_usable()
    monkeypatch.setattr(sys, "version_info", namedtuple("Version", "major minor")(3, 99))
    assert not bootstrap._holds("site") and not bootstrap._is_usable()


def point_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", root)
    monkeypatch.setattr(bootstrap, "VENV", root / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", root / ".venv" / "bin" / "python")
    monkeypatch.setattr(bootstrap, "RECORD", root / ".venv" / "newsroom-packages")


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """We are in a virtual environment with Django, and the project is at another place, without any."""
    point_at(tmp_path, monkeypatch)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "their-environment"))
    monkeypatch.setattr(os, "execv", lambda *_: pytest.fail("started again elsewhere"))
    (tmp_path / "requirements").mkdir()
    for lock in bootstrap.LOCKS:
        (tmp_path / "requirements" / f"{lock}.lock").touch()
    return tmp_path


def test_an_active_environment_with_django_is_taken_as_it_is(elsewhere):
    (elsewhere / "requirements" / "site.lock").write_text("django==5.2.0 \\\n    --hash=sha256:00\n")
    bootstrap.run_in_environment("site")
    assert not (elsewhere / ".venv").exists()


def test_what_an_active_environment_lacks_is_named(elsewhere):
    (elsewhere / "requirements" / "test.lock").write_text(
        "django==5.2.0 \\\n    --hash=sha256:00\nNo.Such_Thing==1 \\\n    --hash=sha256:00\n"
        "winonly==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
    )
    with pytest.raises(SystemExit) as raised:
        bootstrap.run_in_environment("test")
    assert f"{sys.prefix} lacks No.Such_Thing: run `pip install -r requirements/test.lock`" in str(
        raised.value
    )


def test_a_python_without_venv_is_told_which_package_it_needs(elsewhere, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(SystemExit) as raised:
        bootstrap.ensure("site")
    assert f"sudo apt install python3.{sys.version_info.minor}-venv" in str(raised.value)
    assert not (elsewhere / ".venv").exists()


def test_a_place_that_cannot_be_written_is_one_sentence(elsewhere, monkeypatch):
    monkeypatch.setattr(bootstrap, "ROOT", elsewhere / "missing")
    with pytest.raises(SystemExit) as raised:
        bootstrap.ensure("site")
    assert str(raised.value).startswith(f"Cannot use {elsewhere / '.venv'}: [Errno 2] ")


def test_an_unknown_lock_is_a_usage_error(project):
    code, _, err = run(project, "-m", "newsroom.bootstrap", "everything")
    assert (code, err) == (1, "Usage: python3 -m newsroom.bootstrap site|test|ci\n")
