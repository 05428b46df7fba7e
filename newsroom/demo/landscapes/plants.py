"""Trees and plants."""

import math

from newsroom.demo.landscapes.canvas import Canvas, Points
from newsroom.demo.landscapes.palette import Colour, mix
from newsroom.demo.landscapes.shapes import blade, down_to, jagged, smooth


def palm(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    lean: float,
    leaf: str | Colour,
    trunk: str | Colour,
    wind: float = 0,
) -> None:
    """A coconut palm rooted at y; `lean` moves its crown, `wind` (0 to 1) sweeps the fronds to the right."""
    spine = smooth(
        [(x, y), (x + lean * 0.2, y - h * 0.4), (x + lean * 0.62, y - h * 0.75), (x + lean, y - h)]
    )
    for i, (a, b) in enumerate(zip(spine, spine[1:], strict=False)):
        c.line([a, b], trunk, h * 0.045 * (1 - 0.55 * i / len(spine)))
    cx, cy = spine[-1]
    for i, angle in enumerate((200, 165, 232, 140, 262, 290, 318, 345, 15, 40)):
        turn = (angle + 180) % 360 - 180
        swept = turn * (1 - wind) + wind * (turn * 0.32 - 18)
        a = math.radians(swept + c.random.uniform(-6, 6))
        reach = h * c.random.uniform(0.36, 0.46)
        tip = (cx + math.cos(a) * reach, cy + (math.sin(a) * 0.72 + 0.26) * reach)
        _frond(
            c,
            (cx, cy),
            tip,
            -1 if math.cos(a) > 0 else 1,
            h,
            mix(leaf, "#000000" if i % 2 else "#ffffff", 0.12),
        )
    for dx in (-0.02, 0.02, 0.0):
        c.oval(cx + dx * h, cy + h * 0.025, h * 0.018, h * 0.02, mix(trunk, "#7a4a20", 0.4))


def _frond(c: Canvas, root: tuple, tip: tuple, side: int, h: float, colour: Colour) -> None:
    """One arched frond: a rib with leaflets hanging from it."""
    reach = math.hypot(tip[0] - root[0], tip[1] - root[1])
    rib = blade(root, tip, side * reach * 0.24, h * 0.006)[:9]
    c.line(rib, colour, h * 0.012)
    fine = smooth(rib, 3)
    for k, (px, py) in enumerate(fine[2:]):
        t = k / (len(fine) - 2)
        drop = h * 0.10 * math.sin(math.pi * (0.2 + 0.75 * t))
        dx = (tip[0] - root[0]) * 0.07
        c.fill([(px - h * 0.008, py), (px + h * 0.008, py), (px + dx, py + drop)], colour)
        c.fill([(px - h * 0.007, py), (px + h * 0.007, py), (px + dx * 1.5, py - drop * 0.32)], colour)


def tree(
    c: Canvas,
    x: float,
    y: float,
    r: float,
    leaf: str | Colour,
    light: str | Colour,
    trunk: str | Colour,
    sun: float = -1,
    bloom: str | None = None,
) -> None:
    """A broad round tree rooted at y with a crown of radius r; the sunny side is lighter."""
    top, fine = y - r * 1.55, min(1.0, 95 / r)
    for dx, dy in ((-0.42, -0.9), (0.38, -0.85), (0.02, -1.1)):
        c.line(
            [(x, y - r * 0.25), (x + dx * r * 0.5, y - r * 0.7), (x + dx * r, y + dy * r)], trunk, r * 0.09
        )
    bole = [(x - r * 0.14, y), (x - r * 0.07, y - r * 0.3), (x - r * 0.07, y - r * 0.7)]
    c.fill([*bole, *[(2 * x - px, py) for px, py in bole[::-1]]], trunk)
    layers = ((-0.3, 24, 0.0, 0.40), (0.0, 30, 0.14, 0.30), (0.4, 30, 0.3, 0.19), (0.75, 24, 0.44, 0.10))
    for tone, count, shift, size in layers:
        shade = mix(leaf, light, tone) if tone >= 0 else mix(leaf, "#000000", -tone)
        for _ in range(int(count / fine**1.5)):
            a, d = c.random.uniform(0, 6.3), c.random.random() ** 0.55 * (0.98 - size * 0.8 * fine)
            s = r * size * c.random.uniform(0.75, 1.15) * fine**0.75
            px, py = (
                x + (math.cos(a) * d * 1.1 + sun * shift * 0.5) * r,
                top + (math.sin(a) * d * 0.7 - shift * 0.45) * r,
            )
            c.oval(px, py, s * 1.1, s * 0.85, shade)
    if bloom:
        _blossom(c, x, top, r, bloom, light)


