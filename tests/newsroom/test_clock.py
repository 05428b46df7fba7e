"""The one clock of readers' pages: set for one request, never for another."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.utils import timezone

from newsroom import clock

THEN = datetime(2022, 6, 6, 5, 27, tzinfo=UTC)


def test_it_is_now_unless_another_time_is_set():
    before = timezone.now()
    assert before <= clock.now() <= timezone.now()
    assert clock.chosen() is None
    with clock.at(THEN):
        assert (clock.now(), clock.chosen()) == (THEN, THEN)
    assert clock.chosen() is None


def test_it_is_set_back_after_an_error():
    with pytest.raises(RuntimeError), clock.at(THEN):
        raise RuntimeError
    assert clock.now() > THEN


def test_one_time_within_another():
    with clock.at(THEN):
        with clock.at(THEN + timedelta(days=1)):
            assert clock.now() == THEN + timedelta(days=1)
        assert clock.now() == THEN


def test_another_thread_keeps_the_real_time():
    seen = []
    with clock.at(THEN):
        thread = Thread(target=lambda: seen.append(clock.chosen()))
        thread.start()
        thread.join()
    assert seen == [None]
