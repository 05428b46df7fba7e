"""Importing, through the command as the person at the keyboard sees it."""

import json
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.utils import translation
from PIL import Image

from articles.importers.images import relink
from articles.models import Article, Author, Category, Imported, Picture, Tag, Topic
from newsroom.html_caps import TooMuch

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def write(folder, name="story", **more):
    item = {
        "uri": f"urn:x:{name}",
        "type": "text",
        "headlines": [{"role": "main", "value": "Tàu ra khơi"}],
        "descriptions": [{"role": "lead", "value": "Sáng nay."}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Biển lặng.</p>"}],
        "subjects": [{"name": "Kinh tế", "rel": "classifies"}, {"name": "ngư dân", "rel": "keyword"}],
        "by": "Thu Biển",
        "firstCreated": "2026-01-09T18:30:00+07:00",
    } | more
    path = folder / f"{name}.ninjs.json"
    path.write_text(json.dumps(item))
    return path


def picture(folder, name="tau", **more):
    Image.new("RGB", (900, 600), "teal").save(folder / f"{name}.jpg")
    return {
        "name": name,
        "uri": f"urn:x:{name}",
        "type": "picture",
        "rel": "main",
        "descriptions": [{"role": "alttext", "value": "Một con tàu"}, {"role": "caption", "value": "Tàu về"}],
        "by": "Lê Hòa",
        "renditions": [{"href": f"{name}.jpg"}],
    } | more


def run(capsys, *paths, **options):
    with translation.override("en"):
        call_command("import_ninjs", *map(str, paths), **options)
    return capsys.readouterr().out


def test_a_story_is_stored_with_all_that_belongs_to_it(folder, capsys):
    figure = (
        '<figure><img src="tau.jpg" data-assoc-ref="tau" alt="Tàu"><figcaption>Ở bến</figcaption></figure>'
    )
    body = [{"role": "main", "contentType": "text/html", "value": f"{figure}<p>Biển lặng.</p>"}]
    subjects = [
        {"name": "kinh tế", "rel": "classifies"},
        {"name": "ngư dân", "rel": "keyword"},
        {"name": "Mùa gió", "rel": "topic"},
    ]
    Category.objects.create(name="Kinh tế")
    out = run(capsys, write(folder, associations=[picture(folder)], bodies=body, subjects=subjects))
    assert out == "story.ninjs.json: created: Tàu ra khơi\n"
    article = Article.objects.published().get()
    assert (article.headline, article.lead, article.slug) == ("Tàu ra khơi", "Sáng nay.", "tau-ra-khoi")
    assert article.category == Category.objects.get()
    assert [tag.name for tag in article.tags.all()] == ["ngư dân"]
    assert article.topic == Topic.objects.get(name="Mùa gió", slug="mua-gio")
    assert [byline.author.pen_name for byline in article.bylines.all()] == ["Thu Biển"]
    cover = Picture.objects.get()
    assert article.cover == cover
    assert (cover.alt, cover.caption, cover.credit) == ("Một con tàu", "Tàu về", "Lê Hòa")
    assert f'<img src="/media/renditions/{cover.pk}-{cover.token}/full-640.jpg" alt="Tàu">' in article.body


def test_importing_again_changes_nothing(folder, capsys, media):
    path = write(folder, associations=[picture(folder)])
    run(capsys, path)
    before = Article.objects.values().get(), Picture.objects.values().get(), sorted(media.rglob("*"))
    assert run(capsys, path) == "story.ninjs.json: unchanged: Tàu ra khơi\n"
    assert (
        Article.objects.values().get(),
        Picture.objects.values().get(),
        sorted(media.rglob("*")),
    ) == before


def test_a_newer_version_updates_the_story_under_its_old_address(folder, capsys):
    run(capsys, write(folder))
    newer = write(folder, headlines=[{"role": "main", "value": "Tàu đã ra khơi"}], by="Minh Sa")
    assert run(capsys, newer) == "story.ninjs.json: updated: Tàu đã ra khơi\n"
    article = Article.objects.get()
    assert (article.headline, article.slug) == ("Tàu đã ra khơi", "tau-ra-khoi")
    assert [byline.author.pen_name for byline in article.bylines.all()] == ["Minh Sa"]


def test_what_an_editor_changed_since_is_left_alone(folder, capsys):
    run(capsys, write(folder))
    article = Article.objects.get()
    article.lead = "Sửa tay."
    article.save()
    newer = write(folder, headlines=[{"role": "main", "value": "Khác"}])
    out = run(capsys, newer)
    assert out.startswith("story.ninjs.json: kept: Tàu ra khơi\n  It was edited here")
    assert Article.objects.get().lead == "Sửa tay."
    run(capsys, newer, overwrite=True)
    assert (Article.objects.get().headline, Article.objects.get().lead) == ("Khác", "Sáng nay.")


@pytest.mark.parametrize(
    "edit",
    [
        lambda article: article.more_categories.add(Category.objects.create(name="Xã hội")),
        lambda article: article.bylines.update(role="photographer"),
        lambda article: article.tags.clear(),
    ],
    ids=["another category", "another part in it", "no tags"],
)
def test_what_an_editor_changed_around_the_text_is_left_alone_too(folder, capsys, edit):
    run(capsys, write(folder))
    edit(Article.objects.get())
    out = run(capsys, write(folder, headlines=[{"role": "main", "value": "Khác"}]))
    assert out.startswith("story.ninjs.json: kept: Tàu ra khơi\n")
    assert Article.objects.get().headline == "Tàu ra khơi"


def test_a_figure_keeps_the_picture_that_is_here_beside_one_that_is_not(folder, capsys):
    images = '<img src="tau.jpg" alt="Tàu"><img src="xa.jpg">'
    body = [{"contentType": "text/html", "value": f"<p>Chữ</p><figure>{images}</figure>"}]
    assert "“xa.jpg” of the text was left out" in run(
        capsys, write(folder, associations=[picture(folder)], bodies=body)
    )
    assert Article.objects.get().body.count("<img") == 1


def test_the_person_at_the_keyboard_is_answered_in_one_language(folder, capsys):
    call_command("import_ninjs", str(write(folder)))
    assert capsys.readouterr().out.startswith("story.ninjs.json: đã tạo: Tàu ra khơi\n")


def test_a_dry_run_reports_and_keeps_nothing(folder, capsys, media):
    out = run(capsys, write(folder, associations=[picture(folder)]), dry_run=True)
    assert "story.ninjs.json: created: Tàu ra khơi" in out
    assert "nothing was changed" in out
    for model in (Article, Author, Category, Imported, Picture, Tag):
        assert not model.objects.exists()
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_a_bad_file_does_not_stop_the_others(folder, capsys):
    bad = folder / "bad.json"
    bad.write_text("{")
    with pytest.raises(CommandError, match="1 file was not imported"):
        run(capsys, bad, write(folder))
    assert "bad.json: The file is not valid JSON." in capsys.readouterr().err
    assert Article.objects.get().headline == "Tàu ra khơi"


@pytest.mark.parametrize(
    "more",
    [
        {"headlines": [{"role": "main", "value": "x" * 1_000_000}]},
        {"bodies": [{"contentType": "text/html", "value": "<b>" * 40_000}]},
        {"bodies": [{"contentType": "text/html", "value": "<p>" + "x" * 600_000}]},
        {"by": "x" * 500, "expires": "1999-01-01T00:00:00Z"},
        {"uri": "urn:" + "x" * 5000},
    ],
)
def test_a_story_that_cannot_be_stored_leaves_nothing_behind(folder, capsys, media, more):
    path = write(folder, associations=[picture(folder)], **more)
    with pytest.raises(CommandError):
        run(capsys, path)
    for model in (Article, Author, Category, Imported, Picture, Tag):
        assert not model.objects.exists()
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_a_broken_picture_is_an_error_of_its_file(folder, capsys, media):
    association = picture(folder)
    (folder / "tau.jpg").write_text("<svg onload=alert(1)>")
    with pytest.raises(CommandError):
        run(capsys, write(folder, associations=[association]))
    assert not Article.objects.exists()
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_a_picture_out_of_reach_is_left_out_with_a_warning(folder, capsys):
    remote = picture(folder, renditions=[{"href": "https://example.com/tau.jpg"}])
    figure = '<figure><img src="https://example.com/tau.jpg"><figcaption>Ở bến</figcaption></figure>'
    body = [{"role": "main", "contentType": "text/html", "value": f"{figure}<p>Biển lặng.</p>"}]
    out = run(capsys, write(folder, associations=[remote], bodies=body))
    assert "“https://example.com/tau.jpg” was left out" in out
    article = Article.objects.get()
    assert (article.cover, article.body) == (None, "<p>Biển lặng.</p>")


def test_related_stories_are_linked_in_order_once_they_are_here(folder, capsys):
    related = [{"type": "text", "rel": "related", "uri": f"urn:x:{name}"} for name in ("later", "now")]
    out = run(capsys, write(folder, associations=related), write(folder, "now"))
    assert "The related story urn:x:later is not here" in out
    run(capsys, write(folder, "later"))
    article = Article.objects.get(source_uri="urn:x:story")
    assert {pick.target.source_uri for pick in article.related_picks.all()} == {"urn:x:now", "urn:x:later"}


def test_a_story_without_a_category_waits_as_a_draft_unless_one_is_given(folder, capsys):
    path = write(folder, subjects=[{"name": "biển"}])
    assert "it waits as a draft" in run(capsys, path)
    assert Article.objects.get().status == "draft"
    Category.objects.create(name="Thời sự")
    run(capsys, write(folder, "other", subjects=[]), category="thoi-su")
    assert Article.objects.get(source_uri="urn:x:other").category.path == "thoi-su"
    with pytest.raises(CommandError, match="no category"):
        run(capsys, path, category="khong-co")


@pytest.mark.parametrize(("pub_status", "status"), [("withheld", "draft"), ("canceled", "withdrawn")])
def test_the_source_may_hold_back_or_withdraw(folder, capsys, pub_status, status):
    run(capsys, write(folder))
    run(capsys, write(folder, pubStatus=pub_status))
    article = Article.objects.get()
    assert article.status == status
    assert not Article.objects.published().exists()


def test_an_embargo_holds(folder, capsys):
    run(capsys, write(folder, embargoedUntil="2099-01-01T00:00:00Z"))
    assert Article.objects.get().status == "published"
    assert not Article.objects.published().exists()


def test_the_source_page_comes_in_whole(capsys):
    seed = Path(django_settings.BASE_DIR).parent / "shared" / "seed"
    if not seed.exists():
        pytest.skip("the source page is not on this machine")
    run(capsys, *sorted(seed.glob("*.ninjs.json")))
    article = Article.objects.published().get(source_uri="urn:newsroom:seed:article")
    assert article.slug == (
        "day-manh-cong-tac-xay-dung-dang-va-he-thong-chinh-tri-phai-thuc-hien-tot-cong-tac-tuyen-truyen"
    )
    assert len(article.lead_paragraphs) == 2
    assert [pick.target.source_uri for pick in article.related_picks.all()] == ["urn:newsroom:seed:related"]
    assert article.category.name == "Chính trị"
    assert sorted(article.tags.names()) == ["hệ thống chính trị", "tuyên truyền", "xây dựng Đảng"]
    assert article.cover.caption.startswith("Hội nghị cán bộ toàn quốc")


def test_what_the_file_says_does_not_steer_the_terminal(folder, capsys):
    odd = picture(folder) | {"renditions": [{"href": "\x1b]0;\u202exa.jpg"}]}
    out = run(capsys, write(folder, associations=[odd]))
    assert "The picture “]0;xa.jpg” was left out" in out
    assert Article.objects.count() == 1


def test_pictures_are_looked_for_where_a_browser_sees_them():
    """Python's parser finds more, and takes quadratic time over tags that never end."""
    asked = []
    body = '<p><img src="a.jpg"></p><textarea><img src="b.jpg"></textarea><!-- <img src="c.jpg">'
    assert relink(body, lambda attributes: asked.append(attributes["src"])) == "<p></p>"
    assert asked == ["a.jpg"]


@pytest.mark.parametrize("broken", ["<div>" * 101, "<p " + "a " * 51 + ">", "x" * (512 * 1024 + 1)])
def test_a_text_over_the_caps_is_not_looked_into(broken):
    with pytest.raises(TooMuch):
        relink(broken, lambda attributes: None)
