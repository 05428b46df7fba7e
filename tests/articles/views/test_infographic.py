"""An infographic is shown whole, and told in words."""

import re

import pytest

from articles import pictures
from tests.factories import image_file, make_infographic, make_picture

pytestmark = pytest.mark.django_db


def test_it_is_shown_whole_with_a_way_to_its_largest_size(client):
    picture = make_picture(file=image_file(1600, 6400), alt="Sáu biểu đồ", credit="Đồ họa: An")
    drawing = make_infographic(picture=picture, description="Một & hai.\n\nBa.")
    html = client.get(drawing.article.get_absolute_url()).text
    sheet = re.search(r'<figure class="drawing-sheet">.*?</figure>', html, re.S)[0]
    assert 'width="800" height="3200"' in sheet
    assert 'alt="Sáu biểu đồ"' in sheet
    assert pictures.size(picture, "drawing", 3200) == (1600, 6400)
    assert f'<a href="{pictures.url(picture, "drawing", 3200)}">' in sheet
    assert re.search(r"<details.*?<p>Một &amp; hai.</p>\s*<p>Ba.</p>\s*</details>", html, re.S)


def test_its_largest_size_can_be_drawn(client):
    picture = make_picture(file=image_file(400, 4000))
    make_infographic(picture=picture)
    for ext in ("avif", "webp", "jpg"):
        assert client.get(pictures.url(picture, "drawing", 3200, ext)).status_code == 200
