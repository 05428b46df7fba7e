"""Towers: the lighthouse and the Cham brick temple."""

import math

from newsroom.demo.landscapes.canvas import Canvas, Point
from newsroom.demo.landscapes.palette import Colour, mix
from newsroom.demo.landscapes.shapes import smooth


def lighthouse(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    white: str | Colour,
    band: str | Colour,
    shade: str | Colour,
    lamp: str,
) -> Point:
    """A banded round lighthouse standing at y; returns where its lamp is."""

    def at(t: float) -> float:
        return h * (0.105 - 0.042 * t)

    body = [(x - at(0), y), (x - at(0.82), y - h * 0.82), (x + at(0.82), y - h * 0.82), (x + at(0), y)]
    c.fill(body, white)
    for low, high in ((0.12, 0.29), (0.46, 0.63)):
        c.fill(
            [
                (x - at(low), y - h * low),
                (x - at(high), y - h * high),
                (x + at(high), y - h * high),
                (x + at(low), y - h * low),
            ],
            band,
        )
    c.fill(
        [
            (x + at(0) * 0.25, y),
            (x + at(0.82) * 0.25, y - h * 0.82),
            (x + at(0.82), y - h * 0.82),
            (x + at(0), y),
        ],
        shade,
        0.38,
    )
    c.spray(body, shade, (x + at(0), y), (x - at(0) * 0.5, y), 0.5)
    for t in (0.36, 0.7):
        c.box(x - h * 0.012, y - h * t, h * 0.024, h * 0.045, mix(shade, "#000000", 0.3))
    c.box(x - h * 0.10, y - h * 0.845, h * 0.2, h * 0.028, mix(band, shade, 0.5))
    c.box(x - h * 0.052, y - h * 0.93, h * 0.104, h * 0.088, mix(lamp, "#ffffff", 0.3))
    for k in (-0.05, -0.017, 0.017, 0.05):
        c.line([(x + k * h, y - h * 0.93), (x + k * h, y - h * 0.84)], shade, h * 0.007)
    c.line([(x - h * 0.098, y - h * 0.885), (x + h * 0.098, y - h * 0.885)], shade, h * 0.006)
    dome = [
        (x + h * 0.066 * math.cos(a), y - h * 0.93 - h * 0.06 * math.sin(a))
        for a in [math.pi * i / 16 for i in range(17)]
    ]
    c.fill(dome, band)
    c.line([(x, y - h * 0.98), (x, y - h * 1.04)], shade, h * 0.008)
    return x, y - h * 0.886


def cham_tower(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    brick: str | Colour,
    light: str | Colour,
    dark: str | Colour,
    sun: float = -1,
) -> None:
    """A Cham temple tower: a brick body with pilasters and a pointed door, three tiers, a spire."""
    w = h * 0.25
    _tier(c, x, y, w * 1.16, h * 0.06, brick, light, dark, sun)
    _tier(c, x, y - h * 0.06, w, h * 0.42, brick, light, dark, sun)
    for k in (-0.86, -0.5, 0.5, 0.86):
        c.box(
            x + k * w - w * 0.06,
            y - h * 0.46,
            w * 0.12,
            h * 0.38,
            mix(brick, light if k * sun > 0 else dark, 0.35),
        )
    level, width = y - h * 0.48, w
    for k in range(3):
        c.box(x - width * 1.1, level - h * 0.022, width * 2.2, h * 0.022, mix(brick, light, 0.3))
        c.box(x - width * 1.03, level - h * 0.034, width * 2.06, h * 0.014, mix(brick, dark, 0.5))
        for side in (-1, 1):
            _flame(
                c,
                x + side * width * 0.96,
                level - h * 0.02,
                h * 0.075 * (1 - k * 0.18),
                mix(brick, light if side * sun > 0 else dark, 0.3),
            )
        width *= 0.74
        rise = h * (0.135 - 0.02 * k)
        _tier(c, x, level - h * 0.03, width, rise, brick, light, dark, sun)
        _arch(
            c, x, level - h * 0.03, width * 0.3, rise * 0.8, mix(brick, dark, 0.55), mix(brick, light, 0.25)
        )
        level -= rise + h * 0.03
    c.fill(
        smooth(
            [
                (x - width * 0.95, level),
                (x - width * 0.6, level - h * 0.04),
                (x, level - h * 0.125),
                (x + width * 0.6, level - h * 0.04),
                (x + width * 0.95, level),
            ],
            5,
        ),
        mix(brick, light, 0.15),
    )
    _arch(c, x, y - h * 0.05, w * 0.52, h * 0.36, mix(brick, light, 0.22), mix(brick, light, 0.45))
    _arch(c, x, y - h * 0.05, w * 0.34, h * 0.28, mix(brick, dark, 0.35), mix(brick, dark, 0.1))
    _arch(c, x, y - h * 0.05, w * 0.2, h * 0.2, mix(dark, "#000000", 0.35), dark)


def _tier(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    brick: str | Colour,
    light: str | Colour,
    dark: str | Colour,
    sun: float,
) -> None:
    """One block of brickwork, lit from one side."""
    shape = [(x - w, y), (x - w * 0.96, y - h), (x + w * 0.96, y - h), (x + w, y)]
    c.fill(shape, brick)
    rows = int(h / 7)
    for i in range(rows):
        c.line([(x - w, y - h * i / rows), (x + w, y - h * i / rows)], dark, 1.1, 0.22)
        for _ in range(3):
            c.box(
                x + c.random.uniform(-0.95, 0.8) * w,
                y - h * i / rows,
                w * 0.13,
                h / rows * 0.8,
                light if c.random.random() < 0.5 else dark,
                0.18,
            )
    c.spray(shape, light, (x + sun * w, y), (x, y), 0.75)
    c.spray(shape, dark, (x - sun * w, y), (x, y), 0.8)


def _arch(
    c: Canvas, x: float, y: float, w: float, h: float, colour: str | Colour, edge: str | Colour
) -> None:
    """A pointed flame-shaped arch standing at y."""
    half = [(1, 0), (1, -0.5), (0.9, -0.66), (0.45, -0.8), (0, -1)]
    shape = smooth([(x + a * w, y + b * h) for a, b in half], 4) + smooth(
        [(x - a * w, y + b * h) for a, b in half[::-1]], 4
    )
    c.fill(shape, colour)
    c.line(shape, edge, max(1.3, w * 0.06))


def _flame(c: Canvas, x: float, y: float, h: float, colour: Colour) -> None:
    c.fill(
        smooth(
            [
                (x - h * 0.3, y),
                (x - h * 0.34, y - h * 0.4),
                (x, y - h),
                (x + h * 0.34, y - h * 0.4),
                (x + h * 0.3, y),
            ],
            4,
        ),
        colour,
    )
