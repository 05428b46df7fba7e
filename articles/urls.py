"""Readers' addresses. The catch-all for categories stands last."""

from django.conf import settings
from django.urls import re_path

from articles.pictures import PATTERN
from articles.views.pictures import rendition

app_name = "articles"

urlpatterns = [
    re_path(f"^{settings.MEDIA_URL.lstrip('/')}{PATTERN}$", rendition, name="rendition"),
]
