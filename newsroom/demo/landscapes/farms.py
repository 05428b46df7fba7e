"""Scenes of what is grown: dragon fruit, rice, vegetables, sheep."""

import math

from newsroom.demo.landscapes import fields, figures, land, plants
from newsroom.demo.landscapes import sea as water
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import GOLDEN, MORNING, NOON, mix
from newsroom.demo.landscapes.shapes import Floor, blade, down_to


def dragon_fruit_field(c: Canvas) -> None:
    """A dragon-fruit field in fruit, rows of posts up to the mountains."""
    air.sky(c, MORNING, 400)
    air.cumulus(c, 360, 250, 420, "#fffaf0", "#d4e3d6")
    air.cumulus(c, 1180, 200, 330, "#fffaf0", "#cfe0d8")
    land.ranges(c, MORNING, "#3f7a6c", 405, (200, 130, 70), sun=-1, lean=0.5)
    floor = Floor(700, 380)
    c.grade([(0, 400), (WIDTH, 400), (WIDTH, HEIGHT), (0, HEIGHT)], "#c9c58a", "#cf9f64", "#a86f48")
    fields.furrows(c, floor, 470, "#8fb060", 0.42, 0.55)
    plants.ragged(c, 398, 7, "#4f8a68", 412)
    _rows(c, floor, 470, ("#2f8a4f", "#c2dc7a", "#d21f6b", "#c9c2b0"))
    figures.walker(c, 770, 630, 105, "#33507a", "#fdf1d0")
    _crate(c, 745, 915, 150)


def _rows(c: Canvas, floor: Floor, gap: float, tones: tuple[str, str, str, str]) -> None:
    """Plants on their posts, row by row from the mountains to the viewer."""
    for z in (9.5, 7.6, 6, 4.7, 3.65, 2.8, 2.12, 1.58, 1.15):
        for i in range(-16, 17):
            x, y = floor.at((i + 0.71) * gap, z)
            if -160 < x < WIDTH + 160:
                fields.dragon_plant(c, x, y, 300 / z, *tones)


def _crate(c: Canvas, x: float, y: float, w: float) -> None:
    """A crate heaped with fruit."""
    c.oval(x + w * 0.5, y + w * 0.34, w * 0.62, w * 0.09, "#4a2f20", 0.4)
    for row in range(3):
        for i in range(6 - row):
            fields.dragon_fruit(
                c, x + w * (0.1 + 0.08 * row + 0.165 * i), y - w * 0.12 * row, w * 0.10, "#d21f6b", "#5aa04f"
            )
    for k in range(3):
        c.box(
            x - w * 0.02, y + w * (0.03 + 0.11 * k), w * 1.04, w * 0.09, mix("#c99a5f", "#7a5230", 0.15 * k)
        )
    for dx in (0, 0.5, 0.96):
        c.box(x + w * dx, y, w * 0.05, w * 0.35, "#8a6138")


def rice_fields(c: Canvas) -> None:
    """Green rice, a canal and a cyclist on the dyke."""
    air.sky(c, MORNING, 420)
    air.sun(c, MORNING, 1090, 260, 52)
    air.streaks(c, "#fffbe8", 60, 380, 8, 0.36)
    land.ranges(c, MORNING, "#437f7c", 420, (190, 130, 70), sun=1, lean=-0.7)
    plants.ragged(c, 418, 9, "#4c8a6c", 436)
    floor = Floor(700, 425)
    c.grade([(0, 430), (WIDTH, 430), (WIDTH, HEIGHT), (0, HEIGHT)], "#a9c97a", "#4d9a4c")
    for x0, x1, tones in (
        (-5200, -1250, ("#9cc66c", "#5aa04e", "#7ab85a")),
        (-1230, -330, ("#8cc062", "#3f8f48", "#66ad54")),
        (330, 1500, ("#8fc266", "#479648", "#6fb356")),
        (1530, 5200, ("#a4ca74", "#62a650", "#80bc60")),
    ):
        fields.rice(c, floor, x0, x1, 0.9, 16, tones)
    c.grade(floor.tile(-190, 110, 0.9, 30), "#f5ecca", "#8fc3bd", "#3f8c94")
    c.fill([floor.at(110, 0.9), floor.at(330, 0.9), floor.at(330, 30), floor.at(110, 30)], "#c9a871")
    c.fill([floor.at(110, 0.9), floor.at(140, 0.9), floor.at(140, 30), floor.at(110, 30)], "#8a7048")
    c.fill([floor.at(-330, 0.9), floor.at(-190, 0.9), floor.at(-190, 30), floor.at(-330, 30)], "#7c9a4e")
    for z in (9, 6.4, 4.6):
        x, y = floor.at(-290, z)
        plants.palm(c, x, y, 620 / z, 40 / z, "#357a54", "#6a5a40")
    figures.cyclist(c, 790, 660, 150, "#8c3a52", "#fdf1d0", -1)
    figures.farmer(c, 330, 720, 105, "#33507a", "#fdf1d0")
    figures.farmer(c, 1210, 610, 70, "#6a3f62", "#fdf1d0")
    air.birds(c, 420, 240, 5, "#4a7a78", 16)


