"""Feeds, as a feed reader reads them."""

from datetime import datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import feedparser
import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from articles import pictures
from articles.models import Article, Byline, Picture, Tag
from tests.articles.recordings.files import wav
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_correction,
    make_infographic,
    make_picture,
    make_publication,
    make_recording,
    make_redirect,
    make_topic,
)

pytestmark = pytest.mark.django_db

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ENDINGS = ("rss", "atom")


@pytest.fixture(autouse=True)
def paper(settings):
    settings.SITE_URL = "https://bao.example.vn"
    return make_publication()


def read(client, address):
    """The feed as feedparser reads it, which must find nothing wrong with it."""
    response = client.get(address)
    assert response.status_code == 200, address
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.fixture
def story():
    """One story with everything."""
    sub = make_category("Thủy sản", parent=make_category("Kinh tế"))
    cover = make_picture(width=1600, height=1067, alt="Tàu cá", caption="Tàu về bến.", credit="Ảnh: Minh Sa")
    inside = make_picture(width=1600, height=1067, alt="Chợ cá")
    address = pictures.url(inside, "full", 960)
    article = make_article(
        "Tàu & thuyền về bến",
        lead="Sáng nay biển lặng.\n\nTàu về.",
        body=(
            '<p>Xem <a href="/kinh-te/">mục Kinh tế</a>.</p><h2>Ở chợ</h2>'
            f'<figure><img src="{address}" alt="Cá tươi"><figcaption>Chợ sớm</figcaption></figure>'
        ),
        cover=cover,
        category=sub,
        topic=make_topic("Gỡ thẻ vàng"),
        tags=("biển", "cá"),
        publish_at=datetime(2022, 6, 6, 5, 27, tzinfo=VIETNAM),
    )
    Byline.objects.create(article=article, author=make_author("Minh Sa", has_page=True), position=0)
    Byline.objects.create(article=article, author=make_author("P.V"), role="photographer", position=1)
    return article


def test_rss_holds_all_of_a_story(client, story):
    feed = read(client, "/rss/home.rss")
    assert feed.version == "rss20"
    assert feed.feed.title == "Báo Biển"
    assert feed.feed.language == "vi"
    assert feed.feed.link == "https://bao.example.vn/"
    (item,) = feed.entries
    address = f"https://bao.example.vn{story.get_absolute_url()}"
    assert item.title == "Tàu & thuyền về bến"
    assert item.link == address
    assert item.comments == f"{address}#binh-luan"
    assert item.summary == "Sáng nay biển lặng.\n\nTàu về."
    assert item.published == "Mon, 06 Jun 2022 05:27:00 +0700"
    assert [tag.term for tag in item.tags] == ["Kinh tế", "Thủy sản", "Gỡ thẻ vàng", "biển", "cá"]
    assert [author.name for author in item.authors] == ["Minh Sa", "P.V"]
    assert item.id == f"tag:bao.example.vn,{timezone.localdate(story.created_at)}:{story.pk}"
    assert not item.guidislink


@pytest.mark.parametrize("host", ["testserver:99999", "xn--a.testserver"])
def test_a_host_that_is_no_address_is_refused(client, story, settings, host):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "", [".testserver"]
    assert client.get("/rss/home.rss", headers={"Host": host}).status_code == 400
    assert client.get("/rss/home.rss", headers={"Host": "www.testserver:8000"}).status_code == 200


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_picture_comes_in_the_social_size(client, story, ending):
    (item,) = read(client, f"/rss/home.{ending}").entries
    social = f"https://bao.example.vn{pictures.url(story.cover, 'social', 1200)}"
    (enclosure,) = item.enclosures
    assert (enclosure.href, enclosure.type) == (social, "image/jpeg")
    (media,) = item.media_content
    assert media == {
        "url": social,
        "medium": "image",
        "type": "image/jpeg",
        "width": "1200",
        "height": "675",
    }
    assert item.media_credit[0]["content"] == "Ảnh: Minh Sa"


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_text_comes_whole_with_absolute_addresses(client, story, ending):
    (item,) = read(client, f"/rss/home.{ending}").entries
    (content,) = item.content
    inside = Picture.objects.get(alt="Chợ cá")
    assert '<a href="https://bao.example.vn/kinh-te/"' in content.value
    assert "<h2>Ở chợ</h2>" in content.value
    for picture in (story.cover, inside):
        assert f'src="https://bao.example.vn{pictures.url(picture, "full", 960)}"' in content.value
    assert 'alt="Cá tươi"' in content.value
    assert "Chợ sớm" in content.value
    assert "Tàu về bến. Ảnh: Minh Sa" in content.value


