"""Scenes of the night: lamps, moon and fireworks over water and fields."""

import math

from newsroom.demo.landscapes import boats, fields, figures, land, plants
from newsroom.demo.landscapes import sea as water
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import BLUE, NIGHT, mix
from newsroom.demo.landscapes.shapes import Floor


def squid_boats_night(c: Canvas) -> None:
    """Squid boats with their lamps lit on a moonlit bay."""
    air.sky(c, NIGHT, 520)
    air.stars(c, 420)
    air.moon(c, NIGHT, 1090, 190)
    air.streaks(c, "#5d8796", 250, 480, 8, 0.22)
    land.ranges(c, NIGHT, "#0c2233", 522, (150, 90), sun=1, lean=-0.6)
    water.sea(c, 524, "#3d6d80", "#071a2c")
    water.light_path(c, 1090, 524, "#dfe9d6", HEIGHT, 120)
    for x, y, w, face in ((180, 548, 70, 1), (610, 545, 64, -1), (870, 556, 84, 1), (1330, 552, 76, -1)):
        boats.lamp_string(c, x, y, w, 7, "#ffe7a6")
        boats.wooden_boat(c, x, y, w, "#14283a", "#3c4c52", "#2b3d48", face)
    for x, y, w, face in ((1230, 655, 230, -1), (430, 745, 430, 1)):
        boats.lamp_string(c, x, y, w, 11, "#ffe3a0")
        boats.afloat(c, x, y, w, "#04101c", 0.5)
        boats.wooden_boat(c, x, y, w, "#1c4254", "#b04a3c", "#c9b183", face, "#fff0b8")
        for i in range(11):
            t = i / 10 - 0.5
            c.oval(x + t * w * 0.72, y - w * 0.29 + abs(t) * w * 0.03, w * 0.014, w * 0.017, "#fffdf0")


def moonlit_bay(c: Canvas) -> None:
    """A full moon over rocky islands and a path of light on the sea."""
    air.sky(c, NIGHT, 560)
    air.stars(c, 450)
    air.moon(c, NIGHT, 500, 250, 78)
    air.streaks(c, "#6f98a0", 300, 520, 10, 0.20)
    land.ranges(c, NIGHT, "#10293d", 560, (70, 40), sun=-1, lean=0.8)
    water.sea(c, 562, "#5b8a95", "#06182a")
    water.light_path(c, 500, 562, "#f3efd2", HEIGHT, 170)
    for x, y, w, h in (
        (980, 590, 190, 100),
        (1140, 596, 240, 165),
        (1330, 600, 260, 120),
        (150, 585, 210, 90),
    ):
        land.rock(c, x, y, w, h, "#0c2032", "#6f98a0")
        boats.afloat(c, x, y, w, "#05121f", 0.4)
    boats.afloat(c, 720, 735, 150, "#05121f", 0.5)
    boats.basket_boat(c, 720, 740, 66, "#2a3b48", "#101c28", "#7f8f8c")
    figures.walker(c, 716, 716, 84, "#0c1a28", "#b9c2b0")
    boats.paddle(c, 742, 665, 105, -0.5, "#0c1a28")
    land.rock(c, 1420, 1010, 420, 190, "#081726", "#3f6a78")
    plants.grass(c, 1230, 1500, 1000, 90, ("#06121e", "#0d2030"), 50)


def dragon_fruit_night(c: Canvas) -> None:
    """A dragon-fruit field at night under rows of warm bulbs."""
    air.sky(c, BLUE, 420)
    c.veil(0, 430, "#0b1636", 0.55, 0.1)
    air.stars(c, 330, 200)
    land.ranges(c, BLUE, "#1b2548", 420, (180, 110), sun=1, lean=-0.6)
    floor = Floor(820, 400)
    c.grade([(0, 418), (WIDTH, 418), (WIDTH, HEIGHT), (0, HEIGHT)], "#d0904c", "#6a4844", "#241c34")
    fields.furrows(c, floor, 470, "#4a4a3c", 0.4, 0.5)
    c.bloom(800, 425, 1100, 170, "#ffd27a", 0.75, 1.7)
    for z in (9.5, 7.6, 6, 4.7, 3.65, 2.8, 2.12, 1.58, 1.15):
        _lit_row(c, floor, z)
    c.veil(880, 1000, "#120e20", 0, 0.45)


