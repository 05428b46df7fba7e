"""What contains CKEditor 4, which gets no more fixes, and the upload that it speaks to."""

import json
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from articles.forms import BodyWidget
from articles.models import Article, Picture
from articles.pictures import id_from_url
from newsroom.apps import NewsroomStaticFilesConfig
from tests.factories import image_file, make_article, make_user

pytestmark = pytest.mark.django_db
UPLOAD = reverse("admin:articles_picture_upload")
STORY = settings.CKEDITOR_CONFIGS["story"]


# -- Containment: the reasons why its system check may be silenced ----------------------------------


def test_no_stock_upload_view_is_routed():
    assert "ckeditor_uploader" not in settings.INSTALLED_APPS
    assert not [name for name in get_resolver().reverse_dict if "ckeditor" in str(name)]


def test_the_editor_filters_what_comes_in_and_knows_no_whole_pages():
    assert "allowedContent" not in STORY
    assert "fullPage" not in STORY
    assert "extraAllowedContent" not in STORY


@pytest.mark.parametrize(
    "plugin",
    [
        "preview", "exportpdf", "codesnippet", "codesnippetgeshi", "flash", "iframe", "forms", "templates",
        "smiley", "scayt", "wsc", "embed", "embedbase", "embedsemantic", "autoembed", "docprops",
        "sourcedialog", "sourcearea", "div", "pagebreak", "image",
    ],
)  # fmt: skip
def test_a_plugin_that_can_do_harm_is_removed(plugin):
    assert plugin in STORY["removePlugins"].split(",")
    assert plugin not in STORY["extra_plugins"]


@pytest.mark.parametrize(
    "folder", ["preview", "exportpdf", "codesnippetgeshi", "adobeair", "samples", "tests"]
)
def test_what_it_ships_beside_itself_is_not_collected(folder):
    assert folder in NewsroomStaticFilesConfig.ignore_patterns


def test_there_is_no_button_for_the_source():
    assert "Source" not in json.dumps(STORY["toolbar"])


def test_the_editor_does_not_ask_its_makers_for_news():
    widget = BodyWidget()
    widget.get_context("body", "", {"id": "id_body"})
    assert widget.config["versionCheck"] is False
    assert "ckeditor/fixups.js" in [str(script) for script in widget.media._js]


def test_the_editor_uploads_to_our_view_only():
    widget = BodyWidget()
    widget.get_context("body", "", {"id": "id_body"})
    uploads = {value for name, value in widget.config.items() if "UploadUrl" in name}
    assert uploads == {UPLOAD}
    assert not [name for name in widget.config if "BrowseUrl" in name]


def test_the_page_of_the_editor_runs_no_script_without_its_nonce(client):
    client.force_login(make_user("editor"))
    response = client.get(reverse("admin:articles_article_change", args=[make_article().pk]))
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    nonce = policy["script-src"].removeprefix("'self' 'nonce-").removesuffix("'")
    assert policy["script-src"] == f"'self' 'nonce-{nonce}'"
    assert f'js/admin/editor.js" nonce="{nonce}"' in response.text
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == "'self'"


def test_a_story_that_can_only_be_read_brings_no_script_of_the_editor(client):
    client.force_login(make_user("editor"))
    trashed = make_article(status=Article.Status.TRASHED)
    page = client.get(reverse("admin:articles_article_change", args=[trashed.pk])).text
    assert "js/admin/moves.js" in page
    assert "js/admin/editor.js" not in page
    assert "js/admin/paste.js" not in page


# -- The upload ------------------------------------------------------------------------------------


def upload(client, file):
    return client.post(UPLOAD, {"upload": file})


@pytest.fixture
def reporter(client):
    user = make_user("reporter")
    client.force_login(user)
    return user


def test_a_picture_enters_the_library_and_the_editor_gets_its_address(client, reporter):
    response = upload(client, SimpleUploadedFile("biển.jpg", image_file(1600, 900).read()))
    picture = Picture.objects.get()
    answer = response.json()
    assert (response.status_code, answer["uploaded"]) == (200, 1)
    assert id_from_url(answer["url"]) == picture.pk
    assert answer["url"].endswith("/full-640.jpg")
    assert (picture.uploaded_by, picture.alt) == (reporter, "")
    assert client.get(answer["url"]).status_code == 200


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"",
        b"\xff\xd8\xff\xe0 not much of a picture",
        b"%PDF-1.7",
    ],
    ids=["html", "svg", "empty", "broken", "pdf"],
)
def test_what_is_no_picture_is_refused_in_words(client, reporter, content):
    response = upload(client, SimpleUploadedFile("ảnh.jpg", content, "image/jpeg"))
    assert response.status_code == 422
    assert response.json()["uploaded"] == 0
    assert response.json()["error"]["message"]
    assert not Picture.objects.exists()


def test_no_file_is_refused_in_words(client, reporter):
    response = client.post(UPLOAD, {"upload": "chữ"})
    assert (response.status_code, response.json()["uploaded"]) == (422, 0)


@pytest.mark.parametrize("role", ["comment moderator", None])
def test_who_may_not_add_pictures_uploads_none(client, role):
    client.force_login(make_user(role))
    assert upload(client, image_file()).status_code == 403
    assert not Picture.objects.exists()


def test_a_stranger_uploads_nothing(client):
    assert upload(client, image_file())["Location"].startswith(reverse("admin:login"))
    assert not Picture.objects.exists()


def test_an_upload_needs_the_token_of_the_form():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("reporter"))
    assert upload(client, image_file()).status_code == 403
    assert not Picture.objects.exists()


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_an_upload_is_a_post(client, reporter, method):
    assert getattr(client, method)(UPLOAD).status_code == 405


def test_a_picture_of_too_many_pixels_is_refused(client, reporter, settings):
    settings.PICTURE_MAX_PIXELS = 1000
    response = upload(client, SimpleUploadedFile("to.jpg", BytesIO(image_file(100, 100).read()).read()))
    assert response.status_code == 422
    assert not Picture.objects.exists()
