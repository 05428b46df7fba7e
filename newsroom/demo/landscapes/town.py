"""Scenes of the town by day: market, square, school."""

import math

from newsroom.demo.landscapes import buildings, figures, land, plants
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import Canvas
from newsroom.demo.landscapes.palette import MORNING, NOON, mix
from newsroom.demo.landscapes.shapes import Floor, smooth
from newsroom.demo.landscapes.street import awning, bicycle, pavement


def market_morning(c: Canvas) -> None:
    """A street market with awnings, fruit and vegetables."""
    air.sky(c, MORNING, 560)
    air.sun(c, MORNING, 760, 330, 54)
    land.ranges(c, MORNING, "#4f8a84", 520, (120,), sun=-1)
    floor = Floor(770, 470)
    pavement(c, floor, 545, "#e9d3a6", "#c9a478", "#a67f5c")
    for x, w, h, wall, roof in (
        (560, 120, 190, "#e3c48c", "#a8573f"),
        (670, 90, 150, "#b9cdb8", "#94503f"),
        (860, 110, 170, "#e9cfa0", "#a8573f"),
        (950, 120, 220, "#d9a888", "#8a4a3c"),
    ):
        buildings.shophouse(c, x, 560, w, h, wall, roof, "#5a7a78", "#31525c", False)
    for x, w, h, wall in (
        (-60, 330, 500, "#e8c070"),
        (250, 300, 380, "#9fc4b4"),
        (1080, 250, 360, "#efd7a2"),
        (1290, 320, 520, "#d98f6c"),
    ):
        buildings.shophouse(c, x, 640, w, h, wall, "#b5543c", "#2f6f72", "#28444c", False)
    for x, y, w, tone in (
        (430, 640, 190, "#2f7d86"),
        (990, 640, 190, "#c9543f"),
        (170, 780, 330, "#c9543f"),
        (1060, 780, 330, "#e0a040"),
        (-60, 980, 480, "#2f7d86"),
        (1130, 990, 480, "#c2315f"),
    ):
        awning(c, x, y, w, tone, "#fbf0d2")
        _produce(c, x + w * 0.05, y - w * 0.17, w * 0.9, w * 0.05)
    for x, y, h, coat in ((745, 640, 84, "#8c3a52"), (840, 690, 110, "#33507a"), (620, 760, 140, "#3f6f5a")):
        figures.walker(c, x, y, h, coat, "#fdf1d0", c.random.choice((-1, 1)))
    figures.porter(c, 760, 880, 200, "#5a3f6a", "#fdf1d0")
    for i in range(9):
        y = 250 + 34 * math.sin(i / 8 * math.pi)
        c.fill(
            [(300 + i * 112, y), (330 + i * 112, y), (315 + i * 112, y + 34)],
            ("#c9543f", "#e0a040", "#2f7d86")[i % 3],
        )
    c.line(
        [(270 + i * 13, 250 + 34 * math.sin((i * 13 - 30) / 900 * math.pi)) for i in range(76)],
        "#5a4636",
        1.6,
    )


def _produce(c: Canvas, x: float, y: float, w: float, r: float) -> None:
    """Heaps of fruit and greens along a table."""
    tones = ("#d21f6b", "#e8a030", "#3f9a4c", "#d9542f", "#f0cf50", "#6aa84a")
    for k, tone in enumerate(tones):
        for row in range(3):
            for i in range(4 - row):
                px = x + w * (k + 0.5) / 6 + (i - (3 - row) / 2) * r * 0.72
                c.oval(
                    px,
                    y - row * r * 0.6,
                    r * 0.42,
                    r * 0.42,
                    mix(tone, "#ffffff" if (i + row) % 2 else "#000000", 0.13),
                )


