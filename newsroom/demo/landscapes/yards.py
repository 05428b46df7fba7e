"""Scenes of what is made: salt, fish sauce, solar power, a new block of flats."""

from newsroom.demo.landscapes import buildings, fields, figures, land, plants
from newsroom.demo.landscapes import sea as water
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import DAWN, GOLDEN, NOON, mix
from newsroom.demo.landscapes.shapes import Floor, smooth


def salt_pans(c: Canvas) -> None:
    """Salt pans that mirror the morning sky, white heaps of salt."""
    air.sky(c, DAWN, 430)
    air.streaks(c, "#fff0d6", 60, 400, 12, 0.42)
    air.sun(c, DAWN, 470, 330, 56)
    land.ranges(c, DAWN, "#77688a", 432, (130, 85, 50), sun=-1, lean=0.75)
    c.mirror(436, HEIGHT, "#8f86a6", 0.22)
    c.veil(436, 1000, "#5d6f92", 0.0, 0.35)
    floor = Floor(560, 420)
    for x in range(-7, 8):
        c.fill(
            [
                floor.at(x * 620 - 26, 0.85),
                floor.at(x * 620 + 26, 0.85),
                floor.at(x * 620 + 26, 30),
                floor.at(x * 620 - 26, 30),
            ],
            "#6a5468",
        )
        c.fill(
            [
                floor.at(x * 620 - 26, 0.85),
                floor.at(x * 620 - 8, 0.85),
                floor.at(x * 620 - 8, 30),
                floor.at(x * 620 - 26, 30),
            ],
            "#f3cfae",
            0.75,
        )
    for z in (1.12, 1.55, 2.2, 3.2, 4.8, 8, 14):
        c.fill(floor.tile(-9000, 9000, z, z * 1.035), "#6a5468")
        c.fill(floor.tile(-9000, 9000, z * 1.026, z * 1.04), "#f3cfae", 0.7)
    for z, xs in (
        (6.6, (-2400, -1500, 700, 1500, 2900)),
        (4.2, (-1600, -700, 420, 1330, 2200)),
        (2.8, (-900, 460, 980, 1560)),
        (1.95, (330, 880)),
        (1.34, (-330, 960)),
    ):
        for x in xs:
            px, py = floor.at(x, z)
            fields.salt_heap(c, px, py, 165 / z, "#b58f9e", "#fff6ea")
    for x, y, h in ((840, 655, 100), (1010, 612, 72)):
        figures.porter(c, x, y, h, "#4a3f62", "#fbe6c4")
    figures.farmer(c, 330, 700, 110, "#6a3f58", "#fbe6c4")


def fish_sauce_yard(c: Canvas) -> None:
    """Rows of fermenting jars in a fish sauce yard."""
    air.sky(c, GOLDEN, 420)
    air.sun(c, GOLDEN, 290, 220, 52)
    air.streaks(c, "#fff0cd", 50, 330, 8, 0.32)
    land.ranges(c, GOLDEN, "#7a6a6a", 410, (120, 80), sun=-1, lean=0.6)
    water.sea(c, 410, "#f6d79c", "#b29a80", 470, 40)
    floor = Floor(980, 380)
    c.grade([(0, 452), (WIDTH, 452), (WIDTH, HEIGHT), (0, HEIGHT)], "#dcae72", "#b98254", "#7c5240")
    for x, h, lean in ((1130, 330, -40), (1240, 420, 50), (1400, 380, -30)):
        plants.palm(c, x, 470, h, lean, "#4f6a48", "#7a5a44")
    c.grade([(1120, 380), (1510, 380), (1510, 500), (1120, 500)], "#f0d3a0", "#c99a6c")
    for x in (1160, 1260, 1360, 1460):
        c.box(x, 415, 40, 85, "#6a4436")
    buildings.tiles(c, 1095, 385, 440, 70, "#b5543c", 0.1)
    for z in (5.6, 4.4, 3.45, 2.7, 2.1, 1.62, 1.24, 0.97):
        for i in range(-9, 9):
            x, y = floor.at(i * 235 - 40, z)
            if -140 < x < WIDTH + 140 and i != 1:
                fields.jar(
                    c, x, y, 232 / z, mix("#9a4f34", "#7a3c30", c.random.random()), "#f2b676", "#dcb478"
                )
        if z == 2.7:
            figures.porter(c, *floor.at(196, 2.5), 92, "#3f4468", "#fbe9be")


def solar_farm(c: Canvas) -> None:
    """Rows of solar panels at the foot of the hills."""
    air.sky(c, NOON, 430)
    air.sun(c, NOON, 360, 180, 54)
    air.cumulus(c, 1080, 270, 420, "#ffffff", "#cfe6e4")
    land.ranges(c, NOON, "#4f8a7c", 430, (210, 140, 70), sun=-1, lean=0.6)
    c.grade([(0, 432), (WIDTH, 432), (WIDTH, HEIGHT), (0, HEIGHT)], "#c6cf90", "#8fae62", "#5f8a4c")
    floor = Floor(820, 400)
    plants.ragged(c, 430, 8, "#4a8a68", 446)
    for z in (9.5, 7.4, 5.8, 4.5, 3.5, 2.7, 2.05, 1.55, 1.15):
        for x0 in (-5200, 4800, -3950, 3550, -2700, 2300, -1450, 1050, -200):
            left, right = floor.at(x0, z)[0], floor.at(x0 + 1130, z)[0]
            if right > -60 and left < WIDTH + 60:
                fields.solar_table(c, floor, x0, x0 + 1130, z, 190, ("#9fd0de", "#23527c"), "#dfeaf0")
    figures.walker(c, 770, 800, 96, "#c9543f", "#fff3d2")
    plants.grass(c, -10, 1510, 1005, 80, ("#3f7040", "#5a8a48", "#86aa58"), 240)


