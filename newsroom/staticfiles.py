"""How static files are stored: hashed names, compressed once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """The editor loads its own parts by plain names, so an unknown name is served as it is."""

    manifest_strict = False