def test_a_picture_whose_address_has_changed_is_found_by_its_number(client, story):
    inside = Picture.objects.get(alt="Chợ cá")
    Picture.objects.filter(pk=inside.pk).update(token="0123456789ab")
    (item,) = read(client, "/rss/home.rss").entries
    assert "0123456789ab/full-960.jpg" in item.content[0].value
    assert inside.token not in item.content[0].value


def test_atom_holds_all_of_a_story(client, story):
    feed = read(client, "/rss/home.atom")
    assert feed.version == "atom10"
    assert feed.feed.id == "https://bao.example.vn/rss/home.atom"
    (item,) = feed.entries
    assert item.title == "Tàu & thuyền về bến"
    assert item.link == f"https://bao.example.vn{story.get_absolute_url()}"
    assert item.summary == "Sáng nay biển lặng.\n\nTàu về."
    assert item.published == "2022-06-06T05:27:00+07:00"
    assert datetime.fromisoformat(item.updated) == timezone.localtime(story.updated_at).replace(microsecond=0)
    assert [(author.name, author.get("href")) for author in item.authors] == [
        ("Minh Sa", "https://bao.example.vn/tac-gia/minh-sa/"),
        ("P.V", None),
    ]
    assert item.id == read(client, "/rss/home.rss").entries[0].id


def test_a_story_without_a_name_is_by_the_paper(client):
    make_article(comments_mode="hidden")
    for ending in ENDINGS:
        (item,) = read(client, f"/rss/home.{ending}").entries
        assert [author.name for author in item.authors] == ["Báo Biển"]
        assert "comments" not in item
        assert not item.enclosures


def test_use_of_ai_and_the_source_are_said_in_feeds_too(client):
    article = make_article(source="Đài Biển", source_url="https://dai.example.vn/", ai_use="assisted")
    (item,) = read(client, "/rss/home.rss").entries
    assert '<p>Nguồn: <a href="https://dai.example.vn/">Đài Biển</a></p>' in item.content[0].value
    assert f"Bài này {article.get_ai_use_display()}." in item.content[0].value


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("/kinh-te/", "Kinh tế - Báo Biển"),
        ("/kinh-te/thuy-san/", "Kinh tế › Thủy sản - Báo Biển"),
        ("/tu-khoa/bien/", "biển - Báo Biển"),
        ("/dong-su-kien/go-the-vang/", "Gỡ thẻ vàng - Báo Biển"),
        ("/tac-gia/minh-sa/", "Minh Sa - Báo Biển"),
    ],
)
def test_every_list_has_its_feed_and_its_page_says_where(client, story, page, title, ending):
    make_article("Bài khác", category=make_category("Xã hội"))
    address = f"/rss{page.rstrip('/')}.{ending}"
    html = client.get(page).content.decode()
    assert f'<link rel="alternate" type="application/{ending}+xml" href="{address}" title="' in html
    feed = read(client, address)
    assert feed.feed.title == title
    assert feed.feed.link == f"https://bao.example.vn{page}"
    assert [item.title for item in feed.entries] == ["Tàu & thuyền về bến"]


