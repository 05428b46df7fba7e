"""XML that every parser takes."""

from xml.etree import ElementTree

import pytest

from newsroom import xml


@pytest.mark.parametrize("text", ["Đảng 🐟 \t\n", "\ud7ff\ue000\ufffd\U00010000\U0010ffff", ""])
def test_what_xml_holds_stays(text):
    assert xml.plain(text) == text


@pytest.mark.parametrize(
    "bad", ["\0", "\x01", "\x0b", "\x0c", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"]
)
def test_what_xml_cannot_hold_goes(bad):
    assert xml.plain(f"a{bad}b") == "ab"


def test_an_element_holds_its_text_and_nothing_else():
    text = "a & b <c> ]]> \x01 “đ”"
    element = ElementTree.fromstring(xml.element("loc", text))  # noqa: S314 -- our own
    assert element.tag == "loc"
    assert len(element) == 0
    assert element.text == text.replace("\x01", "")
