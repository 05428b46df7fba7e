"""The page that the paper began from, element by element, imported through its ninjs files."""

from pathlib import Path

import html5lib
import pytest
from django.conf import settings
from django.core.management import call_command

from articles.models import Article
from newsroom.models import FollowLink, Publication
from newsroom.text import nfc

pytestmark = pytest.mark.django_db

SEED = Path(settings.BASE_DIR).parent / "shared" / "seed"
HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def lines():
    """The captured page, a line for each that holds something."""
    if not SEED.exists():
        pytest.skip("the source page is not on this machine")
    text = nfc((SEED / "article.txt").read_text(encoding="utf-8"))
    return [line.strip() for line in text.split("\n") if line.strip()]


@pytest.fixture
def page(lines, client):
    """The story's page as a tree."""
    publication = Publication(name="Báo", dateline_prefix="BTO", licence_number="1/GP", editor_in_chief="A")
    publication.save()
    FollowLink.objects.create(publication=publication, label="Google News", url="https://news.example/")
    call_command("import_ninjs", *map(str, sorted(SEED.glob("*.ninjs.json"))), verbosity=0)
    article = Article.objects.get(source_uri="urn:newsroom:seed:article")
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return html5lib.parse(response.content.decode())


def text_of(node):
    return " ".join("".join(node.itertext()).split())


def texts(page, tag):
    return [text_of(node) for node in page.iter(f"{HTML}{tag}")]


def section(page, heading):
    """The section under this heading."""
    for node in page.iter(f"{HTML}section"):
        if any(text_of(h2) == heading for h2 in node.iter(f"{HTML}h2")):
            return node
    return None


def test_the_follow_line(page, lines):
    assert lines[0] == "Theo dõi trên"
    [line] = [text_of(node) for node in page.iter() if "follow" in node.get("class", "").split()]
    assert line == "Theo dõi trên Google News"


def test_the_headline_is_the_one_h1_and_stands_once(page, lines):
    assert texts(page, "h1") == [lines[1]]
    main = text_of(next(page.iter(f"{HTML}main")))
    assert main.count(lines[1]) == 1


def test_the_date_as_printed_and_for_machines(page, lines):
    times = {text_of(time): time.get("datetime") for time in page.iter(f"{HTML}time")}
    assert times[lines[2]] == "2022-06-06T05:27:00+07:00"


def test_the_lead_of_two_paragraphs_with_the_papers_prefix(page, lines):
    paragraphs = texts(page, "p")
    at = paragraphs.index(f"BTO-{lines[3]}")
    assert paragraphs[at + 1] == lines[4]


def test_the_figure_between_lead_and_text_with_caption_and_written_alt(page, lines):
    figures = list(page.iter(f"{HTML}figure"))
    assert len(figures) == 1
    assert lines[6] in text_of(figures[0])
    [image] = figures[0].iter(f"{HTML}img")
    assert image.get("alt") == "Toàn cảnh hội trường hội nghị cán bộ toàn quốc"
    assert (image.get("width"), image.get("height")) == ("960", "600")


def test_the_two_subheads_each_with_its_one_paragraph_word_for_word(page, lines):
    headings = texts(page, "h2")
    assert headings.index(lines[7]) < headings.index(lines[9])
    paragraphs = texts(page, "p")
    for line in (lines[8], lines[10]):
        assert paragraphs.count(line) == 1
    assert [len(line.split()) for line in (lines[8], lines[10])] == [495, 658]


def test_the_byline_at_the_end(page, lines):
    assert lines[11] == "P.V"
    whole = text_of(next(page.iter(f"{HTML}main")))
    assert (
        whole.index(lines[10][-80:])
        < whole.rindex("P.V")
        < whole.index("(0) Bình luận", whole.index(lines[10]))
    )


def test_the_comment_count_is_shown_at_zero(page, lines):
    assert lines[12] == "(0) Bình luận"
    assert lines[12] in texts(page, "h2")


def test_related_names_the_story_with_its_lead_and_prefix(page, lines):
    related = section(page, lines[13])
    assert lines[14] in text_of(related)
    assert lines[15] in text_of(related)


def test_featured_names_the_other_story_and_repeats_none(page, lines):
    featured = section(page, lines[16])
    assert lines[17] in text_of(featured)
    assert lines[14] not in text_of(featured)
    assert lines[1] not in text_of(featured)


def test_an_empty_box_prints_not_even_its_heading(page, lines):
    assert lines[19] == "Đừng bỏ lỡ"
    assert lines[19] not in text_of(page)


def test_the_tags_and_the_imprint(page, lines):
    tags = {text_of(a) for a in page.iter(f"{HTML}a") if a.get("rel") == "tag"}
    assert tags == {"xây dựng Đảng", "hệ thống chính trị", "tuyên truyền"}
    footer = text_of(list(page.iter(f"{HTML}footer"))[-1])
    assert "1/GP" in footer