@pytest.mark.parametrize("page", ["/", "/tin-moi/", "/khong-co/"])
def test_every_page_names_the_feeds_of_the_paper(client, page):
    html = client.get(page).content.decode()
    for ending in ENDINGS:
        link = f'<link rel="alternate" type="application/{ending}+xml" href="/rss/home.{ending}"'
        assert html.count(link) == 1
    assert html.count('rel="alternate"') == 2


def test_the_newest_thirty_come_first(client):
    now = timezone.now()
    for number in range(32):
        make_article(f"Bài {number}", publish_at=now - timedelta(minutes=number))
    titles = [item.title for item in read(client, "/rss/home.rss").entries]
    assert titles == [f"Bài {number}" for number in range(30)]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_feed_is_a_feed(client, ending):
    make_category("Kinh tế")
    make_author("Minh Sa", has_page=True)
    with time_machine.travel(datetime(2026, 11, 24, 18, 0, tzinfo=VIETNAM), tick=False):
        answers = {}
        for name in ("home", "kinh-te", "tac-gia/minh-sa"):
            feed = read(client, f"/rss/{name}.{ending}")
            assert feed.entries == []
            answers[name] = client.get(f"/rss/{name}.{ending}").content
    with time_machine.travel(datetime(2026, 11, 24, 18, 5, tzinfo=VIETNAM), tick=False):
        for name, content in answers.items():
            assert client.get(f"/rss/{name}.{ending}").content == content, "nothing has changed since"


@pytest.mark.parametrize(
    "address",
    [
        "khong-co.rss",
        "kinh-te/khong-co.rss",
        "kinh-te.xml",
        "kinh-te.rss/",
        "home.json",
        "HOME.rss",
        "tu-khoa/khong-co.rss",
        "tu-khoa/sap-co.atom",
        "dong-su-kien/sap-co.rss",
        "tac-gia/an-danh.rss",
        "tac-gia/.rss",
        "../home.rss",
        "a/b/c.rss",
        "%C4%91.rss",
    ],
)
def test_a_feed_of_what_is_not_there_or_not_public_is_not_found(client, address):
    topic = make_topic("Sắp có")
    make_article(category=make_category("Kinh tế"), status="draft", topic=topic, tags=("sắp có",))
    make_author("Ẩn danh")
    assert Tag.objects.filter(slug="sap-co").exists()
    assert client.get(f"/rss/{address}").status_code == 404


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_recording_of_ours_comes_along_as_in_a_podcast(client, ending):
    cover = make_picture(width=1600, height=1067)
    recording = make_recording(
        "audio", article=make_article(kind="audio", cover=cover), file=wav(), name="a.wav"
    )
    (item,) = read(client, f"/rss/home.{ending}").entries
    (enclosure,) = item.enclosures
    assert enclosure.href == f"https://bao.example.vn{recording.file.url}"
    assert (enclosure.type, enclosure.length) == ("audio/wav", str(len(wav())))
    assert item.media_content[0]["url"].endswith(pictures.url(cover, "social", 1200))
    recording.file.storage.delete(recording.file.name)
    (item,) = read(client, f"/rss/home.{ending}").entries
    assert item.enclosures[0].length == "0", "a lost file leaves the feed as it is"


def test_a_recording_at_a_provider_and_a_drawing_are_in_the_text(client):
    recording = make_recording("video")
    drawing = make_infographic(description="Sáu phần mười.\nBốn phần khác.")
    address = pictures.url(drawing.picture, "drawing", 1600)
    items = {item.title: item.content[0].value for item in read(client, "/rss/home.rss").entries}
    assert f'<a href="{recording.page_url}">' in items[recording.article.headline]
    text = items[drawing.article.headline]
    assert f'src="https://bao.example.vn{address}"' in text
    assert "<p>Sáu phần mười.</p>" in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_feed_of_a_page_that_has_moved_leads_to_its_new_one(client, ending):
    economy, topic = make_category("Kinh tế"), make_topic("Gỡ thẻ vàng")
    make_article(category=economy, topic=topic)
    economy.slug = "lam-an"
    economy.save()
    topic.slug = "the-vang"
    topic.save()
    for old, new in (("kinh-te", "lam-an"), ("dong-su-kien/go-the-vang", "dong-su-kien/the-vang")):
        response = client.get(f"/rss/{old}.{ending}")
        assert (response.status_code, response["Location"]) == (301, f"/rss/{new}.{ending}")
        read(client, response["Location"])


