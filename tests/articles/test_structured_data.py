"""What pages tell search engines, as extruct reads it out of them."""

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import extruct
import pytest
from django.utils import timezone

from articles import pictures, structured_data
from articles.models import Byline
from newsroom.models import Publication
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_picture,
    make_publication,
    make_topic,
)

pytestmark = pytest.mark.django_db

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
HOST = "https://bao.example.vn"


@pytest.fixture(autouse=True)
def paper(settings) -> Publication:
    settings.SITE_URL = HOST
    return make_publication(governing_body="Cơ quan của tỉnh", email="toasoan@example.vn")


def read(client, address) -> dict[str, dict]:
    """The structured data of a page, by type."""
    response = client.get(address)
    assert response.status_code == 200
    found = extruct.extract(response.content, syntaxes=["json-ld"], uniform=True)["json-ld"]
    assert all(data["@context"] == "https://schema.org" for data in found)
    types = [data["@type"] for data in found]
    assert len(types) == len(set(types))
    return {data["@type"]: data for data in found}


def visible_trail(html: str) -> list[tuple[str, str]]:
    (trail,) = re.findall('<nav class="trail".*?</nav>', html, re.DOTALL)
    return [(name, HOST + address) for address, name in re.findall('<a href="(.*?)">(.*?)</a>', trail)]


def trail_of(data: dict) -> list[tuple[str, str]]:
    items = data["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    return [(item["name"], item["item"]) for item in items]


@pytest.fixture
def story():
    cover = make_picture(width=1600, height=1200, alt="Tàu cá")
    article = make_article(
        "Tàu “lớn” & <nhỏ> về bến</script><script>alert(1)</script>",
        lead="Sáng nay\n\nbiển lặng.",
        category=make_category("Thủy sản", parent=make_category("Kinh tế")),
        cover=cover,
        tags=("biển", "cá"),
        publish_at=datetime(2022, 6, 6, 5, 27, tzinfo=VIETNAM),
    )
    minh = make_author("Minh Sa", has_page=True, title="Phóng viên")
    Byline.objects.create(article=article, author=minh, position=0)
    Byline.objects.create(article=article, author=make_author("P.V"), position=1)
    photographer = make_author("Thu Biển")
    Byline.objects.create(article=article, author=photographer, role="photographer", position=2)
    return article


def test_a_story_says_everything_of_itself(client, story):
    html = client.get(story.get_absolute_url()).content.decode()
    data = read(client, story.get_absolute_url())["NewsArticle"]
    (canonical,) = re.findall('<link rel="canonical" href="(.*?)">', html)
    assert data["url"] == data["mainEntityOfPage"]["@id"] == canonical == HOST + story.get_absolute_url()
    assert data["headline"] == story.headline
    assert data["description"] == "Sáng nay biển lặng."
    assert data["datePublished"] == "2022-06-06T05:27:00+07:00"
    modified = timezone.localtime(story.updated_at).isoformat(timespec="seconds")
    assert data["dateModified"] == modified
    assert data["articleSection"] == ["Kinh tế", "Thủy sản"]
    assert data["keywords"] == ["biển", "cá"]
    assert data["inLanguage"] == "vi"
    assert data["isAccessibleForFree"] is True
    assert data["wordCount"] == story.syllable_count


def test_pictures_come_in_three_shapes(client, story):
    found = read(client, story.get_absolute_url())["NewsArticle"]["image"]
    names = ("social", "classic", "square")
    assert found == [HOST + pictures.url(story.cover, name, 1200) for name in names]
    assert [pictures.size(story.cover, name, 1200) for name in names] == [
        (1200, 675),
        (1200, 900),
        (1200, 1200),
    ]
    for address in found:
        assert client.get(address.removeprefix(HOST)).status_code == 200


def test_who_made_a_story_is_said_by_their_part_and_each_with_an_address(client, story):
    data = read(client, story.get_absolute_url())["NewsArticle"]
    assert data["author"] == [
        {
            "@type": "Person",
            "name": "Minh Sa",
            "url": f"{HOST}/tac-gia/minh-sa/",
            "jobTitle": "Phóng viên",
        },
        {"@type": "Person", "name": "P.V", "url": f"{HOST}/"},
    ]
    assert data["contributor"] == [{"@type": "Person", "name": "Thu Biển", "url": f"{HOST}/"}]


def test_the_paper_is_the_author_of_a_story_without_a_name(client):
    data = read(client, make_article(lead="").get_absolute_url())["NewsArticle"]
    assert data["author"] == [{"@type": "NewsMediaOrganization", "name": "Báo Biển", "url": f"{HOST}/"}]
    for missing in ("image", "description", "keywords"):
        assert missing not in data


def test_the_publisher_has_a_logo_of_its_own_or_the_icon(client, paper):
    article = make_article()
    publisher = read(client, article.get_absolute_url())["NewsArticle"]["publisher"]
    assert publisher["@type"] == "NewsMediaOrganization"
    assert (publisher["name"], publisher["url"]) == ("Báo Biển", f"{HOST}/")
    icon = {"@type": "ImageObject", "url": f"{HOST}/static/img/icon-180.png", "width": 180, "height": 180}
    assert publisher["logo"] == icon
    paper.logo = make_picture(width=640, height=160)
    paper.save()
    logo = read(client, article.get_absolute_url())["NewsArticle"]["publisher"]["logo"]
    assert logo["url"] == HOST + pictures.url(paper.logo, "full", 640)
    assert (logo["width"], logo["height"]) == (640, 160)


def test_the_trail_is_the_visible_one(client, story):
    for address in (story.get_absolute_url(), "/kinh-te/thuy-san/"):
        html = client.get(address).content.decode()
        trail = trail_of(read(client, address))
        assert trail == visible_trail(html)
        assert trail[:2] == [("Trang chủ", f"{HOST}/"), ("Kinh tế", f"{HOST}/kinh-te/")]
    assert "BreadcrumbList" not in read(client, "/kinh-te/"), "it shows no trail"


def test_the_front_page_says_what_site_and_whose_it_is(client):
    data = read(client, "/")
    assert data["WebSite"]["url"] == f"{HOST}/"
    assert data["WebSite"]["name"] == "Báo Biển"
    assert data["WebSite"]["potentialAction"] == {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{HOST}/tim-kiem/?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
    organization = data["NewsMediaOrganization"]
    assert organization["@id"] == data["WebSite"]["publisher"]["@id"]
    assert organization["email"] == "toasoan@example.vn"
    assert organization["parentOrganization"]["name"] == "Cơ quan của tỉnh"
    assert organization["sameAs"] == ["https://example.vn/zalo", "https://example.vn/facebook"]
    assert "telephone" not in organization


def test_a_paper_that_is_not_filled_in_yet_has_valid_data(client):
    Publication.objects.all().delete()
    assert read(client, "/")["NewsMediaOrganization"]["name"] == "Newsroom"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("/kinh-te/", "Kinh tế"),
        ("/tu-khoa/bien/", "biển"),
        ("/dong-su-kien/go-the-vang/", "Gỡ thẻ vàng"),
        ("/tin-moi/", "Mới nhất"),
    ],
)
def test_lists_number_their_stories_from_page_to_page(client, page, name):
    category, topic = make_category("Kinh tế", description="Làm ăn."), make_topic("Gỡ thẻ vàng")
    for _number in range(31):
        make_article(category=category, topic=topic, tags=("biển",))
    per_page = 30 if page == "/tin-moi/" else 20
    first = read(client, page)["CollectionPage"]
    assert (first["name"], first["url"]) == (name, HOST + page)
    positions = [item["position"] for item in first["mainEntity"]["itemListElement"]]
    assert positions == list(range(1, per_page + 1))
    second = read(client, f"{page}?page=2")["CollectionPage"]
    assert second["url"] == f"{HOST}{page}?page=2"
    positions = [item["position"] for item in second["mainEntity"]["itemListElement"]]
    assert positions == list(range(per_page + 1, 32))