def _lit_row(c: Canvas, floor: Floor, z: float) -> None:
    """One row of plants across the field, a bulb hanging between every two."""
    size, near = 290 / z, min(1.0, 1.6 / z)
    green = mix("#7f9a4a", "#1f5a48", near)
    for i in range(-17, 18):
        x, y = floor.at((i + 0.6) * 470, z)
        if -160 < x < WIDTH + 160:
            c.bloom(x, y, size * 0.9, size * 0.16, "#ffc766", 0.40)
            fields.dragon_plant(c, x, y, size, green, "#e9dc86", "#d42a72", "#a08c7c")
    for i in range(-17, 18):
        x, y = floor.at((i + 0.1) * 470, z)
        if -100 < x < WIDTH + 100:
            top = y - size * 1.30
            c.line([(x, top - size * 0.35), (x, top)], "#1a1630", max(0.8, size * 0.008), 0.8)
            c.glow(x, top, size * 0.85, "#ffcf70", 0.62)
            c.oval(x, top, max(1.8, size * 0.045), max(2.2, size * 0.058), "#fff8da")
    left, right = floor.at(-17 * 470, z), floor.at(17 * 470, z)
    c.line(
        [(left[0], left[1] - size * 1.65), (right[0], right[1] - size * 1.65)],
        "#1a1630",
        max(0.8, size * 0.01),
    )


def new_year_fireworks(c: Canvas) -> None:
    """Fireworks over the river front of the town."""
    air.sky(c, BLUE, 640)
    c.veil(0, 640, "#0a1430", 0.62, 0.25)
    air.stars(c, 420, 110)
    for x, y, r, tone in (
        (430, 240, 215, "#ffd27a"),
        (800, 190, 165, "#ff8fae"),
        (1130, 290, 235, "#9fe0d8"),
        (620, 420, 120, "#ffb36b"),
        (920, 440, 105, "#f4e6a0"),
    ):
        _firework(c, x, y, r, tone)
    _skyline(c, 640)
    c.mirror(640, HEIGHT, "#0c1738", 0.35)
    water.ripples(c, 650, 990, "#ffd9a0", 70, 0.16)
    water.ripples(c, 650, 990, "#0a1230", 80, 0.35)
    for x, y, w in ((360, 760, 150), (1120, 830, 210)):
        boats.afloat(c, x, y, w, "#060b1c", 0.5)
        boats.wooden_boat(c, x, y, w, "#141c38", "#5d3048", "#2c3050", 1, "#ffd98a")


def _firework(c: Canvas, x: float, y: float, r: float, tone: str) -> None:
    """One burst: curved trails with bright heads."""
    c.glow(x, y, r * 1.5, tone, 0.42)
    for ring, count in ((1.0, 34), (0.62, 22), (0.3, 12)):
        for i in range(count):
            a = i / count * 2 * math.pi + c.random.uniform(-0.07, 0.07)
            reach = r * ring * c.random.uniform(0.86, 1.06)
            path = [
                (x + math.cos(a) * reach * t, y + math.sin(a) * reach * t + r * 0.16 * t * t)
                for t in (0.25, 0.5, 0.75, 1)
            ]
            c.line(path, tone, 1.7, 0.55)
            c.line(path[2:], mix(tone, "#ffffff", 0.4), 2.4, 0.9)
            c.oval(*path[-1], 3.6, 3.6, "#fffbe8")


def _skyline(c: Canvas, y: float) -> None:
    """The town's river front at night: blocks with lit windows."""
    x = -20.0
    while x < WIDTH + 20:
        w, h = c.random.uniform(50, 120), c.random.uniform(50, 150)
        c.box(x, y - h, w, h, mix("#141d3c", "#2a3158", c.random.random()))
        for i in range(int(w // 16)):
            for j in range(int(h // 19)):
                if c.random.random() < 0.42:
                    c.box(
                        x + 6 + i * 16,
                        y - h + 8 + j * 19,
                        6,
                        8,
                        c.random.choice(("#ffd98f", "#ffc070", "#fff0c4")),
                    )
        x += w + c.random.uniform(-8, 10)
    for i in range(31):
        c.glow(i * 50, y - 6, 40, "#ffc878", 0.6)
    c.box(0, y - 8, WIDTH, 8, "#0b1230")


NIGHTS = (squid_boats_night, moonlit_bay, dragon_fruit_night, new_year_fireworks)
