"""The command that imports old addresses."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Redirect
from tests.factories import make_category, make_redirect

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path, capsys):
    def run(content: str | bytes, **options) -> tuple[str, str]:
        """What the command says about a file of this content: on the one and on the other stream."""
        file = tmp_path / "cu.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        call_command("import_redirects", str(file), no_color=True, **options)
        return tuple(capsys.readouterr())

    return run


def refused(run, content, capsys, **options) -> str:
    with pytest.raises(CommandError):
        run(content, **options)
    return capsys.readouterr().err


def rows() -> dict[str, str]:
    return dict(Redirect.objects.values_list("old_path", "new_path"))


def test_every_row_becomes_a_redirect(run):
    said, _errors = run(
        'old_path,new_path\n/?p=1,/tin-moi/\n\n/tin%20t%E1%BB%A9c/,/tin-moi/?page=2\n"/a,b",/tin-moi/\n'
    )
    assert rows() == {"/?p=1": "/tin-moi/", "/tin tức/": "/tin-moi/?page=2", "/a,b": "/tin-moi/"}
    assert said == "3 thêm mới, 0 thay đổi, 0 giữ nguyên.\n"


@pytest.mark.parametrize(
    "content", ["\ufeff/a/,/b/\r\n/c/,/d/\r\n", "/a/;/b/\n/c/;/d/", "/a/,/b/\n/a/,/b/\n/c/,/d/\n"]
)
def test_files_of_any_spreadsheet_are_read(run, content):
    run(content)
    assert rows() == {"/a/": "/b/", "/c/": "/d/"}


def test_importing_again_changes_nothing_and_a_new_target_changes_the_row(run):
    run("/a/,/b/\n/b/,/c/\n")
    assert run("/a/,/b/\n/b/,/c/\n")[0] == "0 thêm mới, 0 thay đổi, 2 giữ nguyên.\n"
    assert run("/a/,/b/\n/b/,/d/\n")[0] == "0 thêm mới, 2 thay đổi, 0 giữ nguyên.\n"
    assert rows() == {"/a/": "/d/", "/b/": "/d/"}


def test_an_empty_new_address_needs_a_reason(run, capsys):
    assert "Dòng 1" in refused(run, "/a/,\n", capsys)
    run("/a/,\n", gone_because="Chuyên trang đã khép lại.")
    assert Redirect.objects.get().reason == "Chuyên trang đã khép lại."


def test_one_bad_row_stops_all_and_every_bad_line_is_named(run, capsys):
    make_category("Kinh tế")
    make_redirect("/truoc/", "/b/")
    errors = refused(
        run,
        "/tot/,/b/\n"
        "khong-gach,/b/\n"
        "/x/,https://evil.example/\n"
        "/y/,//evil.example/\n"
        "/kinh-te/,/b/\n"
        "/z/,/z/\n"
        "/b/,/tot/\n"
        "/mot/\n"
        "/ba,/b,/c\n"
        "/tot/,/khac/\n"
        f"/{'x' * 5000},/b/\n"
        "/dai/,/x%0D%0Ay\n",
        capsys,
    )
    numbers = [line.partition(":")[0] for line in errors.splitlines()]
    assert numbers == [f"Dòng {number}" for number in range(2, 13)]
    assert rows() == {"/truoc/": "/b/"}


def test_a_dry_run_says_everything_and_changes_nothing(run, capsys):
    said, _errors = run("/a/,/b/\n", dry_run=True)
    assert said.startswith("1 thêm mới")
    assert rows() == {}
    assert "Dòng 1" in refused(run, "a,/b/\n", capsys, dry_run=True)


@pytest.mark.parametrize("content", [b"/a/,/b\xff/\n", b"/tin-t\xfac/,/b/\n", '/a/,"/b' + "x" * 200_000])
def test_what_cannot_be_read_is_an_error_that_says_so(run, content):
    with pytest.raises(CommandError, match=r"UTF-8|Không đọc được dòng"):
        run(content)
    assert rows() == {}


@pytest.mark.parametrize("name", ["khong-co.csv", "."])
def test_a_file_that_is_not_there_is_an_error_that_says_so(tmp_path, name):
    with pytest.raises(CommandError, match="Không đọc được"):
        call_command("import_redirects", str(tmp_path / name))
