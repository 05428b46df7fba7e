"""Static pages, over HTTP."""

import pytest

from articles import pictures
from tests.factories import make_article, make_category, make_page, make_picture, make_publication

pytestmark = pytest.mark.django_db


def test_a_page_shows_its_text(client):
    make_publication()
    make_page(
        "Giới thiệu",
        body="<h2>Chúng tôi</h2><p>Báo của <a href='/lien-he/'>tỉnh</a>.</p><script>x</script>",
        seo_description="Báo là ai.",
    )
    response = client.get("/gioi-thieu/")
    assert response.status_code == 200
    for said in (
        "<title>Giới thiệu - Báo Biển</title>",
        '<h1 id="tieu-de">Giới thiệu</h1>',
        '<meta name="description" content="Báo là ai.">',
        '<link rel="canonical" href="http://testserver/gioi-thieu/">',
        '<p>Báo của <a href="/lien-he/"',
    ):
        assert said in response.text
    assert "<script>x" not in response.text
    assert "Set-Cookie" not in response.headers


def test_the_pictures_of_a_page_come_from_the_library(client):
    image = pictures.url(make_picture(alt="Tòa soạn"), "full", 960)
    make_page("Giới thiệu", body=f'<p>Chữ</p><figure><img src="{image}" alt="Cổng"></figure>')
    assert 'alt="Cổng"' in client.get("/gioi-thieu/").text


def test_a_page_that_is_not_published_is_not_there(client):
    make_page("Giới thiệu", is_published=False)
    make_page("Liên hệ")
    assert client.get("/gioi-thieu/").status_code == 404
    assert "/gioi-thieu/" not in client.get("/lien-he/").text


@pytest.mark.parametrize("address", ["/khac/", "/gioi-thieu/khac/", "/GIOI-THIEU/"])
def test_no_other_address_shows_it(client, address):
    make_page("Giới thiệu")
    assert client.get(address).status_code == 404


def test_the_foot_of_every_page_leads_to_those_that_ask_for_it_in_order(client):
    make_page("Liên hệ", position=2)
    make_page("Giới thiệu", position=1)
    make_page("Trang riêng", is_in_footer=False)
    html = client.get("/").text
    assert html.index('<a href="/gioi-thieu/">Giới thiệu</a>') < html.index('<a href="/lien-he/">Liên hệ</a>')
    assert "Trang riêng" not in html


def test_without_pages_the_foot_has_no_empty_list(client):
    assert "footer-pages" not in client.get("/").text


def test_the_form_for_comments_leads_to_the_rules_and_to_privacy(client):
    story = make_article()
    assert "comment-rules" not in client.get(story.get_absolute_url()).text
    make_page("Quy định bình luận", purpose="comment_rules", is_in_footer=False)
    make_page("Quyền riêng tư", purpose="privacy", is_in_footer=False)
    for address in (story.get_absolute_url(), f"/{story.slug}-{story.pk}/binh-luan/"):
        html = client.get(address).text
        assert '<a href="/quy-dinh-binh-luan/">Quy định bình luận</a>' in html
        assert '<a href="/quyen-rieng-tu/">Quyền riêng tư</a>' in html


def test_a_section_wins_over_a_page_that_got_its_address_behind_our_back(client):
    make_page("Kinh tế")
    make_category("Kinh tế", description="Làm ăn và giá cả.")
    assert "Làm ăn và giá cả." in client.get("/kinh-te/").text
