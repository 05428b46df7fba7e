"""The demo's logins, one for each role, under one password."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import Group

from newsroom.models import User

# username -> (full name, role); the first one of each role is what the demo prints.
LOGINS = {
    "phongvien": ("Kiều Duyên", "reporter"),
    "bientap": ("Trần Minh Sa", "editor"),
    "thuky": ("Võ Ngọc Lam", "managing editor"),
    "tongbientap": ("Lâm Quốc Thạnh", "editor-in-chief"),
    "kiemduyet": ("Phạm Bảo Thư", "comment moderator"),
    "quantri": ("Đỗ An Khê", "administrator"),
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
    return Logins(password, {name: role for name, (_full_name, role) in LOGINS.items()})


def _kept(path: Path) -> str:
    return path.read_text().strip() if path.exists() else ""


def _write(hashed: str) -> None:
    for username, (full_name, role) in LOGINS.items():
        user, _created = User.objects.update_or_create(
            username=username,
            defaults={"full_name": full_name, "is_staff": True, "password": hashed},
        )
        user.groups.set([Group.objects.get(name=role)])
