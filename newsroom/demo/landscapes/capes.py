"""Scenes of the open sea: lighthouses, storms, the ferry."""

import math

from newsroom.demo.landscapes import boats, figures, land, plants, towers
from newsroom.demo.landscapes import sea as water
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import HEIGHT, Canvas
from newsroom.demo.landscapes.palette import MONSOON, MORNING, NIGHT, STORM, mix
from newsroom.demo.landscapes.shapes import down_to, jagged, smooth


def lighthouse_storm(c: Canvas) -> None:
    """A lighthouse on its rock, high seas and a break in the clouds."""
    air.sky(c, STORM, 620)
    _storm_clouds(c, 40, 330, "#1a2a32", "#5f7a80")
    c.bloom(560, 590, 640, 130, "#f7e7b4", 0.55, 1.6)
    air.rain(c, "#c9d6d2", 160, 0.3)
    water.sea(c, 600, "#7f9792", "#2c4a52", 800)
    water.swell(c, 690, 50, "#46646a", "#cfd9cc", 0.2, 300)
    x, y = _cape(c, "#131f26", "#6d8684")
    lamp = towers.lighthouse(c, x, y, 440, "#f1ead8", "#b23a34", "#2b3b44", "#fff0b0")
    c.glow(*lamp, 150, "#fff3c0", 0.85)
    c.shine([lamp, (-20, lamp[1] - 120), (-20, lamp[1] + 60)], "#fff3c0", lamp, (-60, lamp[1]), 0.62)
    water.swell(c, 800, 84, "#3a5b62", "#dfe6d8", 0.55, 410)
    _spray(c, 880, 760, 120, "#eef1e4")
    water.swell(c, 915, 110, "#26444c", "#e8ece0", 0.05, 520)
    water.swell(c, 1010, 90, "#18323a", "#cfd9cf", 0.6, 620)
    air.rain(c, "#e4ece6", 200, 0.3)


def lighthouse_night(c: Canvas) -> None:
    """The beam of the lighthouse over a starry bay."""
    air.sky(c, NIGHT, 610)
    air.stars(c, 540, 300)
    land.ranges(c, NIGHT, "#0e2538", 610, (120, 70), sun=1, lean=-0.8)
    water.sea(c, 612, "#3f6f80", "#071b2c")
    x, y = _cape(c, "#06101b", "#24465a")
    lamp = towers.lighthouse(c, x, y, 440, "#a9bcc0", "#7c3040", "#0d1f30", "#ffe9a0")
    for width, strength in ((150, 0.16), (95, 0.20), (50, 0.28)):
        beam = [lamp, (-30, lamp[1] - 10 - width * 1.3), (-30, lamp[1] - 10 + width * 1.1)]
        c.shine(beam, "#fff0b8", lamp, (-150, lamp[1]), strength * 1.7)
    c.glow(*lamp, 260, "#ffeeb0", 0.9)
    c.oval(*lamp, 17, 15, "#fffbe6")
    water.light_path(c, 780, 640, "#e8deb0", HEIGHT, 70)
    for bx, by, w in ((300, 690, 120), (520, 640, 70)):
        boats.afloat(c, bx, by, w, "#04101c", 0.5)
        boats.wooden_boat(c, bx, by, w, "#15293b", "#5a3a44", "#2c3c48", 1, "#ffd98a")
    for rx, ry, w, h in ((760, 850, 200, 70), (900, 920, 260, 110), (620, 985, 170, 60)):
        land.rock(c, rx, ry, w, h, "#06111c", "#3d6678", 1)


def _cape(c: Canvas, dark: str, lit: str) -> tuple[float, float]:
    """A cliff on the right of the sheet; returns where a lighthouse stands on it."""
    top = [
        (840, 800),
        (890, 720),
        (945, 690),
        (985, 560),
        (1050, 535),
        (1190, 530),
        (1290, 600),
        (1400, 620),
        (1530, 690),
    ]
    line = jagged(c.random, top, 0.16, 4)
    c.grade(down_to(line), mix(dark, lit, 0.35), dark)
    with c.inside(down_to(line)):
        for ax, ay in ((985, 560), (945, 690), (1190, 540), (1400, 620)):
            side = jagged(c.random, [(ax + 26, ay - 20), (ax - 30, ay + 110), (ax - 60, ay + 300)], 0.4, 4)
            c.fill([*side, (ax - 190, ay + 300), (ax - 120, ay)], lit, 0.16)
        c.spray(down_to(line), "#000000", (1500, 900), (1050, 560), 0.5)
    return 1115, 542


