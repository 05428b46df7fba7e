"""The links of a text: what leads nowhere, what readers do not have, and that nothing is fetched for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import links
from articles.models import Article
from newsroom import markup
from tests.factories import make_article, make_author, make_category, make_page, make_redirect, make_topic

pytestmark = pytest.mark.django_db
S = Article.Status
HOSTS = {"baobien.vn"}


def states(*addresses):
    body = "".join(f'<p><a href="{address}">xem</a></p>' for address in addresses)
    return [link.state for link in links.find(markup.parse(body), HOSTS, timezone.now())]


@pytest.mark.parametrize("address", ["", "#", "http://", "https://"])
def test_a_link_without_an_address_is_empty(address):
    assert states(address) == ["empty"]


def test_a_link_without_words_is_empty_but_for_a_picture():
    tree = markup.parse('<a href="https://a.vn/"></a><a href="https://a.vn/"><img src="/x.jpg" alt=""></a>')
    assert [link.state for link in links.find(tree, HOSTS, timezone.now())] == ["empty", "outside"]


@pytest.mark.parametrize(
    "address",
    [
        "www.example.org/bão", "bai-viet.html", "https://https://example.org/", "http://http//example.org",
        "https://example .org/", "https://vi du.org", "https://example", "https:///tin", "mailto:lan",
        "tel:gọi", "https://[1::/", "javascript:alert(1)", "#doan-2",
    ],
)  # fmt: skip
def test_what_no_browser_can_follow_is_malformed(address):
    assert states(address) == ["malformed"]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/bão?a=1#b",
        "http://192.168.1.1/",
        "mailto:lan@example.org",
        "tel:+84 90".replace(" ", ""),
    ],
)
def test_what_is_elsewhere_is_only_listed(address):
    assert states(address) == ["outside"]


@pytest.mark.parametrize(
    "address",
    ["/", "/tin-moi/", "/rss/", "/tim-kiem/?q=bão", "https://baobien.vn", "https://baobien.vn/tin-moi/#a"],
)
def test_pages_that_are_always_there_are_ours(address):
    assert states(address) == ["ours"]


@pytest.mark.parametrize(
    "address", ["/khong-co/", "/khong-co-9.html", "/admin/", "/xem-truoc/abc/", "/a.php"]
)
def test_what_readers_have_no_page_of_is_missing(address):
    assert states(address) == ["missing"]


def test_a_story_is_there_once_it_is_public_whatever_it_is_called_in_the_address():
    public, draft = make_article(), make_article(status=S.DRAFT, publish_at=None)
    later = make_article(publish_at=timezone.now() + timedelta(hours=1))
    addresses = [
        public.get_absolute_url(),
        f"/ten-cu-{public.pk}.html",
        f"/x-{draft.pk}.html",
        f"/y-{later.pk}.html",
    ]
    assert states(*addresses) == ["ours", "ours", "missing", "missing"]


def test_lists_are_there_when_readers_find_something_in_them():
    topic, empty_topic = make_topic("Bão số 9"), make_topic("Chưa có bài")
    make_article(tags=("ngư dân",), topic=topic)
    make_article(tags=("bí mật",), status=S.DRAFT, publish_at=None)
    section, page = make_category("Kinh tế"), make_page("Liên hệ")
    author, unseen = make_author("Hải Đăng", has_page=True), make_author("Giấu Tên")
    there = ["/tu-khoa/ngu-dan/", topic.get_absolute_url(), f"/{section.path}/", page.get_absolute_url()]
    there.append(author.get_absolute_url())
    absent = ["/tu-khoa/bi-mat/", empty_topic.get_absolute_url(), f"/tac-gia/{unseen.slug}/"]
    assert states(*there, *absent) == ["ours"] * 5 + ["missing"] * 3


def test_a_former_address_leads_on_unless_the_page_is_gone_for_good():
    make_redirect("/cu/", "/tin-moi/")
    make_redirect("/het/", reason="Bỏ")
    assert states("/cu/", "/cu", "/het/") == ["ours", "ours", "missing"]


def test_a_text_of_many_links_costs_the_queries_of_one(django_assert_max_num_queries):
    stories = [make_article(tags=(f"từ {n}",), topic=make_topic()) for n in range(8)]
    addresses = [story.get_absolute_url() for story in stories]
    addresses += [story.topic.get_absolute_url() for story in stories]
    addresses += [f"/tu-khoa/tu-{n}/" for n in range(8)] + [f"/muc-{n}/" for n in range(8)]
    addresses += [f"/tac-gia/a-{n}/" for n in range(8)]
    with django_assert_max_num_queries(7):
        found = states(*addresses)
    assert found == ["ours"] * 24 + ["missing"] * 16