def building_site(c: Canvas) -> None:
    """Tower cranes and a block going up against a morning sky."""
    air.sky(c, DAWN, 720)
    air.streaks(c, "#fde6c4", 80, 600, 12, 0.3)
    air.sun(c, DAWN, 380, 520, 62)
    land.ranges(c, DAWN, "#8d7a94", 720, (150, 90), sun=-1, lean=0.5)
    for x, w, h in ((20, 120, 190), (170, 90, 130), (300, 140, 220), (1330, 200, 260), (520, 110, 150)):
        c.grade([(x, 730 - h), (x + w, 730 - h), (x + w, 740), (x, 740)], "#b08a98", "#d9aea4")
        for i in range(int(w / 22)):
            for j in range(int(h / 30)):
                c.box(x + 8 + i * 22, 742 - h + j * 30, 10, 14, "#8a6a84", 0.7)
    ground = smooth([(-30, 728), (400, 722), (900, 730), (1530, 722)])
    c.grade([*ground, (1530, 1020), (-30, 1020)], "#b07a64", "#6a4654", "#43304a")
    _frame(c, 760, 800, 480, 6)
    for x, y, h, reach in ((690, 810, 640, 1), (1330, 800, 520, -1)):
        _crane(c, x, y, h, reach)
    for x, y, r in ((180, 860, 90), (330, 880, 60), (1330, 880, 110)):
        c.fill(
            [(x - r * 1.5, y), (x - r * 0.3, y - r * 0.7), (x + r * 0.2, y - r * 0.72), (x + r * 1.5, y)],
            "#8a5a50",
        )
        c.fill([(x - r * 1.5, y), (x - r * 0.3, y - r * 0.7), (x - r * 0.1, y)], "#d99a74")
    for x, y, h in ((560, 880, 92), (610, 884, 88), (1090, 900, 98)):
        figures.worker(c, x, y, h, c.random.choice(("#e07a30", "#3f5f8a")))
    for i in range(16):
        c.box(-20 + i * 100, 930, 92, 80, mix("#2f5f6c", "#4a8a92", (i % 2) * 0.5))
        c.box(-20 + i * 100, 940, 92, 8, "#f4d9a8", 0.5)


def _frame(c: Canvas, x: float, y: float, w: float, floors: int) -> None:
    """A concrete frame: slabs and columns, the upper floors still open, green netting below."""
    for k in range(floors):
        top = y - (k + 1) * 84
        c.box(x + 10, top, w - 20, 84, "#6a5264" if k < 3 else "#c99a94", 0.85 if k < 3 else 0.25)
        for i in range(7):
            c.box(x + i * (w - 16) / 6, top, 16, 84, "#9a7a80")
            c.box(x + i * (w - 16) / 6, top, 5, 84, "#f0c0a0")
        c.box(x - 14, top, w + 28, 14, "#b9949a")
        c.box(x - 14, top, w + 28, 4, "#ffdcb8")
    c.wash(
        [(x + w * 0.5, y - 340), (x + w + 18, y - 340), (x + w + 18, y), (x + w * 0.5, y)],
        "#3f8a7a",
        0.85,
        0.7,
    )
    for i in range(7):
        c.line(
            [(x + i * (w - 16) / 6 + 8, y - floors * 84), (x + i * (w - 16) / 6 + 8, y - floors * 84 - 46)],
            "#8a4a44",
            3,
        )


def _crane(c: Canvas, x: float, y: float, h: float, reach: int) -> None:
    """A tower crane whose jib points right (1) or left (-1)."""
    tone, top = "#d9562f", y - h
    for side in (-9, 9):
        c.line([(x + side, y), (x + side, top)], tone, 3.6)
    for i in range(int(h / 22)):
        c.line([(x - 9, y - i * 22), (x + 9, y - (i + 1) * 22)], tone, 2)
    apex, tip, tail = (x, top - 70), (x + reach * h * 0.72, top), (x - reach * h * 0.24, top)
    c.line([tail, tip], tone, 4)
    c.line([(x, top - 20), (tip[0], top - 6)], tone, 2.6)
    for i in range(24):
        t = i / 24
        c.line([(x + (tip[0] - x) * t, top), (x + (tip[0] - x) * (t + 0.02), top - 20 + 14 * t)], tone, 1.6)
    for end in (tip, tail):
        c.line([apex, (x + (end[0] - x) * 0.8, top)], "#6a4654", 1.8)
    c.line([(x - 9, top), apex, (x + 9, top)], tone, 3.4)
    c.box(tail[0] - 14, top, 40, 34, "#6a5a68")
    c.box(x - 2, top + 4, reach * 26 if reach > 0 else 24, 30, "#f0d9b8")
    hook = x + reach * h * 0.5
    c.line([(hook, top), (hook, top + h * 0.3)], "#4a3a4c", 1.8)
    c.box(hook - 34, top + h * 0.3, 68, 12, "#8a6a74")


YARDS = (salt_pans, fish_sauce_yard, solar_farm, building_site)
