"""The readers' pages in a real browser: usable by everyone, in both themes, on small and large screens."""

from io import BytesIO

import pytest
from PIL import Image

from articles import pictures
from articles.models import Box, BoxItem, Byline, Related
from tests.factories import (
    make_article,
    make_author,
    make_box,
    make_category,
    make_picture,
    make_publication,
    make_reads,
    make_topic,
)

pytestmark = pytest.mark.browser

LONG = (
    "Thông tin chưa kiểm chứng về chuyến tàu khách Mũi Sừng – Cồn Sơn: nghiêng, khuyết, hoẵng và chuyển hướng"
)
WIDTHS = [320, 1280]


@pytest.fixture
def addresses(transactional_db) -> list[str]:
    """A small paper that uses everything, and an address for each kind of page."""
    make_publication(governing_body="Cơ quan của tỉnh", phone="0252 3 822 000", email="toasoan@example.vn")
    economy = make_category("Kinh tế", description="Làm ăn và giá cả.")
    make_category("Thủy sản", parent=economy)
    sections = [economy, *(make_category(f"Chuyên mục {number}") for number in range(5))]
    topic, author = (
        make_topic("Mùa thanh long"),
        make_author("Minh Sa", has_page=True, biography="Viết về biển."),
    )
    cover = make_picture(width=1200, height=800, alt="Tàu cá", caption="Tàu về bến.", credit="Ảnh: Minh Sa")
    image = (
        f'<figure><img src="{pictures.url(cover, "full", 960)}" alt=""><figcaption>Lời</figcaption></figure>'
    )
    body = (
        f"<h2>Mục một</h2><p>{LONG}. <a href='/tin-moi/'>Đọc thêm</a> <em>nghiêng</em></p>{image}<h2>Hai</h2>"
        "<blockquote><p>Lời nói.</p></blockquote><table><tr><th scope='col'>Cột rất dài</th></tr>"
        "<tr><td>1.000.000</td></tr></table>"
    )
    stories = [
        make_article(
            f"{LONG} {number}",
            lead="Sapo của bài.",
            body=body,
            cover=cover if number % 3 else None,
            category=sections[number % 6],
            topic=topic,
            tags=("biển đảo", "một từ khóa khá dài"),
            kind=("news", "long_read", "picture_story")[number % 3],
        )
        for number in range(24)
    ]
    for story in stories[:3]:
        Byline.objects.create(article=story, author=author)
        for target in stories[3:6]:
            Related.objects.create(article=story, target=target)
    for story in stories[:12]:
        make_reads(story, story.pk)
    Box.objects.all().delete()
    for place, name in (("front_lead", "Tin chính"), ("featured", "Nổi bật"), ("front", "Thêm")):
        make_box(place=place, name=name, fill="latest", size=4)
    after = make_box(place="after", name="Đừng bỏ lỡ")
    for story in stories[6:10]:
        BoxItem.objects.create(box=after, article=story)
    lists = ["/", "/kinh-te/", "/tin-moi/", "/tu-khoa/bien-dao/", "/dong-su-kien/mua-thanh-long/"]
    return [
        *lists,
        "/tac-gia/minh-sa/",
        "/rss/",
        "/tim-kiem/?q=thong+tin&xep=moi",
        "/tim-kiem/?q=khong+thay&tu=x",
        "/khong-co/",
        *(story.get_absolute_url() for story in stories[:3]),
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_every_page(new_page, live_server, addresses, violations, scheme, width):
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    found, too_wide = [], []
    for address in addresses:
        page.goto(live_server.url + address)
        found += violations(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            too_wide.append(address)
    assert not found, "\n".join(found)
    assert not too_wide


def test_nothing_needs_a_script(new_page, live_server, addresses):
    with_script, without = new_page(), new_page(java_script_enabled=False)
    for address in addresses:
        texts = []
        for page in (with_script, without):
            page.goto(live_server.url + address)
            texts.append(page.locator("main").inner_text())
        assert texts[0] == texts[1], address
        assert not without.locator(".controls").is_visible()


def test_the_first_stop_of_the_keyboard_leads_to_the_content(new_page, live_server, addresses):
    page = new_page()
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Bỏ qua để xem nội dung"
    assert link.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_the_choice_of_theme_and_size_stays(new_page, live_server, addresses):
    page = new_page(color_scheme="light")
    page.goto(live_server.url)
    page.get_by_role("button", name="Nền sáng hoặc tối").click()
    page.get_by_role("button", name="Cỡ chữ").click()
    page.goto(live_server.url + "/tin-moi/")
    chosen = page.evaluate("({...document.documentElement.dataset})")
    assert chosen == {"theme": "dark", "size": "l"}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 20, 23)"


def test_two_font_files_are_enough_for_vietnamese(new_page, live_server, addresses):
    page = new_page()
    fonts = set()
    page.on("request", lambda request: fonts.add(request.url.rsplit("/", 1)[-1].split(".")[0]))
    page.goto(live_server.url, wait_until="networkidle")
    assert {name for name in fonts if name.startswith("source-serif")} == {
        "source-serif-4-latin-wght-normal",
        "source-serif-4-vietnamese-wght-normal",
    }


def test_each_page_opens_with_one_picture_that_is_asked_for_first(new_page, live_server, addresses):
    page = new_page()
    for address in addresses:
        page.goto(live_server.url + address)
        first = page.locator("img[fetchpriority=high]")
        assert first.count() <= 1, address
        assert page.locator("img[fetchpriority=high][loading]").count() == 0
        assert page.locator("img:not([width]), img:not([height]), img:not([alt])").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_stacked_marks_of_two_lines_do_not_touch(new_page, live_server, width):
    """Between two lines of the tallest letters there is a row of pixels without ink."""
    article = make_article("ẨẪẶỘỢ " * 14)
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(live_server.url + article.get_absolute_url(), wait_until="networkidle")
    heading = page.locator("h1")
    image = Image.open(BytesIO(heading.screenshot())).convert("L")
    light = image.getextrema()[1]
    is_inked = [
        image.crop((0, y, image.width, y + 1)).getextrema()[0] < light - 60 for y in range(image.height)
    ]
    bands = sum(now and not before for before, now in zip([False, *is_inked], is_inked, strict=False))
    height = page.evaluate("e => parseFloat(getComputedStyle(e).lineHeight)", heading.element_handle())
    lines = round(image.height / height)
    assert lines >= 2
    assert bands >= lines
