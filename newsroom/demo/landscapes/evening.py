"""Scenes of the town after sunset or in the rain."""

import math

from newsroom.demo.landscapes import buildings, figures, land
from newsroom.demo.landscapes import sea as water
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import BLUE, DUSK, MONSOON, Colour, mix
from newsroom.demo.landscapes.shapes import Floor
from newsroom.demo.landscapes.street import lamp_post, pavement


def old_street_lanterns(c: Canvas) -> None:
    """An old street with tiled roofs and lanterns lit at dusk."""
    air.sky(c, DUSK, 640)
    air.streaks(c, "#ffc493", 60, 500, 8, 0.24)
    c.glow(750, 600, 520, "#ffd690", 0.7)
    land.ranges(c, DUSK, "#5a3a68", 620, (90,), sun=-1)
    floor = Floor(750, 560)
    pavement(c, floor, 648, "#b8746a", "#4a3050", "#2a1a38")
    for x, y, w, h, wall in (
        (640, 650, 80, 130, "#d9946c"),
        (790, 650, 90, 140, "#c98068"),
        (530, 670, 130, 230, "#d08a5c"),
        (870, 670, 130, 220, "#b8745c"),
        (360, 700, 200, 350, "#dc9a58"),
        (980, 700, 210, 360, "#c8805c"),
        (60, 760, 340, 540, "#d08e54"),
        (1150, 760, 370, 560, "#b8704f"),
    ):
        buildings.shophouse(c, x, y, w, h, mix(wall, "#4a2f5a", 0.28), "#7a3f48", "#4a3048", "#ffcf78", True)
    c.bloom(750, 700, 330, 70, "#ffd690", 0.6)
    c.spray([(560, 650), (940, 650), (1200, 1000), (300, 1000)], "#ffb870", (750, 650), (750, 960), 0.4)
    for z, count, r, drop in ((2.6, 7, 12, 330), (1.7, 7, 20, 380), (1.12, 6, 34, 400)):
        _lantern_line(c, z, count, r, drop)
    for x, y, h in ((720, 730, 76), (800, 745, 84)):
        figures.walker(c, x, y, h, "#3a2450", "#e8b078", 1)
    figures.cyclist(c, 610, 900, 180, "#33244a", "#f0c08a", 1)


def _lantern_line(c: Canvas, z: float, count: int, r: float, drop: float) -> None:
    """Lanterns on a cord slung across the street."""
    half, base = 620 / z**0.9, 640 - drop * 1.12 / z**0.35 + 40
    tones = ("#e0402f", "#f0a030", "#d8316a", "#e8702f", "#3f9a8c")
    cord = [
        (750 - half + 2 * half * i / 24, base + half * 0.14 * math.sin(math.pi * i / 24)) for i in range(25)
    ]
    c.line(cord, "#2a1a30", 2)
    for k in range(count):
        t = (k + 0.5) / count
        x, y = 750 - half + 2 * half * t, base + half * 0.14 * math.sin(math.pi * t)
        buildings.lantern(c, x, y + r * 1.9, r, tones[(k + count) % 5], "#ffe9a8")


def monsoon_street(c: Canvas) -> None:
    """Rain in a town street, an umbrella and lamps in the puddles."""
    air.sky(c, MONSOON, 652)
    _wet_houses(c)
    c.veil(300, 660, "#b9c4ba", 0.0, 0.35)
    c.mirror(650, HEIGHT, "#4a5f66", 0.45)
    c.veil(650, HEIGHT, "#27383f", 0.0, 0.55)
    floor = Floor(750, 610)
    for i in (-1.15, 1.15):
        c.fill(floor.tile(i * 560, i * 700, 0.9, 9), "#8f9a94", 0.6)
    for x, y, h in ((600, 690, 190), (925, 690, 190), (410, 780, 330), (1110, 780, 330)):
        lamp_post(c, x, y, h, "#28363c", "#ffe0a0")
        _glints(c, x, y + 8, h * 0.07, h * 0.05, "#ffe0a0")
    water.ripples(c, 670, 990, "#dfe8e0", 80, 0.2)
    for _ in range(70):
        depth = c.random.random()
        x, y, r = c.random.uniform(0, WIDTH), 690 + 300 * depth, 6 + 20 * depth
        ring = [(x + r * math.cos(a * 0.42), y + r * 0.28 * math.sin(a * 0.42)) for a in range(16)]
        c.line(ring, "#e6eee6", 1.4, 0.4)
    for x, y, h, coat, top in ((690, 740, 110, "#33507a", "#3f7f92"), (560, 880, 250, "#4a3048", "#c9302f")):
        _glints(c, x, y, h * 0.14, h * 0.03, mix(top, "#27383f", 0.4))
        figures.umbrella(c, x, y, h, coat, top)
    figures.cyclist(c, 930, 850, 190, "#e0b040", "#f4e6c0", -1)
    air.rain(c, "#eef4ee", 480, 0.16)


def _wet_houses(c: Canvas) -> None:
    """Two rows of houses in the rain, a few of them lit."""
    rows = ((640, 650, 90, 160), (510, 650, 150, 245), (320, 650, 220, 350), (0, 650, 360, 500))
    walls = (("#9fb0a4", "#b0a892"), ("#b9ae8c", "#94a8a0"), ("#8fa39a", "#bfae84"), ("#b0a27c", "#8a9c98"))
    for (x, y, w, h), pair in zip(rows, walls, strict=True):
        for side, wall in enumerate(pair):
            left = 1530 - x - w if side else x
            lit = (x, side) in ((0, 0), (510, 0), (320, 1))
            glass = "#ffd68a" if lit else "#3a5058"
            tint = mix(wall, "#54707a", 0.25)
            buildings.shophouse(c, left, y, w, h, tint, "#6a5450", "#3f5f62", glass, lit)


