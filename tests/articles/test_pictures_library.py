"""How pictures enter the library, change and go."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from PIL import Image

from articles import pictures
from articles.models import AIUse, Picture
from articles.pictures import library
from tests.factories import image_file, make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """A block after which the transaction counts as successful."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def files(media) -> set[str]:
    return {
        str(path.relative_to(media))
        for path in media.rglob("*")
        if path.is_file() and ".locks" not in path.parts
    }


def described(**more):
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "Boats at dawn", "A. Photographer", "(c) 2026"
    return image_file(exif=exif, **more)


def test_added_picture_has_a_name_of_our_own_and_its_size(media):
    picture = make_picture(width=300, height=200, caption="C\u200bá", source_uri="urn:x:1")
    picture.refresh_from_db()
    assert files(media) == {picture.file.name}
    assert picture.file.name.startswith("originals/")
    assert picture.file.name.endswith(".jpg")
    assert (picture.width, picture.height) == (300, 200)
    assert (picture.alt, picture.caption, picture.source_uri) == ("Boats", "Cá", "urn:x:1")


def test_metadata_fills_what_was_left_empty_and_typed_values_win():
    picture = make_picture(file=described(), credit="Our own")
    picture.refresh_from_db()
    assert (picture.caption, picture.credit, picture.rights) == ("Boats at dawn", "Our own", "(c) 2026")
    assert picture.metadata == {"creator": "A. Photographer"}


def test_declared_use_of_ai_is_taken_over():
    xmp = b"""<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description
        xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:DigitalSourceType="trainedAlgorithmicMedia"
        e:AISystemUsed="Painter 3"/></r:RDF>"""
    picture = make_picture(file=image_file(xmp=xmp))
    assert (picture.ai_use, picture.ai_tool) == (AIUse.GENERATED, "Painter 3")


def test_refused_file_adds_nothing(media):
    with pytest.raises(ValidationError):
        make_picture(file=image_file(format="TIFF"))
    assert not Picture.objects.exists()
    assert not media.exists()


@pytest.mark.parametrize("fields", [{"source_uri": "urn:x:1"}, {"credit": "x" * 151}])
def test_row_that_cannot_be_saved_leaves_no_file(media, fields):
    first = make_picture(source_uri="urn:x:1")
    with pytest.raises((IntegrityError, ValidationError)):
        make_picture(**fields)
    assert files(media) == {first.file.name}
    assert Picture.objects.count() == 1


def test_full_disk_gives_the_editor_a_message_and_leaves_nothing(media, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ValidationError) as error:
        make_picture()
    assert error.value.code == "disk"
    assert files(media) == set()
    assert not Picture.objects.exists()


def test_checked_upload_is_not_checked_again(monkeypatch):
    upload = pictures.check(image_file())
    monkeypatch.setattr(library, "check", lambda file: pytest.fail("checked twice"))
    assert make_picture(file=upload).width == 600


def test_replaced_file_gets_new_addresses_and_keeps_number_and_words(media, commits):
    picture = make_picture(caption="Kept")
    pk, token, name = picture.pk, picture.token, picture.file.name
    pictures.rendition(pk, token, "card", 240, "jpg")
    with commits():
        pictures.replace(picture, described(width=900, height=500))
        assert name in files(media), "until the transaction has succeeded the old files stay"
    picture.refresh_from_db()
    assert (picture.pk, picture.caption, picture.width, picture.height) == (pk, "Kept", 900, 500)
    assert picture.token != token
    assert files(media) == {picture.file.name}
    assert picture.file.name != name


def test_refused_replacement_changes_nothing(media, commits):
    picture = make_picture()
    before = (picture.token, picture.file.name)
    with commits(), pytest.raises(ValidationError):
        pictures.replace(picture, image_file(format="BMP"))
    assert (picture.token, picture.file.name) == before
    assert files(media) == {picture.file.name}


def test_form_can_store_a_file_on_a_picture_with_typed_fields():
    picture = pictures.store(Picture(alt="Typed", focal_x=10), described())
    picture.refresh_from_db()
    assert (picture.alt, picture.focal_x, picture.caption) == ("Typed", 10, "Boats at dawn")


@pytest.mark.parametrize("by", ["row", "set"])
def test_deleted_picture_takes_its_files_along(media, commits, by):
    kept, picture = make_picture(), make_picture()
    pictures.rendition(picture.pk, picture.token, "card", 240, "jpg")
    with commits():
        picture.delete() if by == "row" else Picture.objects.filter(pk=picture.pk).delete()
        assert len(files(media)) == 3
    assert files(media) == {kept.file.name}


def test_moved_focal_point_removes_the_renditions_and_other_changes_do_not(media, commits):
    picture = make_picture()
    file = pictures.rendition(picture.pk, picture.token, "card", 240, "jpg")
    with commits():
        picture.caption = "Another"
        picture.save()
    assert file.is_file()
    with commits():
        picture.focal_x = 80
        picture.save()
    assert not file.exists()
    assert files(media) == {picture.file.name}