def rice_terraces(c: Canvas) -> None:
    """Rice terraces stepping down a hillside in the morning mist."""
    air.sky(c, MORNING, 420)
    air.sun(c, MORNING, 430, 170, 50)
    land.ranges(c, MORNING, "#3d7a78", 400, (240, 170), sun=-1, lean=0.8)
    c.box(0, 440, WIDTH, 300, "#dfe2cc")
    c.veil(230, 470, "#f3ecd2", 0.0, 0.85)
    for k, tone in enumerate(("#a9cc86", "#bcd07c", "#94be6a", "#cfcf74", "#84b560")):
        _step(c, 470 + k * 34, 24, -190, 44, tone)
    c.veil(380, 640, "#f6efd6", 0.45, 0.0)
    tones = ("#a3c46c", "#d2cf72", "#76ad56", "#8fbc5c", "#c6c660", "#5f9f50", "#4a8f4a", "#3a7f46")
    for k, tone in enumerate(tones):
        depth = 44 + k * 11
        line = _step(c, 500 + k * 58 + k * k * 2.6, 20 + k * 3, 380, depth, tone)
        if k in (1, 4):
            with c.inside(down_to(line)):
                water.ripples(c, 430, 900, "#fffbe6", 60, 0.35)
        if k in (0, 2):
            x = 340 if k else 150
            plants.tree(c, x, land.height_at(line, x) + 12, 60 + 16 * k, "#2f6f4c", "#cfe08a", "#5a4330")
        if k == 5:
            figures.farmer(c, 760, land.height_at(line, 760) + 40, 92, "#7a3050", "#fdf1d0")
            figures.walker(c, 900, land.height_at(line, 900) + 30, 100, "#2f4f7a", "#fdf1d0", -1)
    plants.grass(c, -10, 1510, 1005, 90, ("#245a38", "#2f6f40", "#4a8a4a"), 220)


def _step(c: Canvas, y: float, swing: float, tilt: float, depth: float, tone: str) -> list:
    """One terrace in its own green, under a lit lip."""
    edge, bank = mix(tone, "#fff6c8", 0.65), mix(tone, "#5a4a2c", 0.55)
    return fields.terrace(c, y, swing, tilt, tone, edge, bank, depth)


def vegetable_garden(c: Canvas) -> None:
    """Vegetable beds, a watering farmer and a row of papaya trees."""
    air.sky(c, NOON, 400)
    air.cumulus(c, 420, 270, 420, "#ffffff", "#d2e8e2")
    air.cumulus(c, 1120, 220, 360, "#ffffff", "#cfe6e4")
    land.ranges(c, NOON, "#4a8f86", 405, (150, 90), sun=-1, lean=-0.5)
    plants.ragged(c, 400, 12, "#3f8a60", 430)
    floor = Floor(760, 400)
    c.grade([(0, 422), (WIDTH, 422), (WIDTH, HEIGHT), (0, HEIGHT)], "#d9c48c", "#b98f60", "#9a6c48")
    for i, (leaf, light) in enumerate(
        (
            ("#2f8a4c", "#c8e07a"),
            ("#7a2f58", "#d98aa8"),
            ("#3f9a54", "#d6e88a"),
            ("#2a7a54", "#9fd08a"),
            ("#4aa05a", "#e0ec90"),
            ("#2f8a4c", "#c8e07a"),
            ("#6a2a50", "#d07a9c"),
            ("#3f9a54", "#d6e88a"),
        )
    ):
        x = (i - 4) * 520 + 60
        fields.vegetable_bed(c, floor, x, x + 400, 0.95, 13, leaf, light)
    for x, y, h in ((90, 470, 170), (230, 462, 150), (1290, 462, 150), (1420, 474, 190)):
        _papaya(c, x, y, h)
    figures.walker(c, 722, 700, 150, "#2f5a80", "#fff3d2")
    c.oval(762, 632, 15, 17, "#5f7f88")
    for k in range(26):
        c.line([(775 + k * 1.2, 628), (800 + k * 3.2, 690 + c.random.uniform(-8, 12))], "#f2fbff", 1.2, 0.6)


