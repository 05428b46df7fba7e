"""What readers have does not vanish because somebody changes a time: by the model, and through the form."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, times
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

NOW = timezone.now()
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
S = Article.Status

# What a story is, what is changed of it, and the one field that says why not.
REFUSED = [
    ({}, {"publish_at": NOW + DAY}, "publish_at", times.PUT_OFF),
    ({}, {"publish_at": NOW + DAY, "unpublish_at": NOW + 2 * DAY}, "publish_at", times.PUT_OFF),
    ({"unpublish_at": NOW + DAY}, {"publish_at": NOW + HOUR}, "publish_at", times.PUT_OFF),
    (
        {"publish_at": NOW - 2 * DAY, "unpublish_at": NOW - DAY},
        {"publish_at": NOW + DAY, "unpublish_at": NOW + 2 * DAY},
        "publish_at",
        times.PUT_OFF,
    ),
    ({"publish_at": NOW - DAY}, {"unpublish_at": NOW - HOUR}, "unpublish_at", times.PASSED),
    ({"publish_at": NOW - DAY}, {"unpublish_at": NOW - 2 * DAY}, "unpublish_at", times.TOO_EARLY),
    ({}, {"embargo_until": NOW + DAY}, "embargo_until", times.EMBARGOED),
    ({"publish_at": NOW - DAY}, {"embargo_until": NOW - HOUR}, "embargo_until", times.EMBARGO),
    ({"publish_at": NOW + HOUR}, {"embargo_until": NOW + DAY}, "embargo_until", times.EMBARGO),
    ({"publish_at": NOW + HOUR}, {"publish_at": NOW - HOUR}, "publish_at", times.NOT_BEFORE),
    (
        {"status": S.WITHDRAWN, "withdrawal_reason": "Sai"},
        {"embargo_until": NOW + DAY},
        "embargo_until",
        times.NOT_HIDDEN,
    ),
]
ALLOWED = [
    ({}, {"publish_at": NOW - 2 * DAY}),
    ({}, {"unpublish_at": NOW + DAY}),
    ({"unpublish_at": NOW + DAY}, {"unpublish_at": None}),
    ({"publish_at": NOW - 2 * DAY, "unpublish_at": NOW - DAY}, {"unpublish_at": NOW + DAY}),
    ({"publish_at": NOW - 2 * DAY, "unpublish_at": NOW - DAY}, {}),
    ({"publish_at": NOW + HOUR}, {"publish_at": NOW + DAY}),
    ({"publish_at": NOW + HOUR}, {"publish_at": NOW - MINUTE}),
    ({"status": S.WITHDRAWN, "withdrawal_reason": "Sai"}, {"publish_at": NOW + DAY}),
    ({"publish_at": NOW + DAY}, {"embargo_until": NOW + HOUR}),
    ({"embargo_until": NOW + DAY}, {}),
    ({"embargo_until": NOW + DAY}, {"publish_at": NOW + 2 * DAY}),
    ({"status": S.APPROVED}, {"publish_at": NOW + DAY}),
    ({"status": S.APPROVED, "publish_at": NOW + HOUR}, {"embargo_until": NOW + DAY}),
]


def standing(story):
    story = Article.objects.get(pk=story.pk)
    return (story.headline, *(getattr(story, name) for name in times.TIMES))


def as_typed(at):
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M:%S") if at else ""


def save(client, story, changes):
    client.force_login(make_user("editor"))
    address = reverse("admin:articles_article_change", args=[story.pk])
    typed = {name: as_typed(at) for name, at in changes.items()}
    return client.post(address, form_data(client, address, headline="Mới", **typed))


@pytest.mark.parametrize(("fields", "changes", "field", "said"), REFUSED)
def test_what_would_take_a_story_from_its_readers_is_refused_below_the_forms(fields, changes, field, said):
    story = make_article(**fields)
    for name, at in changes.items():
        setattr(story, name, at)
    with pytest.raises(ValidationError) as raised:
        story.full_clean(exclude=["tags"])
    assert raised.value.message_dict == {field: [said]}


@pytest.mark.parametrize(("fields", "changes", "field", "said"), REFUSED)
def test_the_form_says_so_in_its_field_and_nothing_changes(client, fields, changes, field, said):
    story = make_article("Cũ", **fields)
    before = standing(story)
    response = save(client, story, changes)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors == {field: [said]}
    assert standing(story) == before


@pytest.mark.parametrize(("fields", "changes"), ALLOWED)
def test_other_times_are_saved_as_they_are_typed(client, fields, changes):
    story = make_article("Cũ", **fields)
    before = dict(zip(times.TIMES, standing(story)[1:], strict=True))
    assert save(client, story, changes).status_code == 302
    after = [at and at.replace(microsecond=0) for at in (before | changes).values()]
    assert standing(story) == ("Mới", *after)


def test_an_update_that_is_due_and_not_put_in_yet_can_be_put_off():
    live = make_article()
    update = make_article(update_of=live, update_base=1)
    update.publish_at = NOW + DAY
    update.full_clean(exclude=["tags"])


def test_a_scheduled_update_is_not_put_into_the_past():
    live = make_article()
    update = make_article(update_of=live, update_base=1, publish_at=NOW + DAY)
    update.publish_at = NOW - DAY
    with pytest.raises(ValidationError) as raised:
        update.full_clean(exclude=["tags"])
    assert raised.value.message_dict == {"publish_at": [times.NOT_BEFORE]}


def test_a_withdrawn_story_says_why_whatever_time_it_may_come_back_at(client):
    story = make_article(status=S.WITHDRAWN, withdrawal_reason="Sai tên người", publish_at=NOW - DAY)
    assert save(client, story, {"publish_at": NOW + DAY}).status_code == 302
    client.logout()
    response = client.get(story.get_absolute_url())
    assert (response.status_code, "Sai tên người" in response.text) == (410, True)
