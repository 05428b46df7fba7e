"""`make_*` functions: each makes one saved object and what it needs, from defaults a test may replace."""

from datetime import timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles import pictures
from articles.models import (
    Article,
    Author,
    Box,
    Category,
    Correction,
    ErrorReport,
    Infographic,
    LiveEntry,
    Picture,
    ReadCount,
    Recording,
    Redirect,
    Tag,
    Topic,
)
from comments.models import Comment
from newsroom.models import Page, Publication, User

_numbers = count(1)


def image_file(width: int = 600, height: int = 400, *, format: str = "JPEG", mode: str = "RGB", **save: Any):
    """A picture file of one colour, as an upload would bring it."""
    file = BytesIO()
    Image.new(mode, (width, height), "teal" if mode in {"RGB", "RGBA"} else 0).save(file, format, **save)
    file.seek(0)
    return file


def make_picture(
    *, file=None, width: int = 600, height: int = 400, alt: str = "Boats", **fields: Any
) -> Picture:
    return pictures.add(file or image_file(width, height), alt=alt, **fields)


def make_user(role: str | None = None, **fields: Any) -> User:
    """Somebody of the newsroom with the rights of that role (see newsroom.roles), or with none."""
    user = User.objects.create(**{"username": f"user{next(_numbers)}", "is_staff": True} | fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_category(name: str = "", **fields: Any) -> Category:
    return Category.objects.create(name=name or f"Chuyên mục {next(_numbers)}", **fields)


def make_tag(name: str = "") -> Tag:
    return Tag.objects.create(name=name or f"từ khóa {next(_numbers)}")


def make_topic(name: str = "", **fields: Any) -> Topic:
    return Topic.objects.create(name=name or f"Sự kiện {next(_numbers)}", **fields)


def make_author(pen_name: str = "", **fields: Any) -> Author:
    return Author.objects.create(pen_name=pen_name or f"Bút danh {next(_numbers)}", **fields)


def make_article(headline: str = "", *, tags: tuple[str, ...] = (), **fields: Any) -> Article:
    """A story that is published since an hour ago, unless `fields` say otherwise; else ready for it."""
    defaults = {
        "headline": headline or f"Tàu ra khơi {next(_numbers)}",
        "lead": "Sáng nay biển lặng.",
        "body": "<p>Đoàn tàu rời bến lúc năm giờ.</p>",
        "status": Article.Status.PUBLISHED,
        "publish_at": timezone.now() - timedelta(hours=1),
    }
    if fields.get("status", Article.Status.PUBLISHED) != Article.Status.PUBLISHED:
        defaults["byline_note"] = "Tòa soạn"
    if "category" not in fields:
        fields["category"] = Category.objects.first() or make_category()
    article = Article.objects.create(**defaults | fields)
    article.tags.set(Tag.objects.named(tags))
    return article


def make_recording(
    kind: str = "video", *, file: bytes = b"", name: str = "a.mp4", **fields: Any
) -> Recording:
    """The recording of a new published story of that kind: `file` as it is, or a page at a provider."""
    article = fields.pop("article", None) or make_article(kind=kind)
    source = {"file": ContentFile(file, name)} if file else {"page_url": "https://youtu.be/abcdefghijk"}
    return Recording.objects.create(**{"article": article} | source | fields)


def make_infographic(**fields: Any) -> Infographic:
    return Infographic.objects.create(
        **{
            "article": fields.pop("article", None) or make_article(kind="infographic"),
            "picture": fields.pop("picture", None) or make_picture(width=400, height=1600),
            "description": "Sáu phần mười là thanh long.",
        }
        | fields
    )


def make_live_entry(article: Article, headline: str = "", **fields: Any) -> LiveEntry:
    return LiveEntry.objects.create(
        **{"article": article, "headline": headline or f"Mục {next(_numbers)}", "body": "<p>Có tin.</p>"}
        | fields
    )


def make_box(**fields: Any) -> Box:
    return Box.objects.create(**{"name": f"Hộp {next(_numbers)}", "place": Box.Place.FRONT} | fields)


def make_page(title: str = "", **fields: Any) -> Page:
    return Page.objects.create(title=title or f"Trang {next(_numbers)}", **fields)


def make_redirect(old_path: str, new_path: str = "", **fields: Any) -> Redirect:
    """Checked as a form would do it; without a new address the page is gone, and `reason` says why."""
    redirect = Redirect(old_path=old_path, new_path=new_path, **fields)
    redirect.full_clean()
    redirect.save()
    return redirect


def make_publication(**fields: Any) -> Publication:
    """The paper, with two places to follow it."""
    publication = Publication(**{"name": "Báo Biển", "dateline_prefix": "BB"} | fields)
    publication.save()
    for position, label in enumerate(("Zalo", "Facebook")):
        url = f"https://example.vn/{label.lower()}"
        publication.follow_links.create(label=label, url=url, position=position)
    return publication


def make_reads(article: Article, hits: int, *, hours_ago: int = 0) -> ReadCount:
    """So many reads of a story within one hour."""
    hour = (timezone.now() - timedelta(hours=hours_ago)).replace(minute=0, second=0, microsecond=0)
    return ReadCount.objects.create(article=article, hour=hour, hits=hits)


def make_comment(article: Article | None = None, **fields: Any) -> Comment:
    """A comment that waits for the moderator."""
    return Comment.objects.create(
        **{"article": article or make_article(), "name": "Lan", "body": "Hay quá."} | fields
    )


def make_correction(article: Article | None = None, **fields: Any) -> Correction:
    """A note that is public since half an hour ago."""
    return Correction.objects.create(
        **{
            "article": article or make_article(),
            "kind": Correction.Kind.CORRECTION,
            "note": "Tàu rời bến lúc sáu giờ, không phải năm giờ.",
            "published_at": timezone.now() - timedelta(minutes=30),
        }
        | fields
    )


def make_error_report(article: Article | None = None, **fields: Any) -> ErrorReport:
    """A report that nobody has settled yet."""
    return ErrorReport.objects.create(
        **{"article": article or make_article(), "quote": "rời bến lúc năm giờ"} | fields
    )
