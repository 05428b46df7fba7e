"""Old addresses: one spelling, one hop, no circle, never another site."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Redirect
from articles.models.address import LONGEST, normal
from tests.factories import make_author, make_category, make_page, make_redirect, make_tag, make_topic

pytestmark = pytest.mark.django_db


def targets() -> dict[str, str]:
    return dict(Redirect.objects.values_list("old_path", "new_path"))


def errors_of(**fields) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        Redirect(**fields).full_clean()
    return caught.value.message_dict


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/tin-tuc/", "/tin-tuc/"),
        ("  /Tin-Tuc.ASPX  ", "/Tin-Tuc.ASPX"),
        ("/tin%20t%E1%BB%A9c/", "/tin tức/"),
        ("/tin tu\u031b\u0301c/", "/tin tức/"),
        ("/?p=123", "/?p=123"),
        ("/?", "/"),
        ("/a?q=%C4%90", "/a?q=Đ"),
        ("/100%25", "/100%25"),
        ("/100%", "/100%25"),
        ("/a%2541", "/a%2541"),
        ("/a%3Fb%23c", "/a%3Fb%23c"),
        ("/a#b", "/a#b"),
        ("/a%20%0D%0A", "/a"),
        ("/a\x00b%00", "/ab"),
    ],
)
def test_an_address_has_one_spelling(typed, kept):
    assert normal(typed) == kept
    assert normal(kept) == kept


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/%2Fevil.example",
        "/%5Cevil.example",
        "javascript:alert(1)",
        "tin-tuc/",
        "/a\nb",
        "/a%0D%0ASet-Cookie:x",
        "/a\u202eb",
        "/%FF",
        "/" + "x" * LONGEST,
    ],
)
@pytest.mark.parametrize("field", ["old_path", "new_path"])
def test_what_is_no_address_of_this_site_is_refused(field, address):
    fields = {"old_path": "/cu/", "new_path": "/moi/"} | {field: address}
    assert field in errors_of(**fields)


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "/\\evil.example", "tin/"])
def test_the_database_takes_no_address_of_another_site(address):
    with pytest.raises(IntegrityError, match="redirect_stays_on_this_site"), transaction.atomic():
        Redirect.objects.bulk_create([Redirect(old_path="/cu/", new_path=address)])


@pytest.mark.parametrize("address", ["/admin/x/", "/admin", "/static/a.css", "/media/x"])
def test_addresses_of_machines_are_not_redirected(address):
    assert "old_path" in errors_of(old_path=address, new_path="/moi/")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/tin-moi/",
        "/tin-moi",
        "/kinh-te/",
        "/kinh-te",
        "/kinh-te/?cat=5",
        "/gioi-thieu/",
        "/tu-khoa/bien/",
        "/tac-gia/minh-sa/",
        "/dong-su-kien/mua-bien/",
    ],
)
def test_the_address_of_a_page_that_is_there_is_not_redirected(address):
    make_category("Kinh tế")
    make_page("Giới thiệu")
    make_tag("biển")
    make_author("Minh Sa")
    make_topic("Mùa biển")
    assert errors_of(old_path=address, new_path="/moi/") == {
        "old_path": ["Đang có một trang ở địa chỉ này nên sẽ không ai được chuyển hướng."]
    }


def test_a_query_of_the_front_page_may_be_redirected():
    Redirect(old_path="/?p=123", new_path="/moi/").full_clean()


def test_an_old_address_has_no_fragment():
    assert "old_path" in errors_of(old_path="/cu/#muc", new_path="/moi/")


def test_an_old_address_is_redirected_once():
    make_redirect("/cũ/", "/moi/")
    assert "old_path" in errors_of(old_path="/cu\u0303/", new_path="/khac/")


def test_a_page_that_is_gone_says_why():
    assert errors_of(old_path="/cu/", new_path="") == {
        "reason": ["Hãy nói vì sao trang đã bỏ, hoặc ghi địa chỉ mới."]
    }
    with pytest.raises(IntegrityError, match="redirect_to_nowhere_says_why"), transaction.atomic():
        Redirect.objects.create(old_path="/cu/")


# -- One hop ---------------------------------------------------------------------------------------


def test_a_chain_is_one_hop_whichever_part_comes_first():
    make_redirect("/a/", "/b/")
    make_redirect("/b/", "/c/")
    make_redirect("/y/", "/z/")
    make_redirect("/x/", "/y/")
    assert targets() == {"/a/": "/c/", "/b/": "/c/", "/y/": "/z/", "/x/": "/z/"}


def test_a_place_on_a_page_moves_with_it():
    make_redirect("/x/", "/a/#muc-2")
    make_redirect("/y/", "/a/?page=2")
    make_redirect("/z/", "/a-khac/")
    make_redirect("/a/", "/b/")
    assert targets() == {"/x/": "/b/#muc-2", "/y/": "/b/?page=2", "/z/": "/a-khac/", "/a/": "/b/"}


def test_what_leads_to_a_page_that_is_gone_is_gone():
    make_redirect("/a/", "/b/")
    make_redirect("/b/", reason="Chuyên trang đã khép lại.")
    make_redirect("/c/", "/b/")
    assert targets() == {"/a/": "", "/b/": "", "/c/": ""}
    assert set(Redirect.objects.values_list("reason", flat=True)) == {"Chuyên trang đã khép lại."}


@pytest.mark.parametrize(
    ("there", "old", "new"),
    [
        (None, "/a/", "/a/"),
        (None, "/a/", "/a"),
        (None, "/a/", "/a/?x=1"),
        (None, "/a/", "/a/#b"),
        (("/b/", "/a/"), "/a/", "/b/"),
        (("/b/", "/a/"), "/a/", "/b"),
        (("/b/", "/a/?x=1"), "/a/", "/b/?y=2"),
    ],
)
def test_a_circle_is_refused(there, old, new):
    if there:
        make_redirect(*there)
    before = targets()
    assert errors_of(old_path=old, new_path=new) == {
        "new_path": ["Chuyển như vậy thì bạn đọc đi vòng về lại địa chỉ cũ."]
    }
    assert targets() == before


def test_a_longer_circle_is_refused():
    make_redirect("/a/", "/b/")
    make_redirect("/b/", "/c/")
    assert "new_path" in errors_of(old_path="/c/", new_path="/a/")


def test_a_page_at_the_new_address_ends_the_chain():
    make_redirect("/kinh-te/", "/cu/")
    make_category("Kinh tế")
    make_redirect("/x/", "/kinh-te/")
    assert targets()["/x/"] == "/kinh-te/"


# -- Moving ----------------------------------------------------------------------------------------


def test_a_category_that_moves_leaves_its_address_behind_and_those_of_its_sub_categories():
    parent = make_category("Kinh tế")
    make_category("Thủy sản", parent=parent)
    for slug in ("lam-an", "kinh-doanh"):
        parent.slug = slug
        parent.save()
    assert targets() == {
        "/kinh-te/": "/kinh-doanh/",
        "/lam-an/": "/kinh-doanh/",
        "/kinh-te/thuy-san/": "/kinh-doanh/thuy-san/",
        "/lam-an/thuy-san/": "/kinh-doanh/thuy-san/",
    }


def test_a_category_that_gets_another_parent_leaves_its_address_behind():
    first, second = make_category("Kinh tế"), make_category("Xã hội")
    child = make_category("Du lịch", parent=first)
    child.parent = second
    child.save()
    child.parent = None
    child.save()
    assert targets() == {"/kinh-te/du-lich/": "/du-lich/", "/xa-hoi/du-lich/": "/du-lich/"}


@pytest.mark.parametrize(
    ("make", "prefix"),
    [
        (lambda: make_tag("biển"), "/tu-khoa"),
        (lambda: make_topic("Biển"), "/dong-su-kien"),
        (lambda: make_author("Biển", has_page=True), "/tac-gia"),
        (lambda: make_page("Biển"), ""),
    ],
)
def test_whatever_has_a_page_leaves_its_address_behind(make, prefix):
    row = make()
    row.slug = "dai-duong"
    row.save()
    row.save()
    assert targets() == {f"{prefix}/bien/": f"{prefix}/dai-duong/"}


def test_what_comes_back_to_its_first_address_makes_no_circle():
    tag = make_tag("biển")
    for slug in ("dai-duong", "bien"):
        tag.slug = slug
        tag.save()
    assert targets() == {"/tu-khoa/dai-duong/": "/tu-khoa/bien/"}


def test_what_takes_over_an_address_and_moves_on_takes_its_own_readers_along():
    first = make_category("Kinh tế")
    first.slug = "lam-an"
    first.save()
    second = make_category("Kinh tế")
    make_redirect("/x/", "/kinh-te/")
    second.slug = "tai-chinh"
    second.save()
    assert targets() == {"/kinh-te/": "/tai-chinh/", "/x/": "/tai-chinh/"}


def test_an_author_without_a_page_leaves_nothing_behind():
    author = make_author("Minh Sa")
    author.slug = "minh-sa-2"
    author.save()
    author.has_page = True
    author.save()
    assert targets() == {}


def test_renaming_alone_leaves_nothing_behind():
    category = make_category("Kinh tế")
    category.name = "Làm ăn"
    category.save()
    assert targets() == {}


# -- Sections and static pages share the first level ------------------------------------------------


def test_a_category_does_not_take_the_address_of_a_page_nor_a_page_that_of_a_category():
    category, page = make_category("Kinh tế"), make_page("Giới thiệu")
    category.slug = "gioi-thieu"
    page.slug = "kinh-te"
    for row in (category, page):
        with pytest.raises(ValidationError) as caught:
            row.full_clean()
        assert caught.value.message_dict == {
            "slug": ["Một trang khác đã dùng địa chỉ này. Hãy chọn địa chỉ khác."]
        }


@pytest.mark.parametrize("slug", ["admin", "tin-moi", "tim-kiem", "rss", "xem-truoc"])
def test_a_page_does_not_take_a_reserved_address(slug):
    page = make_page("Giới thiệu")
    page.slug = slug
    with pytest.raises(ValidationError, match="Một trang khác"):
        page.full_clean()