def town_hall(c: Canvas) -> None:
    """The town hall and its square with flame trees in bloom."""
    air.sky(c, NOON, 640)
    air.cumulus(c, 300, 300, 420, "#ffffff", "#cfe6e4")
    air.cumulus(c, 1240, 240, 380, "#ffffff", "#cfe6e4")
    plants.ragged(c, 600, 20, "#5f9a80", 660)
    _hall(c, 300, 660, 900)
    floor = Floor(750, 500)
    pavement(c, floor, 655, "#f0e2c0", "#dcc294", "#b9966c")
    c.grade(floor.tile(-560, -150, 1.15, 2.6), "#8fb860", "#5f9a4c")
    c.grade(floor.tile(150, 560, 1.15, 2.6), "#8fb860", "#5f9a4c")
    for x in (-520, -340, -190, 190, 340, 520):
        for z in (2.5, 1.9, 1.45):
            px, py = floor.at(x, z)
            plants.bush(c, px, py, 40 / z, "#3f8a4c", "#e0ec90")
    for x, y, r in ((190, 700, 150), (1330, 700, 160), (60, 800, 210), (1460, 810, 220)):
        c.oval(x + r * 0.4, y + 4, r * 1.1, r * 0.10, "#8a6a4c", 0.35)
        plants.tree(c, x, y, r, "#3f8a4c", "#cfe07a", "#6a4c3a", -1, "#e0402f")
    for x, y, h in ((640, 760, 62), (880, 740, 54), (905, 742, 52)):
        figures.walker(c, x, y, h, c.random.choice(("#33507a", "#8c3a52")), "#fff3d2")
    figures.cyclist(c, 720, 900, 130, "#33507a", "#fff3d2")


def _hall(c: Canvas, x: float, y: float, w: float) -> None:
    """A long ochre public building with a columned porch, a clock tower and a red flag."""
    h = w * 0.25
    c.grade([(x, y - h), (x + w, y - h), (x + w, y), (x, y)], "#f6dca0", "#eac27c", "#cf9f60")
    buildings.tiles(c, x - 16, y - h, w + 32, w * 0.065, "#b5543c", 0.05)
    for row in (0, 1):
        for i in range(12):
            if i not in (5, 6):
                wx = x + w * (0.02 + 0.082 * i)
                buildings.shutters(
                    c, wx, y - h * (0.88 - 0.48 * row), w * 0.056, h * 0.30, "#3f7f78", "#28505c"
                )
    px, pw = x + w * 0.39, w * 0.22
    c.grade(
        [(px, y - h * 1.18), (px + pw, y - h * 1.18), (px + pw, y), (px, y)], "#fae6b4", "#efcb88", "#d9ab6c"
    )
    c.fill([(px - 12, y - h * 1.18), (px + pw / 2, y - h * 1.5), (px + pw + 12, y - h * 1.18)], "#efcf94")
    c.line([(px - 12, y - h * 1.18), (px + pw / 2, y - h * 1.5), (px + pw + 12, y - h * 1.18)], "#c98f58", 5)
    c.box(px + pw * 0.08, y - h * 0.92, pw * 0.84, h * 0.92, "#8a5f4a")
    c.box(px + pw * 0.36, y - h * 0.62, pw * 0.28, h * 0.62, "#4a342c")
    for k in range(5):
        c.box(px + pw * (0.04 + 0.22 * k), y - h * 1.0, pw * 0.05, h, "#fdf0cc")
    c.box(px - 6, y - h * 1.04, pw + 12, h * 0.07, "#fdf0cc")
    c.oval(px + pw / 2, y - h * 1.29, h * 0.085, h * 0.085, "#fdf6e0")
    c.line(
        [(px + pw / 2, y - h * 1.35), (px + pw / 2, y - h * 1.29), (px + pw / 2 + h * 0.04, y - h * 1.27)],
        "#4a342c",
        2.4,
    )
    for k in range(4):
        c.box(px - 20 - k * 8, y - 4 + k * 5, pw + 40 + k * 16, 6, mix("#f6e6c0", "#b08a60", 0.2 * k))
    pole = px + pw / 2
    c.line([(pole, y - h * 1.5), (pole, y - h * 2.1)], "#6a5a4c", 4)
    c.fill(
        smooth(
            [
                (pole, y - h * 2.1),
                (pole + 45, y - h * 2.13),
                (pole + 92, y - h * 2.08),
                (pole + 92, y - h * 1.83),
                (pole + 45, y - h * 1.88),
                (pole, y - h * 1.85),
                (pole, y - h * 2.1),
            ],
            5,
        ),
        "#d3302f",
    )
    star = [
        (
            pole + 46 + (22, 9)[i % 2] * math.sin(i * math.pi / 5),
            y - h * 1.985 - (22, 9)[i % 2] * math.cos(i * math.pi / 5),
        )
        for i in range(10)
    ]
    c.fill(star, "#ffdc4a")


