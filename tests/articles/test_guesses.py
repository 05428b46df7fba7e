"""Other spellings, and pages that are called so."""

import pytest
from django.utils import timezone

from articles.guesses import pages_named, spellings
from tests.factories import make_article, make_author, make_category, make_topic

pytestmark = pytest.mark.django_db

HIDDEN = {"status": "withdrawn", "withdrawal_reason": "Sai"}


def guesses(text: str) -> list[str]:
    return spellings(text, timezone.now())


@pytest.mark.parametrize("asked", ["than long", "thành longg", "THANH LOG"])
def test_words_of_headlines_correct_a_spelling(asked):
    make_article("Mùa thanh long, nhà vườn vui")
    assert guesses(asked) == ["thanh long"]


def test_names_of_pages_correct_a_spelling():
    make_category("Nông nghiệp")
    make_author("Minh Sa", has_page=True)
    make_article("Bài", tags=("biển đảo",), topic=make_topic("Ngày hội trái cây"))
    assert guesses("nong nghep") == ["Nông nghiệp"]
    assert guesses("mnh sa") == ["Minh Sa"]
    assert guesses("con đường") == []
    assert guesses("bin đảo") == ["biển đảo"]
    assert guesses("ngày hội trai ccay") == ["Ngày hội trái cây"]


def test_what_was_typed_is_no_guess():
    make_article("Mùa thanh long", tags=("thanh long",))
    assert guesses("thanh lòng") == []


def test_each_spelling_is_offered_once_and_at_most_three():
    tags = ("thanh long", "thanh lương", "thanh lọng", "thanh lon", "thanh lung")
    make_article("Mùa thanh long", tags=tags)
    found = guesses("than long")
    assert len(found) == 3
    assert len(set(found)) == 3


def test_stories_that_are_not_public_give_no_guess_and_no_page():
    make_article("Vụ rồng biển", tags=("rồng biển",), topic=make_topic("Rồng biển"), **HIDDEN)
    make_author("Rồng Biển")
    assert guesses("rong bien") == []
    assert guesses("rồg biển") == []
    assert pages_named("rồng biển", timezone.now()) == []


def test_pages_of_that_name_are_found_without_diacritics_too():
    make_category("Thủy sản", parent=make_category("Kinh tế"))
    make_author("Thủy Sản", has_page=True)
    make_article(tags=("thủy sản",), topic=make_topic("Thủy sản"))
    for asked in ("Thủy sản", "thuy san", '"thuỷ sản"'):
        assert [(page.kind, page.address) for page in pages_named(asked, timezone.now())] == [
            ("category", "/kinh-te/thuy-san/"),
            ("topic", "/dong-su-kien/thuy-san/"),
            ("tag", "/tu-khoa/thuy-san/"),
            ("author", "/tac-gia/thuy-san/"),
        ]


@pytest.mark.parametrize("asked", ["", "-", "%", "🌧", "\ud800", "a" * 5000, "_" * 300, "漢字"])
def test_nothing_breaks_the_guesses(asked):
    make_article("Mưa")
    assert guesses(asked) == []
    assert pages_named(asked, timezone.now()) == []
