"""`manage.py demo`: the whole site on this machine, ready to look at."""

import argparse
import contextlib
import hashlib
import os
import signal
import socket
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from gunicorn.app.base import BaseApplication

from newsroom.demo import newspaper, people, synthetic
from newsroom.handler import Handler

HOST = "127.0.0.1"
MAX_ARTICLES = 5_000_000
GUNICORN = {
    "worker_class": "gthread",
    "workers": 2,
    "threads": 8,
    "preload_app": True,
    "graceful_timeout": 5,
    "loglevel": "warning",
    "forwarded_allow_ips": "",  # No proxy stands in front.
    "control_socket_disable": True,
}


class Command(BaseCommand):
    help = "Prepares the demo newspaper and serves it the way a real site is served, but for HTTPS."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--port", type=port_number, default=8000, help="8000 unless given; 0 takes a free one"
        )
        parser.add_argument("--setup-only", action="store_true", help="prepare everything, do not serve")
        parser.add_argument(
            "--articles",
            type=number_of_articles,
            default=0,
            metavar="N",
            help="add synthetic stories until there are N, to see the paper under load",
        )

    def handle(self, *args: Any, port: int, setup_only: bool, articles: int, **options: Any) -> None:
        listener = None if setup_only else bind(port)
        self.stdout.write("Preparing the newspaper ...")
        call_command("migrate", interactive=False, verbosity=0)
        collect_static()
        logins = newspaper.load(settings.DATA_DIR, os.environ.get("NEWSROOM_DEMO_PASSWORD", ""))
        added = synthetic.fill_up(articles)
        if added:
            self.stdout.write(f"Added {added} synthetic stories.")
        self.stdout.write(list_of(logins))
        if listener:
            self.serve(listener)

    def serve(self, listener: socket.socket) -> None:
        """Serve until a signal comes; ends the process."""
        address = "http://{}:{}".format(*listener.getsockname())
        lines = [f"The newspaper: {address}/", f"Its desk:      {address}/admin/", "Ctrl-C stops it."]
        connections.close_all()  # The workers must not share the ones of this process.
        Server(listener, ready=lambda: self.stdout.write("\n".join(lines))).run()


class Server(BaseApplication):
    """Gunicorn on a socket that is bound already; calls `ready` once readers can connect."""

    def __init__(self, listener: socket.socket, ready: Any) -> None:
        self.listener = listener
        self.ready = ready
        self.hang_up = signal.getsignal(signal.SIGHUP)
        super().__init__()

    def load_config(self) -> None:
        given = {
            "bind": f"fd://{self.listener.detach()}",
            "when_ready": self.when_ready,
            "on_exit": bury_workers,
        }
        for name, value in (GUNICORN | given).items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return Handler()

    def when_ready(self, arbiter: Any) -> None:
        # When the terminal is closed gunicorn would only reload, and live on unseen.
        if self.hang_up is not signal.SIG_IGN:  # Else we run under nohup.
            self.hang_up = stop
        signal.signal(signal.SIGHUP, self.hang_up)
        self.ready()


def bury_workers(arbiter: Any) -> None:
    """Wait for the workers that gunicorn killed at the end: it does not, and we leave no process behind."""
    for pid in list(arbiter.WORKERS):
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)


def stop(number: int, frame: Any) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def port_number(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port: give a number up to 65535")
    return int(text)


def number_of_articles(text: str) -> int:
    if not text.isdecimal() or int(text) > MAX_ARTICLES:
        raise argparse.ArgumentTypeError(f"{text} is not a number of stories up to {MAX_ARTICLES:,}")
    return int(text)


def list_of(logins: people.Logins) -> str:
    rows = (f"  {name:<12} {role}" for name, role in logins.names.items())
    return "\n".join(["Logins of the desk:", *rows, f"  Password of all of them: {logins.password}"])


def bind(port: int) -> socket.socket:
    """A socket on `port`, held from here on, so that a port in use is found before the long work."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise CommandError(
            f"Port {port} of {HOST} cannot be used ({error.strerror}): stop what uses it,"
            " or choose another with --port."
        ) from error
    return listener


def collect_static() -> None:
    """Collect the static files, unless nothing has changed since the last time."""
    collected = Path(settings.STATIC_ROOT)
    stamp = collected.with_name(f"{collected.name}.stamp")
    digest = static_digest()
    if collected.exists() and stamp.exists() and stamp.read_text() == digest:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest)


def static_digest() -> str:
    """Changes when a static source file is added, removed or written."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            facts = os.stat(storage.path(name))
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
