"""Made-up stories with everything that a story can have."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.utils import timezone

from articles import live
from articles.body import Body, Part, parts_of
from articles.models import (
    AIUse,
    Article,
    Author,
    Byline,
    Category,
    Correction,
    LiveEntry,
    Picture,
    Recording,
    Tag,
    Topic,
)

HEADLINES = [
    "Chuyến tàu khách đầu tiên rời cảng sau bốn ngày biển động",
    "Thanh long nghịch vụ được giá, nhà vườn vẫn lo đầu ra",
    "Đêm chong đèn trên cánh đồng Phú Thuận Đông",
    "Lớp học hai đầu cầu",
    "Nước máy về ba xóm Bãi Ngang sau mười hai năm chờ đợi của hơn bốn trăm hộ dân ven biển",
]
LEAD = (
    "Sáng nay, hơn ba trăm hành khách lên tàu trong tiếng vỗ tay của người ra tiễn.\n\n"
    "Cảng vụ cho biết lịch chạy trở lại bình thường từ ngày mai."
)
TEXT = (
    "<p>Gió đã dịu từ nửa đêm. <a href='/tin-moi/'>Bản tin lúc năm giờ</a> ghi sóng cao "
    "<strong>1,2 mét</strong>, mức <em>thấp nhất</em> trong tuần.</p><h2>Một tiểu mục</h2>"
    "<ul><li>Vé đã bán hết cho hai chuyến đầu.</li><li>Hàng tươi sống được xếp trước.</li></ul>"
    "<ol><li>Tàu rời bến lúc bảy giờ.</li><li>Cập đảo lúc mười giờ.</li></ol>"
    "<blockquote><p>Chúng tôi chờ chuyến này bốn ngày rồi.</p><p>Bà Ba, hành khách</p></blockquote>"
    "<h3>Tiểu mục nhỏ</h3>"
    "<table><thead><tr><th scope='col'>Chuyến</th><th scope='col'>Khách</th></tr></thead>"
    "<tbody><tr><td>Sáng</td><td>312</td></tr><tr><td>Chiều</td><td>287</td></tr></tbody></table><hr>"
    "<p>Ngày mai tàu chạy ba chuyến.</p>"
)
YEARS_AGO = timedelta(days=3 * 366)


@dataclass(frozen=True)
class Samples:
    """What all specimens are made of; `wide` and `tall` are None for a library without such a picture."""

    now: datetime
    wide: Picture | None
    tall: Picture | None
    category: Category

    @classmethod
    def load(cls) -> "Samples":
        """Two queries, for the newest picture of either shape."""
        newest = Picture.objects.order_by("-pk")
        sea = Category(pk=1, name="Kinh tế biển", slug="kinh-te-bien", path="kinh-te/kinh-te-bien")
        sea.parent = Category(pk=2, name="Kinh tế", slug="kinh-te", path="kinh-te")
        return cls(
            timezone.now(),
            newest.filter(width__gt=F("height")).first(),
            newest.filter(width__lt=F("height"), width__gt=F("height") / 2).first(),
            sea,
        )

    def story(self, number: int = 0, **fields: Any) -> Article:
        """A public story that is in no table; what belongs to it is there without a query."""
        defaults = {
            "pk": 10**9 + number,
            "slug": "bai-mau",
            "headline": HEADLINES[number % len(HEADLINES)],
            "lead": LEAD,
            "category": self.category,
            "cover": self.wide,
            "status": Article.Status.PUBLISHED,
            "publish_at": self.now - timedelta(hours=number + 1),
            "updated_at": self.now,
            "syllable_count": 1280,
        }
        article = Article(**defaults | fields)
        article.public_comment_count = number
        author = Author(pk=1, pen_name="Minh Sa", slug="minh-sa", has_page=True)
        bylines = [
            Byline(article=article, author=author),
            Byline(article=article, author=Author(pk=2, pen_name="P.V"), role=Byline.Role.PHOTOGRAPHER),
        ]
        tags = [Tag(pk=1, name="biển đảo", slug="bien-dao"), Tag(pk=2, name="tàu khách", slug="tau-khach")]
        # What `for_page` fetches along: it is read without asking the database.
        article._state.fields_cache["recording"] = None
        article._prefetched_objects_cache = {"bylines": bylines, "tags": tags}
        return article


def context(shown: Samples) -> dict[str, Any]:
    story = shown.story(
        12,
        topic=Topic(pk=1, name="Mùa biển động", slug="mua-bien-dong"),
        publish_at=shown.now - YEARS_AGO,
        source="Cảng vụ Hải Sa",
        source_url="https://example.vn/",
        ai_use="assisted",
        ai_tool="Máy dịch",
        byline_note="theo Cảng vụ",
    )
    notes = _corrections(shown, story)
    return {
        "story": story,
        "body": Body(None, _text(shown)),
        "corrections": notes,
        "apologies": notes[:1],
        "figures": [picture_part(picture) for picture in (shown.wide, _labelled(shown.tall)) if picture],
        **_recordings(shown),
        **_report(shown),
    }


def _corrections(shown: Samples, story: Article) -> list[Correction]:
    """An apology of today, a correction and an update of before."""
    told = {
        "apology": "Báo xin lỗi bạn đọc và hãng tàu về sai sót này.",
        "correction": "Bản đầu ghi tàu rời bến lúc bảy giờ. Giờ đúng là sáu giờ.\n\nBài đã được sửa.",
        "update": "Bài được bổ sung ý kiến của cảng vụ.",
    }
    return [
        Correction(
            pk=number,
            article=story,
            kind=kind,
            note=note,
            published_at=shown.now - timedelta(hours=number),
        )
        for number, (kind, note) in enumerate(told.items(), start=1)
    ]


def _labelled(picture: Picture | None) -> Picture | None:
    """The same picture as if a machine had made it."""
    made = copy(picture)
    if made:
        made.ai_use, made.ai_tool = AIUse.GENERATED, "Máy vẽ"
    return made


def picture_part(picture: Picture) -> Part:
    return Part.figure(picture, caption="Lời chú dưới ảnh: tàu về bến lúc trời vừa sáng.")


def _text(shown: Samples) -> list[Part]:
    parts = parts_of([TEXT])[0]
    return [*parts, picture_part(shown.wide)] if shown.wide else parts


def _recordings(shown: Samples) -> dict[str, Any]:
    """A video at a provider, a video and a sound of ours; their files do not exist."""
    opening = Body(picture_part(shown.wide) if shown.wide else None, [])
    found = []
    for number, (kind, source) in enumerate(
        [
            ("video", {"page_url": "https://www.youtube.com/watch?v=abcdefghijk"}),
            ("video", {"file": "recordings/mau.mp4"}),
            ("audio", {"file": "recordings/mau.mp3"}),
        ]
    ):
        article = shown.story(20 + number, kind=kind)
        recording = Recording(
            article=article, seconds=252, transcript="Tiếng sóng, rồi tiếng còi tàu.", **source
        )
        found.append({"article": article, "recording": recording, "embed": recording.embed})
    return {"recordings": found, "recording_body": opening}


def _report(shown: Samples) -> dict[str, Any]:
    article = shown.story(30, kind=Article.Kind.LIVE)
    author = Author(pk=1, pen_name="Minh Sa", slug="minh-sa", has_page=True)
    rows = [
        LiveEntry(
            pk=1,
            article=article,
            at=shown.now,
            headline="Tàu đã rời bến",
            body=TEXT,
            is_key=True,
            author=author,
        ),
        LiveEntry(
            pk=2, article=article, at=shown.now - timedelta(minutes=9), body="<p>Khách bắt đầu lên tàu.</p>"
        ),
        LiveEntry(
            pk=3, article=article, at=shown.now - timedelta(days=1), headline="Cảng vụ cho phép chạy lại"
        ),
    ]
    page = Paginator(rows, len(rows)).page(1)
    return {"live": article, "report": live.Report(live.drawn(rows), rows[:1], page, live.stamp(shown.now))}
