"""Scenes of roads, rails, bridges and wind along the coast."""

from newsroom.demo.landscapes import boats, fields, figures, land, plants
from newsroom.demo.landscapes import sea as water
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import DAWN, DUSK, GOLDEN, NOON, mix
from newsroom.demo.landscapes.shapes import down_to, smooth


def coast_road(c: Canvas) -> None:
    """A road winding along the cliffs above the sea in the afternoon."""
    air.sky(c, NOON, 400)
    air.cumulus(c, 420, 300, 460, "#ffffff", "#cfe8e6")
    air.cumulus(c, 130, 350, 260, "#ffffff", "#d8ebe4", 0.9)
    water.sea(c, 392, "#3f9fbd", "#1f7f9c", HEIGHT, 170)
    far = [(620, 480), (820, 345), (950, 365), (1130, 215), (1290, 265), (1430, 170), (1570, 220)]
    land.mountain(c, far, 480, "#5f9a90", "#8fc2b4", "#cfe0ae", -1)
    land.mountain(
        c,
        [(690, 700), (880, 470), (1010, 480), (1220, 290), (1330, 330), (1560, 190)],
        700,
        "#3f7f6c",
        "#6fae94",
        "#b6d28c",
        -1,
    )
    slope = smooth([(560, 1030), (640, 880), (800, 760), (850, 640), (990, 560), (1180, 500), (1530, 380)])
    c.grade([*slope, (1530, 1030)], "#5f9a63", "#4a8454", "#2f6545")
    cliff = smooth([(470, 1030), (560, 905), (735, 775), (790, 655), (950, 570), (1000, 545)])
    c.grade([*cliff, *slope[::-1][38:]], "#d9b98a", "#a98660", "#7c6048")
    left = [(1165, 512), (1060, 560), (965, 640), (1000, 730), (930, 820), (720, 930), (610, 1040)]
    right = [(1180, 513), (1090, 566), (1010, 646), (1068, 735), (1040, 850), (900, 960), (860, 1040)]
    land.road(c, left, right, "#59666c", "#f4ecd6")
    for i, (x, y) in enumerate(smooth(left, 5)[6:]):
        c.line([(x - 5 - i * 0.3, y), (x - 5 - i * 0.3, y - 7 - i * 0.9)], "#f4ecd6", 2 + i * 0.12)
    for x, y, r in (
        (1180, 640, 36),
        (1300, 600, 50),
        (1430, 700, 70),
        (1200, 830, 76),
        (1360, 930, 120),
        (1130, 960, 70),
    ):
        plants.bush(c, x, y, r, "#33704a", "#bcd67e")
    plants.palm(c, 1400, 900, 560, -120, "#2c6f4a", "#6d563e")
    figures.cyclist(c, 975, 815, 84, "#b8433f", "#fbf0d2", -1)
    boats.wooden_boat(c, 300, 610, 110, "#e8ecdf", "#b8433f", "#f0c878", 1)
    boats.afloat(c, 300, 610, 110, "#14586e", 0.35)


def railway_coast(c: Canvas) -> None:
    """A train running between the mountains and the sea at sunset."""
    air.sky(c, DUSK, 500)
    air.streaks(c, "#ffc493", 90, 450, 10, 0.26)
    air.sun(c, DUSK, 330, 440, 62)
    water.sea(c, 500, "#f2a878", "#5b3a68", 900)
    water.light_path(c, 330, 500, "#ffe0a0", 860, 140)
    land.mountain(
        c,
        [(520, 620), (760, 420), (880, 450), (1080, 210), (1230, 300), (1420, 130), (1580, 210)],
        620,
        "#7a4a78",
        "#d07a7e",
        "#f0a07c",
        -1,
    )
    land.mountain(
        c,
        [(560, 800), (880, 560), (1010, 580), (1230, 390), (1340, 440), (1570, 330)],
        800,
        "#4a2f60",
        "#8a4f74",
        "#d97f70",
        -1,
    )
    bank = smooth([(-30, 905), (250, 815), (560, 735), (860, 680), (1180, 650), (1530, 640)])
    c.grade(down_to(bank), "#6a3f62", "#3f2750", "#2a1a40")
    _train(c, smooth([(240, 812), (560, 729), (860, 675), (1180, 645), (1400, 640)], 24))
    land.rock(c, 180, 1000, 330, 120, "#241736", "#c9706c")
    land.rock(c, 420, 1010, 240, 76, "#241736", "#c9706c")
    plants.grass(c, 500, 1500, 1000, 150, ("#24163a", "#341f48", "#4a2c56"), 220)
    plants.agave(c, 1290, 985, 130, "#2f2148", "#8a4f68")


