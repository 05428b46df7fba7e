"""Houses, their roofs, windows and lanterns."""

from newsroom.demo.landscapes.canvas import Canvas
from newsroom.demo.landscapes.palette import Colour, mix
from newsroom.demo.landscapes.shapes import smooth


def tiles(
    c: Canvas, x: float, y: float, w: float, h: float, colour: str | Colour, inset: float = 0.1
) -> None:
    """A tiled roof seen from its eaves side; the eaves lie at y, the ridge h above."""
    shape = [(x + w * inset, y - h), (x + w * (1 - inset), y - h), (x + w, y), (x, y)]
    c.grade(shape, mix(colour, "#ffffff", 0.08), colour, mix(colour, "#000000", 0.25))
    count = max(6, int(w / 11))
    for i in range(count + 1):
        t = i / count
        c.line(
            [(x + w * (inset + (1 - 2 * inset) * t), y - h), (x + w * t, y)],
            mix(colour, "#000000", 0.35),
            1.5,
            0.55,
        )
    for k in (0.3, 0.55, 0.8):
        edge = w * inset * (1 - k)
        c.line(
            [(x + edge, y - h * (1 - k)), (x + w - edge, y - h * (1 - k))],
            mix(colour, "#000000", 0.3),
            1.3,
            0.45,
        )
    c.line(
        [(x + w * inset - 4, y - h), (x + w * (1 - inset) + 4, y - h)], mix(colour, "#000000", 0.35), h * 0.10
    )
    c.box(x - 3, y - h * 0.03, w + 6, h * 0.09, mix(colour, "#000000", 0.45))


def shutters(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    leaf: str | Colour,
    glass: str | Colour,
    lit: bool = False,
) -> None:
    """A window with open louvred shutters; x, y is its upper left corner with the shutters."""
    c.box(x + w * 0.26, y, w * 0.48, h, glass)
    if lit:
        c.bloom(x + w / 2, y + h / 2, w * 0.9, h * 0.9, glass, 0.45)
        c.box(x + w * 0.26, y, w * 0.48, h, mix(glass, "#fff4cf", 0.35))
    c.line([(x + w * 0.5, y), (x + w * 0.5, y + h)], mix(leaf, "#000000", 0.3), w * 0.03)
    c.line([(x + w * 0.26, y + h * 0.36), (x + w * 0.74, y + h * 0.36)], mix(leaf, "#000000", 0.3), w * 0.03)
    for left in (x, x + w * 0.76):
        c.box(left, y - h * 0.02, w * 0.24, h * 1.04, leaf)
        for k in range(1, 8):
            c.line(
                [(left + w * 0.04, y + h * k / 8), (left + w * 0.2, y + h * k / 8)],
                mix(leaf, "#000000", 0.3),
                1.4,
                0.7,
            )
    c.box(x - w * 0.03, y + h, w * 1.06, h * 0.05, mix(leaf, "#ffffff", 0.5))


def shophouse(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    wall: str | Colour,
    roof: str | Colour,
    wood: str | Colour,
    glass: str | Colour,
    lit: bool,
) -> None:
    """A two-storey house of an old trading street, street level at y."""
    c.grade(
        [(x, y - h), (x + w, y - h), (x + w, y), (x, y)],
        mix(wall, "#ffffff", 0.06),
        wall,
        mix(wall, "#3a2030", 0.3),
    )
    c.spray(
        [(x, y - h), (x + w, y - h), (x + w, y), (x, y)],
        mix(wall, "#000000", 0.4),
        (x, y - h),
        (x, y - h * 0.72),
        0.35,
    )
    tiles(c, x - w * 0.04, y - h, w * 1.08, h * 0.24, roof, 0.06)
    for k in range(2):
        shutters(c, x + w * (0.08 + 0.46 * k), y - h * 0.88, w * 0.38, h * 0.27, wood, glass, lit)
    tiles(c, x - w * 0.02, y - h * 0.44, w * 1.04, h * 0.10, roof, 0.03)
    c.box(x + w * 0.08, y - h * 0.42, w * 0.84, h * 0.42, mix(wood, "#000000", 0.25))
    for k in range(4):
        tone = glass if lit and k in (1, 2) else wood
        c.box(x + w * (0.10 + 0.2 * k), y - h * 0.38, w * 0.19, h * 0.38, tone)
        c.box(
            x + w * (0.12 + 0.2 * k),
            y - h * 0.33,
            w * 0.15,
            h * 0.12,
            mix(tone, "#000000" if tone == wood else "#ffffff", 0.22),
        )