def school_yard(c: Canvas) -> None:
    """A school yard with a big tree, a yellow school house, bicycles."""
    air.sky(c, MORNING, 600)
    air.cumulus(c, 330, 260, 380, "#fffaf0", "#d5e3d8")
    plants.ragged(c, 560, 24, "#5f9a84", 640)
    for level in (0, 1):
        _classrooms(c, 420, 640 - level * 175, 1140, 175)
    buildings.tiles(c, 395, 290, 1190, 84, "#b5543c", 0.04)
    floor = Floor(620, 430)
    pavement(c, floor, 636, "#f0dcb0", "#d9b684", "#b08a60")
    c.oval(380, 830, 420, 62, "#7a5a48", 0.42)
    for x in (480, 700, 920, 1140, 1360):
        c.box(x, 640, 90, 12, "#9a6a4c")
        plants.bush(c, x + 45, 645, 44, "#3f8a4c", "#e0ec90")
    plants.tree(c, 300, 820, 330, "#2f7d4a", "#cfe07a", "#6a4c3a", 1, "#e0402f")
    for x in range(6):
        bicycle(c, 980 + x * 78, 800 + x * 4, 74, ("#33507a", "#c9493f", "#3f6f5a")[x % 3])
    c.line([(965, 742), (1450, 762)], "#7f8f92", 5)
    for x, y, h, face in ((620, 740, 66, 1), (665, 748, 62, -1), (780, 722, 58, 1)):
        _pupil(c, x, y, h, face)
    figures.cyclist(c, 700, 925, 150, "#f4f4f0", "#fdf1d0", 1)


def _pupil(c: Canvas, x: float, y: float, h: float, face: int) -> None:
    """A pupil in a white shirt with a satchel."""
    for side in (-1, 1):
        c.line([(x, y - h * 0.45), (x + side * h * 0.1, y)], "#28405c", h * 0.1)
    c.fill(
        [
            (x - h * 0.13, y - h * 0.8),
            (x + h * 0.13, y - h * 0.8),
            (x + h * 0.15, y - h * 0.4),
            (x - h * 0.15, y - h * 0.4),
        ],
        "#fbfaf2",
    )
    c.box(x - face * h * 0.24 - h * 0.06, y - h * 0.76, h * 0.15, h * 0.3, "#c9493f")
    c.line([(x + h * 0.03, y - h * 0.76), (x + h * 0.01, y - h * 0.55)], "#c9302f", h * 0.06)
    c.oval(x, y - h * 0.9, h * 0.1, h * 0.115, "#3a2a28")


def _classrooms(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """One floor of a school: wall, windows and doors behind an arcade."""
    c.grade([(x, y - h), (x + w, y - h), (x + w, y), (x, y)], "#e8b95c", "#f2cc78")
    c.box(x, y - h, w, h * 0.22, "#7a5236", 0.35)
    for i in range(9):
        cell = w / 9
        left = x + cell * i
        buildings.shutters(c, left + cell * 0.13, y - h * 0.70, cell * 0.4, h * 0.36, "#3f7f78", "#28505c")
        c.box(left + cell * 0.64, y - h * 0.74, cell * 0.24, h * 0.72, "#2f6f6a")
        c.box(left - 8, y - h, 16, h, "#fdf0cc")
        arch = [
            (left + 8 + (cell - 16) * t / 12, y - h + h * 0.13 * (1 - math.sin(math.pi * t / 12)))
            for t in range(13)
        ]
        c.fill([*arch, (left + cell - 8, y - h), (left + 8, y - h)], "#fbe9bc")
    c.box(x, y - h * 0.10, w, h * 0.10, "#fdf0cc")
    for i in range(int(w / 15)):
        c.box(x + i * 15, y - h * 0.26, 5, h * 0.2, "#fbe9bc")
    c.box(x, y - h * 0.28, w, h * 0.035, "#fdf0cc")


TOWN = (market_morning, town_hall, school_yard)
