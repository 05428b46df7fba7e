"""Street furniture: pavement, awnings, lamps, bicycles."""

import math

from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import Colour, mix
from newsroom.demo.landscapes.shapes import Floor


def pavement(
    c: Canvas, floor: Floor, top: float, far: str | Colour, near: str | Colour, joint: str | Colour
) -> None:
    """Paved ground from `top` down, its joints running to the floor's vanishing point."""
    c.grade([(0, top), (WIDTH, top), (WIDTH, HEIGHT), (0, HEIGHT)], far, near)
    shape = [(0, top), (WIDTH, top), (WIDTH, HEIGHT), (0, HEIGHT)]
    with c.inside(shape):
        for i in range(-24, 25):
            c.line([floor.at(i * 190, 0.9), floor.at(i * 190, 9)], joint, 1.6, 0.35)
        z = 0.95
        while z < 7:
            y = floor.at(0, z)[1]
            c.line([(0, y), (WIDTH, y)], joint, 1.5, 0.35)
            z *= 1.17


def awning(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    stripe: str | Colour,
    cloth: str | Colour,
    shade: str | Colour = "#3c2b40",
) -> None:
    """A striped awning on poles over a table, standing at y."""
    top = y - w * 0.55
    c.oval(x + w * 0.55, y, w * 0.6, w * 0.05, shade, 0.35)
    for dx in (0.03, 0.97):
        c.line([(x + w * dx, top + w * 0.08), (x + w * dx, y)], mix(shade, "#8a5a44", 0.4), w * 0.018)
    c.wash(
        [
            (x + w * 0.04, top),
            (x + w * 0.96, top),
            (x + w * 0.96, y - w * 0.14),
            (x + w * 0.04, y - w * 0.14),
        ],
        shade,
        0.75,
        0.25,
    )
    c.box(x + w * 0.02, y - w * 0.16, w * 0.96, w * 0.04, "#a8734f")
    c.grade(
        [(x + w * 0.04, y - w * 0.12), (x + w * 0.96, y - w * 0.12), (x + w * 0.96, y), (x + w * 0.04, y)],
        mix(stripe, shade, 0.35),
        mix(stripe, shade, 0.65),
    )
    for i in range(10):
        a, b = x + w * i / 10, x + w * (i + 1) / 10
        ia, ib = x + w * (0.07 + 0.086 * i), x + w * (0.07 + 0.086 * (i + 1))
        tone = stripe if i % 2 else cloth
        c.oval((a + b) / 2, top + w * 0.09, w * 0.05, w * 0.03, mix(tone, "#000000", 0.14))
        c.grade(
            [(ia, top - w * 0.12), (ib, top - w * 0.12), (b, top + w * 0.09), (a, top + w * 0.09)],
            mix(tone, "#ffffff", 0.12),
            tone,
        )


def bicycle(c: Canvas, x: float, y: float, h: float, tone: str | Colour) -> None:
    """A parked bicycle, wheels at y."""
    r = h * 0.3
    for side in (-1, 1):
        wheel = [
            (x + side * h * 0.42 + r * math.cos(a * 0.2618), y - r + r * math.sin(a * 0.2618))
            for a in range(25)
        ]
        c.line(wheel, "#2f2a30", h * 0.035)
    hub, seat, bars = (x, y - r), (x - h * 0.14, y - h * 0.68), (x + h * 0.3, y - h * 0.74)
    c.line([hub, seat, (x - h * 0.42, y - r), hub, (x + h * 0.27, y - h * 0.62), seat], tone, h * 0.045)
    c.line([bars, (x + h * 0.42, y - r)], tone, h * 0.04)
    c.line([(x - h * 0.24, y - h * 0.72), (x - h * 0.06, y - h * 0.72)], "#2f2a30", h * 0.06)
    c.line([(x + h * 0.22, y - h * 0.80), bars, (x + h * 0.36, y - h * 0.78)], "#2f2a30", h * 0.035)
    c.box(x + h * 0.34, y - h * 0.72, h * 0.2, h * 0.16, mix(tone, "#c9a878", 0.6))


def lamp_post(c: Canvas, x: float, y: float, h: float, iron: str | Colour, light: str | None) -> None:
    """An old street lamp; `light` is its colour when lit."""
    c.line([(x, y), (x, y - h)], iron, h * 0.02)
    c.box(x - h * 0.025, y - h * 0.08, h * 0.05, h * 0.08, iron)
    top = y - h
    if light:
        c.glow(x, top - h * 0.04, h * 0.42, light, 0.75)
    c.fill(
        [
            (x - h * 0.03, top),
            (x - h * 0.045, top - h * 0.1),
            (x + h * 0.045, top - h * 0.1),
            (x + h * 0.03, top),
        ],
        light or "#e6eee6",
    )
    c.fill([(x - h * 0.06, top - h * 0.1), (x, top - h * 0.15), (x + h * 0.06, top - h * 0.1)], iron)
