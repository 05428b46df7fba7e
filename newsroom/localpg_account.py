"""Postgres refuses to run as root: as whom it runs when we are."""

import functools
import os
import pwd
import shutil
import subprocess
from pathlib import Path
from typing import Any

NOBODY = 65534
UNSHARE = ["unshare", "--user", f"--map-user={NOBODY}"]


def for_cluster(cluster: Path) -> tuple[list[str], dict[str, Any]]:
    """What makes a program run as the owner of `cluster`: words before the command, and options of Popen.

    Data of root is served from a user namespace in which root is nobody; where that is forbidden (most
    containers), the data is given to the user nobody. Raises PermissionError when neither is allowed.
    """
    if os.geteuid() != 0:
        return [], {}
    owner = cluster.stat()
    if owner.st_uid == 0:
        if _may_unshare():
            return UNSHARE, {}
        _give_to_nobody(cluster)
        owner = cluster.stat()
    return [], {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}


@functools.cache
def _may_unshare() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*UNSHARE, "true"], capture_output=True).returncode == 0  # noqa: S603


def _give_to_nobody(cluster: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    for folder, _, files in os.walk(cluster):
        for path in (folder, *(os.path.join(folder, name) for name in files)):
            os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