def lantern(c: Canvas, x: float, y: float, r: float, colour: str, glow: str) -> None:
    """A silk lantern hanging at y, lit from inside."""
    c.glow(x, y, r * 5, mix(colour, glow, 0.5), 0.5)
    c.line([(x, y - r * 1.9), (x, y - r)], "#2a1a1a", max(1.2, r * 0.07))
    shape = smooth(
        [
            (x, y - r),
            (x + r * 0.85, y - r * 0.55),
            (x + r, y),
            (x + r * 0.8, y + r * 0.55),
            (x, y + r),
            (x - r * 0.8, y + r * 0.55),
            (x - r, y),
            (x - r * 0.85, y - r * 0.55),
            (x, y - r),
        ],
        4,
    )
    c.fill(shape, colour)
    c.bloom(x, y + r * 0.1, r * 0.95, r * 0.95, glow, 0.9, 1.2)
    for k in (-0.5, 0, 0.5):
        c.line(
            smooth([(x, y - r), (x + k * r * 1.2, y), (x, y + r)], 5),
            mix(colour, "#000000", 0.3),
            r * 0.04,
            0.5,
        )
    for dy in (-1, 1):
        c.box(x - r * 0.34, y + dy * r - r * 0.09, r * 0.68, r * 0.18, "#4a2420")
    c.line([(x, y + r), (x, y + r * 1.9)], colour, r * 0.12)


def stilt_house(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    wall: str | Colour,
    roof: str | Colour,
    dark: str | Colour,
    lamp: str | None,
) -> None:
    """A wooden house on stilts whose feet stand in the water at y."""
    for i in range(6):
        px = x + w * (0.04 + 0.184 * i)
        c.line([(px, y - w * 0.32), (px, y + w * 0.02)], dark, w * 0.022)
    c.box(x - w * 0.05, y - w * 0.33, w * 1.1, w * 0.035, mix(dark, wall, 0.3))
    c.grade(
        [(x, y - w * 0.62), (x + w, y - w * 0.62), (x + w, y - w * 0.33), (x, y - w * 0.33)],
        mix(wall, dark, 0.3),
        wall,
    )
    for i in range(1, 14):
        c.line([(x + w * i / 14, y - w * 0.62), (x + w * i / 14, y - w * 0.33)], dark, 1.4, 0.4)
    for t, wide, tall, low in ((0.14, 0.2, 0.15, 0.56), (0.46, 0.14, 0.23, 0.56), (0.70, 0.2, 0.15, 0.56)):
        c.box(x + w * t, y - w * low, w * wide, w * tall, lamp or dark)
        c.line(
            [(x + w * (t + wide / 2), y - w * low), (x + w * (t + wide / 2), y - w * (low - tall))],
            dark,
            w * 0.012,
        )
        if lamp:
            c.bloom(x + w * (t + wide / 2), y - w * (low - tall / 2), w * 0.22, w * 0.2, lamp, 0.45)
    for i in range(12):
        c.line(
            [(x - w * 0.05 + w * 0.1 * i, y - w * 0.42), (x - w * 0.05 + w * 0.1 * i, y - w * 0.33)],
            dark,
            w * 0.008,
            0.0 if 4 < i < 8 else 1,
        )
    tiles(c, x - w * 0.09, y - w * 0.60, w * 1.18, w * 0.24, roof, 0.13)
