"""Scenes of the town's quiet places: the hospital garden, the library."""

from newsroom.demo.landscapes import buildings, figures, land, plants
from newsroom.demo.landscapes import sea as water
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import DAWN, NOON, mix
from newsroom.demo.landscapes.shapes import Floor, smooth


def hospital_courtyard(c: Canvas) -> None:
    """A hospital courtyard with a garden and a fountain."""
    air.sky(c, NOON, 560)
    air.cumulus(c, 460, 180, 380, "#ffffff", "#d2e8e4")
    for x, y, w, floors in ((-40, 600, 560, 5), (980, 600, 600, 6), (430, 590, 640, 3)):
        _ward(c, x, y, w, floors)
    floor = Floor(750, 430)
    c.grade([(0, 585), (WIDTH, 585), (WIDTH, HEIGHT), (0, HEIGHT)], "#9fc878", "#6fae5c", "#3f8048")
    c.grade(floor.tile(-90, 90, 0.9, 3.7), "#f2e6c8", "#dcc79c")
    c.grade(floor.tile(-1500, 1500, 1.55, 1.85), "#f2e6c8", "#dcc79c")
    c.oval(750, 770, 210, 52, "#f6ecd2")
    c.oval(750, 766, 186, 43, "#3f97a2")
    water.ripples(c, 740, 790, "#e6fbf4", 0)
    for dx, top in ((-50, 660), (0, 620), (50, 660)):
        c.line(smooth([(750, 760), (750 + dx * 0.5, top), (750 + dx * 1.6, 760)]), "#f4fffc", 4, 0.8)
    for x, y, r in ((190, 690, 120), (1310, 690, 130), (420, 650, 76), (1090, 650, 80)):
        c.oval(x + r * 0.35, y + 3, r, r * 0.09, "#2f5f40", 0.4)
        plants.tree(c, x, y, r, "#2f8a5c", "#cfe88a", "#6a5040")
    for side in (-1, 1):
        for i in range(15, -1, -1):
            z = 0.98 + i * 0.17
            x, y = floor.at(side * 160, z)
            if not 700 < y < 850:
                _flowers(c, x, y, 62 / z)
    _bench(c, 330, 870, 170)
    _bench(c, 1020, 880, 170)
    figures.walker(c, 830, 690, 70, "#f4f8f8", "#f4f8f8")
    figures.walker(c, 1190, 845, 120, "#f4f8f8", "#fff3d2", -1)
    plants.palm(c, 1440, 960, 620, -90, "#2f7d5c", "#7d6a4c")


def _flowers(c: Canvas, x: float, y: float, r: float) -> None:
    """A clipped shrub in flower."""
    plants.bush(c, x, y, r, "#3f9a5c", "#d6f09a")
    tone = c.random.choice(("#ff9ab8", "#fff4c0", "#f46a92"))
    for _ in range(9):
        c.oval(
            x + c.random.uniform(-0.8, 0.8) * r, y - c.random.uniform(0.2, 0.95) * r, r * 0.09, r * 0.08, tone
        )


def _bench(c: Canvas, x: float, y: float, w: float) -> None:
    for dx in (0.1, 0.86):
        c.box(x + w * dx, y - w * 0.25, w * 0.05, w * 0.25, "#5a4636")
    for k in range(4):
        c.box(x, y - w * (0.26 + 0.075 * k), w, w * 0.05, mix("#b98a5a", "#ffffff", 0.06 * k))


def _ward(c: Canvas, x: float, y: float, w: float, floors: int) -> None:
    """A white hospital wing with galleries and a cross of sea teal."""
    h = floors * 88
    c.grade([(x, y - h), (x + w, y - h), (x + w, y), (x, y)], "#fdfbf2", "#eef0e6", "#d3dcd6")
    c.spray([(x, y - h), (x + w, y - h), (x + w, y), (x, y)], "#7fa0a4", (x + w, y), (x, y - h), 0.35)
    for k in range(floors):
        top = y - h + k * 88
        c.box(x, top + 16, w, 44, "#9fbfc4")
        for i in range(int(w / 54)):
            c.box(x + 14 + i * 54, top + 20, 30, 40, mix("#3f7f92", "#b9dde0", c.random.random() * 0.6))
        c.box(x, top + 60, w, 14, "#fbf8ec")
        c.box(x, top + 74, w, 3, "#a9bcb8")
    c.box(x - 10, y - h - 14, w + 20, 18, "#2f8a8c")
    if floors == 3:
        c.box(x + w / 2 - 42, y - h - 100, 84, 84, "#fdfbf2")
        c.box(x + w / 2 - 10, y - h - 88, 20, 60, "#2f8a8c")
        c.box(x + w / 2 - 30, y - h - 68, 60, 20, "#2f8a8c")


