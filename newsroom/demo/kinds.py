"""The demo's stories that are more than a text: a video, a sound, a drawing, a live report."""

from datetime import datetime
from html import escape
from io import BytesIO

from django.core.files.base import ContentFile

from articles import pictures
from articles.models import Article, Author, Infographic, LiveEntry, Picture, Recording
from newsroom.demo import drawing, edition, sound

PICTURE_WIDTH = 640


def add(article: Article, row: dict, uri: str) -> None:
    """Make the text that was imported a story of its kind; `uri` begins those of all stories and pictures."""
    article.kind = row["kind"]
    article.save()
    match article.kind:
        case Article.Kind.INFOGRAPHIC:
            _add_drawing(article, row)
        case Article.Kind.LIVE:
            for entry in row["entries"]:
                _add_entry(article, entry, uri)
        case _:
            _add_recording(article, row)


def _add_recording(article: Article, row: dict) -> None:
    recording = Recording(
        article=article,
        page_url=row.get("page_url", ""),
        seconds=row.get("seconds") or row["sound"],
        transcript=row["transcript"],
    )
    if "sound" in row:
        recording.file = ContentFile(sound.sea(row["sound"]), "sea.wav")
    recording.full_clean()
    recording.save()


def _add_drawing(article: Article, row: dict) -> None:
    file = BytesIO()
    drawing.draw().save(file, "PNG")
    picture = pictures.add(file, alt=row["alt"], credit="Đồ họa: Báo Hải Sa")
    Infographic.objects.create(article=article, picture=picture, description=row["description"])


def _add_entry(article: Article, row: dict, uri: str) -> None:
    LiveEntry.objects.create(
        article=article,
        at=datetime.fromisoformat(row["at"]) + edition.moved_by(),
        headline=row["headline"],
        body=row["text"] + _figure(row, uri),
        is_key=row.get("is_key", False),
        author=Author.objects.get(pen_name=row["author"]),
    )


def _figure(row: dict, uri: str) -> str:
    if "picture" not in row:
        return ""
    picture = Picture.objects.filter(source_uri__startswith=f"{uri}picture:{row['picture']}-").first()
    address = pictures.url(picture, "full", PICTURE_WIDTH)
    image = f'<img src="{address}" alt="{escape(picture.alt)}">'
    return f"<figure>{image}<figcaption>{escape(row['caption'])}</figcaption></figure>"
