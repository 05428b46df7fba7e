"""Scenes of the mountains, the rivers and the old tower on its hill."""

from newsroom.demo.landscapes import boats, buildings, figures, land, plants, towers
from newsroom.demo.landscapes import sea as water
from newsroom.demo.landscapes import sky as air
from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import DUSK, MORNING, mix
from newsroom.demo.landscapes.shapes import blade, down_to, jagged, rolling, smooth


def mountain_reservoir(c: Canvas) -> None:
    """A reservoir between forested mountains, a small boat."""
    air.sky(c, MORNING, 500)
    air.sun(c, MORNING, 960, 210, 52)
    air.cumulus(c, 420, 220, 380, "#fffaf0", "#d5e3d8")
    land.ranges(c, MORNING, "#37746e", 500, (300, 230, 130), sun=1, lean=-0.5)
    left = jagged(c.random, [(-30, 250), (120, 330), (260, 380), (430, 470), (560, 520)], 0.12, 4)
    right = jagged(c.random, [(940, 520), (1100, 455), (1250, 400), (1390, 300), (1530, 230)], 0.12, 4)
    plants.forest(c, left, 26, "#2f6f5c", "#6fa08a", "#d6e49a", 524)
    plants.forest(c, right, 26, "#285f52", "#6fa08a", "#d6e49a", 524)
    c.veil(440, 522, "#f3eed4", 0.0, 0.45)
    c.mirror(522, HEIGHT, "#2f6f78", 0.28)
    c.veil(522, 1000, "#1d5661", 0.05, 0.55)
    water.ripples(c, 530, 990, "#e9f4e0", 70, 0.22)
    water.light_path(c, 960, 524, "#fffbe2", 760, 60)
    boats.afloat(c, 560, 760, 240, "#123d46", 0.4)
    c.fill(
        smooth(
            [
                (430, 735),
                (480, 752),
                (560, 756),
                (640, 750),
                (700, 728),
                (660, 766),
                (560, 772),
                (470, 768),
                (430, 735),
            ]
        ),
        "#4a3428",
    )
    figures.walker(c, 640, 755, 92, "#8c3a52", "#fdf1d0", -1)
    boats.paddle(c, 655, 685, 120, -0.6, "#4a3428")
    bank = jagged(c.random, [(880, 1030), (1040, 940), (1240, 890), (1530, 840)], 0.08, 4)
    c.grade(down_to(bank), "#3f6f4a", "#1f4a38")
    for x, y, h in ((1190, 950, 330), (1320, 930, 430), (1430, 945, 360)):
        plants.pine(c, x, y, h, "#1f5244", "#7fae78", 1)
    plants.grass(c, 900, 1510, 1000, 90, ("#1d4534", "#2f6444", "#4f8454"), 150)


def reforestation(c: Canvas) -> None:
    """Young trees in rows on a hillside that was bare."""
    air.sky(c, MORNING, 430)
    air.sun(c, MORNING, 330, 200, 52)
    air.cumulus(c, 1060, 230, 430, "#fffaf0", "#d4e3d8")
    land.ranges(c, MORNING, "#3f7d72", 440, (210, 140), sun=-1, lean=0.6)
    wood = jagged(c.random, [(-30, 430), (200, 390), (430, 420), (700, 470), (900, 500)], 0.1, 4)
    plants.forest(c, wood, 24, "#35775a", "#8ab48a", "#dbe69a", 640)
    far = smooth([(560, 560), (820, 490), (1120, 420), (1330, 395), (1530, 410)])
    c.grade(down_to(far), "#d9a873", "#b37a50")
    for row in range(7):
        for i in range(26):
            x = 640 + i * 37 + row * 12
            y = land.height_at(far, x) + 14 + row * 24
            plants.sapling(c, x, y, 20 + row * 2.4, "#3f8a54", "#d6e88a")
    near = smooth([(-30, 620), (300, 590), (680, 620), (1080, 690), (1530, 700)])
    c.grade(down_to(near), "#c98f5c", "#a0653f", "#6f4431")
    for row in range(6):
        drop = (20, 62, 118, 190, 280, 392)[row]
        for i in range(-1, 18):
            gap = 92 + row * 26
            x = i * gap + (row % 2) * gap / 2
            if -60 < x < WIDTH + 60:
                _planted(c, x, land.height_at(near, x) + drop, 48 + row * 24)
    figures.farmer(c, 905, 770, 130, "#33507a", "#fdf1d0")
    figures.porter(c, 470, 735, 110, "#8c3a52", "#fdf1d0")


def _planted(c: Canvas, x: float, y: float, h: float) -> None:
    """A sapling in its hollow of dark soil."""
    c.oval(x, y, h * 0.3, h * 0.07, "#5a3626", 0.6)
    plants.sapling(c, x, y, h * c.random.uniform(0.85, 1.1), "#3a8a4f", "#d6e88a")


