"""Makes `.venv` from a lock file and goes on inside it: a fresh machine needs Python and nothing else.

Plain standard library, for it runs before anything is installed. `.venv/newsroom-packages` records what is in
there. Without that file the environment is someone else's; the word "unfinished" in it says that the last
installation was cut short, and it is done again from nothing.

`python3 -m newsroom.bootstrap ci` only makes or updates the environment, from requirements/ci.lock.
"""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RECORD = VENV / "newsroom-packages"
UNFINISHED = "unfinished"

# The lock files in requirements/; each holds all of the one before.
LOCKS = ["site", "test", "ci"]


def run_in_environment(lock: str) -> None:
    """Return inside an environment that holds `lock`; when this is not one, make it and start again there.

    A virtual environment that someone else made and that has Django is taken as it is. What cannot be done
    ends the process with one sentence.
    """
    if _is_foreign():
        _refuse_when_incomplete(lock)
        return
    if ensure(lock) or Path(sys.prefix).resolve() != VENV:
        os.execv(PYTHON, [str(PYTHON), *sys.orig_argv[1:]])  # noqa: S606


def ensure(lock: str) -> bool:
    """Bring `.venv` up to `lock` or more; whether anything had to be done."""
    try:
        if _holds(lock):
            return False
        with _one_at_a_time():
            if not _holds(lock):
                _install(lock)
    except OSError as error:
        sys.exit(f"Cannot use {VENV}: {error}.")
    return True


def _is_foreign() -> bool:
    """Whether this runs in a virtual environment that we did not make, with Django in it."""
    in_one = sys.prefix != sys.base_prefix
    ours = Path(sys.prefix).resolve() == VENV and RECORD.exists()
    return in_one and not ours and importlib.util.find_spec("django") is not None


def _refuse_when_incomplete(lock: str) -> None:
    missing = []
    for name, marker in re.findall(r"^([\w.-]+)==[^\s;]+(\s*;)?", _lock_file(lock).read_text(), re.MULTILINE):
        # A package with a marker is for some systems only.
        if not marker and not any(metadata.distributions(name=name)):
            missing.append(name)
    if missing:
        sys.exit(
            f"{sys.prefix} lacks {', '.join(missing)}: run `pip install -r requirements/{lock}.lock` in it,"
            " or leave it, and an environment is made for you."
        )


def _lock_file(lock: str) -> Path:
    return ROOT / "requirements" / f"{lock}.lock"


def _record(lock: str) -> str:
    """What RECORD says when `.venv` holds the whole of `lock`, installed by this version of Python."""
    digest = hashlib.sha256(_lock_file(lock).read_bytes()).hexdigest()
    return f"{lock} {digest} python{sys.version_info.major}.{sys.version_info.minor}"


def _recorded() -> str:
    return RECORD.read_text() if RECORD.exists() and PYTHON.exists() else ""


def _holds(lock: str) -> bool:
    return _recorded() in [_record(larger) for larger in LOCKS[LOCKS.index(lock) :]]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    folder = os.open(ROOT, os.O_RDONLY)
    # What we start holds the lock too: if we are killed, the next start waits for the orphan to end.
    os.set_inheritable(folder, True)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Waiting for another start to make .venv ...")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _install(lock: str) -> None:
    """Into the present `.venv` when it is whole and of this Python, otherwise into a new one."""
    present = _recorded().split(" ")[0]
    lock = max(lock, present, key=LOCKS.index) if present in LOCKS else lock
    if not _is_usable():
        _make()
    _say(f"Installing the packages of requirements/{lock}.lock (once, some seconds) ...")
    before = _recorded()
    RECORD.write_text(UNFINISHED)
    # Compiling every module takes longer than compiling those that are imported, when they are.
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-compile", "--retries=2"]
    pip = [PYTHON, "-m", "pip", "install", *options, "--require-hashes", "-r", _lock_file(lock)]
    reason = _run(pip)
    if reason:
        # When pip gives up it has changed nothing.
        RECORD.write_text(before) if before else RECORD.unlink()
        sys.exit(f"Cannot install requirements/{lock}.lock; is there a network connection? ({reason})")
    RECORD.write_text(_record(lock))


def _is_usable() -> bool:
    if _recorded() == UNFINISHED or not PYTHON.exists():
        return False
    code = "import pip, sys; print(sys.version_info[:2])"
    asked = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True)  # noqa: S603
    return asked.stdout.strip() == str(sys.version_info[:2])


def _make() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            f"This Python cannot make virtual environments: install its venv module"
            f" (on Debian and Ubuntu: sudo apt install python{version}-venv) and start again."
        )
    _say("Making .venv (once, some seconds) ...")
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    RECORD.write_text(UNFINISHED)
    # Not the interpreter of an environment that is being replaced, or of an active one.
    python = getattr(sys, "_base_executable", sys.executable)
    reason = _run([python, "-m", "venv", VENV])
    if reason:
        sys.exit(f"Cannot make {VENV}: {reason}")


def _run(command: list[str | Path]) -> str:
    """Run to the end; what it says when it fails, else nothing."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, close_fds=False, text=True, **pipes)  # noqa: S603
    if not done.returncode:
        return ""
    lines = done.stdout.strip().splitlines() or [f"it ended with status {done.returncode}"]
    reasons = [line for line in lines if "error" in line.lower()] or lines
    return reasons[-1].strip()


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    if sys.argv[1:] not in [[lock] for lock in LOCKS]:
        sys.exit(f"Usage: python3 -m newsroom.bootstrap {'|'.join(LOCKS)}")
    ensure(sys.argv[1])
