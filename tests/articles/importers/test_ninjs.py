"""Reading ninjs files into plain stories; nothing is stored."""

import json
from datetime import datetime

import pytest

from articles.importers import ninjs
from articles.importers.story import Unreadable
from tests import corpora


@pytest.fixture
def write(tmp_path):
    """Writes an item (or raw text) to a file and gives its path."""

    def write(item, name="item.json"):
        path = tmp_path / name
        path.write_text(item if isinstance(item, str) else json.dumps(item), encoding="utf-8")
        return path

    return write


def item(**more):
    return {"uri": "urn:x:1", "headlines": [{"role": "main", "value": "Biển lặng"}]} | more


def test_a_3_1_item_is_read_whole(write):
    story = ninjs.read(
        write(
            item(
                type="text",
                headlines=[{"role": "short", "value": "Biển"}, {"role": "main", "value": "Biển lặng"}],
                descriptions=[{"role": "lead", "value": "Sáng nay."}],
                bodies=[
                    {"role": "plain", "contentType": "text/plain", "value": "Không"},
                    {"role": "main", "contentType": "text/html", "value": "<p>Có</p>"},
                ],
                by="Thu Biển; Minh Sa",
                firstCreated="2026-01-09T18:30:00+07:00",
                expires="2026-02-01T00:00:00Z",
                embargoedUntil="2026-01-10T00:00:00Z",
                genres=[{"name": "long-read"}],
                subjects=[
                    {"name": "Kinh tế", "rel": "classifies"},
                    {"name": "biển", "rel": "keyword"},
                    {"name": "Mùa gió", "rel": "topic"},
                    {"name": "Khác"},
                ],
                infoSources=[{"name": "TTXVN"}],
                associations=[{"name": "r", "type": "text", "rel": "related", "uri": "urn:x:2"}],
            )
        )
    )
    assert (story.uri, story.headline, story.short_headline) == ("urn:x:1", "Biển lặng", "Biển")
    assert (story.lead, story.body, story.kind) == ("Sáng nay.", "<p>Có</p>", "long_read")
    assert story.bylines == ("Thu Biển", "Minh Sa")
    assert story.publish_at == datetime.fromisoformat("2026-01-09T11:30:00+00:00")
    assert story.unpublish_at == datetime.fromisoformat("2026-02-01T00:00:00+00:00")
    assert story.embargo_until == datetime.fromisoformat("2026-01-10T00:00:00+00:00")
    assert (story.categories, story.tags, story.topic, story.subjects) == (
        ("Kinh tế",),
        ("biển",),
        "Mùa gió",
        ("Khác",),
    )
    assert (story.source, story.related) == ("TTXVN", ("urn:x:2",))


def test_a_1_x_item_with_flat_keys_is_read(write):
    story = ninjs.read(
        write(
            {
                "uri": "urn:x:1",
                "type": "text",
                "headline": "Biển lặng",
                "description_text": "Sáng nay.",
                "body_html": "<p>Có</p>",
                "byline": "Thu Biển",
                "versioncreated": "2026-01-09T18:30:00",
                "pubstatus": "canceled",
                "subject": [{"name": "biển", "rel": "keyword"}],
                "associations": {
                    "main": {
                        "uri": "urn:x:p",
                        "type": "picture",
                        "description_text": "Một con tàu",
                        "renditions": {
                            "small": {"href": "small.jpg", "width": 100},
                            "large": {"href": "large.jpg", "width": 900},
                        },
                    }
                },
            }
        )
    )
    assert (story.headline, story.lead, story.body) == ("Biển lặng", "Sáng nay.", "<p>Có</p>")
    assert (story.bylines, story.pub_status, story.tags) == (("Thu Biển",), "canceled", ("biển",))
    assert story.publish_at.isoformat() == "2026-01-09T18:30:00+07:00"
    [picture] = story.pictures
    assert (picture.name, picture.href, picture.caption) == ("main", "large.jpg", "Một con tàu")