def test_a_former_feed_tells_no_name_of_what_is_not_public(client):
    topic = make_topic("Gỡ thẻ vàng")
    make_article(topic=topic, status="draft")
    topic.slug = "bi-mat"
    topic.save()
    make_redirect("/cu/", "/tin-moi/")
    make_redirect("/het/", reason="Hết")
    for name in ("dong-su-kien/go-the-vang", "cu", "het"):
        assert client.get(f"/rss/{name}.rss").status_code == 404


def test_feeds_are_only_read(client):
    assert client.post("/rss/home.rss").status_code == 405


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_xml_cannot_hold_never_breaks_a_feed(client, story, ending):
    bad = "A\x01\x0b\ufffe & <b>]]></b>\x1f"
    columns = {
        "article": ("headline", "lead", "body", "source"),
        "picture": ("alt", "caption", "credit"),
        "category": ("name", "description"),
        "topic": ("name", "description"),
        "tag": ("description",),
    }
    with connection.cursor() as cursor:
        for table, names in columns.items():
            values = ", ".join(f"{name} = %(bad)s" for name in names)
            cursor.execute(f"UPDATE articles_{table} SET {values}", {"bad": bad})  # noqa: S608 -- our own
    for address in ("home", "kinh-te", "tu-khoa/bien", "dong-su-kien/go-the-vang"):
        response = client.get(f"/rss/{address}.{ending}")
        ElementTree.fromstring(response.content)  # noqa: S314 -- our own
        (item,) = read(client, f"/rss/{address}.{ending}").entries
        assert item.title == "A & <b>]]></b>"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_lead_stays_text_and_a_text_stays_clean(client, ending):
    article = make_article(lead="<b>Đậm</b> & nhạt", body="<p>Chữ</p>")
    Article.objects.filter(pk=article.pk).update(body="<p onclick=x>Chữ<script>alert(1)</script></p>")
    response = client.get(f"/rss/home.{ending}").content.decode()
    assert "&amp;lt;b&amp;gt;Đậm&amp;lt;/b&amp;gt; &amp;amp; nhạt" in response
    assert "onclick" not in response
    assert "alert" not in response


def test_a_new_slug_leaves_the_number_of_a_story_as_it_is(client, story):
    before = read(client, "/rss/home.rss").entries[0]
    story.slug = "dia-chi-moi"
    story.save()
    after = read(client, "/rss/home.rss").entries[0]
    assert after.link != before.link
    assert after.id == before.id


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_unchanged_feed_is_not_sent_again(client, story, ending):
    address = f"/rss/home.{ending}"
    first = client.get(address)
    by_tag = client.get(address, headers={"if-none-match": first["ETag"]})
    by_time = client.get(address, headers={"if-modified-since": first["Last-Modified"]})
    for answer in (by_tag, by_time):
        assert (answer.status_code, answer.content) == (304, b"")
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        story.headline = "Tên mới"
        story.save()
    for name, value in {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]}.items():
        assert client.get(address, headers={name: value}).status_code == 200


def test_a_withdrawal_changes_the_feed_for_those_who_ask_by_time(client, story):
    make_article("Bài ở lại")
    first = client.get("/rss/home.rss")
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        story.status, story.withdrawal_reason = "withdrawn", "Sai"
        story.save()
    again = client.get("/rss/home.rss", headers={"if-modified-since": first["Last-Modified"]})
    assert again.status_code == 200
    assert story.headline not in again.content.decode()


