"""The search page."""

import re
from datetime import datetime
from html import escape
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

import pytest

from articles import search as search_module
from articles.models import Article, Byline
from tests.corpora import naughty_strings
from tests.factories import make_article, make_author, make_category

pytestmark = pytest.mark.django_db

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def read(client, q: str = "", **asked: str) -> str:
    response = client.get("/tim-kiem/", {"q": q} | asked)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def headlines(html: str) -> list[str]:
    found = re.findall(r'card-headline"><a href="[^"]*">(.*?)</a>', html)
    return [re.sub("</?mark>", "", headline) for headline in found]


def status(html: str) -> str:
    return re.search(r'role="status">(.*?)</p>', html)[1]


def test_without_words_there_is_a_form_and_a_way_on(client):
    html = read(client)
    assert html.count("<h1") == 1
    assert 'name="q"' in html
    assert status(html) == ""
    assert '<a href="/tin-moi/">Xem tin mới nhất</a>' in html
    assert '<meta name="robots" content="noindex,follow">' in html


def test_results_are_counted_marked_and_linked(client):
    story = make_article("Mùa thanh long", lead="Nhà vườn vui.", body="")
    make_article("Việc khác")
    html = read(client, "thanh long")
    assert status(html) == "1 kết quả cho “thanh long”"
    assert f'<a href="{story.get_absolute_url()}">Mùa <mark>thanh long</mark></a>' in html
    assert "<title>thanh long - Tìm kiếm - Newsroom</title>" in html


def test_a_cut_list_says_that_there_are_more(client, monkeypatch):
    monkeypatch.setattr(search_module, "MAX_HITS", 1)
    monkeypatch.setattr("articles.views.search.MAX_HITS", 1)
    make_article("Mưa một")
    make_article("Mưa hai")
    html = read(client, "mưa")
    assert status(html) == "Hơn 1 kết quả cho “mưa”"
    assert len(headlines(html)) == 1


def test_no_result_says_so_and_offers_a_spelling(client):
    make_article("Mùa thanh long")
    html = read(client, "than long")
    assert status(html) == "Không có kết quả"
    assert "Không có bài nào có đủ “than long”." in html
    assert '<a href="?q=thanh%20long">thanh long</a>' in html
    assert headlines(read(client, "thanh long")) == ["Mùa thanh long"]


def test_a_page_of_that_name_is_offered(client):
    make_article(tags=("biển đảo",))
    assert '<a href="/tu-khoa/bien-dao/">biển đảo</a>' in read(client, "bien dao")


def test_too_slow_a_search_says_so(client, monkeypatch):
    slow = Article.objects.extra(where=["pg_sleep(9) IS NULL"])
    monkeypatch.setattr(search_module, "search", lambda text, **asked: slow)
    make_article()
    assert "nên tìm quá lâu" in read(client, "mưa")


def test_filters_narrow_the_results(client):
    economy = make_category("Kinh tế")
    fishing = make_category("Thủy sản", parent=economy)
    author = make_author("Minh Sa", has_page=True)
    june = datetime(2022, 6, 6, 23, 59, tzinfo=HANOI)
    story = make_article("Mưa tháng sáu", category=fishing, publish_at=june)
    Byline.objects.create(article=story, author=author)
    make_article("Mưa mới", category=make_category("Xã hội"))
    for asked in (
        {"muc": "kinh-te"},
        {"muc": "kinh-te/thuy-san"},
        {"tacgia": "minh-sa"},
        {"tu": "2022-06-06", "den": "2022-06-06"},
        {"den": "06/06/2022"},
    ):
        html = read(client, "mưa", **asked)
        assert headlines(html) == ["Mưa tháng sáu"], asked
        assert "<details" in html
        assert " open>" in html
    assert headlines(read(client, "mưa", den="2022-06-05")) == []
    assert headlines(read(client, "mưa", tu="2022-06-07")) == ["Mưa mới"]
    assert headlines(read(client, "mưa", xep="moi")) == ["Mưa mới", "Mưa tháng sáu"]
    assert '<option value="moi" selected>' in read(client, "mưa", xep="moi")


