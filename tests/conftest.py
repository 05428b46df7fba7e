"""What every test stands on."""

import pytest


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Uploaded files of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
