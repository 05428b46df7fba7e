"""`manage.py demo`, in processes of its own, with a data directory of its own."""

import argparse
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import FileSystemFinder

from newsroom.management.commands import demo

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """Its static files count as collected already: that takes long."""
    data_dir = tmp_path_factory.mktemp("data")
    (data_dir / "static").mkdir()
    (data_dir / "static.stamp").write_text(demo.static_digest())
    return data_dir


@pytest.fixture
def start(data_dir):
    """A function that starts the demo."""
    environment = os.environ | {"NEWSROOM_DATA_DIR": str(data_dir), "DATABASE_URL": ""}
    started = []

    def start(*arguments: str) -> subprocess.Popen:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-u", MANAGE, "demo", *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=60)


def served_port(process: subprocess.Popen) -> int:
    """The port it says it serves, once it does."""
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/$", line):
            return int(found[1])
    raise AssertionError(process.stderr.read())


def status_of(port: int, host: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/", headers={"Host": host})
    return connection.getresponse().status


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_serves_until_a_signal_and_leaves_no_process(start, data_dir, number):
    process = start("--port", "0")
    port = served_port(process)
    assert status_of(port, "paper.example") == 400  # Not a host of ours: the answer of a site without DEBUG.
    if number == signal.SIGTERM:
        process.send_signal(number)
    else:  # What comes from a terminal comes to the workers too.
        os.killpg(process.pid, number)
    process.communicate(timeout=60)
    assert process.returncode == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert not (data_dir / "postgres" / "postmaster.pid").exists()


def test_a_port_in_use_is_one_sentence_before_any_work(start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start("--port", str(port))
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err == (
        f"CommandError: Port {port} of 127.0.0.1 cannot be used (Address already in use):"
        " stop what uses it, or choose another with --port.\n"
    )


@pytest.mark.parametrize("text", ["65536", "-1", "http", "²", ""])
def test_what_is_no_port_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="is not a port"):
        demo.port_number(text)


def test_a_port_is_taken_as_it_is():
    assert [demo.port_number(text) for text in ("0", "8000", "65535")] == [0, 8000, 65535]


def test_setup_only_prepares_and_ends(start, data_dir):
    process = start("--setup-only")
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert "http://" not in out
    assert not (data_dir / "postgres" / "postmaster.pid").exists()


def test_static_files_are_collected_again_only_when_a_source_changed(tmp_path, settings, monkeypatch):
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("a {}")
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = tmp_path / "collected"
    collections = []

    def collect(*arguments, **options):
        collections.append(arguments)
        settings.STATIC_ROOT.mkdir(exist_ok=True)

    monkeypatch.setattr(demo, "get_finders", lambda: [FileSystemFinder()])
    monkeypatch.setattr(demo, "call_command", collect)
    demo.collect_static()
    demo.collect_static()
    assert collections == [("collectstatic",)]
    (source / "site.css").write_text("a { b: c }")
    demo.collect_static()
    assert len(collections) == 2
    (source / "print.css").write_text("")
    demo.collect_static()
    assert len(collections) == 3
    settings.STATIC_ROOT.rmdir()
    demo.collect_static()
    assert len(collections) == 4