def _glints(c: Canvas, x: float, y: float, half: float, step: float, colour: str | Colour) -> None:
    """The broken image of a light or a person on wet ground, from its foot down."""
    for i in range(13):
        share = 1 - i / 15
        c.oval(x + c.random.gauss(0, half * 0.4), y + i * step, half * share, 2.4, colour, 0.55 * share)


def stadium_evening(c: Canvas) -> None:
    """A stadium under floodlights in the blue hour."""
    air.sky(c, BLUE, 520)
    air.stars(c, 260, 80)
    air.streaks(c, "#c98a8c", 260, 480, 8, 0.22)
    land.ranges(c, BLUE, "#28345c", 470, (130, 70), sun=1, lean=-0.5)
    c.box(0, 500, WIDTH, 140, "#39406a")
    _stand(c, 440, 640)
    for x, h in ((150, 400), (460, 290), (1040, 290), (1350, 400)):
        _floodlight(c, x, 500 + (60 if h > 300 else -30), h)
    floor = Floor(750, 300)
    c.grade([(0, 628), (WIDTH, 628), (WIDTH, HEIGHT), (0, HEIGHT)], "#c9694a", "#a84a3c")
    for k in range(4):
        c.line([(0, 648 + k * k * 2.5 + k * 5), (WIDTH, 648 + k * k * 2.5 + k * 5)], "#ffe0c0", 1.6, 0.6)
    with c.inside([(0, 690), (WIDTH, 690), (WIDTH, HEIGHT), (0, HEIGHT)]):
        c.grade([(0, 690), (WIDTH, 690), (WIDTH, HEIGHT), (0, HEIGHT)], "#7fb858", "#3f8a48", "#1f5a3c")
        for i in range(-10, 10, 2):
            c.fill(floor.tile(i * 150, (i + 1) * 150, 0.9, 3), "#b6dc78", 0.16)
        _pitch(c, floor)
    c.bloom(750, 720, 900, 130, "#f6f8d0", 0.45)
    for x, y, h, tone in (
        (520, 790, 56, "#c9302f"),
        (640, 830, 66, "#f4f4f0"),
        (820, 780, 54, "#c9302f"),
        (900, 870, 76, "#f4f4f0"),
        (1110, 800, 58, "#c9302f"),
        (350, 860, 74, "#f4f4f0"),
    ):
        figures.player(c, x, y, h, tone, c.random.choice((-1, 1)))
    c.oval(700, 836, 6, 6, "#ffffff")


def _pitch(c: Canvas, floor: Floor) -> None:
    """White lines of a football pitch."""
    for z in (1.78, 0.99):
        c.line([floor.at(-560, z), floor.at(560, z)], "#f4f8e8", 4, 0.9)
    for x in (-560, 0, 560):
        c.line([floor.at(x, 1.78), floor.at(x, 0.99)], "#f4f8e8", 4, 0.9)
    ring = []
    for i in range(49):
        a = i / 48 * 2 * math.pi
        ring.append(floor.at(150 * math.cos(a), 1 / (0.745 + 0.115 * math.sin(a))))
    c.line(ring, "#f4f8e8", 4, 0.9)


def _stand(c: Canvas, top: float, foot: float) -> None:
    """A curved stand full of spectators, each a dot of colour."""

    def edge(y: float) -> list[tuple[float, float]]:
        return [(x, y - 70 * (abs(x - 750) / 750) ** 2) for x in range(-30, 1540, 30)]

    c.grade([*edge(top), *edge(foot)[::-1]], "#28345c", "#4a4f74")
    tones = ("#f0c060", "#c9302f", "#f4f4f0", "#4f8a9c", "#d87a8a", "#2f3f6a", "#2f3f6a", "#39487a")
    for r in range(20):
        y = top + 14 + (foot - top - 30) * r / 20
        for i in range(130):
            x = i * 11.7 + (r % 2) * 5
            if i % 22 > 1:
                c.oval(x, y - 70 * (abs(x - 750) / 750) ** 2, 3.6, 4.2, c.random.choice(tones), 0.9)
    c.fill([*edge(foot - 14), *edge(foot)[::-1]], "#e8e0cc")
    roof = edge(top - 40)
    c.fill([*roof, *[(x, y + 24) for x, y in roof[::-1]]], "#e8e4d8")
    for x in range(60, 1500, 120):
        y = top - 40 - 70 * (abs(x - 750) / 750) ** 2
        c.line([(x, y + 20), (x, y + 60)], "#b9bccb", 4)


def _floodlight(c: Canvas, x: float, y: float, h: float) -> None:
    """A mast with a rack of lamps and their glare."""
    c.line([(x, y), (x, y - h)], "#141d3a", h * 0.025)
    c.glow(x, y - h, h * 0.75, "#f6f8e0", 0.75)
    c.box(x - h * 0.14, y - h * 1.08, h * 0.28, h * 0.17, "#1c2748")
    for i in range(5):
        for j in range(3):
            c.oval(
                x - h * 0.11 + i * h * 0.055, y - h * 1.05 + j * h * 0.052, h * 0.021, h * 0.021, "#fffff0"
            )


EVENING = (old_street_lanterns, monsoon_street, stadium_evening)