def _blossom(c: Canvas, x: float, top: float, r: float, bloom: str, light: str | Colour) -> None:
    """Flowers in clusters over a crown, thickest on its upper side."""
    for _ in range(int(10 + r / 6)):
        a, d = c.random.uniform(2.8, 6.6), c.random.random() ** 0.45
        px, py = x + math.cos(a) * d * r * 1.02, top + math.sin(a) * d * r * 0.7
        for _ in range(14):
            size = r * 0.02 + 1.2
            tone = mix(bloom, light, c.random.random() * 0.35)
            c.oval(
                px + c.random.gauss(0, 0.075) * r, py + c.random.gauss(0, 0.04) * r, size * 1.2, size, tone
            )


def bush(
    c: Canvas, x: float, y: float, r: float, leaf: str | Colour, light: str | Colour, sun: float = -1
) -> None:
    """A low shrub sitting at y: a dark mound, leaf clumps on it, light on its sunny side."""
    c.oval(x, y - r * 0.02, r * 1.05, r * 0.12, mix(leaf, "#000000", 0.5), 0.35)
    for shade, count, lift, size in ((-0.28, 16, 0.0, 0.30), (0.0, 16, 0.10, 0.21), (0.45, 13, 0.22, 0.12)):
        tone = mix(leaf, light, shade) if shade >= 0 else mix(leaf, "#000000", -shade)
        for i in range(count):
            dx = (i + 0.5) / count * 2 - 1
            room = math.sqrt(1 - dx * dx) * 0.62
            px = x + (dx * (0.86 - lift) + sun * lift * 0.5) * r
            py = y - (c.random.uniform(0.25, 1) * room + lift * 0.6 + 0.05) * r
            s = size * r * c.random.uniform(0.75, 1.2)
            c.oval(px, min(py, y - s * 0.5), s * 1.1, s * 0.8, tone)


def acacia(
    c: Canvas, x: float, y: float, h: float, leaf: str | Colour, light: str | Colour, trunk: str | Colour
) -> None:
    """A flat-topped tree of the dry coast."""
    for dx in (-0.3, 0.05, 0.34):
        c.line(
            smooth([(x, y), (x + dx * h * 0.2, y - h * 0.45), (x + dx * h, y - h * 0.86)]), trunk, h * 0.035
        )
    for tone, lift in ((mix(leaf, "#000000", 0.25), 0), (leaf, 0.035), (mix(leaf, light, 0.45), 0.07)):
        for k in range(9):
            dx = (k / 8 - 0.5) * (1.25 - lift * 5) + c.random.uniform(-0.04, 0.04)
            c.oval(
                x + dx * h,
                y - h * (0.9 + lift) + abs(dx) * h * 0.1,
                h * 0.14,
                h * 0.062 * (1 - lift * 3),
                tone,
            )


def sapling(c: Canvas, x: float, y: float, h: float, leaf: str | Colour, light: str | Colour) -> None:
    """A young tree tied to a stake."""
    c.line([(x + h * 0.07, y), (x + h * 0.07, y - h * 0.62)], "#b08a5c", h * 0.035)
    c.line([(x, y), (x, y - h * 0.6)], mix(leaf, "#3a2a1c", 0.6), h * 0.04)
    for tone, w, dx in (
        (mix(leaf, "#000000", 0.2), 0.27, 0),
        (leaf, 0.23, -0.03),
        (mix(leaf, light, 0.5), 0.13, -0.08),
    ):
        shape = [
            (x + dx * h, y - h),
            (x + (dx + w) * h, y - h * 0.52),
            (x + (dx + w * 0.6) * h, y - h * 0.3),
            (x + (dx - w * 0.6) * h, y - h * 0.3),
            (x + (dx - w) * h, y - h * 0.52),
        ]
        c.fill(smooth([*shape, shape[0]], 5), tone)


