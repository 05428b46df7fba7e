"""The door for a WSGI server: `gunicorn newsroom.wsgi`."""

import os

import django

from newsroom.handler import Handler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django.setup(set_prefix=False)
application = Handler()