def storm_surf(c: Canvas) -> None:
    """Breakers on a sea wall under monsoon clouds, palms bent by the wind."""
    air.sky(c, MONSOON, 520)
    _storm_clouds(c, 10, 270, "#39505a", "#8ea09f")
    water.sea(c, 500, "#9aaba3", "#4c6c70", 760)
    for y, h, tone, phase, length in (
        (560, 26, "#7c948f", 0.1, 180),
        (630, 44, "#628080", 0.5, 260),
        (725, 74, "#4c6f72", 0.8, 370),
        (845, 100, "#3b6066", 0.3, 520),
    ):
        water.swell(c, y, h, tone, "#edf0e4", phase, length)
    wall = smooth([(560, 1030), (820, 900), (1130, 815), (1530, 765)])
    c.grade([*wall, (1530, 1030)], "#8b8f86", "#6b716c", "#4a5250")
    c.line(wall, "#b9bbab", 16)
    _spray(c, 930, 850, 230, "#f4f5ea")
    _spray(c, 690, 945, 150, "#f4f5ea")
    _spray(c, 1190, 795, 120, "#f4f5ea")
    for x, y, h in ((1230, 905, 480), (1380, 945, 590), (1085, 985, 420)):
        plants.palm(c, x, y, h, 110, "#2c4f48", "#4b4a40", 1)
    for x in (1150, 1330, 1480):
        c.line([(x, 960), (x, 930)], "#3b4442", 5)
    figures.umbrella(c, 1300, 978, 120, "#7a2f3f", "#c9493f")
    air.rain(c, "#eef2ea", 330, -0.5)


def _spray(c: Canvas, x: float, y: float, reach: float, foam: str) -> None:
    """Water thrown up where a wave meets the rock: a plume of mist with drops around it."""
    c.bloom(x, y, reach * 1.1, reach * 0.5, foam, 0.7, 1.3)
    for _ in range(240):
        t, dx = c.random.random() ** 1.3, c.random.gauss(0, 0.3)
        size = reach * 0.06 * (1.1 - t) * c.random.uniform(0.5, 1.1)
        c.oval(x + dx * reach * (0.5 + t), y - t * reach, size, size * 0.9, foam, 0.34)
    for _ in range(70):
        a, d = c.random.uniform(-2.7, -0.4), reach * c.random.uniform(0.4, 1.35)
        size = c.random.uniform(0.8, 2.6)
        c.oval(x + math.cos(a) * d, y + math.sin(a) * d, size, size, foam, 0.8)


def _storm_clouds(c: Canvas, top: float, bottom: float, dark: str, light: str) -> None:
    """Heavy banks hanging from the upper edge, each lower one paler."""
    for i in range(5):
        y = bottom - (bottom - top) * i / 4
        tone = mix(light, dark, 0.2 + 0.2 * i)
        base = [
            (x, y + 26 * math.sin(x / 170 + i * 2) + c.random.uniform(-12, 12)) for x in range(-60, 1600, 60)
        ]
        lumps = [(bx, by, c.random.uniform(34, 70)) for bx, by in base]
        shape = [(x, _lowest(lumps, x)) for x in range(-20, 1530, 7)]
        c.wash([(-20, -5), *shape, (1530, -5)], tone, 0.96, 0.72)
        c.spray([(-20, -5), *shape, (1530, -5)], mix(tone, light, 0.5), (620, y + 60), (620, y - 90), 0.28)


def _lowest(lumps: list[tuple[float, float, float]], x: float) -> float:
    return max([ly + math.sqrt(r * r - (x - lx) ** 2) * 0.6 for lx, ly, r in lumps if abs(x - lx) < r] or [0])


def ferry(c: Canvas) -> None:
    """The island ferry crossing a calm strait in the morning."""
    air.sky(c, MORNING, 470)
    air.cumulus(c, 1180, 300, 430, "#fffaf0", "#d5e2d4")
    air.cumulus(c, 720, 380, 250, "#fffaf0", "#dfe6d2", 0.9)
    air.sun(c, MORNING, 330, 250, 50)
    land.ranges(c, MORNING, "#3b7a80", 470, (130, 150, 70), sun=-1, lean=0.85)
    water.sea(c, 474, "#b8d6cb", "#2c7f8c")
    water.light_path(c, 330, 474, "#fffbe2", HEIGHT, 150)
    boats.wooden_boat(c, 250, 535, 90, "#3f6f80", "#b8543f", "#e0caa0", 1)
    for i in range(44):
        t = i / 43
        for side in (-1, 1):
            c.oval(
                430 - t * 450 + c.random.uniform(-14, 14),
                735 + side * (8 + t * 26) + t * 34 + c.random.uniform(-5, 5),
                13 + 15 * t,
                2.6 + 3 * t,
                "#f2fbf4",
                0.5 * (1.1 - t),
            )
    boats.afloat(c, 750, 735, 640, "#12444e", 0.42)
    boats.ferry(c, 750, 735, 640, "#fbf6e6", "#1f6a82", "#31525c")
    for _ in range(30):
        c.oval(
            1050 + c.random.uniform(-90, 40),
            732 + c.random.uniform(-9, 6),
            c.random.uniform(6, 20),
            c.random.uniform(2, 6),
            "#fbfff8",
            0.8,
        )
    air.birds(c, 880, 300, 6, "#4b7078", 15)


CAPES = (lighthouse_storm, lighthouse_night, storm_surf, ferry)
