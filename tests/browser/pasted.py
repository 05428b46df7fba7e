"""What word processors put on the clipboard, as browsers hand it over, and the text that it is."""

# ruff: noqa: E501 -- their lines are long

from unicodedata import normalize

_WORD_HEAD = (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>'
    '<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>'
    '<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings>'
    "<o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--><style><!-- p.MsoNormal {mso-style-unhide:no; "
    'margin:0cm; font-family:"Times New Roman",serif;} @list l0 {mso-list-id:1;} '
    "@list l0:level1 {mso-level-number-format:bullet;} @list l1 {mso-list-id:2;} --></style></head>"
    "<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->"
)
_WORD_TAIL = "<!--EndFragment--></body></html>"


def word(body: str) -> str:
    return _WORD_HEAD + body + _WORD_TAIL


def _word_item(text: str, mark: str, rule: str, place: str = "") -> str:
    """A line of a list as Word has it: a paragraph that draws its own mark."""
    return (
        f"<p class=MsoListParagraph{place} style='text-indent:-18.0pt;mso-list:{rule}'><![if !supportLists]>"
        f"<span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>{mark}"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
        f"<span lang=VI>{text}<o:p></o:p></span></p>"
    )


def google(body: str) -> str:
    return (
        '<meta charset=\'utf-8\'><meta charset="utf-8"><b style="font-weight:normal;" '
        f'id="docs-internal-guid-1c2b7f0e-7fff-4a5b-9d1e-0123456789ab">{body}</b><br class="Apple-interchange-newline">'
    )


def _google_line(text: str, tag: str = "p", style: str = "") -> str:
    return (
        f'<{tag} dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;'
        "font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;"
        f'font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;{style}">{text}</span></{tag}>'
    )


DATA_IMAGE = (
    '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="ảnh">'
)

# name -> (what is pasted, what is stored)
CASES = {
    "word paragraphs": (
        word(
            "<p class=MsoNormal style='margin-left:3pt;text-align:justify'><b><span lang=VI style='font-size:14.0pt;"
            'font-family:"Times New Roman",serif;mso-fareast-language:EN-US\'>Đoạn đậm<o:p></o:p></span></b> và '
            "<i style='mso-bidi-font-style:normal'>nghiêng</i> <u>gạch chân</u><span style='mso-spacerun:yes'>&nbsp; </span>"
            "<span style='color:red'>đỏ</span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
            "<p class=MsoNormal><span lang=EN-US>Đoạn hai<o:p></o:p></span></p>"
        ),
        "<p><strong>Đoạn đậm</strong> và <em>nghiêng</em> gạch chân đỏ</p>\n<p>Đoạn hai</p>",
    ),
    "word headings": (
        word(
            "<h1 style='color:red'>Tựa<o:p></o:p></h1><h2><span style='mso-fareast-font-family:Arial'>Tít phụ</span></h2>"
            "<h3>Tít nhỏ</h3><p class=MsoNormal>Chữ</p>"
        ),
        "<h2>Tựa</h2>\n<h2>Tít phụ</h2>\n<h3>Tít nhỏ</h3>\n<p>Chữ</p>",
    ),
    "word lists": (
        word(
            _word_item("Cá cơm", "·", "l0 level1 lfo1", "CxSpFirst")
            + _word_item("Cá thu", "·", "l0 level1 lfo1", "CxSpLast")
            + "<p class=MsoNormal>Rồi</p>"
            + _word_item("Một", "1.", "l1 level1 lfo2", "CxSpFirst")
            + _word_item("Hai", "2.", "l1 level1 lfo2", "CxSpLast")
        ),
        "<ul><li>Cá cơm</li><li>Cá thu</li></ul>\n<p>Rồi</p>\n<ol><li>Một</li><li>Hai</li></ol>",
    ),
    "word table": (
        word(
            "<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>"
            "<tr style='mso-yfti-irow:0'><td width=100 valign=top style='width:75.0pt;border:solid windowtext 1.0pt'>"
            "<p class=MsoNormal>Xã<o:p></o:p></p></td><td width=100><p class=MsoNormal>Tấn<o:p></o:p></p></td></tr></table>"
        ),
        "<table><tbody><tr><td><p>Xã</p></td><td><p>Tấn</p></td></tr></tbody></table>",
    ),
    "word link": (
        word(
            '<p class=MsoNormal>Xem <a href="https://example.org/b" target="_blank"><span style=\'color:blue\'>tại đây'
            '</span></a>.<a name="_Hlk1"></a></p>'
        ),
        '<p>Xem <a href="https://example.org/b" rel="noopener">tại đây</a>.</p>',
    ),
    "google wrapper": (
        google(
            _google_line("Đoạn thường ")
            + "<br>"
            + _google_line("Đoạn đậm", style="font-weight:700")
            + _google_line("Nghiêng", style="font-style:italic")
        ),
        "<p>Đoạn thường</p>\n<p><strong>Đoạn đậm</strong></p>\n<p><em>Nghiêng</em></p>",
    ),
    "google headings": (
        google(_google_line("Tựa lớn", "h1") + _google_line("Tít phụ", "h2") + _google_line("Chữ")),
        "<h2>Tựa lớn</h2>\n<h2>Tít phụ</h2>\n<p>Chữ</p>",
    ),
    "google list": (
        google(
            '<ul style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1">'
            + _google_line("Một", style="").replace('dir="ltr"', 'dir="ltr" role="presentation"')
            + '</li><li dir="ltr" style="list-style-type:disc;" aria-level="1">'
            + _google_line("Hai")
            + "</li></ul>"
        ),
        "<ul><li>Một</li><li>Hai</li></ul>",
    ),
    "google smart link": (
        google(
            '<p dir="ltr" style="line-height:1.38;"><a href="https://example.org/tai-lieu" style="text-decoration:none;">'
            '<span style="font-size:11pt;color:#1155cc;text-decoration:underline;">Tài liệu</span></a>'
            '<span style="font-size:11pt"> của xã</span></p>'
        ),
        '<p><a href="https://example.org/tai-lieu" rel="noopener">Tài liệu</a> của xã</p>',
    ),
    "decomposed letters": (
        f"<p>{normalize('NFD', 'Nghị quyết Đại hội')}</p>",
        "<p>Nghị quyết Đại hội</p>",
    ),
    "nested spans and fonts": (
        '<div><span><span style="color:#333"><font face="Arial" size="2">Một <b>hai</b></font></span></span></div>'
        "<div>&nbsp;</div><div><center>Ba</center></div><p></p><script>alert(1)</script>",
        "<p>Một <strong>hai</strong></p>\n<p>Ba</p>",
    ),
}
