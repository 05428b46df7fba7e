"""Scenes of the shore by day: dunes, harbours, beaches."""

from newsroom.demo.landscapes import boats, figures, land, plants
from newsroom.demo.landscapes import sea as water
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import HEIGHT, Canvas
from newsroom.demo.landscapes.palette import DAWN, DUSK, MORNING, NOON, mix
from newsroom.demo.landscapes.shapes import down_to, smooth
from newsroom.demo.landscapes.street import awning


def dunes_dawn(c: Canvas) -> None:
    """Sand dunes at first light, a walker in a conical hat on the crest, the sea behind."""
    air.sky(c, DAWN, 470)
    air.streaks(c, "#f9dcc0", 90, 400, 9, 0.30)
    air.sun(c, DAWN, 420, 372, 58)
    land.ranges(c, DAWN, "#8d6f8c", 445, (110, 64), sun=-1, lean=0.7)
    water.sea(c, 455, "#e6b7ad", "#8b8ba6", 720, 90)
    water.light_path(c, 420, 455, "#fff0cf", 600, 90)
    back = [(-30, 560), (300, 520), (720, 560), (1530, 640)]
    land.dune(c, back, [(300, 520), (360, 590), (330, 700), (420, 830)], "#eebd92", "#b98282", "#8b5f74")
    ridge = [(-30, 800), (260, 740), (620, 610), (905, 505), (1130, 560), (1360, 640), (1530, 665)]
    crest = [(905, 505), (880, 580), (760, 690), (700, 800), (520, 900), (300, 1030)]
    land.dune(c, ridge, crest, "#f3bd86", "#9a6470", "#5b4163")
    figures.walker(c, 1004, 527, 66, "#40314f", "#f7dfb6", 1)
    plants.agave(c, 1330, 965, 120, "#4b4a5e", "#8f8a8a")
    plants.grass(c, 1170, 1500, 1000, 130, ("#43364f", "#5a4660", "#7a5a68"), 90)


def dunes_noon(c: Canvas) -> None:
    """White dunes and a fresh-water lake with lotus under a high sun."""
    air.sky(c, NOON, 480)
    air.cumulus(c, 340, 330, 470, "#ffffff", "#cfe6e4")
    air.cumulus(c, 1240, 250, 380, "#ffffff", "#bfdfe2")
    air.cumulus(c, 820, 420, 300, "#ffffff", "#d5e8e2", 0.9)
    land.ranges(c, NOON, "#4f8f92", 495, (120, 80), sun=-1)
    back = [(-30, 470), (250, 500), (560, 560), (900, 520), (1190, 405), (1530, 490)]
    land.dune(c, back, [(1190, 405), (1160, 470), (1230, 560), (1180, 690)], "#fbeed2", "#d9bd96", "#b1906f")
    front = [(-30, 400), (180, 430), (420, 540), (700, 630), (1530, 690)]
    land.dune(c, front, [(180, 430), (260, 520), (220, 600), (380, 700)], "#fdf3dc", "#e3c9a0", "#bd9c78")
    c.grade(
        down_to(smooth([(-30, 690), (300, 668), (760, 672), (1200, 690), (1530, 668)])),
        "#9fd3d6",
        "#4ba3b3",
        "#1f6e86",
    )
    c.line(smooth([(-30, 690), (300, 668), (760, 672), (1200, 690), (1530, 668)]), "#fdf6e3", 7, 0.9)
    water.ripples(c, 690, 990, "#e9fbf7", 60, 0.28)
    for _ in range(90):
        depth = c.random.random() ** 0.8
        x, y = c.random.gauss(430, 300 + 120 * depth), 735 + 250 * depth
        r = 12 + 46 * depth
        c.oval(x, y + r * 0.10, r, r * 0.30, "#145a5c", 0.5)
        c.oval(x, y, r, r * 0.28, mix("#2f8a63", "#8cc47c", c.random.random()))
        if c.random.random() < 0.24:
            _lotus(c, x + r * 0.3, y - r * 0.15, r * 0.42)
    plants.reeds(c, 1390, 1010, 330, "#2d6b56", 40)
    plants.reeds(c, 1240, 1020, 210, "#3d7f5c", 24)
    figures.walker(c, 1040, 474, 34, "#8c3a52", "#fff7df")


def _lotus(c: Canvas, x: float, y: float, r: float) -> None:
    for dx, tall, tone in (
        (-0.8, 0.8, "#d85a92"),
        (0.8, 0.8, "#d85a92"),
        (-0.4, 1.2, "#ee86b2"),
        (0.4, 1.2, "#ee86b2"),
        (0, 1.4, "#f8b4cf"),
    ):
        c.fill(
            smooth(
                [
                    (x - r * 0.2, y),
                    (x + dx * r * 0.9 - r * 0.12, y - r * tall * 0.7),
                    (x + dx * r, y - r * tall),
                    (x + dx * r * 0.6 + r * 0.25, y - r * tall * 0.5),
                    (x + r * 0.2, y),
                ],
                4,
            ),
            tone,
        )


