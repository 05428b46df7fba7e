"""Author pictures: dignified heads and shoulders in flat colour, without faces, each seed its own."""

from PIL import Image

from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import mix
from newsroom.demo.landscapes.shapes import smooth

GROUNDS = (
    ("#00606b", "#7fc4bd"),
    ("#b3165b", "#f2a58f"),
    ("#2f4a7a", "#f0b98a"),
    ("#c2703a", "#f6dca0"),
    ("#3f6f4c", "#cfdc9a"),
    ("#5a3f6a", "#e0a0a8"),
    ("#8a4a3c", "#f0c890"),
    ("#28505c", "#d6cfa8"),
)
SKINS = ("#e3b48f", "#d9a47c", "#c98f68", "#ecc3a0")
HAIRS = ("#1f1a1e", "#2a2024", "#3a2c2a", "#8f8a88", "#262a33")
COATS = ("#f4ede0", "#21405a", "#7a3048", "#3f5f5a", "#d9c7a0", "#2b2b38", "#a8553f")
MIDDLE, CHIN = WIDTH / 2, 560


def portrait(seed: int, size: int = 480) -> Image.Image:
    """A square RGB picture of a person; the same seed gives the same person everywhere."""
    c = Canvas(round(size * WIDTH / HEIGHT), f"portrait {seed}")
    dark, pale = GROUNDS[seed % len(GROUNDS)]
    skin, hair, coat = c.random.choice(SKINS), c.random.choice(HAIRS), c.random.choice(COATS)
    c.grade([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], mix(dark, pale, 0.35), dark)
    c.oval(MIDDLE + c.random.choice((-70, 70)), 430, 390, 390, pale, 0.85)
    cut = (_short, _side, _bob, _long, _bun)[(seed * 3 + seed // 5) % 5]
    cut(c, hair, False)
    _bust(c, skin, coat)
    cut(c, hair, True)
    if c.random.random() < 0.45:
        _glasses(c, mix(hair, "#000000", 0.2))
    image = c.finished()
    left = (image.width - image.height) // 2
    return image.crop((left, 0, left + image.height, image.height)).resize((size, size))


def _mirrored(half: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A closed smooth outline from its right half, given as offsets from the middle, top to bottom."""
    right = smooth([(MIDDLE + x, y) for x, y in half])
    return right + [(2 * MIDDLE - x, y) for x, y in right[::-1]]


def _bust(c: Canvas, skin: str, coat: str) -> None:
    """Neck, shoulders, collar and head; light comes from the left."""
    shoulders = _mirrored([(0, 690), (95, 700), (260, 760), (345, 850), (370, 1020)])
    c.grade(shoulders, mix(coat, "#ffffff", 0.08), coat, mix(coat, "#000000", 0.25))
    c.spray(shoulders, mix(coat, "#000000", 0.55), (1130, 950), (760, 800), 0.6)
    neck = _mirrored([(0, 500), (78, 520), (80, 650), (112, 715), (0, 790)])
    c.fill(neck, mix(skin, "#6a3a34", 0.28))
    for side in (-1, 1):
        lapel = [
            (MIDDLE + side * 100, 694),
            (MIDDLE + side * 4, 812),
            (MIDDLE + side * 74, 850),
            (MIDDLE + side * 158, 722),
        ]
        c.fill(lapel, mix(coat, "#ffffff" if side < 0 else "#000000", 0.16))
    head = _mirrored([(0, 228), (100, 255), (150, 350), (142, 460), (92, 556), (0, 600)])
    c.fill(head, skin)
    c.spray(head, mix(skin, "#6a3a34", 0.55), (920, 470), (760, 400), 0.65)
    for side in (-1, 1):
        c.oval(MIDDLE + side * 150, 425, 20, 38, mix(skin, "#6a3a34", 0.12 if side < 0 else 0.35))


def _cap(c: Canvas, hair: str, points: list[tuple[float, float]]) -> None:
    """Hair on the head, shaded away from the light."""
    shape = smooth([(MIDDLE + x, y) for x, y in points])
    c.fill(shape, hair)
    c.spray(shape, mix(hair, "#ffffff", 0.4), (600, 220), (800, 300), 0.5)


def _short(c: Canvas, hair: str, front: bool) -> None:
    if front:
        _cap(
            c,
            hair,
            [
                (-158, 420),
                (-172, 300),
                (-110, 200),
                (10, 178),
                (125, 205),
                (172, 300),
                (158, 420),
                (138, 350),
                (60, 300),
                (-50, 308),
                (-132, 350),
                (-158, 420),
            ],
        )


def _side(c: Canvas, hair: str, front: bool) -> None:
    if front:
        _cap(
            c,
            hair,
            [
                (-156, 410),
                (-178, 290),
                (-120, 190),
                (0, 160),
                (140, 200),
                (178, 300),
                (156, 420),
                (140, 340),
                (30, 318),
                (-70, 262),
                (-128, 340),
                (-156, 410),
            ],
        )


def _bob(c: Canvas, hair: str, front: bool) -> None:
    if front:
        _cap(
            c,
            hair,
            [
                (-150, 540),
                (-205, 560),
                (-200, 330),
                (-120, 195),
                (0, 168),
                (120, 195),
                (200, 330),
                (205, 560),
                (150, 540),
                (152, 390),
                (90, 300),
                (-20, 286),
                (-110, 320),
                (-152, 400),
                (-150, 540),
            ],
        )
    else:
        c.fill(
            _mirrored([(0, 180), (150, 220), (204, 340), (204, 570), (90, 600)]), mix(hair, "#000000", 0.3)
        )


def _long(c: Canvas, hair: str, front: bool) -> None:
    if front:
        _cap(
            c,
            hair,
            [
                (-148, 560),
                (-180, 770),
                (-240, 800),
                (-208, 350),
                (-120, 195),
                (0, 166),
                (120, 195),
                (208, 350),
                (240, 800),
                (180, 770),
                (148, 560),
                (154, 400),
                (80, 280),
                (10, 262),
                (-90, 300),
                (-154, 410),
                (-148, 560),
            ],
        )
    else:
        c.fill(_mirrored([(0, 180), (150, 220), (208, 350), (236, 790), (0, 800)]), mix(hair, "#000000", 0.3))


def _bun(c: Canvas, hair: str, front: bool) -> None:
    if front:
        _cap(
            c,
            hair,
            [
                (-156, 440),
                (-176, 310),
                (-112, 205),
                (0, 176),
                (112, 205),
                (176, 310),
                (156, 440),
                (146, 350),
                (70, 268),
                (0, 256),
                (-70, 268),
                (-146, 350),
                (-156, 440),
            ],
        )
    else:
        c.oval(MIDDLE, 165, 88, 74, hair)
        c.oval(MIDDLE - 22, 146, 46, 30, mix(hair, "#ffffff", 0.16))


def _glasses(c: Canvas, frame: str | tuple[int, ...]) -> None:
    for side in (-1, 1):
        ring = _mirrored([(0, -44), (52, -30), (60, 6), (44, 40), (0, 46)])
        c.line([(x + side * 68, y + 420) for x, y in [*ring, ring[0]]], frame, 9)
        c.line([(MIDDLE + side * 128, 412), (MIDDLE + side * 152, 405)], frame, 9)
    c.line([(MIDDLE - 10, 414), (MIDDLE + 10, 414)], frame, 9)
