"""The picture library: uploads through the form, the focal point, whose picture may be changed or deleted."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image

from articles import pictures
from articles.models import Article, Picture
from tests.articles.admin.forms import form_data
from tests.factories import image_file, make_article, make_picture, make_user

pytestmark = pytest.mark.django_db
LIST, ADD = reverse("admin:articles_picture_changelist"), reverse("admin:articles_picture_add")


def change(picture):
    return reverse("admin:articles_picture_change", args=[picture.pk])


@pytest.fixture
def reporter(client):
    user = make_user("reporter")
    client.force_login(user)
    return user


def a_file(content=None, name="ảnh.jpg"):
    return SimpleUploadedFile(name, image_file(900, 600).read() if content is None else content, "image/jpeg")


def test_a_picture_is_uploaded_with_its_words(client, reporter):
    data = form_data(client, ADD, file=a_file(), alt="Tàu về bến", credit="Hải Đăng")
    client.post(ADD, data)
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit, picture.uploaded_by) == ("Tàu về bến", "Hải Đăng", reporter)
    assert (picture.width, picture.height) == (900, 600)
    assert picture.file.name.startswith("originals/")
    assert "ảnh" not in picture.file.name


@pytest.mark.parametrize(
    "content",
    [b"<html></html>", b'<svg xmlns="http://www.w3.org/2000/svg"/>', b"", b"\xff\xd8\xff broken"],
    ids=["html", "svg", "empty", "broken"],
)
def test_what_is_no_picture_is_a_form_error(client, reporter, content, media):
    response = client.post(ADD, form_data(client, ADD, file=a_file(content), alt="Tàu về bến"))
    form = response.context["adminform"].form
    assert list(form.errors) == ["file"]
    assert form["alt"].value() == "Tàu về bến"
    assert not Picture.objects.exists()
    assert not list(media.rglob("*.*"))


def test_a_picture_without_a_description_is_kept_and_asked_for_it(client, reporter):
    response = client.post(ADD, form_data(client, ADD, file=a_file(), credit="Hải Đăng"))
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit, picture.uploaded_by) == ("", "Hải Đăng", reporter)
    assert list(response.context["adminform"].form.errors) == ["alt"]
    assert [str(said) for said in response.context["messages"]] == [
        "Ảnh đã ở trong kho. Hãy sửa chỗ được đánh dấu rồi lưu."
    ]
    described = sent_again(response, alt="Tàu về bến")
    assert client.post(response.context["form_url"], described).status_code == 302
    assert [(row.pk, row.alt, row.credit) for row in Picture.objects.all()] == [
        (picture.pk, "Tàu về bến", "Hải Đăng")
    ]


def test_what_the_file_says_of_itself_is_in_the_form_that_asks_again(client, reporter):
    said = Image.Exif()
    said[ExifTags.Base.Artist] = "Hai Dang"
    response = client.post(ADD, form_data(client, ADD, file=a_file(image_file(exif=said).read())))
    assert response.context["adminform"].form["credit"].value() == "Hai Dang"


def sent_again(response, **changes):
    """What a browser sends for the form that came back."""
    form = response.context["adminform"].form
    typed = {name: form[name].value() for name in form.fields if name != "file"}
    return {name: "" if value is None else value for name, value in typed.items()} | changes


def test_words_that_are_wrong_stay_typed_beside_the_picture(client, reporter):
    data = form_data(client, ADD, file=a_file(), alt="T" * 251, caption="Tàu về bến")
    response = client.post(ADD, data)
    form = response.context["adminform"].form
    assert list(form.errors) == ["alt"]
    assert (form["alt"].value(), form["caption"].value()) == ("T" * 251, "Tàu về bến")
    assert Picture.objects.get().alt == ""


def test_a_picture_added_from_a_story_reaches_it_at_the_second_try(client, reporter):
    popup = f"{ADD}?_popup=1"
    first = client.post(popup, form_data(client, popup, file=a_file()))
    assert first.context["is_popup"]
    data = sent_again(first, alt="Tàu về bến", _popup="1")
    response = client.post(first.context["form_url"], data)
    picture = Picture.objects.get()
    told = json.loads(response.context["popup_response_data"])
    assert (told["value"], told["obj"], told.get("action")) == (str(picture.pk), "Tàu về bến", None)


def test_a_full_disk_is_said_and_the_words_stay(client, reporter, monkeypatch):
    def fail(*args):
        raise OSError("No space left on device")

    monkeypatch.setattr("articles.pictures.library.write", fail)
    response = client.post(ADD, form_data(client, ADD, file=a_file(), caption="Tàu về bến"))
    assert "đĩa đã đầy" in response.text
    assert response.context["adminform"].form["caption"].value() == "Tàu về bến"
    assert not Picture.objects.exists()


def test_another_file_for_a_picture_that_readers_may_have_is_asked_for_again(client, reporter):
    picture = make_picture(by=reporter)
    data = form_data(client, change(picture), file=a_file(name="tàu.jpg"), alt="")
    response = client.post(change(picture), data)
    assert [str(said) for said in response.context["messages"]] == [
        "Không giữ được tệp “tàu.jpg”: hãy chọn lại rồi lưu."
    ]
    assert Picture.objects.get().file == picture.file


def test_the_focal_point_is_moved_with_two_numbers(client, reporter):
    picture = make_picture(by=reporter)
    client.post(change(picture), form_data(client, change(picture), focal_x="80", focal_y="20"))
    picture.refresh_from_db()
    assert (picture.focal_x, picture.focal_y) == (80, 20)


@pytest.mark.parametrize("value", ["101", "-1", "x", "10" * 20])
def test_a_focal_point_outside_the_picture_is_a_form_error(client, reporter, value):
    picture = make_picture(by=reporter)
    response = client.post(change(picture), form_data(client, change(picture), focal_x=value))
    assert list(response.context["adminform"].form.errors) == ["focal_x"]


def test_another_file_replaces_the_picture_and_ends_its_old_addresses(client, reporter):
    picture = make_picture(by=reporter, alt="Cũ")
    before = picture.token, picture.file.name
    client.post(change(picture), form_data(client, change(picture), file=a_file()))
    picture.refresh_from_db()
    assert (picture.width, picture.alt) == (900, "Cũ")
    assert before[0] != picture.token
    assert before[1] != picture.file.name


def test_forged_fields_of_a_picture_change_nothing(client, reporter):
    picture = make_picture(by=reporter)
    before = Picture.objects.filter(pk=picture.pk).values().get()
    forged = {"token": "abcdefabcdef", "width": "1", "uploaded_by": "1", "metadata": "{}", "source_uri": "x"}
    client.post(change(picture), form_data(client, change(picture)) | forged)
    assert Picture.objects.filter(pk=picture.pk).values().get() == before


def test_a_reporter_cannot_change_the_picture_of_a_colleague(client, reporter):
    picture = make_picture(by=make_user("reporter"), alt="Cũ")
    response = client.post(change(picture), {"alt": "Mới", "focal_x": 1, "focal_y": 1, "ai_use": "none"})
    assert response.status_code == 403
    picture.refresh_from_db()
    assert picture.alt == "Cũ"
    assert client.get(change(picture)).status_code == 200


def test_an_editor_changes_any_picture(client):
    client.force_login(make_user("editor"))
    picture = make_picture(by=make_user("reporter"))
    client.post(change(picture), form_data(client, change(picture), alt="Mới"))
    picture.refresh_from_db()
    assert picture.alt == "Mới"


def delete(client, picture):
    return client.post(reverse("admin:articles_picture_delete", args=[picture.pk]), {"post": "yes"})


def test_a_picture_on_a_cover_is_not_deleted(client):
    client.force_login(make_user("editor"))
    picture = make_picture()
    make_article(cover=picture)
    delete(client, picture)
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_a_picture_in_a_text_is_not_deleted(client):
    client.force_login(make_user("editor"))
    picture = make_picture()
    make_article("Có ảnh", body=f'<p><img src="{pictures.url(picture, "full", 640)}" alt="Tàu"></p>')
    assert "Có ảnh" in delete(client, picture).text
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_an_unused_picture_is_deleted(client):
    client.force_login(make_user("editor"))
    make_article()
    delete(client, make_picture())
    assert not Picture.objects.exists()
    assert Article.objects.exists()


def test_the_list_costs_the_same_with_twice_the_pictures(client, django_assert_num_queries):
    client.force_login(make_user("editor"))
    for _n in range(5):
        make_picture()
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get(LIST)
    for _n in range(5):
        make_picture()
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get(LIST)


def test_a_picture_is_found_without_accents(client, reporter):
    picture = make_picture(alt="Đồi cát bay")
    make_picture(alt="Bến cá")
    assert list(client.get(LIST, {"q": "doi cat"}).context["cl"].result_list) == [picture]


# Due updates, session, user, rights 2; count, rows; name of the paper, bell, clipboard.
QUERIES_OF_THE_LIST = 10


def test_a_picture_of_a_live_story_is_not_said_to_be_made_by_no_tool(client):
    client.force_login(make_user("editor"))
    picture = make_picture(alt="Tàu về bến")
    make_article(cover=picture)
    typed = form_data(client, change(picture), ai_use="generated", ai_tool="")
    response = client.post(change(picture), typed)
    assert list(response.context["adminform"].form.errors) == ["ai_tool"]
    assert Picture.objects.get(pk=picture.pk).ai_use == "none"
    assert client.post(change(picture), typed | {"ai_tool": "Máy vẽ"}).status_code == 302