def test_no_result_within_filters_leads_to_the_whole_paper(client):
    make_article("Mưa")
    html = read(client, "mưa", den="2000-01-01")
    assert '<a href="?q=m%C6%B0a">Tìm trong toàn báo</a>' in html


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"tu": "31/02/2022"}, "Đây không phải là một ngày."),
        ({"den": "0001-01-01"}, "Đây không phải là một ngày."),
        ({"den": "9999-12-31"}, "Đây không phải là một ngày."),
        ({"tu": "2022-06-06", "den": "2022-06-05"}, "Ngày này đứng trước ngày bắt đầu"),
        ({"muc": "khong-co"}, "Không có chuyên mục này."),
        ({"tacgia": "khong-co"}, "Không có trang của tác giả này."),
        ({"xep": "khong-co"}, "Không có cách sắp xếp này."),
    ],
)
def test_what_is_wrong_is_said_and_left_out(client, asked, sentence):
    make_article("Mưa")
    html = read(client, "mưa", **asked)
    assert sentence in html
    assert 'aria-invalid="true"' in html
    assert headlines(html) == ["Mưa"]


def test_an_author_without_a_page_is_not_offered(client):
    make_author("Bút Danh Kín")
    assert "Bút Danh Kín" not in read(client)


def test_pages_have_numbers_and_keep_what_was_asked(client):
    for number in range(45):
        make_article(f"Mưa & gió {number}")
    first = client.get("/tim-kiem/", {"q": "mưa & gió", "xep": "moi", "muc": "", "lạ": "x"}).content.decode()
    kept = escape(urlencode({"q": "mưa & gió", "xep": "moi"}))
    assert f'<a href="?{kept}&amp;page=2" rel="next">' in first
    second = read(client, "mưa & gió", xep="moi", page="2")
    assert len(headlines(second)) == 20
    assert not set(headlines(first)) & set(headlines(second))
    assert f'<a href="/tim-kiem/?{kept}" rel="prev">' in second
    assert len(headlines(read(client, "mưa & gió", xep="moi", page="3"))) == 5
    for number in ("4", "0", "-1", "x", "1" * 30):
        assert client.get("/tim-kiem/", {"q": "mưa", "page": number}).status_code == 404


def test_page_one_has_one_address(client):
    response = client.get("/tim-kiem/", {"q": "mưa", "page": "1", "xep": "moi"})
    assert response.status_code == 301
    assert response["Location"] == f"/tim-kiem/?q={quote('mưa')}&xep=moi"


def test_what_is_typed_stays_in_the_field_and_stays_text(client):
    make_article('Mưa "<b>" & gió')
    html = read(client, '"<b>" & mưa <script>alert(1)</script>')
    assert "<script>alert" not in html
    assert 'value="&quot;&lt;b&gt;&quot; &amp; mưa &lt;script&gt;alert(1)&lt;/script&gt;"' in html
    html = read(client, "mưa b")
    assert "<mark>Mưa</mark> &quot;&lt;<mark>b</mark>&gt;&quot; &amp; gió" in html


def test_no_query_breaks_the_page(client):
    make_article("Mưa")
    hostile = ["-" * 5000, '"' * 300, "mưa " * 100_000, "a:*b & !c | (d <-> e)", "\ud800", "％００"]
    for asked in [*hostile, *naughty_strings()[::10]]:
        query = urlencode({"q": asked.replace("\0", "")}, errors="surrogatepass")
        response = client.get(f"/tim-kiem/?{query}")
        assert response.status_code == 200, asked[:80]
        assert len(response.content) < 60_000
    for query in ("q=%00", "q=%ff", "q=a&q=b", "q[]=a", "page=", "tu=%F0%9F%8C%A7", "muc=../../etc/passwd"):
        assert client.get(f"/tim-kiem/?{query}").status_code in {200, 400, 404}, query


def test_every_page_leads_to_the_search(client):
    html = client.get("/").content.decode()
    assert '<form class="find" action="/tim-kiem/" role="search"' in html
    assert '<a class="find-link" href="/tim-kiem/">' in html
    assert 'class="find"' not in read(client)
