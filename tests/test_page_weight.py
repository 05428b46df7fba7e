"""What a reader's phone has to load, compressed as it is sent."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from articles import pictures
from articles.models import Box, Related
from tests.factories import make_article, make_box, make_category, make_picture, make_publication, make_reads

KB = 1024
STATIC = Path(settings.BASE_DIR, "static")


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


@pytest.fixture
def paper(db):
    """A full page of everything; the text is that of a story of some 1,200 syllables."""
    make_publication()
    lead = "Sáng nay, hơn bốn trăm hộ ở ba xóm ven biển mở vòi nước máy đầu tiên trong nhà mình. " * 3
    sections = [make_category(f"Chuyên mục số {number}") for number in range(12)]
    covers = [make_picture(width=1600, height=1067) for _ in range(5)]
    Box.objects.all().delete()
    for place, size in (("front_lead", 6), ("featured", 4), ("front", 4), ("after", 4)):
        make_box(place=place, fill="latest", size=size)
    image = pictures.url(covers[0], "full", 960)
    body = f'<p>{lead * 20}</p><figure><img src="{image}" alt=""></figure>' * 3
    stories = [
        make_article(
            f"Chuyến tàu khách đầu tiên sau bốn ngày biển động rời cảng trong tiếng vỗ tay, bài {number}",
            lead=lead,
            body=body,
            category=sections[number % 12],
            cover=covers[number % 5],
        )
        for number in range(100)
    ]
    for target in stories[1:5]:
        Related.objects.create(article=stories[0], target=target)
    for story in stories[:12]:
        make_reads(story, 5)
    return stories[0]


@pytest.mark.parametrize(
    ("page", "limit"),
    [
        ("/", 35),
        ("{story}", 25),
        ("/chuyen-muc-so-1/", 25),
        ("/tin-moi/", 25),
        ("/tim-kiem/?q=tàu+khách", 25),
        ("/khong-co/", 25),
    ],
)
def test_pages_stay_light(client, paper, page, limit):
    response = client.get(page.format(story=paper.get_absolute_url()))
    assert compressed(response.content) <= limit * KB


@pytest.mark.parametrize(
    "page", ["/?", "{story}?", "/chuyen-muc-so-1/?", "/tin-moi/?", "/tim-kiem/?q=tàu+khách&"]
)
def test_pages_in_words_are_small_with_all_they_load(client, paper, page):
    response = client.get(page.format(story=paper.get_absolute_url()) + "che-do=chu")
    words, look = compressed(response.content), compressed((STATIC / "css/text.css").read_bytes())
    assert words <= 12 * KB
    assert look <= 1.5 * KB
    assert words + look <= 15 * KB


def test_the_style_sheet_stays_light():
    css = (STATIC / "css/site.css").read_bytes()
    assert len(css) <= 60 * KB
    assert compressed(css) <= 14 * KB


ON_EVERY_PAGE = ["preferences.js", "controls.js"]
ON_A_STORY = ["comment-ticket.js", "story.js"]


@pytest.mark.parametrize(("names", "limit"), [(ON_EVERY_PAGE, 6), (ON_EVERY_PAGE + ON_A_STORY, 10)])
def test_the_scripts_stay_light(names, limit):
    assert sum(compressed((STATIC / "js" / name).read_bytes()) for name in names) <= limit * KB


def test_a_story_loads_no_other_scripts(client, paper):
    html = client.get(paper.get_absolute_url()).content.decode()
    loaded = {Path(address).name for address in re.findall(r'<script src="([^"]+)"', html)}
    assert {re.sub(r"\.[0-9a-f]{12}(?=\.)", "", name) for name in loaded} <= {*ON_EVERY_PAGE, *ON_A_STORY}


def test_the_fonts_of_a_page_without_italics_stay_light():
    fonts = (STATIC / "fonts").glob("*-normal.woff2")
    sizes = [font.stat().st_size for font in fonts]
    assert len(sizes) == 2
    assert sum(sizes) <= 66 * KB


VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ"


def test_every_vietnamese_letter_is_in_the_two_files():
    css = (STATIC / "css/site.css").read_text()
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", css)
    covered = {code for low, high in ranges for code in range(int(low, 16), int(high or low, 16) + 1)}
    wanted = set(VIETNAMESE + VIETNAMESE.upper() + "₫“”‘’–—…")
    assert not {letter for letter in wanted if ord(letter) not in covered}
    assert ord("Ā") not in covered, "the file of the other Latin letters is not shipped"
