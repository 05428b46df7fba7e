"""The embedded Postgres, with real servers; the processes of a test use it as other terminals would."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from newsroom import localpg

USER = """
import signal, sys, time
from pathlib import Path
from newsroom import localpg
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
with localpg.running(Path(sys.argv[1])):
    print("inside", flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """A data directory whose cluster is made once; every test leaves its server stopped."""
    data_dir = tmp_path_factory.mktemp("data")
    with localpg.running(data_dir):
        pass
    return data_dir


@pytest.fixture
def start_user(data_dir):
    """A function that starts a process which uses the server, and returns when it is inside."""
    users = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-c", USER, str(data_dir)]
        user = subprocess.Popen(  # noqa: S603
            command, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        users.append(user)
        assert user.stdout.readline() == "inside\n"
        return user

    yield start
    for user in users:
        user.kill()
        user.communicate()
    with localpg.running(data_dir):
        pass


def connect(data_dir: Path, **options) -> psycopg.Connection:
    entry = localpg.database(data_dir)
    where = {"host": entry["HOST"], "port": entry["PORT"], "user": entry["USER"], "dbname": entry["NAME"]}
    return psycopg.connect(**where | options, autocommit=True)


def server_pid(data_dir: Path) -> int:
    return int((data_dir / "postgres" / "postmaster.pid").read_text().split()[0])


def lives(data_dir: Path) -> bool:
    try:
        connect(data_dir).close()
    except psycopg.OperationalError:
        return False
    return True


def end(process: subprocess.Popen, number: int) -> int:
    process.send_signal(number)
    return process.wait(timeout=20)


def test_the_server_runs_only_inside(data_dir):
    assert not lives(data_dir)
    with localpg.running(data_dir):
        assert lives(data_dir)
        pid = server_pid(data_dir)
    assert not lives(data_dir)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_server_stops_after_an_exception(data_dir):
    with pytest.raises(ZeroDivisionError), localpg.running(data_dir):
        raise ZeroDivisionError
    assert not lives(data_dir)


def test_the_database_keeps_commits_and_knows_the_extensions(data_dir):
    with localpg.running(data_dir), connect(data_dir) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'Mũi Né' AS place")
    with localpg.running(data_dir), connect(data_dir) as connection:
        assert connection.execute("SELECT upper(place) FROM kept").fetchone() == ("MŨI NÉ",)
        connection.execute("CREATE EXTENSION unaccent")
        connection.execute("CREATE EXTENSION pg_trgm")
        assert connection.execute("SELECT unaccent('Đừng bỏ lỡ')").fetchone() == ("Dung bo lo",)
        assert connection.execute("SHOW fsync").fetchone() == ("on",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_only_the_owner_reaches_the_socket(data_dir):
    assert (data_dir / "postgres").stat().st_mode & 0o777 == 0o700
    assert Path(localpg.database(data_dir)["HOST"]) == (data_dir / "postgres").resolve()


def test_a_lost_database_is_made_again(data_dir):
    with localpg.running(data_dir), connect(data_dir, dbname="postgres") as connection:
        connection.execute("DROP DATABASE newsroom")
    with localpg.running(data_dir):
        assert lives(data_dir)


def test_two_users_share_one_server_until_the_last_leaves(data_dir, start_user):
    first = start_user()
    pid = server_pid(data_dir)
    with localpg.running(data_dir):
        assert server_pid(data_dir) == pid
        end(first, signal.SIGTERM)
        assert lives(data_dir)
    assert not lives(data_dir)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, -signal.SIGINT), (signal.SIGTERM, 143)])
def test_a_signal_to_the_only_user_stops_the_server(data_dir, start_user, number, status):
    assert end(start_user(), number) == status
    assert not lives(data_dir)


def test_ctrl_c_in_the_terminal_is_not_for_the_server(data_dir, start_user):
    user = start_user()  # It started the server: a child of its own process group, were it not for us.
    with localpg.running(data_dir):
        os.killpg(user.pid, signal.SIGINT)
        user.wait(timeout=20)
        assert lives(data_dir)


def test_the_server_of_a_killed_user_is_taken_over_and_stopped(data_dir, start_user):
    end(start_user(), signal.SIGKILL)
    pid = server_pid(data_dir)
    assert lives(data_dir)
    with localpg.running(data_dir):
        assert server_pid(data_dir) == pid
    assert not lives(data_dir)