def test_plain_text_becomes_escaped_paragraphs(write):
    story = ninjs.read(write(item(bodies=[{"contentType": "text/plain", "value": "Một <b>\n\nHai"}])))
    assert story.body == "<p>Một &lt;b&gt;</p><p>Hai</p>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "JSON"),
        ("[]", "ninjs"),
        ('"text"', "ninjs"),
        ("[" * 100_000, "JSON"),
        (json.dumps({"type": "text", "headline": "A"}), "uri"),
        (json.dumps({"uri": "urn:x", "type": "text", "headline": "  "}), "headline"),
        (json.dumps({"uri": "urn:x", "headline": "A", "type": "picture"}), "picture"),
        (json.dumps({"uri": "urn:x", "headline": "A", "type": ["x"]}), "text items"),
        (json.dumps({"uri": "urn:x", "headline": "A", "firstCreated": "hôm qua"}), "hôm qua"),
        (json.dumps({"uri": "urn:x", "headline": "A", "firstCreated": "0001-01-01T00:00:00+14:00"}), "0001"),
    ],
)
def test_a_file_that_is_no_story_says_what_is_wrong(write, content, reason, settings):
    settings.LANGUAGE_CODE = "en"
    with pytest.raises(Unreadable) as raised:
        ninjs.read(write(content))
    assert reason in raised.value.messages[0]


def test_a_file_in_another_encoding_or_missing_is_refused(write, tmp_path):
    path = tmp_path / "latin.json"
    path.write_bytes('{"uri": "é"}'.encode("latin-1"))
    for unreadable in (path, tmp_path / "missing.json", tmp_path):
        with pytest.raises(Unreadable):
            ninjs.read(unreadable)


@pytest.mark.parametrize("odd", [None, 1, "x", [], {}, [None], [[]], {"a": 1}, [{"value": 3}], True])
@pytest.mark.parametrize(
    "key",
    [
        "bodies",
        "descriptions",
        "by",
        "subjects",
        "associations",
        "genres",
        "pubStatus",
        "infoSources",
        "renditions",
    ],
)
def test_values_of_the_wrong_kind_are_passed_over(write, key, odd):
    assert ninjs.read(write(item(**{key: odd}))).headline == "Biển lặng"


@pytest.mark.parametrize("odd", [None, 1, [], ["keyword"], {}, {"a": 1}])
def test_a_subject_that_is_not_said_to_be_for_anything_is_just_a_subject(write, odd):
    assert ninjs.read(write(item(subjects=[{"name": "Biển", "rel": odd}]))).subjects == ("Biển",)


def test_characters_that_no_database_takes_are_left_out_of_every_text(write):
    picture = {"type": "picture", "uri": "urn:\ud800p", "renditions": [{"href": "a\ud800.jpg"}]}
    other = {"type": "text", "uri": "urn:\0r"}
    story = ninjs.read(write(item(uri="urn:\ud800x", associations=[picture, other])))
    assert (story.uri, story.related) == ("urn:x", ("urn:r",))
    assert [(p.uri, p.href) for p in story.pictures] == [("urn:p", "a.jpg")]


@pytest.mark.parametrize(
    "href", ["../secret.jpg", "/etc/hostname", "https://example.com/a.jpg", "a\0.jpg", "", "x" * 5000]
)
def test_a_picture_that_does_not_lie_beside_the_file_is_out_of_reach(write, tmp_path, href):
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (tmp_path / "in").mkdir()
    path = write(
        item(associations=[{"type": "picture", "uri": "urn:p", "renditions": [{"href": href}]}]),
        "in/item.json",
    )
    assert [picture.path for picture in ninjs.read(path).pictures] == [None]


def test_the_standards_own_examples_are_read():
    simple = ninjs.read(corpora.path("ninjs/ninjsExSimpleText_3.json"))
    assert simple.headline == "Captain of wrecked cruise ship on trial in Italy"
    assert simple.body.startswith("<body><p>GROSSETO, Italy (AP)")
    agency = ninjs.read(corpora.path("ninjs/tt_text_image_3.json"))
    assert agency.headline == "Militärövning i jätteformat hålls 2023"
    assert [picture.credit for picture in agency.pictures] == ["Karl Melander/TT"]
