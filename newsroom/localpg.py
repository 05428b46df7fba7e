"""The embedded Postgres: started, shared and stopped.

Whoever works inside `running(data_dir)` is a user of the server: the first one starts it, the last one stops
it. The kernel keeps the count, through locks that it drops however a process ends (the files of
`<data_dir>/postgres.locks`):

- `door`: held for the moment of coming or leaving, so that no two processes start or stop the server at once;
- `users`: held, shared, by everyone who uses the server;
- `alive`: inherited by the programs that work on the data, so free exactly when none of them is left.

A user that was killed therefore leaves nothing to repair: the next one finds the server alive, takes it over
and stops it when leaving.
"""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from newsroom import localpg_cluster
from newsroom.localpg_cluster import Cluster, LocalPostgresError

__all__ = ["LocalPostgresError", "database", "running"]

START_SECONDS = 120  # Recovery after a crash may have a gigabyte of log to replay.
STOP_SECONDS = 60


def database(data_dir: Path) -> dict[str, str]:
    """The entry for Django's DATABASES. Starts nothing."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": localpg_cluster.NAME,
        "USER": localpg_cluster.USER,
        "PASSWORD": "",
        "HOST": str(localpg_cluster.socket_dir(data_dir)),
        "PORT": localpg_cluster.PORT,
    }


@contextmanager
def running(data_dir: Path) -> Iterator[None]:
    """Inside, the server answers and database `newsroom` exists; LocalPostgresError when that cannot be."""
    try:
        user = _User(data_dir)
    except OSError as error:
        raise LocalPostgresError(
            f"Cannot write to {data_dir} ({error.strerror}): set NEWSROOM_DATA_DIR to a directory of yours."
        ) from error
    process = os.getpid()
    try:
        user.come()
        yield
    finally:
        # A forked worker that ends unwinds its copy of this stack too; only the process that came leaves.
        if os.getpid() == process:
            user.leave()


class _User:
    """One user of the server of a data directory."""

    def __init__(self, data_dir: Path) -> None:
        self.cluster = Cluster(data_dir)
        self.server: subprocess.Popen | None = None  # When it was this user who started it.
        self.locks = data_dir / "postgres.locks"
        self.locks.mkdir(parents=True, exist_ok=True)
        self.door, self.users, self.alive = (self._open_lock(name) for name in ("door", "users", "alive"))

    def come(self) -> None:
        """Take part in the server, starting it if need be."""
        with self._at_the_door():
            fcntl.flock(self.users, fcntl.LOCK_SH)
            try:
                self._ensure_started()
                self.cluster.ensure_database()
            except (OSError, psycopg.Error) as error:
                raise LocalPostgresError(
                    f"Postgres cannot be used: {error} (its log is {self.cluster.log})."
                ) from error

    def leave(self) -> None:
        """Stop taking part; the last one stops the server.

        Signals wait, so that an impatient second Ctrl-C does not leave the server behind.
        """
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
        try:
            with self._at_the_door():
                fcntl.flock(self.users, fcntl.LOCK_UN)
                if _is_free(self.users):
                    self._stop()
        finally:
            for lock in (self.door, self.users, self.alive):
                os.close(lock)
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)

    def _open_lock(self, name: str) -> int:
        return os.open(self.locks / name, os.O_RDWR | os.O_CREAT, 0o600)

    @contextmanager
    def _at_the_door(self) -> Iterator[None]:
        fcntl.flock(self.door, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self.door, fcntl.LOCK_UN)

    def _ensure_started(self) -> None:
        # Another user may have been killed while the server was starting or stopping: let it finish.
        if not _wait(lambda: self.cluster.answers() or _is_free(self.alive), START_SECONDS):
            raise LocalPostgresError(
                f"Postgres (process {self.cluster.pid()}) neither answers nor ends: stop it and start again"
                f" (its log is {self.cluster.log})."
            )
        if not self.cluster.answers():
            self._start()

    def _start(self) -> None:
        alive = self._open_lock("alive")
        try:
            fcntl.flock(alive, fcntl.LOCK_EX)
            self.cluster.ensure_made(keep_open=alive)
            self.server = server = self.cluster.start(keep_open=alive)
        finally:
            os.close(alive)
        _wait(lambda: self.cluster.answers() or server.poll() is not None, START_SECONDS)
        if server.poll() is not None:
            raise LocalPostgresError(
                f"Postgres does not start: {self.cluster.last_complaint()} (its log is {self.cluster.log})."
            )

    def _stop(self) -> None:
        """Fast shutdown, then an immediate one: both keep every commit. Nothing to do when none is alive."""
        for sort in (signal.SIGINT, signal.SIGQUIT):
            # A server that has just been started writes its process number a moment later; initdb never.
            _wait(lambda: _is_free(self.alive) or self.cluster.pid() is not None, seconds=2)
            if not _is_free(self.alive) and (pid := self.cluster.pid()):
                with suppress(ProcessLookupError):
                    os.kill(pid, sort)
            if _wait(lambda: _is_free(self.alive), STOP_SECONDS):
                break
        if self.server and _is_free(self.alive):
            self.server.wait()


def _is_free(lock: int) -> bool:
    """Whether nobody else holds `lock`. Leaves it unlocked."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    fcntl.flock(lock, fcntl.LOCK_UN)
    return True


def _wait(until: Callable[[], bool], seconds: float) -> bool:
    """Whether `until()` came true within `seconds`."""
    deadline = time.monotonic() + seconds
    while not until():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
