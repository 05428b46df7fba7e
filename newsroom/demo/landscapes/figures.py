"""Tiny people and animals, always in silhouette: they give a landscape its scale."""

import math

from newsroom.demo.landscapes.canvas import Canvas
from newsroom.demo.landscapes.palette import Colour, mix


def conical_hat(c: Canvas, x: float, y: float, size: float, colour: str | Colour) -> None:
    """A nón lá whose rim lies at y."""
    c.fill([(x - size, y), (x, y - size * 0.78), (x + size, y), (x, y + size * 0.16)], colour)


def walker(
    c: Canvas, x: float, y: float, h: float, coat: str | Colour, hat: str | Colour, face: int = 1
) -> None:
    """Someone walking in a conical hat, feet at y."""
    legs = mix(coat, "#000000", 0.4)
    c.line([(x, y - h * 0.45), (x - face * h * 0.13, y)], legs, h * 0.085)
    c.line([(x, y - h * 0.45), (x + face * h * 0.14, y - h * 0.01)], legs, h * 0.085)
    c.fill(
        [
            (x - h * 0.10, y - h * 0.8),
            (x + h * 0.10, y - h * 0.8),
            (x + h * 0.15, y - h * 0.36),
            (x - h * 0.15, y - h * 0.36),
        ],
        coat,
    )
    c.line([(x + face * h * 0.07, y - h * 0.76), (x + face * h * 0.2, y - h * 0.48)], coat, h * 0.07)
    c.oval(x, y - h * 0.87, h * 0.072, h * 0.085, mix(coat, "#8a5a44", 0.6))
    conical_hat(c, x, y - h * 0.87, h * 0.2, hat)


def porter(c: Canvas, x: float, y: float, h: float, coat: str | Colour, hat: str | Colour) -> None:
    """A walker with two baskets on a shoulder pole."""
    walker(c, x, y, h, coat, hat)
    dark = mix(coat, "#3a2a20", 0.6)
    c.line([(x - h * 0.55, y - h * 0.68), (x, y - h * 0.78), (x + h * 0.55, y - h * 0.68)], dark, h * 0.035)
    for side in (-1, 1):
        bx = x + side * h * 0.52
        c.line([(bx, y - h * 0.69), (bx - h * 0.12, y - h * 0.3)], dark, h * 0.014)
        c.line([(bx, y - h * 0.69), (bx + h * 0.12, y - h * 0.3)], dark, h * 0.014)
        c.fill(
            [
                (bx - h * 0.16, y - h * 0.32),
                (bx + h * 0.16, y - h * 0.32),
                (bx + h * 0.1, y - h * 0.16),
                (bx - h * 0.1, y - h * 0.16),
            ],
            mix(hat, dark, 0.35),
        )


def farmer(c: Canvas, x: float, y: float, h: float, coat: str | Colour, hat: str | Colour) -> None:
    """Someone bent over the crop, feet at y."""
    c.line([(x - h * 0.1, y - h * 0.42), (x - h * 0.12, y)], mix(coat, "#000000", 0.4), h * 0.11)
    c.line([(x - h * 0.1, y - h * 0.42), (x + h * 0.02, y)], mix(coat, "#000000", 0.4), h * 0.1)
    c.fill(
        [
            (x - h * 0.2, y - h * 0.5),
            (x - h * 0.02, y - h * 0.62),
            (x + h * 0.3, y - h * 0.5),
            (x + h * 0.26, y - h * 0.38),
            (x - h * 0.05, y - h * 0.36),
        ],
        coat,
    )
    c.line([(x + h * 0.24, y - h * 0.44), (x + h * 0.3, y - h * 0.1)], coat, h * 0.07)
    conical_hat(c, x + h * 0.36, y - h * 0.44, h * 0.2, hat)


def cyclist(
    c: Canvas, x: float, y: float, h: float, coat: str | Colour, hat: str | Colour, face: int = 1
) -> None:
    """A cyclist in a conical hat, wheels at y."""
    dark, r = mix(coat, "#101010", 0.65), h * 0.21
    for side in (-1, 1):
        cx = x + side * h * 0.3
        ring = [(cx + r * math.cos(a * 0.2618), y - r + r * math.sin(a * 0.2618)) for a in range(25)]
        c.line(ring, dark, h * 0.028)
    hub = (x - face * h * 0.02, y - r)
    seat, bars = (x - face * h * 0.14, y - h * 0.46), (x + face * h * 0.22, y - h * 0.52)
    for path in (
        [hub, seat, (x - face * h * 0.3, y - r), hub],
        [seat, bars, hub],
        [bars, (x + face * h * 0.3, y - r)],
    ):
        c.line(path, dark, h * 0.026)
    c.line(
        [seat, (x + face * h * 0.06, y - h * 0.36), (x, y - h * 0.14)], mix(coat, "#000000", 0.35), h * 0.075
    )
    c.line([(x - face * h * 0.14, y - h * 0.5), (x - face * h * 0.02, y - h * 0.8)], coat, h * 0.15)
    c.line([(x - face * h * 0.02, y - h * 0.76), bars], coat, h * 0.055)
    c.oval(x + face * h * 0.01, y - h * 0.89, h * 0.065, h * 0.075, mix(coat, "#8a5a44", 0.6))
    conical_hat(c, x + face * h * 0.01, y - h * 0.9, h * 0.19, hat)