def harbour_dusk(c: Canvas) -> None:
    """Wooden fishing boats moored in the harbour as the sun goes down."""
    air.sky(c, DUSK, 520)
    air.streaks(c, "#ffb98a", 120, 470, 10, 0.26)
    air.sun(c, DUSK, 1020, 452, 66)
    land.ranges(c, DUSK, "#4c3260", 520, (190, 130, 80), sun=1, lean=-0.8)
    water.sea(c, 524, "#f0a274", "#4a2f61")
    water.light_path(c, 1020, 524, "#ffdf9a", HEIGHT, 150)
    for x, y, w, hull, stripe, face in (
        (1290, 560, 130, "#4d3358", "#7d4a62", -1),
        (760, 566, 150, "#513559", "#8d5062", 1),
        (560, 592, 190, "#3f4468", "#a85a5f", -1),
    ):
        boats.afloat(c, x, y, w, "#2b1d44")
        boats.wooden_boat(c, x, y, w, hull, stripe, mix("#c98a72", DUSK.haze, 0.4), face)
    for x, y, w, hull, stripe, face in (
        (1180, 735, 360, "#2b4a68", "#c2493d", -1),
        (400, 835, 560, "#1f5a70", "#d4573f", 1),
    ):
        boats.afloat(c, x, y, w, "#1a1434", 0.45)
        boats.wooden_boat(c, x, y, w, hull, stripe, "#d9a070", face, "#ffd98a")
    boats.afloat(c, 905, 925, 130, "#1a1434", 0.4)
    boats.basket_boat(c, 905, 930, 74, "#7a4a3e", "#3a2535", "#c98a5a")
    air.birds(c, 330, 250, 7, "#3d2a50")


def basket_boats(c: Canvas) -> None:
    """Round basket boats drawn up on the beach in the morning."""
    air.sky(c, MORNING, 380)
    air.streaks(c, "#fff8e2", 60, 330, 8, 0.38)
    air.sun(c, MORNING, 300, 250, 52)
    land.ranges(c, MORNING, "#3f7f86", 380, (150, 100, 60), sun=-1, lean=0.7)
    water.sea(c, 382, "#c8dcc8", "#3f97a2", 720)
    water.light_path(c, 300, 382, "#fffbe2", 640, 110)
    boats.afloat(c, 980, 440, 120, "#1f5a66", 0.3)
    boats.wooden_boat(c, 980, 440, 130, "#2f6d80", "#c8543f", "#e8d3a4", 1)
    line = [(-30, 700), (260, 655), (620, 640), (980, 600), (1290, 570), (1530, 575)]
    sand = smooth(line)
    c.grade(down_to(sand), "#ead2a2", "#d9b680", "#b98d5f")
    c.spray(down_to(sand), "#8f6648", (1500, 1000), (700, 700), 0.45)
    water.surf(c, line, "#fdf9ea", "#a98a66")
    land.wind_lines(c, 760, 1000, -20, 1520, "#a67a52", 16)
    for x, y, r, body in (
        (1290, 690, 78, "#9a6a44"),
        (1110, 715, 92, "#2f7d86"),
        (820, 770, 120, "#a8653f"),
        (1265, 880, 178, "#2a7a86"),
        (330, 925, 205, "#a5673c"),
    ):
        boats.basket_boat(c, x, y, r, body, "#4b3226", "#e2b878")
    figures.porter(c, 610, 712, 84, "#1f4a55", "#fbefcf")


def fish_market(c: Canvas) -> None:
    """Boats come in at dawn, awnings and baskets of fish on the beach."""
    air.sky(c, DAWN, 430)
    air.streaks(c, "#fce3c0", 80, 380, 9, 0.32)
    air.sun(c, DAWN, 1060, 350, 54)
    land.ranges(c, DAWN, "#7b6785", 430, (140, 80), sun=1, lean=-0.7)
    water.sea(c, 432, "#f0c3ab", "#7f8ba2", 700)
    water.light_path(c, 1060, 432, "#fff2cf", 660, 110)
    for x, y, w, hull, face in (
        (700, 462, 120, "#5a6080", 1),
        (1310, 472, 140, "#6a5a76", -1),
        (900, 545, 260, "#2f6a80", 1),
    ):
        boats.afloat(c, x, y, w, "#4a4460", 0.35)
        boats.wooden_boat(c, x, y, w, hull, "#c7604f", "#ecc598", face)
    line = [(-30, 600), (300, 625), (700, 665), (1100, 640), (1530, 690)]
    c.grade(down_to(smooth(line)), "#dcb48c", "#b98a6c", "#80595b")
    water.surf(c, line, "#fdf0dd", "#8d6a64")
    _stall(c, 60, 850, 430, "#c9543f", "#f6e3bf")
    _stall(c, 560, 800, 270, "#2f7a84", "#f6e3bf")
    for x, y, r in (
        (980, 800, 40),
        (1070, 830, 46),
        (1180, 800, 40),
        (1120, 905, 58),
        (1280, 890, 56),
        (940, 940, 64),
    ):
        _fish_basket(c, x, y, r)
    for x, y, h in ((520, 890, 130), (880, 800, 104), (1390, 850, 118), (1010, 745, 86)):
        figures.walker(
            c,
            x,
            y,
            h,
            c.random.choice(("#3f4468", "#7a3f52", "#2b5a66")),
            "#f7e2b8",
            c.random.choice((-1, 1)),
        )
    figures.porter(c, 1260, 765, 96, "#4a3a5c", "#f7e2b8")


