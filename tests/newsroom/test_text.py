import doctest
import re
import unicodedata

import pytest
from django.utils.safestring import SafeString

from newsroom import text
from tests import corpora

TONES = "\u0300\u0301\u0303\u0309\u0323"
# Base letter -> the letters of the alphabet that are written with it.
ALPHABET = {"a": "aăâ", "e": "eê", "i": "i", "o": "oôơ", "u": "uư", "y": "y"}


def vietnamese_letters() -> dict[str, list[str]]:
    """Return the 134 letters that ASCII has not, each with its spellings: NFC, NFD, Windows-1258."""
    letters = {}
    for base, variants in ALPHABET.items():
        for letter in variants:
            for tone in ("", *TONES):
                spelling = letter + tone
                for case in (spelling, spelling.upper()):
                    composed = unicodedata.normalize("NFC", case)
                    letters[composed] = [composed, unicodedata.normalize("NFD", case), case, base]
    letters |= {"đ": ["đ", "đ", "đ", "d"], "Đ": ["Đ", "Đ", "Đ", "d"]}
    return {letter: spellings for letter, spellings in letters.items() if not letter.isascii()}


def test_examples_in_the_docstrings_hold():
    result = doctest.testmod(text)
    assert result.attempted > 8
    assert result.failed == 0


def test_every_vietnamese_letter_folds_in_every_spelling():
    letters = vietnamese_letters()
    assert len(letters) == 134
    for letter, (*spellings, base) in letters.items():
        for spelling in spellings:
            assert text.fold(spelling) == base
            assert text.slugify(f"x{spelling}x") == f"x{base}x"
            assert text.clean_line(spelling) == letter
            assert text.tag_key(spelling) == letter.lower()


def test_eth_that_looks_like_d_with_stroke_folds_to_d():
    assert text.fold("Ðảng bộ ð") == "dang bo d"


def test_slug_of_a_headline_keeps_every_letter_and_ends_at_a_word():
    headline = (
        "Đẩy mạnh công tác xây dựng Đảng và hệ thống chính trị: Phải thực hiện tốt công tác tuyên truyền"
    )
    assert (
        text.slugify(headline, max_length=60) == "day-manh-cong-tac-xay-dung-dang-va-he-thong-chinh-tri-phai"
    )
    assert text.slugify(headline, max_length=120).endswith("-tuyen-truyen")


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ("TP.HCM: Covid-19 giảm 1.000 ca", "tp-hcm-covid-19-giam-1-000-ca"),
        ("Søren Wałęsa's Straße", "soren-walesas-strasse"),
        ("!!! ...", "muc"),
        ("北京", "muc"),
        ("", "muc"),
        ("a" * 200, "a" * 80),
        ("ab " + "c" * 100, "ab"),
    ],
)
def test_slug(given, slug):
    assert text.slugify(given) == slug


def test_slug_of_nothing_is_the_given_default():
    assert text.slugify("…", default="chu-de") == "chu-de"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("a\r\nb\tc\u00a0d\u3000e\u2028f", "a b c d e f"),
        ("a\x00b\x1bc\x85d\ud800e", "abc de"),
        ("\ufeffgi\u200b\u00ada\u202e \u2066x\u2069\u200f", "gia x"),
        ("👩\u200d🌾 và ❤️\u200d🔥", "👩\u200d🌾 và ❤️\u200d🔥"),
        ("a\u200db \u200d", "ab"),
        ("\u3164\u2800", ""),
        ("e" + "\u0301" * 30 + "!", "é" + "\u0301" * 4 + "!"),
        ("\U00010efc\uffff\u0378x", "x"),
        ("𠀀🫨", "𠀀🫨"),
    ],
)
def test_line_is_clean(given, line):
    assert text.clean_line(given) == line


def test_text_keeps_its_lines_but_no_more_than_one_empty_one():
    assert text.clean_text("\n\nMột \r\n\r\n\r\n\r\n  hai\u2029ba \t bốn\x00 \n") == "Một\n\n  hai\nba bốn"


def test_cleaned_text_is_never_marked_as_safe():
    for clean in (text.clean_line, text.clean_text, text.fold):
        assert type(clean(SafeString("<b>"))) is str


@pytest.mark.parametrize("clean", [text.clean_line, text.clean_text, text.fold, text.tag_key])
def test_naughty_strings_come_out_storable_and_stay_as_they_are(clean):
    for given in [*corpora.naughty_strings(), "\ud83d", "\x00", "a\udfffb"]:
        cleaned = clean(given)
        cleaned.encode()
        assert clean(cleaned) == cleaned
        assert unicodedata.is_normalized("NFC", cleaned)
        if clean is not text.fold:
            assert not {unicodedata.category(c) for c in cleaned.replace("\n", "").replace("\u200d", "")} & {
                "Cc",
                "Cf",
                "Cs",
            }