def umbrella(c: Canvas, x: float, y: float, h: float, coat: str | Colour, canopy: str | Colour) -> None:
    """Someone under an umbrella, feet at y."""
    for side in (-1, 1):
        c.line([(x, y - h * 0.4), (x + side * h * 0.07, y)], mix(coat, "#000000", 0.4), h * 0.075)
    c.fill(
        [
            (x - h * 0.1, y - h * 0.74),
            (x + h * 0.1, y - h * 0.74),
            (x + h * 0.15, y - h * 0.3),
            (x - h * 0.15, y - h * 0.3),
        ],
        coat,
    )
    c.oval(x, y - h * 0.8, h * 0.07, h * 0.08, mix(coat, "#8a5a44", 0.5))
    c.line([(x + h * 0.1, y - h * 0.5), (x + h * 0.1, y - h * 1.08)], "#2b2b2b", h * 0.02)
    top = [
        (x + h * 0.1 + h * 0.42 * math.cos(a), y - h * 0.84 - h * 0.27 * math.sin(a))
        for a in [math.pi * i / 20 for i in range(21)]
    ]
    scallop = [
        (
            x + h * 0.1 - h * 0.42 + h * 0.84 * i / 24,
            y - h * 0.84 - h * 0.035 * abs(math.sin(i * math.pi / 6)),
        )
        for i in range(25)
    ]
    c.fill([*top, *scallop], canopy)
    c.fill([top[7], *top[8:14], (x + h * 0.1, y - h * 0.86)], mix(canopy, "#ffffff", 0.25))


def sheep(
    c: Canvas, x: float, y: float, h: float, wool: str | Colour, dark: str | Colour, face: int = 1
) -> None:
    """A sheep, hoofs at y."""
    for dx in (-0.42, -0.25, 0.25, 0.42):
        c.line([(x + dx * h, y - h * 0.45), (x + dx * h, y)], dark, h * 0.09)
    for dx, dy, r in (
        (-0.4, 0.62, 0.3),
        (-0.1, 0.7, 0.34),
        (0.22, 0.68, 0.33),
        (0.42, 0.6, 0.27),
        (0, 0.52, 0.36),
    ):
        c.oval(x + dx * h, y - dy * h, r * h, r * h * 0.85, wool)
    c.oval(x, y - h * 0.42, h * 0.5, h * 0.14, mix(wool, dark, 0.35))
    c.oval(x + face * h * 0.76, y - h * 0.72, h * 0.17, h * 0.13, dark)
    c.oval(x + face * h * 0.62, y - h * 0.82, h * 0.1, h * 0.06, dark)


def worker(c: Canvas, x: float, y: float, h: float, coat: str | Colour) -> None:
    """A builder in a yellow helmet, feet at y."""
    for side in (-1, 1):
        c.line([(x, y - h * 0.45), (x + side * h * 0.1, y)], "#3a3048", h * 0.1)
    c.fill(
        [
            (x - h * 0.12, y - h * 0.8),
            (x + h * 0.12, y - h * 0.8),
            (x + h * 0.14, y - h * 0.4),
            (x - h * 0.14, y - h * 0.4),
        ],
        coat,
    )
    c.line(
        [(x + h * 0.1, y - h * 0.76), (x + h * 0.26, y - h * 0.58), (x + h * 0.3, y - h * 0.74)],
        coat,
        h * 0.07,
    )
    c.box(x - h * 0.13, y - h * 0.6, h * 0.26, h * 0.05, "#fff0a0")
    c.oval(x, y - h * 0.88, h * 0.075, h * 0.09, "#6a4638")
    c.fill(
        [
            (x - h * 0.12, y - h * 0.9),
            (x - h * 0.08, y - h * 0.99),
            (x + h * 0.08, y - h * 0.99),
            (x + h * 0.12, y - h * 0.9),
        ],
        "#f4c430",
    )


def player(c: Canvas, x: float, y: float, h: float, shirt: str | Colour, face: int = 1) -> None:
    """A running footballer with a shadow."""
    c.oval(x, y, h * 0.3, h * 0.05, "#12381f", 0.5)
    c.line(
        [(x, y - h * 0.45), (x + face * h * 0.2, y - h * 0.25), (x + face * h * 0.12, y)], "#3a2a28", h * 0.09
    )
    c.line(
        [(x, y - h * 0.45), (x - face * h * 0.1, y - h * 0.2), (x - face * h * 0.3, y - h * 0.12)],
        "#3a2a28",
        h * 0.09,
    )
    c.fill(
        [
            (x - h * 0.12, y - h * 0.52),
            (x + h * 0.13, y - h * 0.52),
            (x + h * 0.15, y - h * 0.34),
            (x - h * 0.15, y - h * 0.34),
        ],
        "#28345c",
    )
    c.fill(
        [
            (x - h * 0.12 + face * h * 0.06, y - h * 0.82),
            (x + h * 0.12 + face * h * 0.06, y - h * 0.82),
            (x + h * 0.13, y - h * 0.46),
            (x - h * 0.12, y - h * 0.46),
        ],
        shirt,
    )
    c.line([(x + face * h * 0.14, y - h * 0.78), (x + face * h * 0.28, y - h * 0.6)], shirt, h * 0.07)
    c.line([(x - face * h * 0.02, y - h * 0.78), (x - face * h * 0.2, y - h * 0.62)], shirt, h * 0.07)
    c.oval(x + face * h * 0.08, y - h * 0.91, h * 0.08, h * 0.09, "#3a2a28")
