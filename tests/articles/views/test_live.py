"""Live reports: entries in order, found again by their addresses, offered when they are new."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from articles import live, pictures
from articles.models import Article, LiveEntry
from tests.factories import make_article, make_author, make_live_entry, make_picture

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def story():
    return make_article("Bão vào bờ", kind=Article.Kind.LIVE)


def add(story: Article, number: int) -> list[LiveEntry]:
    """So many entries, a minute apart, the newest first."""
    times = [NOW - timedelta(minutes=minutes) for minutes in range(number)]
    return [make_live_entry(story, f"Lúc {minutes}", at=at) for minutes, at in enumerate(times)]


def shown(html: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'<article class="entry[^"]*" id="muc-(\d+)"', html)]


def news(client, story: Article, since: int | str = ""):
    address = reverse("articles:live-news", args=[story.slug, story.pk])
    return client.get(address, {"sau": since} if since != "" else {})


def test_entries_stand_newest_first_with_their_hours_and_addresses(client, story):
    entries = add(story, 3)
    html = client.get(story.get_absolute_url()).text
    assert shown(html) == [entry.pk for entry in entries]
    for entry in entries:
        assert (
            f'<a class="entry-time" href="{story.get_absolute_url()}?muc={entry.pk}#muc-{entry.pk}">' in html
        )
        assert f'datetime="{timezone.localtime(entry.at).isoformat()}"' in html


def test_an_entry_shows_at_its_second(client, story):
    entry = make_live_entry(story, "Mắt bão", at=NOW + timedelta(minutes=5), is_key=True)
    with time_machine.travel(NOW + timedelta(minutes=5, seconds=-1), tick=False):
        assert "Mắt bão" not in client.get(story.get_absolute_url()).text
        assert "Mắt bão" not in news(client, story).text
        assert shown(client.get(f"{story.get_absolute_url()}?muc={entry.pk}").text) == []
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        assert shown(client.get(story.get_absolute_url()).text) == [entry.pk]
        assert shown(news(client, story).text) == [entry.pk]


def test_entries_of_other_stories_do_not_show(client, story):
    make_live_entry(make_article(kind=Article.Kind.LIVE), "Chuyện khác")
    assert "Chuyện khác" not in client.get(story.get_absolute_url()).text
    assert "Chuyện khác" not in news(client, story).text


def test_key_entries_are_told_first(client, story):
    make_live_entry(story, "Thường")
    make_live_entry(story, "Chính", is_key=True)
    LiveEntry.objects.create(article=story, body="<p>Nước <b>rút</b></p>", is_key=True)
    summary = re.search(
        r'<section class="key".*?</section>', client.get(story.get_absolute_url()).text, re.S
    )[0]
    assert re.findall(r'<a href="#muc-\d+">(.*?)</a>', summary) == ["Nước rút", "Chính"]


def test_a_text_is_drawn_like_that_of_a_story(client, story):
    picture = make_picture(alt="Sóng", caption="Sóng lớn", credit="Ảnh: An")
    image = f'<figure><img src="{pictures.url(picture, "full", 640)}" alt="Kè"></figure>'
    body = f"<h2>Mục</h2><p>Chữ <script>alert(1)</script></p>{image}"
    make_live_entry(story, "Ở kè", body=body, author=make_author("Thu Biển"))
    html = client.get(story.get_absolute_url()).text
    assert "alert(1)" not in html
    assert "<h4>Mục</h4>" in html
    assert 'alt="Kè"' in html
    assert '<span class="credit">Ảnh: An</span>' in html
    assert '<p class="entry-author">Thu Biển</p>' in html


def test_a_long_report_has_pages_and_every_address_finds_its_entry(client, story):
    entries = add(story, live.PER_PAGE + 5)
    oldest, address = entries[-1], story.get_absolute_url()
    assert shown(client.get(address).text) == [entry.pk for entry in entries[: live.PER_PAGE]]
    second = [entry.pk for entry in entries[live.PER_PAGE :]]
    assert shown(client.get(f"{address}?page=2").text) == second
    assert shown(client.get(oldest.get_absolute_url().partition("#")[0]).text) == second
    edge = entries[live.PER_PAGE - 1]
    assert edge.pk in shown(client.get(f"{address}?muc={edge.pk}").text)


def test_entries_of_one_second_are_on_one_page_only(client, story):
    same = [make_live_entry(story, at=NOW) for _number in range(live.PER_PAGE + 1)]
    address = story.get_absolute_url()
    first, second = (shown(client.get(f"{address}?page={page}").text) for page in (1, 2))
    assert sorted(first + second) == [entry.pk for entry in same]
    assert second == [same[0].pk]
    assert shown(client.get(f"{address}?muc={same[0].pk}").text) == second


def test_the_address_of_an_entry_that_was_taken_out_shows_the_report(client, story):
    entry, kept = make_live_entry(story), make_live_entry(story)
    address = f"{story.get_absolute_url()}?muc={entry.pk}"
    entry.delete()
    assert shown(client.get(address).text) == [kept.pk]


@pytest.mark.parametrize(
    "query",
    ["page=2", "page=0", "page=x", "page=٣", "page=" + "9" * 30, "muc=x", "muc=-1", "muc=" + "9" * 30],
)
def test_pages_that_are_not_there_are_not_found(client, story, query):
    add(story, 2)
    assert client.get(f"{story.get_absolute_url()}?{query}").status_code == 404


def test_it_says_that_it_is_live_until_it_is_over(client, story):
    address = story.get_absolute_url()
    live_page = client.get(address).text
    assert '<p class="live-badge">Trực tiếp</p>' in live_page
    assert "js/live.js" in live_page
    assert "data-over" not in news(client, story).text
    Article.objects.filter(pk=story.pk).update(live_until=timezone.now())
    ended = client.get(address).text
    assert "live-badge" not in ended
    assert "js/live.js" not in ended
    assert "data-over" in news(client, story).text


def test_what_is_new_since_a_moment_is_told(client, story):
    entries = add(story, 3)
    page = client.get(story.get_absolute_url()).text
    newest = re.search(r'data-newest="(\d+)"', page)[1]
    assert shown(news(client, story, newest).text) == []
    response = news(client, story, live.stamp(entries[-1].at))
    assert shown(response.text) == [entry.pk for entry in entries[:2]]
    assert 'data-says="2 mục mới"' in response.text
    assert f'data-newest="{newest}"' in response.text
    assert not response.cookies
    later = make_live_entry(story, at=NOW + timedelta(microseconds=1))
    with time_machine.travel(NOW + timedelta(seconds=1), tick=False):
        assert shown(news(client, story, newest).text) == [later.pk]


def test_an_empty_report_tells_what_comes_after_it_was_opened(client, story):
    newest = re.search(r'data-newest="(\d+)"', client.get(story.get_absolute_url()).text)[1]
    entry = make_live_entry(story)
    assert shown(news(client, story, newest).text) == [entry.pk]


@pytest.mark.parametrize("since", ["x", "0", "-5", "1.5", "9" * 40, "٣"])
def test_a_moment_that_is_none_is_not_found(client, story, since):
    assert news(client, story, since).status_code == 404


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "draft"},
        {"publish_at": NOW + timedelta(hours=1)},
        {"unpublish_at": NOW - timedelta(minutes=1)},
        {"embargo_until": NOW + timedelta(hours=1)},
        {"status": "withdrawn", "withdrawal_reason": "Sai"},
        {"kind": "news"},
    ],
)
def test_nothing_is_told_of_a_story_that_is_not_public_or_not_live(client, story, hidden):
    add(story, 1)
    Article.objects.filter(pk=story.pk).update(**hidden)
    assert news(client, story).status_code == 404


def test_an_entry_changes_its_story(story):
    Article.objects.filter(pk=story.pk).update(updated_at=NOW - timedelta(days=1))
    entry = make_live_entry(story)
    story.refresh_from_db()
    assert story.updated_at > NOW - timedelta(minutes=1)
    Article.objects.filter(pk=story.pk).update(updated_at=NOW - timedelta(days=1))
    entry.delete()
    story.refresh_from_db()
    assert story.updated_at > NOW - timedelta(minutes=1)


def test_search_engines_read_it_as_a_live_blog(client, story):
    entry = make_live_entry(story, "Gió cấp 9", body="<p>Cây <b>đổ</b>.</p>", author=make_author("Thu Biển"))
    Article.objects.filter(pk=story.pk).update(live_until=NOW)
    html = client.get(story.get_absolute_url()).text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert data["@type"] == "LiveBlogPosting"
    assert data["coverageEndTime"] == timezone.localtime(NOW).isoformat()
    [update] = data["liveBlogUpdate"]
    assert (update["headline"], update["articleBody"]) == ("Gió cấp 9", "Cây đổ.")
    assert update["url"] == f"http://testserver{entry.get_absolute_url()}"
    assert update["author"]["name"] == "Thu Biển"
