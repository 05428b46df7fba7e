"""The demo newspaper as a visitor finds it."""

import json
import re
from datetime import timedelta

import jsonschema
import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory
from django.utils import timezone

from articles.models import Article, Author, Box, Category, LiveEntry
from comments.models import Comment
from newsroom.demo import edition, newspaper, people, synthetic
from newsroom.models import Publication, User
from newsroom.roles import ROLES
from newsroom.text import nfc, syllables
from tests import corpora

pytestmark = pytest.mark.django_db

STORIES = sorted((edition.FOLDER / "stories").glob("*.ninjs.json"))


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """The pictures are drawn once for all tests here."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def demo(data_dir, monkeypatch):
    """The loaded demo; its pictures are drawn small here."""
    monkeypatch.setattr(edition, "PICTURE_SIZE", (480, 320))
    return newspaper.load(data_dir, "đèn biển 42")


@pytest.fixture
def source_like(demo):
    return Article.objects.get(source_uri="urn:newsroom:demo:chinh-quyen-so-truyen-thong")


def test_the_paper_is_whole(demo):
    stories = Article.objects.published()
    assert stories.count() == len(STORIES) - len(newspaper.IN_THE_WORKS) == 30
    assert Category.objects.filter(parent=None).count() == 10
    assert all(story.cover and story.cover.alt and story.bylines.exists() for story in stories)
    assert {story.kind for story in stories} == set(Article.Kind.values)
    assert set(Category.objects.filter(parent=None)) == {s.category.parent or s.category for s in stories}
    publication = Publication.current()
    imprint = ["governing_body", "licence_number", "licence_date", "licence_authority", "editor_in_chief"]
    assert all(
        getattr(publication, name) for name in [*imprint, "address", "phone", "email", "dateline_prefix"]
    )
    assert all(box.items.exists() for box in Box.objects.all())
    states = set(Comment.objects.values_list("state", flat=True))
    assert states == {"approved", "pending"}
    assert Comment.objects.filter(root__isnull=False, is_staff=True).exists()


def test_the_stories_that_are_more_than_text_have_what_they_need(demo):
    by_kind = {story.kind: story for story in Article.objects.exclude(kind__in=["news", "long_read"])}
    assert by_kind["video"].recording.embed.provider == "YouTube"
    assert by_kind["audio"].recording.content_type == "audio/wav"
    assert by_kind["audio"].recording.seconds == 24
    drawing = by_kind["infographic"].infographic
    assert (drawing.picture.width, len(drawing.paragraphs)) == (1600, 6)
    assert by_kind["live"].is_live
    entries = LiveEntry.objects.public(by_kind["live"])
    assert (entries.count(), entries.filter(is_key=True).count()) == (12, 3)
    assert entries.first().at > timezone.now() - timedelta(days=1)


def test_the_stories_are_of_the_last_days(demo):
    times = [story.publish_at for story in Article.objects.published()]
    now = timezone.now()
    assert now - timedelta(days=1) < max(times) < now
    assert min(times) > now - timedelta(days=8)


def test_the_desk_has_a_story_at_each_gate_and_one_for_tomorrow(demo):
    waiting = Article.objects.difference(Article.objects.published())
    assert sorted(story.status for story in waiting) == ["approved", "draft", "published", "submitted"]
    assert [story.is_scheduled for story in waiting if story.status == "published"] == [True]


def test_there_is_a_login_for_each_role(demo):
    assert set(demo.names.values()) == set(ROLES)
    request = RequestFactory().post("/admin/login/")
    for name, role in demo.names.items():
        user = authenticate(request, username=name, password="đèn biển 42")
        assert user.is_staff
        assert not user.is_superuser
        assert [group.name for group in user.groups.all()] == [role]


def test_every_login_has_a_pen_name_and_the_stories_under_it(demo):
    names = {author.user.username: author.pen_name for author in Author.objects.exclude(user=None)}
    assert names == {username: pen_name for username, (_name, _role, pen_name) in people.LOGINS.items()}
    owned = {name: User.objects.get(username=name).articles.count() for name in demo.names}
    writers = {name: number for name, number in owned.items() if number}
    assert writers == {"phongvien": 25, "bientap": 3, "quantri": 6}
    assert Article.objects.get(source_uri__endswith=":thong-xe-cau-cua-lung").owner.username == "bientap"


def test_loading_again_changes_nothing_but_the_password(demo, data_dir):
    def rows():
        return [list(model.objects.order_by("pk").values()) for model in (Article, Category, Comment, Box)]

    before = rows()
    assert newspaper.load(data_dir).password == "đèn biển 42"
    assert newspaper.load(data_dir, "mới hơn 43").password == "mới hơn 43"
    assert rows() == before
    assert User.objects.get(username="bientap").check_password("mới hơn 43")


def test_one_story_has_the_anatomy_of_the_source_page(client, source_like):
    assert 90 <= len(source_like.headline) <= 100
    assert len(source_like.lead_paragraphs) == 2
    assert re.match(
        r"<figure>.*?</figure>\s*<h2>.*?</h2>\s*<p>.*?</p>\s*<h2>.*?</h2>\s*<p>.*?</p>$", source_like.body
    )
    assert [480 <= syllables(text) <= 670 for text in re.findall("<p>(.*?)</p>", source_like.body)] == [
        True
    ] * 2
    assert [byline.author.pen_name for byline in source_like.bylines.all()] == ["P.V"]
    assert source_like.tags.count() == 3
    assert source_like.related_picks.count() == 1
    html = client.get(source_like.get_absolute_url()).content.decode()
    for text in ("Theo dõi trên", "BHS-", "Bình luận", "Bài liên quan", "Nổi bật", "Đừng bỏ lỡ"):
        assert text in html


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name[:2])
def test_a_story_file_is_valid_ninjs_in_composed_vietnamese(path):
    schema = json.loads(corpora.path("ninjs/ninjs-schema_3.1.json").read_text())
    text = path.read_text(encoding="utf-8")
    jsonschema.validate(json.loads(text), schema)
    assert nfc(text) == text


def test_synthetic_stories_fill_up_to_a_number_and_no_further(demo):
    assert synthetic.fill_up(40) == 6
    assert synthetic.fill_up(40) == 0
    assert Article.objects.count() == 40
    made = Article.objects.filter(source_uri=None)
    assert all(story.headline and story.lead and story.cover and story.tags.count() == 3 for story in made)
    assert all(story.syllable_count > 100 for story in made)