def _stall(c: Canvas, x: float, y: float, w: float, stripe: str, cloth: str) -> None:
    """An awning over a table laid with fish."""
    awning(c, x, y, w, stripe, cloth, "#4a3048")
    for i in range(48):
        tone = mix("#dfe7ea", "#6a8496", c.random.random())
        c.oval(x + w * (0.06 + 0.0185 * i), y - w * c.random.uniform(0.16, 0.185), w * 0.026, w * 0.011, tone)


def _fish_basket(c: Canvas, x: float, y: float, r: float) -> None:
    """A shallow basket heaped with silver fish."""
    c.oval(x - r * 0.2, y + r * 0.3, r * 1.15, r * 0.25, "#4a3040", 0.4)
    c.fill(
        [
            (x - r, y - r * 0.1),
            (x + r, y - r * 0.1),
            (x + r * 0.7, y + r * 0.38),
            (x - r * 0.7, y + r * 0.38),
        ],
        "#a06a44",
    )
    c.oval(x, y - r * 0.1, r, r * 0.34, "#d9a468")
    c.oval(x, y - r * 0.1, r * 0.88, r * 0.27, "#5a4450")
    for _ in range(16):
        dx, dy = c.random.uniform(-0.66, 0.66) * r, c.random.uniform(-0.3, 0.04) * r
        tone = mix("#dfe7ea", "#6f8a9e", c.random.random())
        c.oval(x + dx, y + dy, r * 0.22, r * 0.065, tone)
        c.fill(
            [
                (x + dx + r * 0.17, y + dy),
                (x + dx + r * 0.30, y + dy - r * 0.07),
                (x + dx + r * 0.30, y + dy + r * 0.07),
            ],
            tone,
        )


def beach_noon(c: Canvas) -> None:
    """A turquoise cove with palms and a single boat."""
    air.sky(c, NOON, 400)
    air.cumulus(c, 900, 310, 520, "#ffffff", "#cfe8e8")
    air.cumulus(c, 300, 360, 300, "#ffffff", "#d9ece6", 0.9)
    water.sea(c, 400, "#2f93b4", "#7fd3c6", 760, 150)
    cape = [(740, 440), (950, 352), (1040, 376), (1180, 270), (1300, 330), (1420, 240), (1560, 300)]
    land.mountain(c, cape, 440, "#3f8077", "#5a9d8c", "#b9d7a6", -1)
    c.fill(down_to([(760, 436), (1100, 426), (1560, 430)], 452), "#3aa0b4")
    boats.afloat(c, 590, 545, 200, "#1d6f80", 0.4)
    boats.wooden_boat(c, 590, 545, 210, "#e9efe6", "#2478a0", "#f3c064", 1)
    line = [(-30, 690), (300, 740), (720, 730), (1080, 650), (1330, 540), (1530, 430)]
    sand = smooth(line)
    c.grade(down_to(sand), "#fdf0cf", "#f4deae", "#dfba83")
    water.surf(c, line, "#ffffff", "#d2b387")
    c.spray(down_to(sand), "#b98a5c", (1500, 1000), (900, 700), 0.4)
    for x, y, r in ((150, 880, 120), (1330, 800, 90)):
        c.oval(x + 40, y + 8, r * 1.5, r * 0.16, "#b08a5c", 0.35)
    plants.palm(c, 1330, 810, 500, -150, "#2f7d52", "#7d5f45")
    plants.palm(c, 1420, 880, 640, -60, "#28744c", "#745640")
    plants.palm(c, 130, 900, 620, 170, "#28744c", "#745640")
    for x, y, r in ((1450, 960, 130), (40, 985, 120), (1250, 990, 60)):
        plants.bush(c, x, y, r, "#2f7d52", "#b7d67a")
    boats.basket_boat(c, 560, 880, 96, "#2a7d92", "#4b3a2c", "#eac07a")


COAST = (dunes_dawn, dunes_noon, harbour_dusk, basket_boats, fish_market, beach_noon)
