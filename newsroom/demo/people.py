"""The demo's logins, one for each role, under one password."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import Group

from articles.models import Article, Author
from newsroom.models import User

# username -> (full name, role, pen name); the first one of each role is what the demo prints.
LOGINS = {
    "phongvien": ("Kiều Duyên", "reporter", "Kiều Duyên"),
    "bientap": ("Trần Minh Sa", "editor", "Minh Sa"),
    "thuky": ("Võ Ngọc Lam", "managing editor", "Ngọc Lam"),
    "tongbientap": ("Lâm Quốc Thạnh", "editor-in-chief", "Quốc Thạnh"),
    "kiemduyet": ("Phạm Bảo Thư", "comment moderator", "Bảo Thư"),
    "quantri": ("Đỗ An Khê", "administrator", "An Khê"),
}


@dataclass(frozen=True)
class Logins:
    """Who can log in: `names` maps username to role."""

    password: str
    names: dict[str, str]

    @property
    def reporter(self) -> User:
        return User.objects.get(username="phongvien")

    @property
    def manager(self) -> User:
        return User.objects.get(username="thuky")

    @property
    def moderator(self) -> User:
        return User.objects.get(username="kiemduyet")


def add(data_dir: Path, password: str = "") -> Logins:
    """Make the logins that are missing and give all of them `password`, or the one kept below `data_dir`."""
    kept = data_dir / "demo-password"
    password = password or _kept(kept) or secrets.token_urlsafe(9)
    kept.touch(mode=0o600)
    kept.write_text(password)
    known = User.objects.in_bulk(LOGINS, field_name="username")
    if len(known) < len(LOGINS) or not check_password(password, known["bientap"].password):
        _write(make_password(password))
    return Logins(password, {name: role for name, (_full_name, role, _pen_name) in LOGINS.items()})


def give_pen_names() -> None:
    """Link every login to its author, who is made when no story has the name yet."""
    for username, (_full_name, _role, pen_name) in LOGINS.items():
        author = Author.objects.filter(pen_name=pen_name).first() or Author(pen_name=pen_name)
        author.user = User.objects.get(username=username)
        author.full_clean()
        author.save()


def give_stories(uri: str, logins: Logins) -> None:
    """Give each story whose address begins with `uri` to who wrote it, or to the reporter."""
    stories = Article.objects.filter(source_uri__startswith=uri)
    stories.update(owner=logins.reporter)
    for user in User.objects.filter(username__in=LOGINS).exclude(pk=logins.moderator.pk):
        stories.filter(bylines__author__user=user).update(owner=user)


def _kept(path: Path) -> str:
    return path.read_text().strip() if path.exists() else ""


def _write(hashed: str) -> None:
    for username, (full_name, role, _pen_name) in LOGINS.items():
        user, _created = User.objects.update_or_create(
            username=username,
            defaults={"full_name": full_name, "is_staff": True, "password": hashed},
        )
        user.groups.set([Group.objects.get(name=role)])
