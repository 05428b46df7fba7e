"""What a reader sees where there is no page."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import make_article, make_category


@pytest.mark.django_db
def test_a_page_that_is_not_there_offers_the_latest(client):
    make_category("Kinh tế")
    article = make_article("Bài mới nhất")
    response = client.get("/khong/co/trang/nay/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "<h1>Không tìm thấy trang</h1>" in html
    assert article.get_absolute_url() in html
    assert '<a href="/kinh-te/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "khong/co" not in html


def test_the_servers_own_error_page_needs_no_database_and_no_tag(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr("articles.views.front.FrontPage.get", broken)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "Trang đang gặp lỗi" in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_a_static_error_page_is_static(name):
    source = Path(settings.BASE_DIR, "templates", name).read_text()
    assert "{%" not in source
    assert "{{" not in source
    assert "style=" not in source
    assert "<style" not in source
