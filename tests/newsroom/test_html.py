import random
import re
import unicodedata
from pathlib import Path

import html5lib
import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template

from newsroom import html
from newsroom.html_caps import TooMuch
from tests import corpora

ROOT = Path(__file__).resolve().parents[2]
PLAIN_TAGS = "p br h2 h3 h4 strong b em i u s sub sup ul li blockquote cite q hr"
PLAIN_BLOCKS = "table thead tbody tfoot tr caption figure figcaption aside code pre"
ALLOWED = {
    **dict.fromkeys(PLAIN_TAGS.split(), set()),
    **dict.fromkeys(PLAIN_BLOCKS.split(), set()),
    "a": {"href", "title", "rel"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Bản thảo</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:"Times New Roman"} --></style></head>
<body lang=VI style='tab-interval:.5in'><!--StartFragment-->
<h1 style='mso-pagination:none'><span lang=VI>Tít<o:p></o:p></span></h1>
<p class=MsoNormal style='margin-bottom:0in'><font face="Arial"><b style='mso-bidi-font-weight:normal'>
<span lang=VI style='font-size:14.0pt'>Đa&#777;ng&nbsp;&nbsp; bộ</span></b></font><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span>-&nbsp;</span><![endif]>10&nbsp;km</p>
<p><img width=200 src="data:image/png;base64,iVBORw0KGgo="><a name="_Toc1"></a></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>
<td width=100 colspan=2 valign=top><p class=MsoNormal>Ô<o:p></o:p></p></td></tr></table>
<div style='mso-element:para-border-div'>Cuối</div><!--EndFragment--></body></html>"""


def assert_harmless(markup: str) -> None:
    """Read `markup` as a browser does and compare with what a news body may hold, written here anew."""
    for element in html5lib.parseFragment(markup, namespaceHTMLElements=False).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ALLOWED, markup
        assert set(element.attrib) <= ALLOWED[element.tag], markup
        if href := element.get("href"):
            assert re.match(r"(https?://|mailto:|tel:|/[^/\\]|/$)", href, re.IGNORECASE), markup
        if src := element.get("src"):
            assert re.fullmatch(r"/[^/\\\s][^\\\s]*", src), markup


def test_the_order_of_attributes_is_no_change():
    written = '<figure><img src="/media/a.jpg" alt="Biển" width="8" height="6"></figure>'
    by_editor = '<figure><img alt="Biển" height="6" src="/media/a.jpg" width="8"></figure>'
    assert html.clean(by_editor) == html.clean(written) == written
    link = '<p><a title="b" href="https://example.org/">c</a></p>'
    assert html.clean(link) == '<p><a href="https://example.org/" title="b" rel="noopener">c</a></p>'


def test_what_is_clean_is_not_cleaned_again():
    cleaned = html.clean("<p onclick=x>Một <b>hai</b></p>")
    assert cleaned == "<p>Một <b>hai</b></p>"
    assert html.clean(cleaned) is cleaned
    # A piece of it, or what it is part of, is not known to be clean.
    assert html.clean(cleaned[:5] + "<script>x</script>") == "<p>Mộ</p>"


def test_xss_payloads_come_out_harmless_and_are_not_changed_again():
    payloads = corpora.xss_payloads()
    assert len(payloads) == 2180
    for payload in [*payloads, *corpora.naughty_strings()]:
        for given in (payload, f"<p>{payload}</p>", f'<a href="{payload}">x</a>', f'<img src="{payload}">'):
            cleaned = html.clean(given)
            assert_harmless(cleaned)
            assert html.clean(cleaned) == cleaned
            assert html.as_safe(cleaned) == cleaned
            for block in html.blocks(given):
                assert_harmless(block.html)
                assert not block.src or re.fullmatch(r"/[^/\\\s][^\\\s]*", block.src)


TAG_SOUP = """
<p> </p> <b> </b> <i> </i> <a> <a_href=/x> </a> <div> </div> <center> <section> </section> <h1>
</h1> <table> <tr><td> <th> </td> </table> <caption> <ul> <li> </ul> <dl><dt> <blockquote>
</blockquote> <pre> </pre> <figure> </figure> <figcaption> <img_src=/m.jpg> <br> <hr> <code> <q>
<aside> </aside> <svg> <style> </style> <!-- --> x e &nbsp; \u0338 \u0301 \u1100 \u1161
"""


def test_tag_soup_is_made_into_a_body_that_does_not_change_again():
    pieces = [piece.replace("_", " ") for piece in TAG_SOUP.split()] + [" ", "\n"]
    dice = random.Random(2022)
    for _ in range(3000):
        cleaned = html.clean("".join(dice.choices(pieces, k=dice.randint(1, 25))))
        assert_harmless(cleaned)
        assert html.clean(cleaned) == cleaned
        assert unicodedata.is_normalized("NFC", cleaned)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<h1>A</h1><h5>B</h5>", "<h2>A</h2>\n<h4>B</h4>"),
        ("chữ <b>đậm</b><div>x<p>y</p>z</div>", "<p>chữ <b>đậm</b></p>\n<p>x</p>\n<p>y</p>\n<p>z</p>"),
        ("<p>a</p><p>&nbsp;</p><p><br></p><p> <b></b></p><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<p>&nbsp;a&nbsp;&nbsp; b&nbsp;c </p>", "<p>a b&nbsp;c</p>"),
        ("<p>a<b> </b>b<i><br></i>c</p>", "<p>a b<br>c</p>"),
        ("<script>alert(1)</script><style>p{}</style><p onclick=x style=y class=z id=w>a</p>", "<p>a</p>"),
        ("<svg><text>a</text></svg><iframe src=/x>b</iframe><math>c</math><p>d</p>", "<p>d</p>"),
        ("<a href='JavaScript:x'>a</a><a name=b>b</a>", "<p>ab</p>"),
        ("<a href='//evil.vn'>a</a><a href='/\\evil.vn'>b</a><a href='/\t/evil.vn'>c</a>", "<p>abc</p>"),
        ("<a href='https://a.vn/?b=1&c=2' target=_blank rel=opener title=t>a</a>",
         '<p><a href="https://a.vn/?b=1&amp;c=2" title="t" rel="noopener">a</a></p>'),
        ("<a href='tel:+84252'>a</a><a href='mailto:a@b.vn'>b</a><a href='/tin/'>c</a>",
         '<p><a href="tel:+84252" rel="noopener">a</a><a href="mailto:a@b.vn" rel="noopener">b</a>'
         '<a href="/tin/" rel="noopener">c</a></p>'),
        ("<p>a<img src='https://evil.vn/x.png'><img src='data:image/png;base64,x'><img src='//x/y.png'></p>",
         "<p>a</p>"),
        ("<ol start=3 type=a><li>x</ol><ol start=x><li>y</ol>",
         '<ol start="3"><li>x</li></ol>\n<ol><li>y</li></ol>'),
        ("<table><tr><th scope=row onclick=x>a<td colspan=2 rowspan=9999999>b</table>",
         '<table><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr></tbody></table>'),
        ("<pre>\n\n a\n  b</pre>", "<pre> a\n  b</pre>"),
        ("<p>De\u0301\u200b\u202e a\x00\ud800</p>", "<p>Dé a</p>"),
        ("<b>\u0338x</b>", "<p><b>x</b></p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_body_is_cleaned_to(given, expected):
    assert html.clean(given) == expected
    assert html.clean(expected) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<img src=/m/a.jpg alt='Một'>", '<figure><img src="/m/a.jpg" alt="Một"></figure>'),
        ("<p><a href=/x><img src=/m/a.jpg></a></p>", '<figure><img src="/m/a.jpg"></figure>'),
        ("<p>a <img src=/m/a.jpg> b</p>", '<p>a</p>\n<figure><img src="/m/a.jpg"></figure>\n<p>b</p>'),
        ("<p>a<figure><img src=/m/a.jpg><figcaption>c</figcaption></figure>b</p>",
         '<p>a</p>\n<figure><img src="/m/a.jpg"><figcaption>c</figcaption></figure>\n<p>b</p>'),
        ("<div><div><figure><img src=/m/a.jpg></figure></div></div>",
         '<figure><img src="/m/a.jpg"></figure>'),
    ],
)  # fmt: skip
def test_picture_becomes_a_figure_of_the_top_level(given, expected):
    assert html.clean(given) == expected


def test_word_paste_leaves_only_the_story():
    assert html.clean(WORD) == (
        "<h2>Tít</h2>\n<p><b>Đảng bộ</b></p>\n<p>-&nbsp;10&nbsp;km</p>\n"
        '<table><tbody><tr><td colspan="2"><p>Ô</p></td></tr></tbody></table>\n<p>Cuối</p>'
    )


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<div>" * 40_000, "depth"),
        ("<b>" * 40_000, "depth"),
        ("<b><p>" * 40_000, "depth"),
        ("".join(f"<p><b a{i}></p>" for i in range(3000)), "depth"),
        ("".join(f"<table><tr><td><i a{i}>" for i in range(60)), "depth"),
        ("<div>" * 200 + "</nothing>" * 200, "depth"),
        ("á" * 300_000, "too_long"),
        ("x" * 2**20, "too_long"),
        ("&" * 200_000, "too_long"),
        ("<p " + " ".join(f"a{i}=1" for i in range(60)) + ">x", "attributes"),
        ("<p " + " ".join(f"a{i}='>'" for i in range(51)) + ">x", "attributes"),
    ],
)
def test_body_over_a_cap_is_refused(body, code):
    with pytest.raises(TooMuch) as refused:
        html.clean(body)
    assert isinstance(refused.value, ValidationError)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100 + "x" + "</div>" * 100,
        "<p>đoạn không đóng" * 2000,
        "<ul>" + "<li>mục" * 2000 + "</ul>",
        "<p>" + "<br>" * 500 + "x</p>",
        "<p>1 < 2 <3 và a< b" * 1000,
        "<p " + " ".join(f"a{i}='<div>'" for i in range(50)) + ">x</p>",
        "<!-- " + "<div>" * 200 + " --><p>x</p>",
    ],
)
def test_long_but_decent_body_is_taken(body):
    assert html.clean(html.clean(body)) == html.clean(body) != ""


def test_sanitises_again_at_output():
    printed = Template("{{ body }}").render(
        Context({"body": html.as_safe("<p onclick=x>Đ<script>x</script></p>")})
    )
    assert printed == "<p>Đ</p>"


def test_text_of_a_body_has_a_line_for_every_block():
    body = "<h2>Mục</h2><p>Một <b>hai</b><br>ba &amp; bốn</p><ul><li>a</li><li>b</li></ul><script>x</script>"
    assert [line for line in html.to_text(body).split("\n") if line] == [
        "Mục",
        "Một hai",
        "ba & bốn",
        "a",
        "b",
    ]
    assert html.to_text("<table><tr><td>a</td><td>b</td></tr></table>") == "a b"
    assert html.to_text("") == ""


def test_body_is_split_at_its_pictures():
    body = html.clean(
        "<p>Một</p><p>Hai &lt;3</p>"
        "<figure><img src='/m/a.jpg' alt='Ảnh &quot;A&quot;'>"
        "<figcaption>Chú <b>th</b>ích &amp; <i>x</i></figcaption></figure>"
        "<p><img src='/m/b.jpg'></p><blockquote>Ba</blockquote>"
    )
    assert html.blocks(body) == [
        html.Block("html", html="<p>Một</p>\n<p>Hai &lt;3</p>"),
        html.Block("figure", src="/m/a.jpg", alt='Ảnh "A"', caption="Chú thích & x"),
        html.Block("figure", src="/m/b.jpg"),
        html.Block("html", html="<blockquote>Ba</blockquote>"),
    ]
    assert hasattr(html.blocks(body)[0].html, "__html__")
    assert not hasattr(html.blocks(body)[1].caption, "__html__")


def test_main_heading_is_a_block_of_its_own_and_lesser_ones_are_not():
    assert html.blocks("<p>a</p><h2>Mục <b>ti</b>êu &amp;</h2><h3>b</h3>") == [
        html.Block("html", html="<p>a</p>"),
        html.Block("heading", text="Mục tiêu &"),
        html.Block("html", html="<h3>b</h3>"),
    ]


def test_figure_of_several_pictures_gives_each_and_its_caption_once():
    body = "<figure><img src=/m/a.jpg><img src=/m/b.jpg><figcaption>c</figcaption></figure>"
    assert [(block.src, block.caption) for block in html.blocks(body)] == [
        ("/m/a.jpg", ""),
        ("/m/b.jpg", "c"),
    ]


def test_figure_without_a_picture_stays_html():
    body = "<figure><table><tbody><tr><td>x</td></tr></tbody></table></figure>"
    assert html.blocks(body) == [html.Block("html", html=body)]


def test_empty_body_has_no_blocks():
    assert html.blocks("") == []


def sources(*suffixes: str) -> list[Path]:
    skipped = {".venv", "var", ".git", "tests", "node_modules"}
    found = (path for suffix in suffixes for path in ROOT.rglob(f"*{suffix}"))
    return [path for path in found if not skipped & set(path.relative_to(ROOT).parts)]


def test_only_the_sanitiser_marks_text_as_safe():
    marks = re.compile(r"mark_safe|SafeString\((?!\"\"\))|SafeText|SafeData|def __html__")
    users = {str(path.relative_to(ROOT)) for path in sources(".py") if marks.search(path.read_text("utf-8"))}
    assert users == {"newsroom/html.py"}


def test_no_template_turns_escaping_off():
    off = re.compile(r"\|\s*(safe|safeseq)\b|autoescape\s+off")
    assert sources(".html", ".py")
    assert [
        path for path in sources(".html", ".txt", ".xml", ".py") if off.search(path.read_text("utf-8"))
    ] == []


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/", "/?a=b"),
        ("/kinh-te/#muc-1", "/kinh-te/?a=b#muc-1"),
        ("/tau-ve-3.html", "/tau-ve-3.html?a=b"),
        ("/kinh-te/?page=2", "/kinh-te/?page=2"),
        ("/media/anh.jpg", "/media/anh.jpg"),
        ("https://example.vn/", "https://example.vn/"),
        ("mailto:a@example.vn", "mailto:a@example.vn"),
    ],
)
def test_links_to_our_own_pages_ask_for_more(address, asked):
    shown = html.asking(html.as_safe(f'<p><a href="{address}">Đọc</a> &lt;b&gt;</p>'), "?a=b")
    assert shown == f'<p><a href="{asked}" rel="noopener">Đọc</a> &lt;b&gt;</p>'