def forest(
    c: Canvas,
    line: Points,
    size: float,
    leaf: str | Colour,
    haze: str | Colour,
    light: str | Colour,
    bottom: float,
) -> None:
    """A wooded ridge: crowns crowd along the line, and thin out in the mist below it."""
    c.grade(down_to(line, bottom), leaf, mix(leaf, haze, 0.6))
    step = max(1, int(size / 24))
    for i in range(0, len(line), step):
        x, y = line[i]
        for _ in range(3):
            s = size * c.random.uniform(0.35, 0.8)
            px, py = x + c.random.uniform(-size, size) * 0.6, y + c.random.uniform(-0.15, 0.5) * size
            c.oval(px, py, s, s * 0.8, mix(leaf, "#000000", c.random.uniform(0, 0.14)))
            c.oval(px - s * 0.25, py - s * 0.25, s * 0.5, s * 0.36, mix(leaf, light, 0.22))


def grass(
    c: Canvas,
    x0: float,
    x1: float,
    y: float,
    h: float,
    colours: tuple[str | Colour, ...],
    count: int = 160,
    lean: float = 0.2,
) -> None:
    """Blades of grass along the foot of the picture."""
    for _ in range(count):
        x, tall = c.random.uniform(x0, x1), h * c.random.uniform(0.4, 1)
        foot = y + c.random.uniform(0, h * 0.25)
        tip = (x + tall * (lean + c.random.uniform(-0.3, 0.3)), foot - tall)
        c.fill(blade((x, foot), tip, tall * 0.07, max(2.0, tall * 0.06)), c.random.choice(colours))


def reeds(c: Canvas, x: float, y: float, h: float, colour: str | Colour, count: int = 18) -> None:
    """A clump of reeds with dark heads."""
    for _ in range(count):
        dx, tall = c.random.gauss(0, 0.28) * h, h * c.random.uniform(0.55, 1)
        tip = (x + dx * 1.35, y - tall)
        c.line([(x + dx * 0.7, y), tip], colour, max(1.4, h * 0.014))
        if c.random.random() < 0.4:
            c.oval(tip[0], tip[1], h * 0.016, h * 0.06, mix(colour, "#4a2c1c", 0.6))


def agave(c: Canvas, x: float, y: float, r: float, leaf: str | Colour, light: str | Colour) -> None:
    """A rosette of thick pointed leaves, as grows on dunes."""
    for i, angle in enumerate((188, 352, 205, 335, 225, 315, 246, 294, 270)):
        a = math.radians(angle)
        tip = (x + math.cos(a) * r, y + math.sin(a) * r)
        c.fill(
            blade((x, y), tip, 0.08 * r * (1 if angle > 270 else -1), r * 0.19),
            mix(leaf, light, 0.08 + i * 0.06),
        )


def ragged(
    c: Canvas, y: float, amplitude: float, colour: str | Colour, bottom: float, pieces: int = 9
) -> list[tuple[float, float]]:
    """A far line of treetops across the sheet."""
    points = [
        (-20 + 1540 * i / pieces, y + c.random.uniform(-amplitude, amplitude)) for i in range(pieces + 1)
    ]
    line = jagged(c.random, points, 0.16, 5)
    c.fill(down_to(line, bottom), colour)
    return line


def pine(c: Canvas, x: float, y: float, h: float, leaf: str, light: str, sun: float = -1) -> None:
    """A pine in layers."""
    c.line([(x, y), (x, y - h * 0.9)], "#4a362a", h * 0.035)
    for k in range(7):
        t = k / 7
        wide, level = h * 0.23 * (1 - t * 0.82), y - h * (0.16 + 0.72 * t)
        skirt = jagged(
            c.random,
            [(x - wide, level + h * 0.04), (x, level + h * 0.015), (x + wide, level + h * 0.04)],
            0.16,
            3,
        )
        c.fill([*skirt, (x, level - h * 0.17)], mix(leaf, "#000000", 0.18 * (k % 2)))
        c.fill(
            [(x, level - h * 0.17), (x + sun * wide, level + h * 0.04), (x + sun * wide * 0.35, level)],
            light,
            0.30,
        )
