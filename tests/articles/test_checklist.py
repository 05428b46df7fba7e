"""What keeps a story from being published, what is only advice, and what somebody may answer for."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import checklist, workflow
from articles.models import Article, Byline, Move
from tests.factories import make_article, make_author, make_category, make_picture, make_user

pytestmark = pytest.mark.django_db
S = Article.Status
LEAD = "Sáng nay, hơn hai trăm tàu cá của ngư dân trong tỉnh rời bến " * 3
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def make_draft(**fields):
    """A story with everything that the checklist asks for."""
    defaults = {
        "headline": "Tàu ra khơi",
        "lead": LEAD,
        "status": S.APPROVED,
        "publish_at": None,
        "cover": make_picture(width=1200, height=800),
        "seo_description": "Tàu cá ra khơi sáng nay.",
        "tags": ("ngư dân",),
    }
    return make_article(**defaults | fields)


def failing(story):
    return [item.name for item in checklist.items(story) if not item.is_met]


def shown(picture, alt="Tàu"):
    address = f"/media/renditions/{picture.pk}-{picture.token}/full-960.jpg"
    return f'<figure><img src="{address}" alt="{alt}"></figure>'


def test_a_finished_story_has_every_item():
    assert failing(make_draft()) == []


@pytest.mark.parametrize(
    ("name", "field", "fields"),
    [
        ("lead", "lead", {"lead": ""}),
        ("category", "category", {"category": None}),
        ("author", "byline_note", {"byline_note": ""}),
        ("picture alts", "body", {"body": '<p>Chữ</p><figure><img src="/media/x.jpg" alt=""></figure>'}),
        ("links", "body", {"body": '<p><a href="mailto:">tại đây</a></p>'}),
        ("recording", "recording", {"kind": "video"}),
        ("infographic", "infographic", {"kind": "infographic"}),
    ],
)
def test_what_blocks_is_missing_in_its_field(name, field, fields):
    story = make_draft(**fields)
    assert name in failing(story)
    assert list(checklist.missing(story)) == [field]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("headline length", {"headline": "Tàu " * 30}),
        ("lead length", {"lead": "Biển lặng."}),
        ("cover width", {"cover": None}),
        ("subheads", {"body": f"<p>{'biển lặng ' * 400}</p>"}),
        ("seo description", {"seo_description": ""}),
        ("tags", {"tags": ()}),
    ],
)
def test_advice_keeps_nothing_back(name, fields):
    story = make_draft(**fields)
    assert failing(story) == [name]
    assert checklist.missing(story) == {}


def test_an_undescribed_cover_blocks():
    assert list(checklist.missing(make_draft(cover=make_picture(alt="", width=1200)))) == ["cover"]


@pytest.mark.parametrize("credit", ["byline", "note", "source"])
def test_a_name_a_note_or_a_source_says_who_made_it(credit):
    story = make_draft(
        byline_note="Theo hãng tin" if credit == "note" else "",
        source="Hãng tin" if credit == "source" else "",
    )
    if credit == "byline":
        Byline.objects.create(article=story, author=make_author())
    assert failing(story) == []


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ('<a href="tel:">gọi</a>', "“gọi”"),
        ('<a href="https://a.vn/">…</a>', "“…”"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_by_its_words(link, told):
    items = checklist.items(make_draft(body=f"<p>Xem {link}</p>"))
    item = next(item for item in items if item.name == "links")
    assert not item.is_met
    assert told in item.message


@pytest.mark.parametrize(
    "link",
    ['<a href="/kinh-te/">mục</a>', '<a href="mailto:a@b.vn">thư</a>', '<a href="https://a.vn">trang</a>'],
)
def test_a_link_that_leads_somewhere_is_one(link):
    assert failing(make_draft(body=f"<p>Xem {link}</p>")) == []


@pytest.mark.parametrize(
    ("ai_use", "ai_tool", "metadata", "is_labelled"),
    [
        ("none", "", {}, True),
        ("none", "", {"source_type": TRAINED}, False),
        ("generated", "", {"source_type": TRAINED}, False),
        ("generated", "Máy vẽ", {"source_type": TRAINED}, True),
        ("assisted", "", {}, True),
    ],
)
@pytest.mark.parametrize("place", ["cover", "body"])
def test_a_picture_made_by_ai_is_published_with_its_label_only(place, ai_use, ai_tool, metadata, is_labelled):
    picture = make_picture(width=1200, ai_use=ai_use, ai_tool=ai_tool)
    picture.metadata = metadata
    picture.save()
    story = make_draft(cover=picture) if place == "cover" else make_draft(body=shown(picture))
    assert failing(story) == ([] if is_labelled else ["ai"])
    if not is_labelled:
        with pytest.raises(ValidationError):
            workflow.move(story, "publish", by=make_user("editor-in-chief"), reason="Cần đăng ngay.")


@pytest.mark.parametrize(
    ("fields", "is_double"),
    [
        ({"publish_at": timezone.now() - timedelta(days=3)}, True),
        ({"status": "draft"}, True),
        ({"publish_at": timezone.now() - timedelta(days=100)}, False),
        ({"status": "trashed"}, False),
    ],
)
def test_a_headline_is_remembered_for_a_time_without_its_accents(fields, is_double):
    story = make_draft(headline="Đẩy mạnh tuyên truyền")
    make_article("Day manh tuyen truyen", **fields)
    assert failing(story) == (["duplicate"] if is_double else [])


def test_words_to_weigh_are_asked_for_only_where_there_is_a_list(settings):
    story = make_draft(body="<p>Ông bị gọi là Kẻ Lừa Đảo trước chợ.</p>")
    assert "words" not in [item.name for item in checklist.items(story)]
    settings.WATCHED_WORDS = ["kẻ lừa đảo", "lừa"]
    item = checklist.items(story)[-1]
    assert (item.name, item.is_met, item.is_blocking) == ("words", False, False)
    assert "“kẻ lừa đảo”" in item.message
    settings.WATCHED_WORDS = ["ke lua dao", "lừ"]
    assert failing(story) == []


def test_the_list_costs_the_same_with_twice_the_pictures(django_assert_num_queries):
    def queries(number):
        body = "".join(shown(make_picture()) for _ in range(number))
        story = Article.objects.for_page().get(pk=make_draft(body=body).pk)
        story.tags.all()
        with django_assert_num_queries(2):
            checklist.items(story)

    queries(2)
    queries(4)


def test_who_may_override_publishes_without_an_author_and_the_reason_is_kept():
    story = make_draft(byline_note="", body='<p><a href="tel:">đây</a></p>')
    chief = make_user("managing editor")
    with pytest.raises(ValidationError):
        workflow.move(story, "publish", by=chief)
    workflow.move(story, "publish", by=chief, reason="Tin khẩn của ban chỉ huy.")
    assert story.is_published
    assert Move.objects.get().reason == "Tin khẩn của ban chỉ huy."


def test_an_editor_overrides_nothing():
    story = make_draft(byline_note="")
    with pytest.raises(ValidationError) as raised:
        workflow.move(story, "publish", by=make_user("editor"), reason="Gấp")
    assert list(raised.value.error_dict) == ["byline_note"]
    story.refresh_from_db()
    assert story.status == S.APPROVED


def test_nobody_overrides_a_missing_category():
    story = make_draft(category=None)
    with pytest.raises(ValidationError):
        workflow.move(story, "publish", by=make_user("editor-in-chief"), reason="Gấp")


def test_a_rehearsal_says_how_it_would_be_and_changes_nothing():
    story = make_draft(category=make_category("Kinh tế"))
    would = workflow.rehearse(story, make_user("editor"))
    assert (would.status, would.is_published) == (S.PUBLISHED, True)
    assert (story.status, story.publish_at) == (S.APPROVED, None)
    story.refresh_from_db()
    assert (story.status, story.publish_at) == (S.APPROVED, None)
    with pytest.raises(PermissionDenied):
        workflow.rehearse(story, make_user("reporter"))


def test_a_paragraph_that_two_people_changed_does_not_stay_twice_unseen():
    first = "Sáng nay, hơn hai trăm tàu cá của ngư dân rời bến sau một tuần tránh gió"
    other = "Giá dầu giảm ba phiên liền, nên chuyến này bà con tính lãi nhiều hơn trước"
    body = f"<p>{first}.</p><p>{other}.</p><p>{first} đông bắc.</p><p>{other} một ít.</p>"
    item = next(item for item in checklist.items(make_draft(body=body)) if item.name == "doubled")
    assert (item.is_met, item.is_blocking, item.message.count("“")) == (False, False, 2)
    assert "doubled" not in failing(make_draft(body=f"<p>{first}.</p><p>{other}.</p>"))