def waterfall(c: Canvas) -> None:
    """A waterfall in the forest, rocks and ferns."""
    c.grade([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], "#dff0d2", "#a9d3b4", "#4f9484", "#1f5c5a")
    c.glow(760, 60, 620, "#fffbe0", 0.8)
    for y, tone, size in ((170, "#9fcbae", 40), (230, "#78b096", 44)):
        plants.forest(c, rolling(c.random, y, 40, 2), size, tone, "#b9dcc0", "#f4f8d0", 520)
    fall = [(560, 246), (960, 246), (940, 740), (560, 740)]
    c.grade(fall, "#f4fbf2", "#cfe9e4", "#eaf8f4")
    for _ in range(150):
        x, y = c.random.uniform(600, 895), c.random.uniform(235, 620)
        c.line(
            [(x, y), (x + c.random.uniform(-4, 4), y + c.random.uniform(50, 190))],
            c.random.choice(("#ffffff", "#8fc4c4", "#b6dcd8")),
            c.random.uniform(1.5, 5),
            0.5,
        )
    _cliffs(c)
    pool = smooth([(-30, 760), (300, 725), (760, 712), (1200, 730), (1530, 770)])
    c.grade(down_to(pool), "#8fd0c8", "#2f8a8c", "#12525c")
    water.ripples(c, 740, 990, "#e6fbf4", 90, 0.3)
    for _ in range(90):
        c.oval(
            c.random.gauss(755, 80),
            c.random.gauss(722, 10),
            c.random.uniform(10, 38),
            c.random.uniform(6, 18),
            "#ffffff",
            0.35,
        )
    c.bloom(755, 700, 330, 120, "#ffffff", 0.7)
    for x, y, w, h in (
        (520, 770, 210, 110),
        (1010, 785, 250, 130),
        (380, 850, 190, 90),
        (1180, 880, 230, 110),
        (690, 880, 130, 50),
    ):
        land.rock(c, x, y, w, h, "#1d4346", "#9fc4a8")
    for x, y, r in ((70, 1000, 300), (1430, 1000, 330), (330, 1040, 200), (1180, 1050, 210)):
        _fern(c, x, y, r)


LEFT_CLIFF = [
    (-30, 120), (250, 190), (470, 235), (612, 236), (628, 330), (604, 430), (640, 560), (622, 730),
    (-30, 760),
]  # fmt: skip
RIGHT_CLIFF = [
    (960, 240), (1080, 215), (1300, 160), (1530, 110), (1530, 760), (872, 735), (858, 600), (896, 470),
    (872, 360), (905, 268),
]  # fmt: skip


def _cliffs(c: Canvas) -> None:
    """The rock walls on both sides of the fall."""
    for points, tone in ((LEFT_CLIFF, "#3f6f6a"), (RIGHT_CLIFF, "#386661")):
        cliff = jagged(c.random, points, 0.06, 4)
        c.grade(cliff, mix(tone, "#cfe0b8", 0.35), tone, "#1b4444")
        c.spray(cliff, "#12383a", (750, 700), (750, 240), 0.5)
        _ledges(c, cliff, tone)


def _ledges(c: Canvas, cliff: list[tuple[float, float]], tone: str) -> None:
    """Cracks and wet light down a cliff face, bushes along its upper edge."""
    with c.inside(cliff):
        for _ in range(34):
            x, y = c.random.uniform(-20, WIDTH + 20), c.random.uniform(200, 640)
            drop, wide = c.random.uniform(60, 200), c.random.uniform(12, 60)
            face = [(x, y), (x + wide, y + 14), (x + wide * 0.7, y + drop), (x + wide * 0.2, y + drop * 0.8)]
            c.fill(face, "#d6ecc4" if c.random.random() < 0.45 else "#0c2c30", 0.13)
        for _ in range(16):
            x, y = c.random.uniform(-20, WIDTH + 20), c.random.uniform(330, 700)
            plants.bush(c, x, y, c.random.uniform(14, 40), mix(tone, "#2f7a54", 0.6), "#b9dca0")
    for x, y in cliff[:48:3]:
        plants.bush(c, x, y + 12, c.random.uniform(20, 42), "#2f7458", "#c6e29a")


def _fern(c: Canvas, x: float, y: float, r: float) -> None:
    """Arching fronds with small leaves on both sides."""
    for k in range(9):
        dx = (k / 8 - 0.5) * 2
        path = smooth(
            [(x, y), (x + dx * r * 0.35, y - r * 0.6), (x + dx * r * 0.85, y - r * (0.85 - abs(dx) * 0.3))], 9
        )
        tone = mix("#123f38", "#5fa86a", c.random.random())
        c.line(path, tone, 3)
        for i, (px, py) in enumerate(path[2:]):
            size = r * 0.13 * (1 - i / len(path))
            for side in (-1, 1):
                c.fill(blade((px, py), (px + side * size, py + size * 0.5), size * 0.15, size * 0.3), tone)


