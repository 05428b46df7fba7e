"""The parts of a story's form that its kind needs."""

import json
from pathlib import Path

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, Infographic, Recording
from tests.articles.admin.forms import form_data
from tests.articles.recordings.files import mp4, wav
from tests.factories import make_article, make_picture, make_recording, make_user

pytestmark = pytest.mark.django_db

SUBTITLES = b"WEBVTT\n\n00:00.000 --> 00:02.000\nS\xc3\xb3ng\n"


@pytest.fixture
def editor(client):
    client.force_login(make_user("editor"))
    return client


@pytest.fixture
def story():
    return make_article(kind="video", status="draft", publish_at=None)


def change(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def save(client, story: Article, **changes):
    return client.post(change(story), form_data(client, change(story), **changes))


def upload(content: bytes, name: str = "Phim của tôi.MOV") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def files(media: Path) -> list[str]:
    return sorted(path.suffix for path in media.glob("recordings/*"))


def test_the_form_knows_which_kind_needs_which_part(editor, story):
    page = editor.get(change(story)).text
    assert 'id="recording-group"' in page
    assert 'id="infographic-group"' in page
    parts = {".field-live_until": ["live"], "#recording-group": ["video", "audio"]}
    encoded = json.dumps(parts[".field-live_until"]).replace('"', "&quot;")
    assert f"&quot;.field-live_until&quot;: {encoded}" in page
    assert "js/admin/kinds.js" in page
    assert 'enctype="multipart/form-data"' in page


def folded(response) -> list[str]:
    """The parts of the form that stand below a line to open them."""
    page = html5lib.parse(response.text, namespaceHTMLElements=False)
    parts = [part for part in page.iter("div") if part.get("id") in {"recording-group", "infographic-group"}]
    return [part.get("id") for part in parts if part.find("fieldset/details") is not None]


def test_parts_that_the_kind_does_not_need_are_folded_without_a_script(editor, story):
    assert folded(editor.get(change(story))) == ["infographic-group"]
    assert folded(editor.get(change(make_article()))) == ["recording-group", "infographic-group"]
    assert folded(editor.get(reverse("admin:articles_article_add"))) == [
        "recording-group",
        "infographic-group",
    ]
    chosen = save(editor, story, kind="infographic", headline="")
    assert chosen.status_code == 200
    assert folded(chosen) == ["recording-group"]


def test_whoever_only_reads_sees_the_part_of_the_kind_alone(client):
    reporter = make_user("reporter")
    client.force_login(reporter)
    story = make_recording(article=make_article(kind="video", owner=reporter)).article
    page = client.get(change(story)).text
    assert 'id="recording-group"' in page
    assert 'id="infographic-group"' not in page


def test_a_folded_part_that_is_wrong_is_open(editor):
    story = make_article()
    response = save(editor, story, **{"recording-0-page_url": "https://example.vn/phim"})
    assert response.status_code == 200
    assert folded(response) == ["infographic-group"]


def test_a_draft_opens_with_the_part_of_its_own_kind(editor):
    story = make_article()
    typed = form_data(editor, change(story), kind="video", **{"recording-0-transcript": "Sóng"})
    editor.post(reverse("admin:articles_article_working", args=[story.pk]), typed)
    draft = story.working_copies.get()
    page = editor.get(f"{change(story)}?ban-nhap={draft.pk}")
    assert folded(page) == ["infographic-group"]
    assert "Sóng" in page.text


def test_a_file_is_kept_under_a_name_of_our_own_with_what_it_says_of_itself(editor, story, media):
    film = upload(mp4(seconds=95, width=1920, height=1080), "x" * 200 + ".exe")
    response = save(editor, story, **{"recording-0-file": film, "recording-0-transcript": "Sóng"})
    assert response.status_code == 302
    recording = Recording.objects.get()
    assert (recording.seconds, recording.width, recording.height) == (95, 1920, 1080)
    assert (recording.content_type, recording.transcript) == ("video/mp4", "Sóng")
    assert files(media) == [".mp4"]
    assert "x" * 20 not in recording.file.name


def test_a_pasted_address_is_kept_as_the_providers_own(editor, story):
    save(editor, story, **{"recording-0-page_url": "https://youtu.be/abcdefghijk?si=who-shared-it"})
    assert Recording.objects.get().page_url == "https://www.youtube.com/watch?v=abcdefghijk"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"page_url": "https://example.vn/phim"}, "chép địa chỉ trang riêng"),
        ({"page_url": "https://youtu.be/abcdefghijk", "file": upload(mp4())}, "không dùng cả hai"),
        ({"transcript": "Chỉ có lời"}, "chọn tệp hoặc dán một địa chỉ"),
        ({"file": upload(b"<html></html>", "phim.mp4")}, "Trình duyệt không phát được"),
        ({"file": upload(mp4()), "subtitles": upload(b"1\n00:01,000", "a.srt")}, "bắt đầu bằng WEBVTT"),
        ({"file": upload(mp4()), "seconds": "hai phút"}, "theo phút và giây"),
        ({"file": upload(mp4()), "seconds": "1:75"}, "theo phút và giây"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost_or_kept(editor, story, media, changes, said):
    typed = {f"recording-0-{name}": value for name, value in changes.items()}
    for file in typed.values():
        if isinstance(file, SimpleUploadedFile):
            file.seek(0)
    response = save(editor, story, headline="Đang viết dở", **typed)
    assert response.status_code == 200
    assert said in response.text
    assert "Đang viết dở" in response.text
    assert not Recording.objects.exists()
    assert files(media) == []


@pytest.mark.parametrize(
    ("typed", "seconds"), [("2:35", 155), ("0:07", 7), ("1:02:35", 3755), ("90:00", 5400), ("", 5)]
)
def test_a_typed_length_wins_over_that_of_the_file(editor, story, typed, seconds):
    save(editor, story, **{"recording-0-file": upload(mp4(seconds=5)), "recording-0-seconds": typed})
    assert Recording.objects.get().seconds == seconds
    again = form_data(editor, change(story))["recording-0-seconds"]
    save(editor, story)
    assert Recording.objects.get().seconds == seconds
    assert again == {155: "2:35", 7: "0:07", 3755: "1:02:35", 5400: "1:30:00", 5: "0:05"}[seconds]


def test_another_file_takes_the_place_of_the_first(editor, story, media, django_capture_on_commit_callbacks):
    save(
        editor,
        story,
        **{"recording-0-file": upload(mp4(seconds=5)), "recording-0-subtitles": upload(SUBTITLES)},
    )
    assert files(media) == [".mp4", ".vtt"]
    changes = {"recording-0-file": upload(wav(seconds=2)), "recording-0-subtitles-clear": "on"}
    with django_capture_on_commit_callbacks(execute=True):
        save(editor, story, **changes)
    recording = Recording.objects.get()
    assert (recording.content_type, recording.seconds, recording.width) == ("audio/wav", 2, None)
    assert files(media) == [".wav"]


def test_files_go_with_the_recording_and_with_the_story(
    editor, story, media, django_capture_on_commit_callbacks
):
    save(editor, story, **{"recording-0-file": upload(mp4())})
    with django_capture_on_commit_callbacks(execute=True):
        save(editor, story, **{"recording-0-DELETE": "on"})
    assert not Recording.objects.exists()
    assert files(media) == []
    save(editor, story, **{"recording-0-file": upload(mp4())})
    with django_capture_on_commit_callbacks(execute=True):
        Article.objects.get(pk=story.pk).delete()
    assert files(media) == []


@pytest.mark.parametrize("kind", ["video", "audio", "infographic"])
def test_a_story_is_not_published_without_what_its_kind_shows(editor, kind):
    story = make_article(kind=kind, status="draft", publish_at=None)
    response = save(editor, story, move="publish")
    assert response.status_code == 200
    assert (
        "Hãy thêm bản đồ họa" if kind == "infographic" else "Hãy thêm video hoặc âm thanh"
    ) in response.text
    story.refresh_from_db()
    assert story.status == "draft"


def test_a_drawing_is_ready_to_be_published_with_its_words(editor):
    story = make_article(kind="infographic", status="draft", publish_at=None)
    picture = make_picture()
    drawing = {"infographic-0-picture": picture.pk}
    response = save(editor, story, move="publish", **drawing)
    assert response.status_code == 200
    assert not Infographic.objects.exists()
    response = save(editor, story, move="publish", **drawing, **{"infographic-0-description": "Sáu cột."})
    assert response["Location"] == reverse("admin:articles_article_publish", args=[story.pk])
    assert Infographic.objects.get().description == "Sáu cột."
    assert save(editor, story, **{"infographic-0-DELETE": "on"}).status_code == 302
    assert not Infographic.objects.exists()


def test_a_refused_move_leaves_no_file_behind(editor, story, media):
    Article.objects.filter(pk=story.pk).update(category=None)
    response = save(editor, story, move="publish", **{"recording-0-file": upload(mp4())})
    assert response.status_code == 200
    assert not Recording.objects.exists()
    assert files(media) == []


def test_a_full_disk_is_said(editor, story, media, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", fail)
    response = save(editor, story, **{"recording-0-file": upload(mp4())})
    assert response.status_code == 200
    assert "đĩa đã đầy" in response.text
    assert not Recording.objects.exists()


def test_reporters_add_recordings_to_their_own_stories_only(client, media):
    reporter = make_user("reporter")
    client.force_login(reporter)
    own = make_article(kind="video", status="draft", publish_at=None, owner=reporter)
    save(client, own, **{"recording-0-file": upload(mp4())})
    assert Recording.objects.get().article == own
    published = make_recording(file=mp4(), article=make_article(kind="video", owner=reporter))
    assert client.get(change(published.article)).status_code == 200
    data = {"recording-TOTAL_FORMS": 1, "recording-INITIAL_FORMS": 1, "recording-0-DELETE": "on"}
    assert client.post(change(published.article), data).status_code == 403
    assert Recording.objects.count() == 2


def test_only_the_form_of_a_story_takes_what_is_larger_than_a_picture(client, settings):
    too_large = settings.PICTURE_MAX_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1
    hopeless = too_large + settings.RECORDING_MAX_BYTES
    client.force_login(make_user("reporter"))
    add = reverse("admin:articles_article_add")
    sizes = [
        (add, too_large),
        (add, hopeless),
        (reverse("admin:articles_picture_add"), too_large),
        ("/", too_large),
    ]
    answers = [
        client.generic("POST", path, b"", CONTENT_LENGTH=str(size)).status_code for path, size in sizes
    ]
    assert answers[0] != 413
    assert answers[1:] == [413, 413, 413]