def _train(c: Canvas, path: list[tuple[float, float]]) -> None:
    """Six carriages along a curve; the nearest one, the engine, is the largest."""
    c.line(path, "#2a1a3c", 4)
    at = 0.0
    for k in range(7):
        size = 0.165 - 0.012 * k
        a, b = path[int(at * (len(path) - 1))], path[int(min(1, at + size) * (len(path) - 1))]
        at += size + 0.005
        tall_a, tall_b = 74 - 8.2 * k, 74 - 8.2 * (k + 1)
        body = [
            (a[0], a[1] - 7),
            (b[0], b[1] - 6),
            (b[0], b[1] - tall_b),
            (a[0] + (10 if k == 0 else 0), a[1] - tall_a),
        ]
        c.fill(body, "#b3383f" if k == 0 else "#2d4a7a")
        for low, high, tone in ((0.50, 0.56, "#f4d9a0"), (0.92, 1.0, "#d9dbe0")):
            c.fill(
                [
                    (a[0] + 4, a[1] - tall_a * low),
                    (b[0], b[1] - tall_b * low),
                    (b[0], b[1] - tall_b * high),
                    (a[0] + 8, a[1] - tall_a * high),
                ],
                tone,
            )
        for i in range(6):
            t, u = (i + 0.2) / 6, (i + 0.78) / 6
            low, high = [
                (a[0] + (b[0] - a[0]) * v, a[1] + (b[1] - a[1]) * v, tall_a + (tall_b - tall_a) * v)
                for v in (t, u)
            ]
            c.fill(
                [
                    (low[0], low[1] - low[2] * 0.62),
                    (high[0], high[1] - high[2] * 0.62),
                    (high[0], high[1] - high[2] * 0.84),
                    (low[0], low[1] - low[2] * 0.84),
                ],
                "#ffdf9a",
            )
    c.bloom(path[0][0] - 10, path[0][1] - 32, 90, 60, "#ffe9b0", 0.8)


def wind_farm(c: Canvas) -> None:
    """Wind turbines on the coast in a golden evening."""
    air.sky(c, GOLDEN, 600)
    air.streaks(c, "#fff0cd", 80, 520, 11, 0.32)
    air.sun(c, GOLDEN, 380, 470, 64)
    land.ranges(c, GOLDEN, "#7f6a6e", 590, (120, 80), sun=-1, lean=0.7)
    water.sea(c, 592, "#f6d090", "#a98a7c", 800)
    water.light_path(c, 380, 592, "#fff3cc", 760, 110)
    for x, y, h, angle in (
        (620, 612, 170, 10),
        (760, 616, 190, 50),
        (890, 612, 180, 85),
        (520, 608, 150, 30),
    ):
        fields.turbine(c, x, y, h, angle, mix("#fff8e6", GOLDEN.haze, 0.35), "#b99a86")
    shore = smooth([(-30, 790), (320, 760), (680, 690), (1060, 640), (1530, 610)])
    c.grade(down_to(shore), "#d9a868", "#a97b58", "#6a4a4c")
    for x, y, h, angle in ((1010, 660, 340, 18), (1215, 690, 470, 64), (1420, 650, 380, 100)):
        c.fill(
            [(x, y), (x + 8, y), (x + h * 0.9, y + h * 0.16), (x + h * 0.86, y + h * 0.17)], "#5a3f44", 0.35
        )
        fields.turbine(c, x, y, h, angle, "#fff6e2", "#b48f80")
    front = smooth([(-30, 850), (380, 860), (760, 815), (1130, 850), (1530, 800)])
    c.grade(down_to(front), "#8a6450", "#4b3544")
    figures.walker(c, 470, 862, 60, "#3a2a3c", "#f8dfa6", -1)
    for i in range(7):
        figures.sheep(
            c,
            610 + i * 62 + c.random.uniform(-14, 14),
            852 + c.random.uniform(-8, 12),
            27,
            "#e8cfa2",
            "#4b3540",
            c.random.choice((-1, 1)),
        )
    plants.grass(c, -10, 1510, 1000, 120, ("#3a2a3c", "#52394a", "#7a5650"), 260, 0.4)


