"""A story's own page, element by element."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from articles import pictures
from articles.models import Box, BoxItem, Byline, Related
from tests.factories import (
    make_article,
    make_author,
    make_box,
    make_category,
    make_picture,
    make_publication,
    make_topic,
)

pytestmark = pytest.mark.django_db

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def read(client, article) -> str:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_every_element_of_the_page_is_there(client):
    make_publication()
    parent = make_category("Kinh tế")
    article = make_article(
        "Đẩy mạnh công tác tuyên truyền",
        category=make_category("Thủy sản", parent=parent),
        topic=make_topic("Gỡ thẻ vàng"),
        lead="Đoạn một của sapo.\n\nĐoạn hai của sapo.",
        body="<p>Thân bài.</p><h2>Mục tiêu</h2><p>Đoạn nữa.</p>",
        cover=make_picture(alt="Tàu cá", caption="Tàu về bến.", credit="Ảnh: Minh Sa"),
        publish_at=datetime(2022, 6, 6, 5, 27, tzinfo=VIETNAM),
        tags=("tuyên truyền",),
    )
    Byline.objects.create(article=article, author=make_author("P.V"))
    html = read(client, article)
    assert html.count("<h1") == 1
    assert '<h1 id="tieu-de">Đẩy mạnh công tác tuyên truyền</h1>' in html
    assert '<a href="/kinh-te/">Kinh tế</a>' in html
    assert '<a href="/kinh-te/thuy-san/">Thủy sản</a>' in html
    assert '<a href="/dong-su-kien/go-the-vang/">Gỡ thẻ vàng</a>' in html
    assert "Theo dõi trên" in html
    assert '<a href="https://example.vn/zalo" rel="noopener">Zalo</a>' in html
    assert '<time datetime="2022-06-06T05:27:00+07:00">06/06/2022, 05:27</time>' in html
    assert "1 phút đọc" in html
    assert '<a href="#binh-luan">(0) Bình luận</a>' in html
    assert '<p><span class="dateline">BB-</span>Đoạn một của sapo.</p>' in html
    assert "<p>Đoạn hai của sapo.</p>" in html
    assert 'alt="Tàu cá"' in html
    assert '<figcaption>Tàu về bến. <span class="credit">Ảnh: Minh Sa</span></figcaption>' in html
    assert '<h2 id="muc-1">Mục tiêu</h2>' in html
    assert re.search(r'<p class="byline">P\.V\s*</p>', html)
    assert '<a href="/tu-khoa/tuyen-truyen/" rel="tag">tuyên truyền</a>' in html
    order = ["Đoạn một", "(0) Bình luận", 'alt="Tàu cá"', "Thân bài.", 'class="byline"', 'rel="tag"']
    places = [html.index(mark) for mark in order]
    assert places == sorted(places)


def test_the_head_says_what_the_page_is(client, settings):
    settings.SITE_URL = "https://bao.example.vn/"
    make_publication()
    cover = make_picture(width=1600, height=1067, alt="Tàu cá")
    article = make_article("Tàu về bến", lead="Sapo. " * 60, cover=cover)
    html = read(client, article)
    address = f"https://bao.example.vn{article.get_absolute_url()}"
    assert re.findall("<title>(.*?)</title>", html) == ["Tàu về bến - Báo Biển"]
    assert f'<link rel="canonical" href="{address}">' in html
    assert f'<meta property="og:url" content="{address}">' in html
    assert '<meta property="og:title" content="Tàu về bến">' in html
    (description,) = re.findall('<meta name="description" content="(.*?)">', html)
    assert len(description) <= 155
    assert description.endswith("Sapo…")
    social = pictures.url(cover, "social", 1200)
    assert f'<meta property="og:image" content="https://bao.example.vn{social}">' in html
    assert '<meta property="og:image:width" content="1200">' in html
    assert '<meta property="og:image:height" content="675">' in html
    assert '<html lang="vi">' in html
    assert '<meta name="color-scheme" content="light dark">' in html


def test_what_the_story_does_not_have_prints_nothing(client):
    article = make_article(lead="", body="<p>Chỉ có thân bài.</p>", comments_mode="hidden")
    main = re.search("<main.*</main>", read(client, article), re.DOTALL)[0]
    for missing in ("Theo dõi", "Bình luận", "<figure", "byline", "Từ khóa", "Bài liên quan", "<section"):
        assert missing not in main, missing
    assert "Nổi bật" not in main


def test_without_a_dateline_of_the_story_or_the_paper_the_lead_stands_alone(client):
    make_publication(dateline_prefix="")
    assert "<p>Sapo.</p>" in read(client, make_article(lead="Sapo."))
    make_publication().follow_links.all().delete()
    assert "<p>Sapo.</p>" in read(client, make_article(lead="Sapo.", has_dateline=False))


def test_names_come_with_their_part_and_a_link_to_their_page(client):
    article = make_article(byline_note="theo Thông tấn xã")
    minh = make_author("Minh Sa", has_page=True)
    Byline.objects.create(article=article, author=minh, position=0)
    Byline.objects.create(article=article, author=make_author("Thu Biển"), role="photographer", position=1)
    html = read(client, article)
    (byline,) = re.findall('<p class="byline">(.*?)</p>', html, re.DOTALL)
    assert text_of(byline) == "Minh Sa , Ảnh: Thu Biển theo Thông tấn xã"
    assert '<a href="/tac-gia/minh-sa/" rel="author">Minh Sa</a>' in byline


def test_source_and_use_of_ai_are_said(client):
    picture = make_picture(ai_use="generated", ai_tool="Máy vẽ")
    article = make_article(
        source="Đài Biển",
        source_url="https://dai.example.vn/",
        ai_use="assisted",
        ai_tool="Máy dịch",
        cover=picture,
    )
    words = text_of(read(client, article))
    assert "Nguồn: Đài Biển" in words
    assert f"Bài này {article.get_ai_use_display()} (Máy dịch)." in words
    assert f"Ảnh {picture.get_ai_use_display()} (Máy vẽ)" in words


def test_a_cover_that_the_text_begins_with_shows_once_in_the_words_of_the_text(client):
    cover = make_picture(caption="Lời của kho ảnh")
    address = pictures.url(cover, "full", 960)
    body = f'<figure><img src="{address}" alt="Ở đây"><figcaption>Lời của bài</figcaption></figure>'
    html = read(client, make_article(cover=cover, body=body))
    assert html.count("<figcaption>") == 1
    assert "Lời của bài" in html
    assert 'alt="Ở đây"' in html
    assert html.count('fetchpriority="high"') == 1


def test_boxes_never_repeat_a_story_nor_the_one_that_is_read(client):
    article = make_article("Bài đang đọc")
    first, second, third = (make_article(f"Bài {name}") for name in ("một", "hai", "ba"))
    for position, target in enumerate((third, first)):
        Related.objects.create(article=article, target=target, position=position)
    Box.objects.all().delete()
    featured = make_box(name="Nổi bật", place="featured", fill="latest", size=2)
    after = make_box(name="Đừng bỏ lỡ", place="after")
    for story in (article, first, second):
        BoxItem.objects.create(box=after, article=story)
        BoxItem.objects.create(box=featured, article=story)
    html = read(client, article)
    assert html.index("Bài liên quan") < html.index("Bài ba") < html.index("Bài một") < html.index("Nổi bật")
    assert [html.count(f"Bài {name}</a>") for name in ("một", "hai", "ba", "đang đọc")] == [1, 1, 1, 0]
    assert "Đừng bỏ lỡ" not in html, "all its stories stand above, so the box is empty"


def test_related_stories_show_their_dateline_and_only_public_ones_show(client):
    make_publication()
    article = make_article()
    shown = make_article("Bài hiện", lead="Sapo hiện.")
    hidden = make_article("Bài ẩn", publish_at=timezone.now() + timedelta(hours=1))
    for target in (shown, hidden):
        Related.objects.create(article=article, target=target)
    html = read(client, article)
    assert '<p class="card-lead">BB-Sapo hiện.</p>' in html
    assert "Bài ẩn" not in html


def test_a_wrong_slug_is_redirected_for_good(client):
    article = make_article("Tàu về bến")
    response = client.get(f"/sai-{article.pk}.html?utm=x")
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"status": "submitted"},
        {"publish_at": timezone.now() + 24 * HOUR},
        {"embargo_until": timezone.now() + 24 * HOUR},
        {"status": "withdrawn", "withdrawal_reason": "x", "embargo_until": timezone.now() + 24 * HOUR},
        {"status": "withdrawn", "withdrawal_reason": "x", "publish_at": None},
    ],
)
@pytest.mark.parametrize("slug", ["", "sai"])
def test_a_story_that_was_never_public_looks_like_one_that_does_not_exist(client, fields, slug):
    article = make_article("Bí mật", **fields)
    absent = client.get("/bi-mat-999999.html")
    response = client.get(f"/{slug or article.slug}-{article.pk}.html")
    assert response.status_code == absent.status_code == 404
    assert response.content == absent.content


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"status": "withdrawn", "withdrawal_reason": "Thông tin <b>chưa đúng</b>."},
            "Thông tin &lt;b&gt;chưa đúng",
        ),
        ({"unpublish_at": timezone.now() - HOUR / 60}, "Bài chỉ đăng trong một thời gian, nay đã hết hạn"),
    ],
)
def test_what_was_public_is_gone_with_its_reason(client, fields, said):
    article = make_article("Bài cũ", **fields)
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    html = response.content.decode()
    assert said in html
    assert "Bài cũ" not in html


def test_a_scheduled_story_goes_live_on_the_second(client):
    article = make_article(publish_at=datetime(2026, 11, 24, 18, 0, tzinfo=VIETNAM))
    with time_machine.travel(datetime(2026, 11, 24, 17, 59, 59, tzinfo=VIETNAM), tick=False):
        assert client.get(article.get_absolute_url()).status_code == 404
    with time_machine.travel(datetime(2026, 11, 24, 18, 0, tzinfo=VIETNAM), tick=False):
        assert client.get(article.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number", ["0", "1" * 31, "9" * 5000])
def test_an_impossible_number_is_not_found(client, number):
    assert client.get(f"/bai-{number}.html").status_code == 404


def test_a_long_read_lists_its_headings(client):
    article = make_article(
        kind="long_read", body="<h2>Một <em>trăm</em> bậc</h2><p>A</p><h2>Nghề</h2><p>B</p>"
    )
    html = read(client, article)
    assert '<li><a href="#muc-1">Một trăm bậc</a></li>' in html
    assert '<li><a href="#muc-2">Nghề</a></li>' in html
    assert '<h2 id="muc-2">Nghề</h2>' in html


def test_a_picture_story_is_dark_and_shows_every_picture(client):
    first, second = make_picture(caption="Ảnh một"), make_picture(caption="Ảnh hai")
    figures = "".join(
        f'<figure><img src="{pictures.url(picture, "full", 960)}" alt=""></figure>'
        for picture in (first, second)
    )
    html = read(client, make_article(kind="picture_story", cover=first, body=figures))
    assert "dark-room" in html
    assert html.count("<figcaption>Ảnh một") == html.count("<figcaption>Ảnh hai") == 1


def test_the_page_sets_no_cookie_and_varies_by_none(client):
    response = client.get(make_article().get_absolute_url())
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "csrf" not in response.content.decode()


def test_plain_text_stays_text_and_html_stays_clean(client):
    evil = '<script>alert("x")</script>'
    article = make_article(
        evil, lead=evil, body=f"<p onclick=x>Chữ {evil}</p>", byline_note=evil, source=evil
    )
    html = read(client, article)
    assert "<script>" not in html
    assert "onclick" not in html
    assert html.count("&lt;script&gt;") >= 4
