"""The text of a story, taken apart for its page."""

import pytest

from articles import pictures
from articles.body import Body
from tests.factories import make_article, make_picture

pytestmark = pytest.mark.django_db


def figure(picture, caption="") -> str:
    address = pictures.url(picture, "full", 960)
    return f'<figure><img src="{address}" alt=""><figcaption>{caption}</figcaption></figure>'


def body_of(html: str, **fields) -> Body:
    return Body.of(make_article(body=html, **fields))


def test_text_headings_and_pictures_come_in_order():
    picture = make_picture(caption="Từ kho ảnh")
    body = body_of(f"<p>Một</p>{figure(picture)}<h2>Hai &amp; <em>ba</em></h2><p>Bốn</p><h2>Năm</h2>")
    assert [part.kind for part in body.parts] == ["html", "figure", "heading", "html", "heading"]
    assert [(part.text, part.anchor) for part in body.headings] == [("Hai & ba", "muc-1"), ("Năm", "muc-2")]
    assert body.parts[1].picture == picture
    assert body.parts[1].caption == "Từ kho ảnh"
    assert body.opening is None


def test_the_words_of_the_text_win_over_those_of_the_library():
    body = body_of("<p>Chữ</p>" + figure(make_picture(caption="Kho"), "Bài"))
    assert body.parts[1].caption == "Bài"


def test_a_picture_that_is_not_in_the_library_is_left_out():
    gone = make_picture()
    html = figure(gone) + '<figure><img src="/media/x.jpg" alt=""></figure><p>Chữ</p>'
    gone.delete()
    article = make_article(body=html)
    body = Body.of(article)
    assert body.opening is None
    assert [part.kind for part in body.parts] == ["html"]


def test_the_page_opens_with_the_cover_or_else_with_the_first_picture_of_the_text():
    cover, other = make_picture(), make_picture()
    assert body_of("<p>Chữ</p>", cover=cover).opening.picture == cover
    apart = body_of(figure(other) + "<p>Chữ</p>", cover=cover)
    assert (apart.opening.picture, apart.parts[0].picture) == (cover, other)
    same = body_of(figure(cover, "Bài") + "<p>Chữ</p>", cover=cover)
    assert (same.opening.picture, same.opening.caption) == (cover, "Bài")
    assert [part.kind for part in same.parts] == ["html"]
    none = body_of(figure(other) + "<p>Chữ</p>")
    assert none.opening.picture == other
    assert [part.kind for part in none.parts] == ["html"]


@pytest.mark.parametrize("number", [0, 1, 30])
def test_pictures_cost_one_query(number, django_assert_num_queries):
    html = "<p>Chữ</p>" + "".join(figure(make_picture()) for _ in range(number))
    article = make_article(body=html)
    with django_assert_num_queries(1 if number else 0):
        assert len(Body.of(article).parts) == number + 1