def test_slugs_of_naughty_strings_fit_an_address():
    for given in corpora.naughty_strings():
        slug = text.slugify(given, max_length=50)
        assert 0 < len(slug) <= 50
        assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà bình", "hòa  bình"),
        ("thuỷ lợi", "Thủy lợi"),
        ("khoẻ", "khỏe"),
        ("toàn", "tòan"),
        ("hoặc", "họăc"),
        ("quý", "qúy"),
        ("Ðảng", "đảng"),
        ("Đa\u0309ng", "đảng"),
    ],
)
def test_two_spellings_are_one_tag(one, other):
    assert text.tag_key(one) == text.tag_key(other)


@pytest.mark.parametrize(("one", "other"), [("ma", "má"), ("mùa", "mua"), ("hoa", "hoà"), ("dân", "đân")])
def test_other_words_are_other_tags(one, other):
    assert text.tag_key(one) != text.tag_key(other)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ông đến TP. Phan Thiết. Bà ở lại.", ["Ông đến TP. Phan Thiết.", "Bà ở lại."]),
        ("PGS.TS. Lê Văn Tám nói. P.V ghi.", ["PGS.TS. Lê Văn Tám nói.", "P.V ghi."]),
        ("Có mực, cá, v.v. nhưng ít. Hết.", ["Có mực, cá, v.v. nhưng ít.", "Hết."]),
        ("Có mực, cá, v.v. Năm nay khá.", ["Có mực, cá, v.v.", "Năm nay khá."]),
        ("Chi 1.000.000 đồng năm 2022. 5 xã nhận.", ["Chi 1.000.000 đồng năm 2022.", "5 xã nhận."]),
        ("1. Mục tiêu\nII. Nhiệm vụ", ["1. Mục tiêu", "II. Nhiệm vụ"]),
        ("“Thật sao?” “Thật!” Ông cười… Rồi đi.", ["“Thật sao?”", "“Thật!”", "Ông cười…", "Rồi đi."]),
        ("J. K. Rowling đến. Đảng bộ họp.", ["J. K. Rowling đến.", "Đảng bộ họp."]),
        ("Dòng một\n\ndòng hai", ["Dòng một", "dòng hai"]),
        (" \n ", []),
    ],
)
def test_sentences(given, expected):
    assert text.sentences(given) == expected


def test_syllables_are_words_that_hold_a_letter_or_digit():
    assert text.syllables("Nhiệm kỳ 2020 - 2025, “TP.HCM” …") == 5
    assert text.syllables("") == 0


@pytest.mark.parametrize(("count", "minutes"), [(0, 1), (1, 1), (250, 1), (251, 2), (1000, 4)])
def test_reading_takes_whole_minutes_and_at_least_one(count, minutes):
    assert text.reading_minutes(count) == minutes


@pytest.mark.parametrize(
    ("given", "length", "expected"),
    [
        ("Thực hiện", 9, "Thực hiện"),
        ("Thực hiện Nghị quyết", 9, "Thực…"),
        ("Thực hiện, Nghị quyết", 12, "Thực hiện…"),
        ("Hai\ndòng", 20, "Hai dòng"),
        ("a" * 30, 10, "a" * 9 + "…"),
    ],
)
def test_excerpt(given, length, expected):
    assert text.excerpt(given, length) == expected


def test_sorts_like_a_vietnamese_dictionary():
    words = re.findall(r"\w+", "An Ánh Ăn Ân Bình Dũng Duy Đức ma mà mả mã má mạ On Ôn Ơn Uy Ủy Ưu")
    jumbled = words[::-1]
    assert sorted(jumbled, key=text.sort_key) == words
    names = ["An Bình", "Anh", "Hà Tĩnh", "Hàm Tân", "hoà bình", "hòa thuận"]
    jumbled = names[::-1]
    assert sorted(jumbled, key=text.sort_key) == names


@pytest.mark.parametrize("function", [text.nfc, text.clean_line, text.clean_text, text.fold, text.tag_key])
def test_no_function_sorts_more_marks_than_a_letter_can_have(monkeypatch, function):
    """Sorting them costs quadratic time, so that one comment of a million marks would take minutes."""
    sorted_at_once = []

    def normalize(form, s):
        sorted_at_once.append(max(map(len, re.findall("[\u0301\u0327]*", s))))
        return s

    monkeypatch.setattr(text.unicodedata, "normalize", normalize)
    function("a" + "\u0301\u0327" * 1000)
    assert max(sorted_at_once) == 30


def test_a_text_of_every_character_takes_no_memory():
    text.clean_line("".join(map(chr, range(0x10000, 0x30000))))
    assert len(text._PRINTABLE) <= 0x10000