def test_the_page_of_all_feeds_names_every_feed_that_answers(client, story):
    make_topic("Sắp có")
    make_author("Ẩn danh")
    html = client.get("/rss/").content.decode()
    for name in ("home", "kinh-te", "kinh-te/thuy-san", "dong-su-kien/go-the-vang", "tac-gia/minh-sa"):
        for ending in ENDINGS:
            assert f'<a href="/rss/{name}.{ending}"' in html
            read(client, f"/rss/{name}.{ending}")
    assert html.index("Kinh tế<") < html.index("Kinh tế › Thủy sản<")
    assert "Sắp có" not in html
    assert "an-danh" not in html
    assert "<h1>Nguồn tin RSS</h1>" in html
    assert '<a href="/rss/">RSS</a>' in html


# -- Corrections -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ENDINGS)
def test_corrections_have_a_feed_and_their_page_says_where(client, story, ending):
    note = make_correction(story, note="Tàu về lúc <b>sáu giờ</b>.\n\nXin lỗi.", kind="apology")
    make_correction(story, note="Chưa ra", published_at=timezone.now() + timedelta(hours=1))
    address = f"/rss/cai-chinh.{ending}"
    title = "Thông tin cải chính, xin lỗi - Báo Biển"
    link = f'<link rel="alternate" type="application/{ending}+xml" href="{address}" title="{title}">'
    assert link in client.get("/cai-chinh/").text
    assert f'<a href="{address}"' in client.get("/rss/").text
    feed = read(client, address)
    assert feed.feed.title == title
    assert feed.feed.link == "https://bao.example.vn/cai-chinh/"
    (item,) = feed.entries
    assert item.title == "Xin lỗi: Tàu & thuyền về bến"
    assert item.link == f"https://bao.example.vn{story.get_absolute_url()}#ghi-chu-{note.pk}"
    assert item.content[0].value == "<p>Tàu về lúc &lt;b&gt;sáu giờ&lt;/b&gt;.</p>\n\n<p>Xin lỗi.</p>"
    assert [tag.term for tag in item.tags] == ["Thủy sản"]
    assert item.id.endswith(f":correction-{note.pk}")
    assert [author.name for author in item.authors] == ["Báo Biển"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_correction_of_what_is_gone_tells_no_headline(client, story, ending):
    make_correction(story, kind="withdrawal", note="Sai nhân vật.")
    story.status, story.withdrawal_reason = "withdrawn", "Sai"
    story.save()
    (item,) = read(client, f"/rss/cai-chinh.{ending}").entries
    assert item.title == "Gỡ bài: Bài đã gỡ"
    assert item.link == "https://bao.example.vn/cai-chinh/"
    assert "Tàu & thuyền" not in str(item)


@pytest.mark.parametrize("ending", ENDINGS)
def test_without_a_correction_its_feed_is_empty_and_stays_the_same(client, ending):
    assert read(client, f"/rss/cai-chinh.{ending}").entries == []
    first = client.get(f"/rss/cai-chinh.{ending}")
    again = client.get(f"/rss/cai-chinh.{ending}", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_the_feed_of_corrections_is_sent_again_once_something_has_changed(client, story):
    make_correction(story)
    address = "/rss/cai-chinh.rss"
    first = client.get(address)
    known = {"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}
    assert [client.get(address, headers=headers).status_code for headers in known] == [304, 304]
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        story.headline = "Tên mới"
        story.save()
    assert [client.get(address, headers=headers).status_code for headers in known] == [200, 200]


def test_what_xml_cannot_hold_never_breaks_the_feed_of_corrections(client, story):
    make_correction(story, published_at=timezone.now() + timedelta(hours=1))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_correction SET note = %s", ["A\x01\x0b\ufffe & <b>]]></b>\x1f"])
    for ending in ENDINGS:
        with time_machine.travel(timezone.now() + timedelta(hours=2)):
            (item,) = read(client, f"/rss/cai-chinh.{ending}").entries
        assert item.content[0].value == "<p>A &amp; &lt;b&gt;]]&gt;&lt;/b&gt;</p>"