def road_bridge(c: Canvas) -> None:
    """A cable-stayed bridge over the river mouth at sunrise."""
    air.sky(c, DAWN, 560)
    air.streaks(c, "#fde6c4", 80, 500, 10, 0.30)
    air.sun(c, DAWN, 560, 480, 60)
    land.ranges(c, DAWN, "#7d6a8a", 560, (150, 95, 55), sun=-1, lean=0.7)
    water.sea(c, 562, "#f3c6aa", "#6d7d9a")
    water.light_path(c, 560, 562, "#fff2cf", HEIGHT, 150)
    for x, base, top in ((520, 640, 270), (1080, 690, 180)):
        for side in (-1, 1):
            c.fill(
                [(x + side * 30, base + 34), (x + side * 44, base + 34), (x + side * 8, top), (x, top)],
                "#4b4868",
            )
        c.box(x - 26, base - 115, 52, 12, "#4b4868")
    deck = [(-30, 575), (520, 600), (1080, 640), (1530, 690)]
    under = [(x, y + 15 + max(0, x) * 0.012) for x, y in deck]
    c.fill([*deck, *under[::-1]], "#3c3a5a")
    c.line(deck, "#f6d9b8", 4)
    for x, top, reach in ((520, 274, 300), (1080, 184, 420)):
        for k in range(1, 13):
            for side in (-1, 1):
                px = x + side * reach * k / 12
                c.line([(x + 4, top + k * 4), (px, land.height_at(deck, px))], "#f3e2cf", 1.5, 0.85)
    for x, y, w in ((90, 596, 20), (300, 612, 22), (790, 640, 26), (1340, 690, 32)):
        c.box(x, y, w, 300 if x > 1300 else 60 + x * 0.05, "#4b4868")
        boats.afloat(c, x + w / 2, y + 62 + x * 0.05, w * 2.4, "#3f3d60", 0.3)
    for x in (200, 360, 640, 760, 890, 1190, 1300):
        y = land.height_at(deck, x)
        c.box(x, y - 12, 24 + x * 0.006, 11, c.random.choice(("#c9543f", "#f4e3c4", "#2f6f80", "#4a4868")))
    boats.afloat(c, 330, 830, 330, "#3a3c5c", 0.42)
    boats.wooden_boat(c, 330, 830, 330, "#2f5f7a", "#cc5a45", "#ecc795", 1)
    bank = smooth([(900, 1030), (1100, 940), (1320, 900), (1530, 880)])
    c.grade(down_to(bank), "#5a5270", "#393450")
    plants.reeds(c, 1330, 1010, 260, "#3a3650", 46)
    plants.grass(c, 1000, 1510, 1005, 110, ("#2f2b45", "#453e5c", "#5f5468"), 130)


def mountain_pass(c: Canvas) -> None:
    """A road over the pass above a sea of clouds."""
    air.sky(c, GOLDEN, 520)
    air.sun(c, GOLDEN, 420, 330, 58)
    air.streaks(c, "#fff2d2", 60, 300, 8, 0.32)
    for foot, height, tone in ((520, 250, "#a98f92"), (590, 230, "#8a6f7c")):
        peaks = land.spread_peaks(c, foot, height, 0.4, 5)
        land.mountain(c, peaks, foot + 80, tone, GOLDEN.haze, mix(tone, GOLDEN.light, 0.5), -1)
        _cloud_sea(c, foot - 20, 60)
    c.box(0, 660, WIDTH, HEIGHT - 655, "#fbe6c4")
    land.mountain(
        c,
        [(680, 760), (830, 560), (940, 590), (1150, 330), (1270, 400), (1440, 230), (1580, 320)],
        1000,
        "#6f5566",
        "#c99a86",
        "#f0bd86",
        -1,
    )
    _cloud_sea(c, 620, 90)
    c.veil(600, 742, "#fbe6c4", 0.0, 1.0)
    c.box(0, 740, WIDTH, HEIGHT - 735, "#fbe6c4")
    _cloud_sea(c, 800, 150)
    slope = smooth([(300, 1040), (480, 900), (700, 800), (860, 690), (1100, 600), (1300, 560), (1530, 520)])
    c.grade([*slope, (1530, 1040)], "#7a7a4c", "#566040", "#36452f")
    c.spray([*slope, (1530, 1040)], "#2a3528", (1500, 1000), (700, 700), 0.6)
    land.road(
        c,
        [(1290, 575), (1080, 640), (960, 720), (1150, 790), (1060, 890), (640, 1050)],
        [(1310, 577), (1110, 645), (1000, 722), (1230, 795), (1180, 905), (900, 1050)],
        "#5c5660",
        "#f6e3bd",
    )
    for x, y, h in (
        (1330, 700, 140),
        (1410, 740, 200),
        (1280, 830, 190),
        (1440, 930, 330),
        (1340, 990, 280),
        (800, 800, 70),
    ):
        plants.pine(c, x, y, h, "#2f4a3c", "#d0b070", -1)
    c.box(1012, 686, 44, 22, "#c9493f")
    c.box(1020, 690, 30, 8, "#ffe9b8")
    air.birds(c, 640, 300, 5, "#5a4650", 18)


def _cloud_sea(c: Canvas, y: float, height: float) -> None:
    """A bank of cloud across the sheet, seen from above."""
    for i in range(46):
        x = -60 + 1620 * i / 45 + c.random.uniform(-30, 30)
        size = height * c.random.uniform(0.5, 1.05)
        c.bloom(x, y + height * 0.6, size * 2.6, size, "#fff4dc", 0.75, 1.2)
    c.veil(y + height * 0.3, y + height * 2.6, "#fdebcb", 0.15, 0.9)


ROUTES = (coast_road, railway_coast, wind_farm, road_bridge, mountain_pass)
