"""The site's secret key, for a newsroom that sets none itself."""

import os
import secrets
from pathlib import Path


def kept_key(data_dir: Path) -> str:
    """The key kept in `data_dir`, made at the first call; several processes agree on one."""
    path = data_dir / "secret-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f"secret-key.{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(64))
        try:
            os.link(made, path)  # Fails when another process was first: its key stands.
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_text()
