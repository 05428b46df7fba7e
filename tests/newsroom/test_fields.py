import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import TextField, Value

from articles.models import Article, Topic
from newsroom.fields import HTMLField, LineField, PlainTextField
from newsroom.html_caps import TooMuch
from tests import corpora

pytestmark = pytest.mark.django_db

DECOMPOSED = "  Đa\u0309ng\x00 \ud800bộ\r\n "
CLEAN = "Đảng bộ"


def stored(row) -> str:
    """Return what the database holds, without the field's own cleaning on the way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM articles_topic WHERE id = %s", [row.pk])
        return cursor.fetchone()[0]


def test_save_stores_the_clean_line_and_shows_it_on_the_object():
    topic = Topic.objects.create(name=DECOMPOSED)
    assert topic.name == CLEAN
    assert stored(topic) == CLEAN


def test_bulk_create_stores_the_clean_line():
    [topic] = Topic.objects.bulk_create([Topic(name=DECOMPOSED, slug="a")])
    assert stored(topic) == topic.name == CLEAN


def test_bulk_update_and_update_store_the_clean_line():
    topic = Topic.objects.create(name="x")
    topic.name = DECOMPOSED
    Topic.objects.bulk_update([topic], ["name"])
    assert stored(topic) == CLEAN
    Topic.objects.update(name="y")
    Topic.objects.update(name=DECOMPOSED)
    assert stored(topic) == CLEAN


def test_lookups_find_text_however_it_is_typed():
    topic = Topic.objects.create(name=CLEAN)
    assert Topic.objects.get(name=DECOMPOSED) == topic
    assert Topic.objects.get(name__in=[DECOMPOSED]) == topic
    assert Topic.objects.get(name__icontains="ĐA\u0309NG\x00\ud800") == topic


def test_too_long_a_line_is_refused_with_a_message_and_nothing_changes():
    topic = Topic.objects.create(name="x")
    topic.name = "á" * 121
    for write in (topic.save, lambda: Topic.objects.update(name="á" * 121)):
        with pytest.raises(ValidationError) as refused, transaction.atomic():
            write()
        assert list(refused.value.message_dict) == ["name"]
    assert stored(topic) == "x"


def test_length_counts_composed_characters():
    name = "a\u0323\u0302" * 120
    topic = Topic(name=name)
    topic.full_clean(exclude=["slug"])
    topic.save()
    assert stored(topic) == "ậ" * 120


def test_validation_sees_the_cleaned_text():
    with pytest.raises(ValidationError) as refused:
        Topic(name="\u200b\x00 ").full_clean()
    assert "name" in refused.value.message_dict
    with pytest.raises(ValidationError) as refused:
        Topic(name="x", description="á" * 1001).full_clean()
    assert list(refused.value.message_dict) == ["description"]


def test_plain_text_keeps_lines():
    topic = Topic.objects.create(name="x", description="Một\r\n\r\n\r\nhai\x00 ")
    topic.refresh_from_db()
    assert topic.description == "Một\n\nhai"


def test_body_is_sanitised_whichever_way_it_comes():
    article = Article.objects.create(headline="x", body="<p onclick=x>Đa\u0309ng<script>x</script></p>")
    assert article.body == "<p>Đảng</p>"
    Article.objects.update(body="<h1>A</h1><pre>a  b\n\n\nc</pre><script>x</script>")
    article.refresh_from_db()
    assert article.body == "<h2>A</h2>\n<pre>a  b\n\n\nc</pre>"


def test_body_can_be_searched_for_a_piece_of_a_tag():
    article = Article.objects.create(headline="x", body='<img src="/media/a.jpg">')
    assert Article.objects.filter(body__contains='<img src="/media/a.jpg"').get() == article
    assert not Article.objects.filter(body__contains='<img src="/media/b.jpg"\x00\ud800').exists()


def test_body_over_the_caps_is_refused_and_nothing_changes():
    article = Article.objects.create(headline="x", body="<p>a</p>")
    for write in (
        lambda: Article.objects.update(body="<div>" * 40_000),
        lambda: Article(headline="y", body="x" * 2**20).save(),
        lambda: Article(headline="y", body="x" * 2**20).full_clean(),
    ):
        with pytest.raises(ValidationError), transaction.atomic():
            write()
    assert Article.objects.get().body == article.body == "<p>a</p>"


def test_naughty_strings_are_stored_as_cleaned():
    given = [*corpora.naughty_strings(), "\ud83d", "\x00", "\U00010efc", "a\U00016d63\U00016d67b"]
    topics = Topic.objects.bulk_create(
        [Topic(name=s[:100], slug=f"s{i}", description=s[:900]) for i, s in enumerate(given)]
    )
    articles = Article.objects.bulk_create(
        [Article(headline=s[:200], lead=s[:900], body=s, slug="x") for s in given]
    )
    assert dict(Topic.objects.values_list("pk", "name")) == {t.pk: t.name for t in topics}
    assert dict(Article.objects.values_list("pk", "body")) == {a.pk: a.body for a in articles}


def test_database_refuses_decomposed_text_that_no_field_cleaned():
    article = Article.objects.create(headline="x")
    with pytest.raises(DatabaseError, match="article_text_is_nfc"), transaction.atomic():
        Article.objects.update(headline=Value("a\u0301", output_field=TextField()))
    article.refresh_from_db()
    assert article.headline == "x"


def test_full_clean_asks_the_database_about_nfc():
    Article(headline="Đa\u0309ng", slug="x", body="<p>e\u0301</p>").full_clean()


def test_form_fields_clean_before_they_validate():
    class TopicForm(forms.ModelForm):
        class Meta:
            model = Topic
            fields = ["name", "description"]

    form = TopicForm({"name": DECOMPOSED, "description": "a\r\n\r\n\r\nb\x00"})
    assert form.is_valid()
    assert form.cleaned_data == {"name": CLEAN, "description": "a\n\nb"}
    assert not TopicForm({"name": "\u200b"}).is_valid()
    assert TopicForm({"name": "á" * 121}).errors["name"].as_data()[0].code == "max_length"


def test_what_is_far_too_long_is_refused_without_the_work_of_cleaning_it(monkeypatch):
    field = LineField(max_length=10).formfield()
    cleaned = []
    monkeypatch.setattr(type(field), "cleaner", lambda self, value: cleaned.append(value) or value)
    for length, is_cleaned in ((100, True), (101, False)):
        cleaned.clear()
        with pytest.raises(ValidationError) as refusal:
            field.clean("á" * length)
        assert refusal.value.error_list[0].code == "max_length"
        assert bool(cleaned) is is_cleaned


def test_form_of_a_body_keeps_what_was_typed_when_it_is_too_much():
    field = HTMLField().formfield()
    assert isinstance(field.widget, forms.Textarea)
    assert field.clean("<p style=x>a</p>") == "<p>a</p>"

    class BodyForm(forms.Form):
        body = field

    form = BodyForm({"body": "<div>" * 40_000})
    assert [error.code for error in form.errors["body"].as_data()] == ["depth"]
    assert form["body"].value() == "<div>" * 40_000


def test_nullable_line_stays_null():
    assert Article.objects.create(headline="x", source_uri=None).source_uri is None
    assert LineField(null=True).formfield(required=False, empty_value=None).clean(" \u200b") is None


@pytest.mark.parametrize("field", [LineField(max_length=9), PlainTextField(max_length=9), HTMLField()])
def test_migrations_name_our_classes(field):
    _, path, args, kwargs = field.deconstruct()
    assert path == f"newsroom.fields.{type(field).__name__}"
    assert type(field)(*args, **kwargs).deconstruct()[1:] == (path, args, kwargs)
    assert "validators" not in kwargs


def test_refusals_are_validation_errors():
    assert issubclass(TooMuch, ValidationError)