def test_an_author_has_a_profile(client):
    picture = make_picture(width=1200, height=1200)
    make_author(
        "Minh Sa",
        has_page=True,
        title="Phóng viên",
        biography="Mười lăm năm\ntheo mảng thời sự.",
        picture=picture,
        public_email="minhsa@example.vn",
    )
    profile = read(client, "/tac-gia/minh-sa/")["ProfilePage"]
    assert profile["url"] == f"{HOST}/tac-gia/minh-sa/"
    person = profile["mainEntity"]
    assert person["@type"] == "Person"
    assert person["name"] == "Minh Sa"
    assert person["url"] == profile["url"]
    assert person["description"] == "Mười lăm năm theo mảng thời sự."
    assert person["email"] == "minhsa@example.vn"
    assert person["image"][2] == HOST + pictures.url(picture, "square", 1200)
    assert person["worksFor"]["name"] == "Báo Biển"


def test_nothing_that_people_type_ends_the_script(client, story):
    html = client.get(story.get_absolute_url()).content.decode()
    scripts = re.findall('<script type="application/ld\\+json">(.*?)</script>', html, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        assert not set("<>&") & set(script)
        json.loads(script)
    assert "<script>alert" not in html


def test_a_kind_of_story_may_add_and_say_otherwise(paper, story):
    site = structured_data.Site(paper, HOST, "/static/icon.png")
    data = structured_data.news_article(site, story, **{"@type": "LiveBlogPosting", "liveBlogUpdate": [{}]})
    assert data["@type"] == "LiveBlogPosting"
    assert data["liveBlogUpdate"] == [{}]
    assert data["headline"] == story.headline