def test_a_killed_server_is_started_again_though_its_pid_file_names_a_living_process(data_dir, start_user):
    user = start_user()
    os.kill(server_pid(data_dir), signal.SIGKILL)
    end(user, signal.SIGKILL)
    pid_file = data_dir / "postgres" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getppid()), *lines[1:]]))
    with localpg.running(data_dir):
        assert lives(data_dir)
    assert not lives(data_dir)


def test_a_forked_worker_that_ends_leaves_the_server_to_its_parent(data_dir):
    try:
        with localpg.running(data_dir):
            worker = os.fork()
            if worker == 0:
                raise SystemExit  # It unwinds its copy of the stack, as the end of a gunicorn worker does.
            os.waitpid(worker, 0)
            assert lives(data_dir)
    except SystemExit:
        os._exit(0)
    assert not lives(data_dir)


def test_a_path_too_long_for_a_socket_is_no_obstacle(tmp_path):
    data_dir = tmp_path / ("báo" * 20) / ("tỉnh" * 20)
    host = Path(localpg.database(data_dir)["HOST"])
    assert len(str(host)) < 60
    with localpg.running(data_dir):
        assert lives(data_dir)
        assert host.stat().st_mode & 0o777 == 0o700
    host.rmdir()


def test_a_path_with_signs_that_mean_something_to_postgres_is_no_obstacle(tmp_path):
    data_dir = tmp_path / """a, 'b' "c" \\ $d"""
    with localpg.running(data_dir):
        assert lives(data_dir)
    Path(localpg.database(data_dir)["HOST"]).rmdir()


def test_an_interrupted_initdb_is_done_again(tmp_path):
    half_made = tmp_path / "postgres.new"
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("18\n")
    with localpg.running(tmp_path):
        assert lives(tmp_path)
    assert not half_made.exists()


def refusal(data_dir: Path) -> str:
    with pytest.raises(localpg.LocalPostgresError) as raised, localpg.running(data_dir):
        pass
    return str(raised.value)


def test_data_of_another_version_is_refused_and_left_alone(tmp_path):
    (tmp_path / "postgres").mkdir(mode=0o700)
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    assert "was made by Postgres 15 but 18." in refusal(tmp_path)
    assert [path.name for path in (tmp_path / "postgres").iterdir()] == ["PG_VERSION"]


def test_a_directory_that_is_no_database_is_refused_and_left_alone(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "letter.txt").write_text("mine")
    assert "holds no Postgres database" in refusal(tmp_path)
    assert (tmp_path / "postgres" / "letter.txt").read_text() == "mine"


def test_a_server_that_does_not_start_says_why(data_dir):
    settings = data_dir / "postgres" / "postgresql.auto.conf"
    before = settings.read_text()
    settings.write_text("shared_buffers = 'many'\n")
    try:
        said = refusal(data_dir)
    finally:
        settings.write_text(before)
    assert said.startswith("Postgres does not start: ")
    assert "shared_buffers" in said or "configuration file" in said
    assert str(data_dir / "postgres.log") in said


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    said = refusal(tmp_path / "file" / "data")
    assert said.startswith(f"Cannot write to {tmp_path / 'file' / 'data'} (Not a directory)")


def test_a_socket_directory_of_a_stranger_is_refused(tmp_path):
    data_dir = tmp_path / ("x" * 100)
    host = Path(localpg.database(data_dir)["HOST"])
    host.mkdir(mode=0o755)
    try:
        assert f"{host} is not a private directory" in refusal(data_dir)
    finally:
        host.rmdir()


def test_users_that_come_and_go_at_once_leave_no_server_behind(data_dir):
    code = USER.replace("time.sleep(60)", "time.sleep(float(sys.argv[2]))")
    users = []
    for delay in ("0", "0", "0.05", "0.05"):
        command = [sys.executable, "-c", code, str(data_dir), delay]
        users.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))  # noqa: S603
    assert [user.wait(timeout=60) for user in users] == [0, 0, 0, 0]
    assert not lives(data_dir)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give up being root")
def test_root_without_namespaces_serves_the_data_as_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr("newsroom.localpg_account._may_unshare", lambda: False)
    # Others may pass through the directories that pytest makes for its own user only.
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o001 == 0:
            folder.chmod(0o755)
    with localpg.running(tmp_path):
        assert lives(tmp_path)
        assert (tmp_path / "postgres").owner() == "nobody"
    assert not lives(tmp_path)
