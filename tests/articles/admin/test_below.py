"""What editors are told readers will see below a story, and how they keep a suggestion away."""

import html5lib
import pytest
from django.urls import reverse

from articles.models import Article, Related, RelatedVeto
from tests.articles.admin.addresses import change
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_category, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    client.force_login(make_user("editor"))


@pytest.fixture
def story():
    return make_article("Bài đang sửa", tags=("biển",))


@pytest.fixture
def suggested():
    return make_article("Bài gợi ý", tags=("biển",), category=make_category())


def listed(client, story) -> list[tuple[str, str, bool | None]]:
    """(headline, reason, whether it is ticked; None without a box to tick)"""
    page = html5lib.parse(client.get(change(story)).text, namespaceHTMLElements=False)
    for fieldset in page.iter("fieldset"):
        if "below" in fieldset.get("class", "").split():
            return [_row(row) for row in fieldset.find(".//tbody").iter("tr")]
    return []


def _row(row):
    headline, reason = ("".join(row.find(tag).itertext()).strip() for tag in ("th", "td"))
    ticks = [box for box in row.iter("input") if box.get("type") == "checkbox"]
    return headline, reason, ticks[0].get("checked") is not None if ticks else None


def save(client, story, listed=(), refused=(), **changes):
    ticks = {"below_listed": list(listed), "below_refused": list(refused)}
    return client.post(change(story), form_data(client, change(story), **ticks, **changes))


def vetoes(story) -> list[Article]:
    return [veto.target for veto in story.related_vetoes.all()]


def test_the_form_lists_picks_and_suggestions_with_their_reasons(client, story, suggested):
    Related.objects.create(article=story, target=make_article("Bài chọn"))
    assert listed(client, story) == [
        ("Bài chọn", "biên tập viên chọn", None),
        ("Bài gợi ý", "1 từ khóa chung", False),
    ]


def test_without_anything_to_show_there_is_no_list(client, story):
    assert listed(client, story) == []
    assert "below_listed" not in client.get(reverse("admin:articles_article_add")).text


def test_one_tick_keeps_a_suggestion_away_and_taking_it_back_brings_it_back(client, story, suggested):
    assert suggested.headline in client.get(story.get_absolute_url()).text
    assert save(client, story, [suggested.pk], [suggested.pk]).status_code == 302
    assert vetoes(story) == [suggested]
    assert suggested.headline not in related_box(client, story)
    assert listed(client, story) == [("Bài gợi ý", "không gợi ý ở đây", True)]
    save(client, story, [suggested.pk])
    assert vetoes(story) == []
    assert suggested.headline in related_box(client, story)


def related_box(client, story) -> str:
    return (
        client.get(story.get_absolute_url()).text.partition('class="related"')[2].partition("</section>")[0]
    )


def test_the_form_as_it_stands_changes_no_veto(client, story, suggested):
    RelatedVeto.objects.create(article=story, target=suggested)
    assert client.post(change(story), form_data(client, change(story))).status_code == 302
    assert vetoes(story) == [suggested]


def test_a_veto_that_the_form_did_not_list_stays(client, story, suggested):
    """Somebody else refused it in the meantime, or it is withdrawn for now."""
    RelatedVeto.objects.create(article=story, target=suggested)
    save(client, story)
    assert vetoes(story) == [suggested]


def test_a_form_with_an_error_keeps_the_ticks_and_saves_none(client, story, suggested):
    response = save(client, story, [suggested.pk], [suggested.pk], headline="")
    assert response.status_code == 200
    assert f'value="{suggested.pk}" aria-label="Không gợi ý ở đây: Bài gợi ý" checked' in response.text
    assert vetoes(story) == []


@pytest.mark.parametrize("value", ["", "x", "-1", "1.5", "9" * 18, "9" * 5000, "\u0661"])
def test_what_is_no_story_refuses_nothing(client, story, value):
    assert save(client, story, [value], [value]).status_code == 302
    assert not RelatedVeto.objects.exists()


def test_only_public_stories_can_be_refused(client, story):
    hidden = make_article("Nháp", status="draft")
    save(client, story, [hidden.pk], [hidden.pk])
    assert not RelatedVeto.objects.exists()


def test_whoever_may_not_change_a_story_refuses_nothing_below_it(client, suggested):
    reporter = make_user("reporter")
    story = make_article(tags=("biển",), owner=reporter)
    client.force_login(reporter)
    assert "disabled" in client.get(change(story)).text.partition('name="below_refused"')[2].partition(">")[0]
    response = client.post(change(story), {"below_listed": suggested.pk, "below_refused": suggested.pk})
    assert response.status_code == 403
    assert not RelatedVeto.objects.exists()