def _papaya(c: Canvas, x: float, y: float, h: float) -> None:
    """A slim papaya tree with fruit under its crown of star-shaped leaves."""
    c.line([(x, y), (x + h * 0.01, y - h * 0.78)], "#9a8a6c", h * 0.05)
    for _ in range(10):
        dx, dy = c.random.uniform(-0.08, 0.08) * h, h * c.random.uniform(0.56, 0.72)
        c.oval(x + dx, y - dy, h * 0.036, h * 0.055, mix("#8ab04a", "#f0b040", c.random.random()))
    for i, angle in enumerate((175, 5, 205, -25, 225, -45, 248, -68, 270)):
        a = math.radians(angle)
        tip = (x + math.cos(a) * h * 0.36, y - h * 0.76 + math.sin(a) * h * 0.30)
        c.line([(x, y - h * 0.76), tip], "#8fb060", h * 0.014)
        tone = mix("#2a7048", "#9fcc68", i / 10)
        for k in range(7):
            b = a + math.radians((k - 3) * 38)
            end = (tip[0] + math.cos(b) * h * 0.15, tip[1] + math.sin(b) * h * 0.12 + h * 0.03)
            c.fill(blade(tip, end, 0, h * 0.06), tone)


def sheep_pasture(c: Canvas) -> None:
    """Sheep on a dry pasture with acacia trees before bare mountains."""
    air.sky(c, GOLDEN, 480)
    air.sun(c, GOLDEN, 1120, 250, 56)
    air.streaks(c, "#fff0cd", 60, 400, 8, 0.3)
    land.ranges(c, GOLDEN, "#7a5a58", 485, (260, 170, 90), sun=1, lean=-0.7)
    hill = land.hill(c, 520, 14, "#e0b56c", "#b98750", 1.2)
    for x, h in ((160, 150), (480, 120), (1330, 170)):
        plants.acacia(c, x, land.height_at(hill, x) + 8, h, "#6a7444", "#e8cc7a", "#5a4034")
    front = land.hill(c, 640, 22, "#d3a35c", "#8f6444", 0.9)
    plants.acacia(c, 1180, land.height_at(front, 1180) + 40, 400, "#55683c", "#e8cc7a", "#4f382e")
    c.oval(1080, 690, 230, 22, "#5a4034", 0.35)
    flock = sorted((c.random.uniform(660, 900), c.random.uniform(-20, 1120)) for _ in range(26))
    for y, x in flock:
        size = 22 + (y - 640) * 0.22
        c.oval(x - size * 0.4, y, size * 0.8, size * 0.12, "#5a3f30", 0.4)
        figures.sheep(
            c,
            x,
            y,
            size,
            mix("#fbf0d6", "#e3c494", c.random.random() * 0.6),
            "#4a3630",
            c.random.choice((-1, 1, 1)),
        )
    figures.walker(c, 1240, 850, 170, "#5a3048", "#fbe9be", -1)
    c.line([(1215, 760), (1190, 850)], "#4a3428", 5)
    plants.grass(c, -10, 1510, 1000, 110, ("#6a4a34", "#8f6844", "#b98e54"), 260, 0.3)


FARMS = (dragon_fruit_field, rice_fields, rice_terraces, vegetable_garden, sheep_pasture)