def river_village(c: Canvas) -> None:
    """Houses on stilts along a river at dusk."""
    air.sky(c, DUSK, 500)
    air.streaks(c, "#ffc493", 60, 440, 10, 0.26)
    air.sun(c, DUSK, 470, 430, 58)
    land.ranges(c, DUSK, "#5a3a68", 500, (190, 120), sun=-1, lean=0.6)
    plants.ragged(c, 480, 22, "#43305c", 520)
    for x, y, h, lean in (
        (720, 520, 260, 40),
        (800, 520, 210, -36),
        (1460, 530, 400, -40),
        (1060, 520, 300, 50),
    ):
        plants.palm(c, x, y, h, lean, "#35284f", "#3a2a48")
    for x, w in ((610, 150), (790, 190)):
        buildings.stilt_house(c, x, 530 + (w - 150) * 0.12, w, "#7a4f62", "#5a3450", "#2f2044", "#ffd27a")
    c.mirror(536, HEIGHT, "#8a4f72", 0.22)
    c.veil(536, 1000, "#2a1a48", 0.0, 0.6)
    water.light_path(c, 470, 540, "#ffe0a0", 960, 100)
    water.ripples(c, 550, 990, "#ffb98a", 70, 0.22)
    for x, y, w in ((1010, 600, 290), (1230, 700, 420)):
        for i in range(14):
            c.box(
                x + w * c.random.uniform(0, 0.9),
                y + i * w * 0.028,
                w * c.random.uniform(0.05, 0.35),
                w * 0.010,
                c.random.choice(("#1f1338", "#1f1338", "#ffd27a")),
                0.4,
            )
        buildings.stilt_house(c, x, y, w, "#8a5a5c", "#6a3a4c", "#2a1a3c", "#ffd88a")
    boats.afloat(c, 560, 800, 260, "#1c1136", 0.5)
    c.fill(
        smooth(
            [
                (420, 772),
                (480, 792),
                (560, 797),
                (650, 790),
                (710, 766),
                (670, 806),
                (560, 813),
                (470, 809),
                (420, 772),
            ]
        ),
        "#2a1a3c",
    )
    figures.walker(c, 640, 795, 105, "#3a2450", "#e8b98a", -1)
    boats.paddle(c, 655, 715, 150, -0.55, "#2a1a3c")
    plants.reeds(c, 110, 1010, 300, "#22143a", 44)
    plants.grass(c, -20, 420, 1005, 120, ("#1c1136", "#2c1c48", "#3f2850"), 110)


def cham_tower(c: Canvas) -> None:
    """A Cham brick tower on its hill against the evening sky."""
    air.sky(c, DUSK, 700)
    air.streaks(c, "#ffc9a0", 80, 560, 12, 0.26)
    air.sun(c, DUSK, 330, 560, 70, 760)
    land.ranges(c, DUSK, "#5a3a64", 690, (130, 80), sun=-1, lean=-0.5)
    water.sea(c, 692, "#f0a878", "#7a4a70", 920, 60)
    water.light_path(c, 330, 692, "#ffe0a0", 790, 80)
    hill = smooth(
        [(-30, 880), (250, 850), (560, 770), (820, 680), (980, 652), (1180, 655), (1340, 700), (1530, 760)]
    )
    c.grade(down_to(hill), "#8a5a58", "#533656", "#2a1c3c")
    c.spray(down_to(hill), "#f0a070", (560, 740), (700, 900), 0.35)
    for x, y, h in ((1330, 715, 270), (830, 690, 200)):
        towers.cham_tower(c, x, y, h, "#8c4a46", "#e8935f", "#4a2846")
    towers.cham_tower(c, 1060, 668, 500, "#a4523f", "#ffb070", "#4a2644")
    left, right = (
        smooth([(1030, 668), (960, 790), (800, 1030)]),
        smooth([(1090, 668), (1050, 790), (990, 1030)]),
    )
    c.fill([*left, *right[::-1]], "#5a3a50")
    for a, b in zip(left, right, strict=True):
        c.line([a, b], mix("#f0b080", "#8a5a60", (a[1] - 668) / 330), 2 + (a[1] - 668) * 0.016)
    for x, y, r in ((700, 760, 46), (1250, 740, 50), (1440, 800, 74), (520, 850, 60)):
        plants.bush(c, x, y, r, "#43304f", "#c9785f")
    figures.walker(c, 985, 790, 58, "#f4e4d0", "#ffdcae")
    figures.walker(c, 1015, 780, 54, "#b8434f", "#ffdcae")
    plants.tree(c, 190, 900, 150, "#33244a", "#a85f60", "#281a38", 1, "#d8486a")
    plants.grass(c, -10, 1510, 1005, 100, ("#22163a", "#34224a", "#533656"), 240)


UPLANDS = (mountain_reservoir, reforestation, waterfall, river_village, cham_tower)
