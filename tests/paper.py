"""A small paper that uses everything, and each kind and state of its pages by name.

What looks at all pages (well-formed, valid, accessible) takes them from here; a new page is added here once.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.base import ContentFile
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.views import defaults

from articles import pictures
from articles.models import Article, Box, BoxItem, Byline, Related
from articles.views.text import MODE
from newsroom.middleware import RefuseHugeRequests
from tests.articles.recordings.files import mp4, wav
from tests.factories import (
    make_article,
    make_author,
    make_box,
    make_category,
    make_comment,
    make_correction,
    make_infographic,
    make_live_entry,
    make_page,
    make_picture,
    make_publication,
    make_reads,
    make_recording,
    make_redirect,
    make_topic,
)

LONG = (
    "Thông tin chưa kiểm chứng về chuyến tàu khách Mũi Sừng – Cồn Sơn: nghiêng, khuyết, hoẵng và chuyển hướng"
)
KINDS = Article.Kind.values
KINDS_BY_NAME = [kind.replace("_", "-") for kind in KINDS]
# What the pages answer that are no plain 200.
STATUSES = {"not-found": 404, "gone": 410, "gone-page": 410}
# Pages that have a form in words only.
IN_WORDS = (
    "front",
    "category",
    "latest-2",
    "topic",
    "author",
    "search-hits",
    "search-none",
    "corrections",
    *KINDS_BY_NAME,
)


def make_paper() -> dict[str, str]:
    """Fill an empty site; returns an address for each kind and state of a page that can be asked for."""
    make_publication(governing_body="Cơ quan của tỉnh", phone="0252 3 822 000", email="toasoan@example.vn")
    economy = make_category("Kinh tế", description="Làm ăn và giá cả.")
    make_category("Thủy sản", parent=economy)
    stories = _make_stories([economy, *(make_category(f"Chuyên mục {number}") for number in range(5))])
    _fill_boxes(stories)
    _tell(stories[: len(KINDS)])
    make_page("Giới thiệu", slug="gioi-thieu", body=stories[0].body)
    make_redirect("/trang-cu/", reason="Trang không còn.")
    pages = _lists() | _stories(stories)
    words = {f"{name}-in-words": _in_words(pages[name]) for name in IN_WORDS}
    return pages | words


def _in_words(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{MODE}"


def _make_stories(sections: list) -> list[Article]:
    topic = make_topic("Mùa thanh long", description="Từ đêm chong đèn đến chuyến xe trái đầu tiên.")
    cover = make_picture(width=1200, height=800, alt="Tàu cá", caption="Tàu về bến.", credit="Ảnh: Minh Sa")
    topic.picture = cover
    topic.save()
    image = (
        f'<figure><img src="{pictures.url(cover, "full", 960)}" alt=""><figcaption>Lời</figcaption></figure>'
    )
    body = (
        f"<h2>Mục & một</h2><p>{LONG}. <a href='/tin-moi/'>Đọc thêm</a> <em>nghiêng</em></p>{image}"
        "<h2>Mục hai</h2><h3>Nhỏ</h3><blockquote><p>Lời nói.</p></blockquote>"
        "<table><tr><th scope='col'>Cột rất dài</th></tr><tr><td>1.000.000</td></tr></table>"
    )
    return [
        make_article(
            f"{LONG} & <ảnh> {number}",
            lead="Sapo của bài.",
            body=body,
            cover=cover if number % 3 else None,
            category=sections[number % len(sections)],
            topic=topic,
            tags=("biển đảo", "một từ khóa khá dài"),
            kind=KINDS[number % len(KINDS)],
            is_milestone=number == 1,
            # The youngest of each kind, the oldest so old that its page says so.
            publish_at=timezone.now() - timedelta(days=20 * number, hours=1),
        )
        for number in range(40)
    ]


def _fill_boxes(stories: list[Article]) -> None:
    Box.objects.all().delete()
    for place, name in (("front_lead", "Tin chính"), ("featured", "Nổi bật"), ("front", "Thêm")):
        make_box(place=place, name=name, fill="latest", size=4)
    after = make_box(place="after", name="Đừng bỏ lỡ")
    for story in stories[12:16]:
        BoxItem.objects.create(box=after, article=story)
    for story in stories[:12]:
        make_reads(story, story.pk)


def _tell(stories: list[Article]) -> None:
    """Give a story of each kind everything that a story can have."""
    author = make_author("Minh Sa", has_page=True, biography="Viết về biển.", picture=make_picture())
    for story in stories:
        Byline.objects.create(article=story, author=author)
        for target in stories[3:6]:
            if target != story:
                Related.objects.create(article=story, target=target)
        for kind in ("update", "correction", "apology"):
            make_correction(story, kind=kind, note="Một là <b>.\n\nHai là & ba.")
    by_kind = {story.kind: story for story in stories}
    make_recording(article=by_kind["video"], seconds=252, transcript="Sóng & gió")
    make_recording(article=by_kind["audio"], file=wav(), name="a.wav", transcript="Sóng & gió")
    make_infographic(article=by_kind["infographic"])
    for number in range(6):
        at = timezone.now() - timedelta(minutes=number)
        body = by_kind["live"].body if number == 1 else "<h2>Mục</h2><h3>Nhỏ</h3><h4>Nhỏ hơn</h4><p>Chữ</p>"
        entry = {"at": at, "body": body, "is_key": number < 2, "author": author if number % 2 else None}
        make_live_entry(by_kind["live"], **entry)
    root = make_comment(by_kind["news"], body="Thưa tòa soạn,\n\nbao giờ có đèn?", state="approved")
    make_comment(by_kind["news"], root=root, name="Minh", state="approved")


def _lists() -> dict[str, str]:
    return {
        "front": "/",
        "category": "/kinh-te/",
        "category-empty": "/kinh-te/thuy-san/",
        "latest": "/tin-moi/",
        "corrections": "/cai-chinh/",
        "latest-2": "/tin-moi/?page=2",
        "tag": "/tu-khoa/bien-dao/",
        "topic": "/dong-su-kien/mua-thanh-long/",
        "author": "/tac-gia/minh-sa/",
        "feeds": "/rss/",
        "search": "/tim-kiem/",
        "search-hits": "/tim-kiem/?q=thong+tin&xep=moi",
        "search-2": "/tim-kiem/?q=thong+tin&page=2",
        "search-none": "/tim-kiem/?q=khong+thay&tu=x&muc=y",
        "static-page": "/gioi-thieu/",
        "offline": "/ngoai-tuyen/",
        "not-found": "/khong-co/",
        "gone-page": "/trang-cu/",
    }


def _stories(stories: list[Article]) -> dict[str, str]:
    news = stories[KINDS.index("news")]
    film = make_recording("video", file=mp4(), name="b.mp4")
    film.subtitles.save("b.vtt", ContentFile(b"WEBVTT"))
    closed = make_article("Bài khóa bình luận", comments_mode=Article.CommentsMode.CLOSED)
    gone = make_article("Bài đã gỡ", status="withdrawn", withdrawal_reason="Sai sót.")
    make_correction(gone, kind="withdrawal", note="Sai sót.")
    waiting = make_comment(news, name="Người chờ")
    return {
        **{name: story.get_absolute_url() for name, story in zip(KINDS_BY_NAME, stories, strict=False)},
        "video-of-ours": film.article.get_absolute_url(),
        "old-story": stories[-1].get_absolute_url(),
        "comments-closed": closed.get_absolute_url(),
        "gone": gone.get_absolute_url(),
        "comments": reverse("comments:thread", args=[news.slug, news.pk]),
        "replies": reverse("comments:replies", args=[news.slug, news.pk, news.comments.get(name="Lan").pk]),
        "receipt": reverse("comments:receipt", args=[waiting.public_id]),
        "error-report": reverse("articles:error-report", args=[news.slug, news.pk], query={"doan": LONG}),
        "error-report-thanks": reverse("articles:error-report-thanks", args=[news.slug, news.pk]),
    }


def drawn_pages(client: Client, addresses: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Name and HTML of every page of `make_paper`, and of those that no address brings up."""
    for name, address in addresses.items():
        response = client.get(address)
        assert response.status_code == STATUSES.get(name, 200), address
        yield name, response.text
    yield "comment-wrong", client.post(addresses["comments"], {"name": "L", "body": ""}).text
    typed = {"name": "Lan & An", "body": "Chữ <b>", "consent": "on"}
    yield "comment-preview", client.post(addresses["comments"], typed).text
    yield "error-report-wrong", client.post(addresses["error-report"], {"message": ""}).text
    yield "too-large", client.get("/", headers={"content-length": str(RefuseHugeRequests.LIMIT + 1)}).text
    yield "bad-request", client.get("/", headers={"host": "no such host"}).text
    request = RequestFactory().get("/")
    yield "forbidden", defaults.permission_denied(request, Http404()).text
    yield "server-error", defaults.server_error(request).text
