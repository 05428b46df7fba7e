"""How readers are told when and where."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from articles.templatetags.articles import ago, clock, day_in_words, first_paragraph, today

NOW = datetime(2026, 11, 24, 15, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "vừa xong"),
        (59, "vừa xong"),
        (60, "1 phút trước"),
        (25 * 60, "25 phút trước"),
        (3599, "59 phút trước"),
        (3600, "1 giờ trước"),
        (86399, "23 giờ trước"),
        (86400, "23/11/2026"),
        (-60, "24/11/2026"),
    ],
)
def test_young_stories_tell_their_age_and_old_ones_their_date(seconds, expected):
    assert ago(NOW - timedelta(seconds=seconds)) == expected


@time_machine.travel(NOW, tick=False)
def test_the_clock_shows_the_hour_of_today_and_the_day_of_before():
    assert clock(NOW.replace(hour=5, minute=7)) == "05:07"
    assert clock(NOW - timedelta(days=1)) == "23/11"


def test_days_are_said_in_words_in_local_time():
    late = datetime(2026, 11, 28, 17, 30, tzinfo=ZoneInfo("UTC"))
    assert day_in_words(late) == "Chủ Nhật, 29/11/2026"
    with time_machine.travel(NOW, tick=False):
        assert today() == "Thứ Ba, 24/11/2026"


def test_a_card_shows_the_first_paragraph_of_a_lead():
    assert first_paragraph("Một.\n\nHai.") == "Một."