def library_window(c: Canvas) -> None:
    """A library window over the town, shelves, a lamp and books."""
    c.grade([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], "#4a3440", "#5a3f44", "#3a2834")
    pane = [(500, 90), (1130, 90), (1130, 690), (500, 690)]
    with c.inside(pane):
        air.sky(c, DAWN, 520)
        air.sun(c, DAWN, 960, 330, 46, 420)
        land.ranges(c, DAWN, "#7d6a8a", 520, (130, 80), sun=1)
        water.sea(c, 500, "#f0c3ab", "#8b8ba6", 600, 30)
        for _ in range(34):
            x, y = c.random.uniform(470, 1120), c.random.uniform(560, 690)
            w = c.random.uniform(60, 100)
            c.box(x, y, w, 120, mix("#f0cfa4", "#9a7a80", c.random.random()))
            buildings.tiles(c, x - 5, y, w + 10, 26, c.random.choice(("#b5604c", "#a0524c", "#8a4a50")), 0.14)
    for x in (488, 700, 910, 1120):
        c.box(x, 80, 20, 620, "#7a5240")
    for y in (78, 300, 690):
        c.box(480, y, 668, 20, "#7a5240")
    c.box(455, 704, 720, 26, "#8f6248")
    c.spray([(500, 730), (1130, 730), (1420, 1000), (330, 1000)], "#ffd9a0", (800, 720), (800, 960), 0.45)
    for x in (-40, 1190):
        _shelves(c, x, 60, 440 if x < 0 else 370, 760)
    c.grade([(0, 830), (WIDTH, 830), (WIDTH, HEIGHT), (0, HEIGHT)], "#a8704c", "#6a4234")
    c.box(0, 822, WIDTH, 12, "#d39a68")
    _desk(c)


def _shelves(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A bookcase full of books."""
    c.box(x, y, w, h, "#3a2630")
    tones = ("#b5543c", "#2f6f72", "#e0b060", "#7a3050", "#d9c49a", "#3f5f8a", "#5f7f4c", "#c27a4c")
    for row in range(5):
        top, left = y + 16 + row * h / 5, x + 14.0
        while left < x + w - 26:
            wide, tall = c.random.uniform(12, 30), (h / 5 - 30) * c.random.uniform(0.68, 0.98)
            foot = top + h / 5 - 22
            tone = mix(c.random.choice(tones), "#2a1a28", 0.25)
            c.box(left, foot - tall, wide - 2, tall, tone)
            c.box(left, foot - tall * 0.82, wide - 2, 5, mix(tone, "#ffe0b0", 0.5))
            left += wide if c.random.random() < 0.93 else wide + 34
        c.box(x, top + h / 5 - 22, w, 14, "#7a5240")
    c.box(x, y - 8, w, 16, "#7a5240")
    for side in (x, x + w - 14):
        c.box(side, y, 14, h, "#6a4638")


def _desk(c: Canvas) -> None:
    """A reading lamp, a stack of books and an open one in its light."""
    c.bloom(560, 850, 420, 150, "#ffdc9a", 0.75)
    for k, (w, tone) in enumerate(((230, "#2f6f72"), (200, "#b5543c"), (215, "#e0b060"), (170, "#7a3050"))):
        c.box(980 - w / 2 + k * 6, 850 - 34 * (k + 1), w, 32, tone)
        c.box(980 - w / 2 + k * 6, 850 - 34 * (k + 1) + 5, 14, 22, mix(tone, "#fff4d8", 0.75))
    for side in (-1, 1):
        page = smooth(
            [
                (620, 915),
                (620 + side * 90, 880),
                (620 + side * 190, 898),
                (620 + side * 215, 950),
                (620 + side * 100, 930),
                (620, 962),
            ],
            6,
        )
        c.fill(page, "#fff6dd" if side < 0 else "#f4e4c2")
        for k in range(5):
            c.line(
                [
                    (620 + side * 30, 914 + k * 8),
                    (620 + side * 110, 896 + k * 9),
                    (620 + side * 180, 906 + k * 8),
                ],
                "#a98f78",
                1.6,
                0.7,
            )
    c.oval(420, 880, 74, 18, "#2f4a44")
    c.line(smooth([(420, 876), (405, 760), (450, 680)]), "#c9a050", 9)
    c.glow(500, 735, 240, "#ffe3a0", 0.8)
    c.fill(smooth([(385, 730), (420, 665), (490, 645), (570, 668), (612, 730), (385, 730)], 6), "#2f7d6c")
    c.box(385, 726, 227, 9, "#ffeebb")


ROOMS = (hospital_courtyard, library_window)
