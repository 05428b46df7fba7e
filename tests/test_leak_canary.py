"""Nothing of a story that is not public shows anywhere: every address of the site map is asked for it."""

from datetime import timedelta

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from articles import preview_links
from articles.models import Article, Author, Box, Byline, Related, Tag, Topic
from newsroom.models import MenuItem
from tests.factories import (
    make_article,
    make_box,
    make_category,
    make_comment,
    make_correction,
    make_infographic,
    make_live_entry,
    make_page,
    make_picture,
    make_reads,
    make_recording,
    make_redirect,
    make_topic,
)

pytestmark = pytest.mark.django_db

CANARY = "Chimhoangyen"
NOW = timezone.now()
FEEDS = ("rss", "atom")
IN_WORDS = [
    f"articles:{page}"
    for page in ("front", "latest", "corrections", "detail", "category", "tag", "topic", "author", "search")
]
HIDDEN = {
    "draft": {"status": "draft"},
    "submitted": {"status": "submitted"},
    "approved": {"status": "approved"},
    "scheduled": {"publish_at": NOW + timedelta(days=1)},
    "embargoed": {"embargo_until": NOW + timedelta(days=1)},
    "expired": {"unpublish_at": NOW - timedelta(minutes=1)},
    "withdrawn": {"status": "withdrawn", "withdrawal_reason": "Sai sót"},
    "withdrawn under embargo": {
        "status": "withdrawn",
        "withdrawal_reason": CANARY,
        "embargo_until": NOW + timedelta(days=1),
    },
}


@pytest.fixture
def shown():
    """A public story that points at the hidden ones wherever a story can."""
    topic = Topic.objects.create(name="Sự kiện chung")
    return make_article("Bài công khai", tags=("chung",), topic=topic, kind=Article.Kind.LIVE)


@pytest.fixture
def hidden(shown):
    """One story in every state that readers must not see, in every list, box and tag."""
    author = Author.objects.create(pen_name="Minh Sa", has_page=True)
    boxes = [
        *Box.objects.all(),
        *(make_box(place=place, fill="latest", size=30) for place in Box.Place.values),
    ]
    stories = []
    for number, fields in enumerate(HIDDEN.values()):
        story = make_article(
            f"{CANARY} {number}",
            **{"publish_at": NOW - timedelta(hours=2)} | fields,
            short_headline=f"{CANARY} ngắn",
            lead=f"{CANARY} sapo",
            body=f"<p>{CANARY} thân bài</p>",
            seo_title=CANARY,
            seo_description=CANARY,
            category=shown.category,
            topic=shown.topic,
            cover=make_picture(alt=f"{CANARY} ảnh", caption=CANARY),
            kind=Article.Kind.values[number % len(Article.Kind.values)],
            tags=("chung", f"{CANARY} riêng {number}"),
        )
        story.more_categories.add(make_category(f"Mục {number}"))
        Byline.objects.create(article=story, author=author)
        Related.objects.create(article=shown, target=story)
        make_reads(story, 9)
        for box in boxes:
            box.items.create(article=story, headline=f"{CANARY} hộp")
        make_live_entry(story, f"{CANARY} mục", body=f"<p>{CANARY}</p>")
        make_recording(article=story, transcript=f"{CANARY} lời")
        make_infographic(article=story, description=f"{CANARY} hình")
        make_comment(story, body=f"{CANARY} bình luận", state="approved")
        for kind in ("update", "correction", "apology"):
            if fields.get("status") != "withdrawn" or "embargo_until" in fields or kind == "update":
                make_correction(story, kind=kind, note=f"{CANARY} cải chính")
        stories.append(story)
    make_live_entry(shown, f"{CANARY} mục", is_key=True, at=NOW + timedelta(days=1))
    make_live_entry(shown, "Mục công khai")
    make_comment(shown, body=f"{CANARY} chờ duyệt", name=CANARY)
    make_correction(shown, note=f"{CANARY} sắp", published_at=NOW + timedelta(days=1))
    make_correction(shown, note=f"{CANARY} đang viết", published_at=None, requested_at=NOW)
    withdrawn = next(story for story in stories if story.status == "withdrawn" and not story.embargo_until)
    make_correction(withdrawn, kind="withdrawal", note="Sai sót")
    make_correction(withdrawn, kind="apology", note="Xin lỗi bạn đọc")
    return stories


