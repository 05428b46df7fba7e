"""Where a picture is used: on covers, in texts, which the database does not know, in what must be kept."""

from django.apps import apps
from django.db.models import Model, Q

from articles.models import retention

# Models with a text that may show pictures. By name: they refer to pictures themselves.
TEXTS = ("articles.Article", "articles.LiveEntry", "newsroom.Page")
# How many places are named.
NAMED = 10


def uses(pk: int) -> list[Model]:
    """The first of what shows this picture; if nothing does, stories that must be kept and did so once."""
    address = f"/renditions/{pk}-"
    found: list[Model] = list(apps.get_model("articles.Article").objects.filter(cover=pk)[:NAMED])
    for label in TEXTS:
        found += apps.get_model(label).objects.filter(body__contains=address)[:NAMED]
    return (list(dict.fromkeys(found)) or _kept(pk, address))[:NAMED]


def _kept(pk: int, address: str) -> list[Model]:
    # Of JSON, `contains` would ask for the whole value.
    once = Q(revisions__values__body__icontains=address) | Q(revisions__values__cover=pk)
    stories = apps.get_model("articles.Article").objects.filter(once).distinct()
    return [story for story in stories if retention.kept_until(story)]
