"""The demo's pictures: every scene draws, whole and repeatable, at any size; author portraits too."""

import io

import pytest
from PIL import Image, ImageChops

from newsroom.demo.landscapes import canvas
from newsroom.demo.landscapes.portrait import portrait
from newsroom.demo.landscapes.scenes import SCENES, draw

SMALL = (240, 160)


def differ(a: Image.Image, b: Image.Image) -> bool:
    return ImageChops.difference(a, b).getbbox() is not None


def test_there_are_at_least_thirty_scenes_with_slugs_and_one_line_descriptions():
    assert len(SCENES) >= 30
    for name, scene in SCENES.items():
        assert name == name.lower() and "_" not in name
        assert scene.description.endswith(".") and "\n" not in scene.description


def test_an_unknown_scene_is_a_key_error():
    with pytest.raises(KeyError):
        draw("no-such-place", SMALL)


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_repeatable_and_leaves_no_bare_sheet(name, monkeypatch):
    first = draw(name, SMALL)
    monkeypatch.setattr(canvas, "BARE", "#ff00ff")

    assert (first.mode, first.size) == ("RGB", SMALL)
    assert not differ(first, draw(name, SMALL))


def test_scenes_are_not_alike():
    drawn = [draw(name, (60, 40)).tobytes() for name in SCENES]
    assert len(set(drawn)) == len(SCENES)


@pytest.mark.parametrize("size", [(300, 300), (400, 150), (101, 67)])
def test_a_scene_fills_any_shape_of_picture(size):
    assert draw("dunes-dawn", size).size == size


def test_the_default_picture_is_three_to_two_and_fit_for_the_web():
    picture, file = draw("salt-pans"), io.BytesIO()
    picture.save(file, "JPEG", quality=82)
    assert picture.size == (1600, 1067)
    assert 60_000 < file.tell() < 400_000


def test_portraits_are_square_repeatable_and_varied():
    people = [portrait(seed, 96) for seed in range(12)]
    assert {(person.mode, person.size) for person in people} == {("RGB", (96, 96))}
    assert not differ(people[3], portrait(3, 96))
    assert len({person.tobytes() for person in people}) == 12