def addresses(shown, hidden):
    """For each URL name of the readers' site map, the addresses to ask."""
    stories = [shown, *hidden]
    return {
        "articles:front": [[]],
        "articles:latest": [[]],
        "articles:corrections": [[]],
        "articles:detail": [[story.slug, story.pk] for story in stories]
        + [["khac", story.pk] for story in hidden],
        "articles:category": [[story.category.path] for story in stories]
        + [[category.path] for story in hidden for category in story.more_categories.all()],
        "articles:tag": [[tag.slug] for tag in Tag.objects.all()],
        "articles:topic": [[shown.topic.slug]],
        "articles:author": [[author.slug] for author in Author.objects.all()],
        "articles:rendition": [],
        "articles:recording": [],
        "articles:live-news": [[story.slug, story.pk] for story in stories],
        "articles:error-report": [[story.slug, story.pk] for story in stories]
        + [["khac", story.pk] for story in hidden],
        "articles:error-report-thanks": [[story.slug, story.pk] for story in stories],
        "articles:read": [],
        # Leads to a hidden story by design, but only with the token that was made for it.
        "articles:preview-link": [["x"], ["A" * 32], *([token] for token in ended_links(hidden))],
        "articles:search": [[]],
        "articles:feeds": [[]],
        "articles:site-feed": [["rss"], ["atom"]],
        "articles:corrections-feed": [["rss"], ["atom"]],
        "articles:category-feed": [[story.category.path, ending] for story in stories for ending in FEEDS]
        + [[also.path, "rss"] for story in hidden for also in story.more_categories.all()],
        "articles:tag-feed": [[tag.slug, ending] for tag in Tag.objects.all() for ending in FEEDS],
        "articles:topic-feed": [[shown.topic.slug, ending] for ending in FEEDS],
        "articles:author-feed": [
            [author.slug, ending] for author in Author.objects.all() for ending in FEEDS
        ],
        "articles:robots": [[]],
        "articles:sitemap": [[]],
        "articles:sitemap-pages": [[]],
        "articles:sitemap-news": [[]],
        "articles:sitemap-month": [
            [month.year, f"{month:%m}"] for month in (NOW, NOW - timedelta(hours=2), NOW + timedelta(days=1))
        ],
        "security": [[]],
        "manifest": [[]],
        "worker": [[]],
        "offline": [[]],
        # For staff, of made-up stories.
        "style-page": [],
        # It only names the address of the icon.
        "favicon": [],
        "comments:thread": [[story.slug, story.pk] for story in stories],
        "comments:ticket": [[story.slug, story.pk] for story in stories],
        "comments:replies": [
            [story.slug, story.pk, comment.pk] for story in stories for comment in story.comments.all()
        ],
        "comments:receipt": [[comment.public_id] for story in stories for comment in story.comments.all()],
    }


def ended_links(stories):
    """Tokens of links that have run out or were ended, one of each for every story."""
    for story in stories:
        _expired, token = preview_links.make(story, CANARY, None, NOW - timedelta(minutes=1))
        yield token
        revoked, token = preview_links.make(story, CANARY, None, NOW + timedelta(days=1))
        preview_links.revoke(revoked)
        yield token


def public_names(resolver=None, namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver) and entry.namespace != "admin":
            yield from public_names(entry, entry.namespace or namespace)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}:{entry.name}" if namespace else entry.name


def test_every_address_of_the_site_map_is_asked(shown, hidden):
    assert set(public_names()) == set(addresses(shown, hidden))


def test_no_page_shows_anything_of_a_story_that_is_not_public(client, shown, hidden):
    asked = 0
    for name, arguments in addresses(shown, hidden).items():
        for args in arguments:
            response = client.get(reverse(name, args=args))
            asked += 1
            assert response.status_code in {200, 404, 410}, (name, args)
            for text in (response.content.decode(), str(dict(response.items()))):
                assert CANARY.lower() not in text.lower(), (name, args)
    assert asked > 50


def test_no_page_in_words_shows_anything_of_a_story_that_is_not_public(client, shown, hidden):
    asked = addresses(shown, hidden)
    for name in IN_WORDS:
        for args in asked[name]:
            response = client.get(reverse(name, args=args), {"che-do": "chu"})
            assert response.status_code in {200, 404, 410}, (name, args)
            assert CANARY.lower() not in response.content.decode().lower(), (name, args)
    assert CANARY.lower() not in client.get("/tim-kiem/?q=sapo&che-do=chu").content.decode().lower()


def test_no_former_address_and_no_menu_names_a_story_that_is_not_public(client, shown, hidden):
    page = make_page(CANARY, is_published=False)
    topic = make_topic(CANARY)
    for entry in ({"page": page}, {"topic": topic}):
        MenuItem.objects.create(label=CANARY, **entry)
    targets = [page, topic, *hidden, *Tag.objects.filter(name__contains=CANARY)]
    for number, target in enumerate(targets):
        make_redirect(f"/cu/{number}.html", target.get_absolute_url())
        response = client.get(f"/cu/{number}.html")
        assert response.status_code in {404, 410}
        assert CANARY.lower() not in (response.text + str(dict(response.items()))).lower()


@pytest.mark.parametrize("asked", ["sapo", "thân bài", "bình luận", "mục", "lời", "hình", "Chimhoangyeb"])
def test_the_search_finds_and_guesses_nothing_of_a_story_that_is_not_public(client, shown, hidden, asked):
    html = client.get("/tim-kiem/", {"q": asked}).content.decode()
    assert CANARY.lower() not in html.lower()


def test_absent_and_not_yet_public_answer_alike(client, shown, hidden):
    absent = client.get(reverse("articles:detail", args=["bai-nao-do", 10**12]))
    assert absent.status_code == 404
    never_public = [story for story in hidden if story not in Article.objects.gone()]
    assert len(never_public) == 6
    for story in never_public:
        for slug in (story.slug, "bai-nao-do"):
            response = client.get(reverse("articles:detail", args=[slug, story.pk]))
            assert response.status_code == 404
            assert response.content == absent.content


def test_a_withdrawn_story_says_why_and_nothing_else(client, shown, hidden):
    story = hidden[list(HIDDEN).index("withdrawn")]
    response = client.get(story.get_absolute_url())
    assert response.status_code == 410
    assert "Sai sót" in response.content.decode()


@pytest.mark.parametrize("seconds", [-1, 0, 1])
def test_the_gate_opens_and_closes_on_the_second(seconds):
    at = NOW.replace(microsecond=0)
    opens = make_article(publish_at=at)
    embargo = make_article(publish_at=at - timedelta(days=1), embargo_until=at)
    closes = make_article(publish_at=at - timedelta(days=1), unpublish_at=at)
    moment = at + timedelta(seconds=seconds)
    public = set(Article.objects.published(moment))
    assert (opens in public, embargo in public, closes in public) == (seconds >= 0, seconds >= 0, seconds < 0)
    for story in (opens, embargo, closes):
        assert story.is_published_at(moment) == (story in public)
