"""Headlines and pieces of stories with the words marked."""

import pytest
from django.utils import timezone

from articles.snippets import Run, hits, runs
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def shown(text: list[Run]) -> str:
    return "".join(f"[{run.text}]" if run.is_marked else run.text for run in text)


def snippet(story, asked: str) -> tuple[str, str]:
    hit = hits([story.pk], asked, timezone.now())[0]
    return shown(hit.headline), shown(hit.snippet)


def test_words_are_marked_with_and_without_diacritics():
    story = make_article("Xây dựng Đảng", lead="Về việc xây dựng.", body="<p>Chữ.</p>")
    expected = ("[Xây dựng] Đảng", "Về việc [xây dựng]. Chữ …")
    assert snippet(story, "xay dung") == expected
    assert snippet(story, "xây dựng") == expected


def test_a_story_that_has_it_as_typed_is_marked_only_there():
    both = make_article("Bàn việc bán hàng", lead="", body="")
    other = make_article("Việc bán hàng", lead="", body="")
    assert snippet(both, "bàn")[0] == "[Bàn] việc bán hàng"
    assert snippet(other, "bàn")[0] == "Việc [bán] hàng"


@pytest.mark.parametrize(
    ("headline", "asked", "expected"),
    [
        ("Dịch Covid-19 lùi", "covid 19", "Dịch [Covid-19] lùi"),
        ("Chợ ở TP.HCM", "hcm", "Chợ ở TP.[HCM]"),
        ("Kế hoạch 2020-2025", "2025", "Kế hoạch 2020-[2025]"),
        ("Thanh long, thanh trà", "thanh long", "[Thanh long], [thanh] trà"),
        ("Nhà <b>A</b>&B > C", "b", "Nhà <[b]>A</[b]>&[B] > C"),
    ],
)
def test_signs_within_words_come_out_as_they_were(headline, asked, expected):
    story = make_article(headline, lead="", body="")
    assert snippet(story, asked)[0] == expected


def test_a_piece_from_within_the_text_is_shown_between_dots():
    body = "".join(f"<p>Câu số {number} nói về chuyện ngày thường ở xã.</p>" for number in range(80))
    story = make_article("Bài", lead="Mở đầu.", body=f"{body}<p>Rồi cá voi vào bờ.</p>{body}")
    text = snippet(story, "cá voi")[1]
    assert "Rồi [cá voi] vào bờ." in text
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 400


def test_hits_come_in_the_order_of_their_ids_and_only_public_ones():
    first, second = make_article("Mưa một"), make_article("Mưa hai")
    hidden = make_article("Mưa ba", status="draft")
    found = hits([second.pk, hidden.pk, first.pk], "mưa", timezone.now())
    assert [hit.card.article for hit in found] == [second, first]


def test_runs_leave_out_what_is_empty():
    assert runs("\x02Mưa\x03 \x02gió\x03") == [Run("Mưa gió", is_marked=True)]
    assert runs("") == []
