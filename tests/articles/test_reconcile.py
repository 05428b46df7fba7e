"""Two changes of one text, put together."""

import pytest

from articles import reconcile
from articles.reconcile import Merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("a", "a", "a", Merged("a")),
        ("a", "b", "a", Merged("b")),
        ("a", "a", "c", Merged("c")),
        ("a", "b", "b", Merged("b")),
        ("a", "b", "c", Merged("b", is_conflict=True)),
    ],
)
def test_a_single_value(base, mine, theirs, merged):
    assert reconcile.value(base, mine, theirs) == merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ([1, 2], [2, 1], [1, 2], [2, 1]),
        ([1, 2], [1, 2, 3], [1, 2, 4], [1, 2, 3, 4]),
        ([1, 2], [1], [1, 2, 4], [1, 4]),
        ([1, 2], [1, 2, 3], [2], [2, 3]),
    ],
)
def test_a_list_keeps_what_either_added_and_loses_what_either_took(base, mine, theirs, merged):
    assert reconcile.rows(base, mine, theirs) == Merged(merged)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("abc", "xbc", "aby", Merged(list("xby"))),
        ("abc", "abc", "ac", Merged(list("ac"))),
        ("abc", "abcx", "yabc", Merged(list("yabcx"))),
        ("abc", "ac", "ac", Merged(list("ac"))),
        ("abc", "axc", "ayc", Merged(list("axyc"), is_conflict=True)),
        ("abc", "ac", "ayc", Merged(list("ayc"), is_conflict=True)),
        ("", "x", "y", Merged(list("xy"), is_conflict=True)),
        ("abcd", "xbcd", "abcy", Merged(list("xbcy"))),
    ],
)
def test_a_text_by_paragraphs(base, mine, theirs, merged):
    assert reconcile.paragraphs(list(base), list(mine), list(theirs)) == merged


def test_no_paragraph_that_anybody_wrote_is_missing():
    base = [f"đoạn {n}" for n in range(40)]
    mine = [line + " (tôi)" if n % 3 == 0 else line for n, line in enumerate(base)]
    theirs = [line + " (họ)" if n % 5 == 0 else line for n, line in enumerate(base)]
    merged = reconcile.paragraphs(base, mine, theirs).value
    assert {line for line in mine + theirs if line not in base} <= set(merged)
