"""Finding stories by words."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles import search as search_module
from articles.models import Article, Byline, SearchEntry
from articles.search import Words, find, search
from tests.corpora import naughty_strings
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_infographic,
    make_recording,
)

pytestmark = pytest.mark.django_db


def headlines(text: str, **asked) -> list[str]:
    return [story.headline for story in search(text, **asked)]


# -- Words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Dịch Covid-19 lùi xa", "covid 19"),
        ("Dịch Covid-19 lùi xa", "covid-19"),
        ("Kế hoạch 2020-2025", "2025"),
        ("Kế hoạch 2020-2025", "2020-2025"),
        ("Chợ ở TP.HCM", "hcm"),
        ("Chợ ở TP.HCM", "tp.hcm"),
        ("Nghị quyết 35-NQ/TW", "nq tw"),
        ("Nghị quyết 35-NQ/TW", "nq/tw"),
        ("Phan Thiết - Mũi Né", "Phan Thiết - Mũi Né"),
        ("Xây dựng Đảng", "xay dung dang"),
        ("Xây dựng Đảng", "XÂY DỰNG ĐẢNG"),
        ("Xây dựng Ðảng", "Đảng"),
        ("Xây dựng Đảng", "Ða\N{COMBINING HOOK ABOVE}ng"),
        ("Hòa bình", "hoà bình"),
        ("Đợt mưa ngày 24", "２４"),
        ("Lãi 4,5%/năm", "4,5% năm"),
        ("Nhà máy A&B", "a&b"),
        ("Đi 18:30 về", "18:30"),
        ("Gọi +84 hỏi", "84"),
        ("Ghềnh Lê-Văn_Tám", "tam"),
    ],
)
def test_a_story_is_found_however_it_is_written(written, asked):
    make_article(written)
    make_article("Việc khác")
    assert headlines(asked) == [written]


def test_all_words_must_be_there():
    make_article("Mùa thanh long")
    make_article("Mùa thanh trà")
    assert headlines("long thanh") == ["Mùa thanh long"]


def test_words_in_quotes_stand_side_by_side():
    make_article("Máy bay hạ cánh")
    make_article("Bay bằng máy")
    assert set(headlines("máy bay")) == {"Máy bay hạ cánh", "Bay bằng máy"}
    for quoted in ('"máy bay"', "“may bay”", '"máy bay'):
        assert headlines(quoted) == ["Máy bay hạ cánh"], quoted
    assert headlines('"máy bay" "hạ cánh"') == ["Máy bay hạ cánh"]


def test_words_in_quotes_are_looked_for_in_the_newest_that_have_them_at_all(monkeypatch):
    monkeypatch.setattr(search_module, "PHRASE_STORIES", 1)
    make_article("Máy bay cũ", publish_at=timezone.now() - timedelta(days=2))
    make_article("Máy bay mới", publish_at=timezone.now() - timedelta(days=1))
    assert headlines('"máy bay"') == ["Máy bay mới"]


def test_a_word_after_a_dash_must_not_be_there():
    make_article("Cảng cá")
    make_article("Cảng khách")
    assert headlines("cảng -cá") == ["Cảng khách"]
    assert headlines('cảng -"cảng cá"') == ["Cảng khách"]
    assert set(headlines("cảng -- cá-")) == {"Cảng cá"}


def test_either_of_two_words():
    make_article("Mưa to")
    make_article("Sấm lớn")
    make_article("Trời nắng")
    assert set(headlines("mưa or sấm")) == {"Mưa to", "Sấm lớn"}


@pytest.mark.parametrize("asked", ["", "   ", "-", "---", "-mưa", '-"mưa gió"', "...", '""', "!&|()", "\x00"])
def test_without_a_wanted_word_nothing_is_found(asked):
    make_article("Trời nắng")
    assert headlines(asked) == []


def test_a_query_is_cut_to_200_characters():
    assert len(Words.of("mưa " * 100_000).typed) <= 200
    assert Words.of("  mưa \ud800\x00 gió ").typed == "mưa gió"


HOSTILE = [
    "-" * 10_000,
    "- " * 100,
    '"' * 199,
    "(" * 199,
    "a:*b & !c | (d <-> e) <2> f",
    "'; DROP TABLE articles_article; --",
    "a\\",
    "\\'",
    "%s %(x)s {} {0}",
    "<mark>mưa</mark> <script>",
    "or or or",
    "or",
    "-or -or",
    "mưa or -gió",
    " or ".join("abcdefghijklmnopqrstuvwxyz" * 4),
    "mưa " * 100_000,
    "\ud800mưa\x00\x02\x03\x1f",
    "a\N{COMBINING ACUTE ACCENT}" * 1000,
    "\N{RIGHT-TO-LEFT OVERRIDE}mưa",
    "🌧" * 500,
]


@pytest.mark.parametrize("asked", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_breaks_the_search(asked):
    make_article("Mưa <gió> 'bão'")
    assert not find(asked).is_too_slow
    assert not find(asked, order="time").is_too_slow


def test_no_naughty_string_breaks_the_search():
    make_article("Mưa")
    for asked in naughty_strings():
        find(asked)


# -- Order ---------------------------------------------------------------------------------------


def test_an_accented_query_has_the_accented_first_and_still_finds_the_others():
    now = timezone.now()
    make_article("Chuyện bán hàng", lead="", body="", publish_at=now - timedelta(hours=1))
    make_article("Chuyện cái bàn", lead="", body="", publish_at=now - timedelta(days=900))
    make_article("Chuyện người bạn", lead="", body="", publish_at=now - timedelta(hours=2))
    assert headlines("bàn") == ["Chuyện cái bàn", "Chuyện bán hàng", "Chuyện người bạn"]


def test_an_unaccented_query_does_not_mind_diacritics():
    now = timezone.now()
    make_article("Cái ban", lead="", body="", publish_at=now - timedelta(hours=3))
    make_article("Cái bàn", lead="", body="", publish_at=now - timedelta(hours=1))
    make_article("Cái bán", lead="", body="", publish_at=now - timedelta(hours=2))
    assert headlines("ban") == ["Cái bàn", "Cái bán", "Cái ban"]


def test_headline_goes_before_lead_and_lead_before_text():
    now = timezone.now()
    texts = {"body": "<p>Bão số chín.</p>", "lead": "Bão số chín."}
    make_article("Trong chữ", publish_at=now, **texts | {"lead": "Không."})
    make_article("Trong sapo", publish_at=now - timedelta(days=1), **texts | {"body": "<p>Không.</p>"})
    make_article("Bão số chín", publish_at=now - timedelta(days=2), lead="Không.", body="<p>Không.</p>")
    for asked in ("bão số chín", "bao so chin"):
        assert headlines(asked) == ["Bão số chín", "Trong sapo", "Trong chữ"]


def test_side_by_side_goes_before_far_apart():
    now = timezone.now()
    make_article("Bay bằng máy", lead="", body="", publish_at=now)
    make_article("Chiếc máy bay", lead="", body="", publish_at=now - timedelta(days=1))
    assert headlines("may bay") == ["Chiếc máy bay", "Bay bằng máy"]


def test_of_equals_the_newer_goes_first():
    now = timezone.now()
    for days in (300, 1, 3000):
        make_article(f"Lũ {days}", lead="", body="", publish_at=now - timedelta(days=days))
    assert headlines("lũ") == ["Lũ 1", "Lũ 300", "Lũ 3000"]


def test_by_time_the_newest_go_first_wherever_the_word_is():
    now = timezone.now()
    make_article("Mưa", publish_at=now - timedelta(hours=2))
    make_article("Nắng", body="<p>Hết mưa.</p>", publish_at=now - timedelta(hours=1))
    assert headlines("mưa", order="time") == ["Nắng", "Mưa"]


def test_of_a_common_word_the_newest_and_the_headlines_are_ranked(monkeypatch):
    monkeypatch.setattr(search_module, "MAX_HITS", 2)
    monkeypatch.setattr(search_module, "HEADLINE_HITS", 1)
    now = timezone.now()
    make_article("Lũ lụt", lead="", body="", publish_at=now - timedelta(days=300))
    for days in range(1, 6):
        make_article(f"Ngày {days}", lead="Có lũ.", body="", publish_at=now - timedelta(days=days))
    for asked in ("lũ", "lu"):
        assert headlines(asked)[0] == "Lũ lụt"
        found = find(asked)
        assert len(found.ids) == 2
        assert found.is_cut


def test_few_accented_hits_leave_room_for_the_others(monkeypatch):
    monkeypatch.setattr(search_module, "MAX_HITS", 1)
    make_article("Bàn", lead="", body="")
    make_article("Bán", lead="", body="")
    assert headlines("bàn") == ["Bàn", "Bán"]
    make_article("Bàn hai", lead="", body="")
    assert set(headlines("bàn")) == {"Bàn", "Bàn hai"}


# -- What is found -------------------------------------------------------------------------------


def test_filters_narrow_the_search():
    now = timezone.now()
    economy, sports = make_category("Kinh tế"), make_category("Thể thao")
    old = make_article("Mưa cũ", category=economy, publish_at=now - timedelta(days=10))
    new = make_article("Mưa mới", category=sports, publish_at=now - timedelta(days=1))
    new.more_categories.add(economy)
    other = make_article("Mưa khác", category=sports, publish_at=now - timedelta(days=5))
    author = make_author()
    Byline.objects.create(article=old, author=author)
    Byline.objects.create(article=old, author=author, role="photographer")
    Byline.objects.create(article=other, author=make_author())
    for asked in ("mưa", "mua", '"mưa"'):
        for order in ("relevance", "time"):
            assert set(headlines(asked, order=order, categories=[economy])) == {"Mưa cũ", "Mưa mới"}
            assert headlines(asked, order=order, author=author) == ["Mưa cũ"]
            assert headlines(asked, order=order, since=now - timedelta(days=2)) == ["Mưa mới"]
            assert headlines(asked, order=order, until=other.publish_at) == ["Mưa cũ"]
            assert headlines(asked, order=order, since=other.publish_at, until=new.publish_at) == ["Mưa khác"]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"status": "withdrawn", "withdrawal_reason": "Sai"},
        {"publish_at": timezone.now() + timedelta(days=1)},
        {"embargo_until": timezone.now() + timedelta(days=1)},
        {"unpublish_at": timezone.now() - timedelta(minutes=1)},
    ],
)
def test_what_is_not_public_is_not_found(fields):
    make_article("Mưa đá", **fields)
    for asked in ("mưa đá", "mua da", '"mưa đá"'):
        for order in ("relevance", "time"):
            assert find(asked, order=order).ids == []


def test_a_scheduled_story_is_found_from_its_second_on():
    at = timezone.now() + timedelta(days=1)
    story = make_article("Mưa đá", publish_at=at)
    assert find("mưa đá", at=at - timedelta(seconds=1)).ids == []
    assert find("mưa đá", at=at).ids == [story.pk]


def test_too_long_a_search_ends_without_an_error(monkeypatch):
    slow = Article.objects.extra(where=["pg_sleep(9) IS NULL"])
    monkeypatch.setattr(search_module, "search", lambda text: slow)
    make_article()
    found = find("mưa")
    assert found.ids == []
    assert found.is_too_slow
    assert Article.objects.count() == 1


# -- Entries are right whoever writes ------------------------------------------------------------


def entered(story: Article) -> bool:
    return SearchEntry.objects.filter(pk=story.pk).exists()


def test_only_published_stories_have_an_entry():
    story = make_article("Mưa", status="draft")
    assert not entered(story)
    Article.objects.filter(pk=story.pk).update(status="published")
    assert entered(story)
    Article.objects.filter(pk=story.pk).update(status="withdrawn", withdrawal_reason="Sai")
    assert not entered(story)


def test_entries_follow_bulk_writes_and_plain_sql(settings):
    story = make_article("Mưa")
    made = Article.objects.bulk_create(
        [
            Article(
                headline="Sấm",
                slug="sam",
                status="published",
                category=story.category,
                publish_at=story.publish_at,
            )
        ]
    )
    assert headlines("sấm") == ["Sấm"]
    Article.objects.filter(pk=story.pk).update(headline="Bão")
    assert (headlines("mưa"), headlines("bão")) == ([], ["Bão"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET body = '<p>Lốc xoáy</p>' WHERE id = %s", [story.pk])
    assert headlines("lốc xoáy") == ["Bão"]
    settings.RETENTION_DAYS = 0
    made[0].delete()
    assert headlines("sấm") == []
    assert SearchEntry.objects.count() == 1


def test_an_entry_follows_time_and_section():
    story = make_article("Mưa")
    at = timezone.now() - timedelta(days=400)
    Article.objects.filter(pk=story.pk).update(publish_at=at, category=make_category("Kinh tế"))
    entry = SearchEntry.objects.get(pk=story.pk)
    assert (entry.publish_at, entry.category.name) == (at, "Kinh tế")


def test_the_text_of_a_body_is_found_and_its_markup_is_not():
    body = (
        "<h2>Mục một</h2><p>Đ<b>ảng</b> bộ A&amp;B 5 &lt; 6&nbsp;km</p><p>kế<br>tiếp</p>"
        '<figure><img src="/media/tep.jpg" alt="thuyền > bè"></figure><p><a href="https://vi.du/lienket">bấm</a></p>'
    )
    make_article("Bài", lead="", body=body)
    for asked in ("mục", "Đảng bộ", '"một đảng"', "a&b", "km", '"kế tiếp"', "bấm"):
        assert headlines(asked) == ["Bài"], asked
    for asked in ("media", "img", "href", "lienket", "thuyền", "nbsp", "amp", "strong"):
        assert headlines(asked) == [], asked


def test_drawings_in_words_and_transcripts_are_found():
    drawing, sound = make_article("Đồ họa"), make_article("Nghe")
    make_infographic(article=drawing, description="Sản lượng mực ống")
    make_recording(article=sound, transcript="Tiếng sóng vỗ")
    assert headlines("mực ống") == ["Đồ họa"]
    assert headlines("sóng vỗ") == ["Nghe"]
    drawing.infographic.delete()
    type(sound.recording).objects.update(transcript="Tiếng gió")
    assert headlines("mực ống") == []
    assert headlines("sóng vỗ") == []
    assert headlines("tiếng gió") == ["Nghe"]


def test_the_longest_story_can_be_saved():
    words = " ".join(f"{number:x}ạ" for number in range(60_000))
    make_article("Dài", body=f"<p>{words}</p>")
    assert headlines("1ạ") == ["Dài"]


def test_the_limits_of_a_search_end_with_it():
    def limit():
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            return cursor.fetchone()[0]

    before = limit()
    find("cá cơm", at=timezone.now())
    assert limit() == before
