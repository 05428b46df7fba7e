"""The menu under the nameplate."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.menu import LINE, Entry, Menu
from newsroom.models import MenuItem
from tests.factories import make_article, make_category, make_page, make_topic

pytestmark = pytest.mark.django_db


def menu_of(client, address="/") -> list[tuple[str, str]]:
    html = client.get(address).text
    nav = html[html.index('<nav class="menu"') : html.index("</nav>", html.index('<nav class="menu"'))]
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', nav)


def test_without_an_entry_it_shows_the_sections(client):
    make_category("Xã hội", position=2)
    make_category("Kinh tế", position=1)
    make_category("Ẩn", is_in_menu=False)
    assert menu_of(client) == [
        ("/", "Trang chủ"),
        ("/tin-moi/", "Mới nhất"),
        ("/kinh-te/", "Kinh tế"),
        ("/xa-hoi/", "Xã hội"),
    ]


def test_it_shows_what_the_editors_say_in_their_order_and_words(client):
    economy = make_category("Kinh tế")
    topic = make_topic("Mùa thanh long")
    make_article(topic=topic, category=economy)
    MenuItem.objects.create(category=economy, label="Làm ăn", position=3)
    MenuItem.objects.create(topic=topic, position=1)
    MenuItem.objects.create(page=make_page("Giới thiệu"), position=4)
    MenuItem.objects.create(path="/rss/", label="RSS", position=2)
    MenuItem.objects.create(path="/tin-moi/", label="Mới", is_shown=False)
    assert menu_of(client) == [
        ("/", "Trang chủ"),
        ("/dong-su-kien/mua-thanh-long/", "Mùa thanh long"),
        ("/rss/", "RSS"),
        ("/kinh-te/", "Làm ăn"),
        ("/gioi-thieu/", "Giới thiệu"),
    ]


def test_it_leads_to_nothing_that_readers_cannot_open(client):
    topic = make_topic("Bí mật")
    make_article(topic=topic, status="draft")
    MenuItem.objects.create(topic=topic)
    MenuItem.objects.create(page=make_page("Sắp có", is_published=False))
    MenuItem.objects.create(path="/rss/", label="RSS")
    assert menu_of(client) == [("/", "Trang chủ"), ("/rss/", "RSS")]


def test_it_marks_where_one_is(client):
    economy = make_category("Kinh tế")
    make_category("Thủy sản", parent=economy)
    MenuItem.objects.create(category=economy, label="Làm ăn")
    MenuItem.objects.create(page=make_page("Giới thiệu"))
    assert '<a href="/kinh-te/" aria-current="page">Làm ăn</a>' in client.get("/kinh-te/").text
    assert '<a href="/kinh-te/" aria-current="true">Làm ăn</a>' in client.get("/kinh-te/thuy-san/").text
    assert '<a href="/gioi-thieu/" aria-current="page">Giới thiệu</a>' in client.get("/gioi-thieu/").text
    assert '<nav class="menu"' in client.get("/").text
    assert client.get("/tin-moi/").text.count('aria-current="true"') == 0


def test_what_does_not_fit_in_one_line_stands_below_more(client):
    for number in range(15):
        make_category(f"Chuyên mục {number}")
    html = client.get("/chuyen-muc-14/").text
    line, more = html.split('<details class="menu-more">')
    assert "<summary>Thêm</summary>" in more
    assert ">Chuyên mục 5</a>" in line
    assert '<a href="/chuyen-muc-14/" aria-current="page">Chuyên mục 14</a>' in more


def entries(*lengths: int) -> list[Entry]:
    return [Entry("x" * length, "/") for length in lengths]


@pytest.mark.parametrize(
    ("lengths", "in_line"),
    [
        ([LINE - 3], 1),
        ([LINE - 2], 0),
        ([LINE // 2 - 3] * 2, 2),
        ([LINE // 2 - 3, LINE // 2], 1),
        ([10] * 11, 11),
        ([10] * 12, 11),
        ([10] * 200, 11),
        ([], 0),
    ],
)
def test_a_line_takes_as_much_as_fits(lengths, in_line):
    menu = Menu.of(entries(*lengths))
    assert len(menu.line) == in_line
    assert len(menu.line) + len(menu.more) == len(lengths)


def test_it_costs_one_question(django_assert_num_queries):
    topic = make_topic()
    make_article(topic=topic)
    for number in range(5):
        MenuItem.objects.create(category=make_category())
        MenuItem.objects.create(page=make_page())
        MenuItem.objects.create(topic=topic, label=f"Sự kiện {number}")
    with django_assert_num_queries(1):
        menu = Menu.load(sections=None)
    assert len(menu.line) + len(menu.more) == 16


# -- What an entry may be --------------------------------------------------------------------------


@pytest.mark.parametrize("targets", [[], ["category", "page"], ["topic", "path"], ["category", "path"]])
def test_an_entry_leads_to_one_place(targets):
    rows = {"category": make_category(), "topic": make_topic(), "page": make_page(), "path": "/rss/"}
    item = MenuItem(label="Nhãn", **{name: rows[name] for name in targets})
    with pytest.raises(ValidationError, match="Chọn một nơi"):
        item.full_clean()
    with pytest.raises(IntegrityError, match="menu_item_leads_to_one_place"), transaction.atomic():
        item.save()


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", "rss/", "/a\nb"]
)
def test_an_entry_leads_to_no_other_site(path):
    with pytest.raises(ValidationError) as caught:
        MenuItem(label="Nhãn", path=path).full_clean()
    assert "path" in caught.value.message_dict


def test_an_address_needs_a_label():
    with pytest.raises(ValidationError) as caught:
        MenuItem(path="/rss/").full_clean()
    assert caught.value.message_dict == {"label": ["Hãy ghi nhãn: địa chỉ này không có tên riêng."]}


def test_an_entry_goes_with_what_it_leads_to():
    category = make_category()
    MenuItem.objects.create(category=category)
    category.delete()
    assert not MenuItem.objects.exists()
