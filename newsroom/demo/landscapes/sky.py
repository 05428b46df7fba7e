"""The sky: its gradient, sun and moon, clouds, stars and rain."""

import math

from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import Colour, Mood, mix
from newsroom.demo.landscapes.shapes import lens


def sky(c: Canvas, mood: Mood, horizon: float) -> None:
    """The mood's colours from the top of the sheet to the horizon."""
    c.grade([(0, 0), (WIDTH, 0), (WIDTH, horizon + 4), (0, horizon + 4)], *mood.sky)


def sun(c: Canvas, mood: Mood, x: float, y: float, radius: float = 62, reach: float = 620) -> None:
    """A low or high sun in its glow, with two pale rings as printers lay them."""
    c.glow(x, y, reach, mood.light, 0.62, 2.2)
    c.oval(x, y, radius * 2.5, radius * 2.5, mood.light, 0.10)
    c.oval(x, y, radius * 1.65, radius * 1.65, mood.light, 0.16)
    c.oval(x, y, radius, radius, mix(mood.light, "#ffffff", 0.35))


def moon(c: Canvas, mood: Mood, x: float, y: float, radius: float = 54) -> None:
    """A full moon with a faint face and a cool glow."""
    c.glow(x, y, radius * 8, mix(mood.light, mood.haze, 0.35), 0.55, 2.4)
    c.oval(x, y, radius * 1.5, radius * 1.5, mood.light, 0.12)
    c.oval(x, y, radius, radius, mood.light)
    face = mix(mood.light, mood.haze, 0.22)
    for dx, dy, size in ((-0.3, -0.2, 0.34), (0.25, 0.1, 0.26), (-0.1, 0.45, 0.2), (0.38, -0.42, 0.14)):
        c.oval(x + dx * radius, y + dy * radius, size * radius, size * radius * 0.85, face)


def stars(c: Canvas, bottom: float, count: int = 170) -> None:
    """Stars that thin out towards the horizon."""
    for _ in range(count):
        x, depth = c.random.uniform(0, WIDTH), c.random.random() ** 1.6
        size = c.random.choice((0.9, 0.9, 1.2, 1.7))
        c.oval(x, depth * bottom, size, size, "#fff6dc", (1 - depth) * c.random.uniform(0.45, 1))


def streaks(
    c: Canvas, colour: str | Colour, top: float, bottom: float, count: int = 9, alpha: float = 0.35
) -> None:
    """Long flat clouds, thinner and closer together towards the horizon."""
    for i in range(count):
        depth = (i + c.random.random() * 0.7) / count
        y = top + (bottom - top) * depth
        x, half = c.random.uniform(-50, WIDTH + 50), c.random.uniform(170, 430) * (1.1 - depth * 0.45)
        thick = c.random.uniform(7, 17) * (1.15 - depth * 0.75)
        for _ in range(3):
            dx, dy = c.random.uniform(-0.5, 0.5) * half, c.random.uniform(-1.1, 1.1) * thick
            c.fill(lens(x + dx, y + dy, half * c.random.uniform(0.45, 1), thick * 0.6), colour, alpha)


def cumulus(
    c: Canvas, x: float, y: float, width: float, light: str | Colour, shade: str | Colour, alpha: float = 1
) -> None:
    """A heap cloud with a flat foot at y, white above and dissolving below."""
    count = max(7, int(width / 34))
    lumps = []
    for i in range(count):
        t = i / (count - 1)
        rise = math.sin(math.pi * t) ** 0.8
        size = width * (0.045 + 0.11 * rise) * c.random.uniform(0.7, 1.25)
        lumps.append((x + (t - 0.5) * width * 0.9, y - rise * width * 0.09, size))
    outline = [_cloud_edge(lumps, x + (i / 220 - 0.5) * width * 1.2, y) for i in range(221)]
    c.wash(outline, mix(shade, light, 0.6), alpha, 0.1)
    c.spray(
        outline, light, (x - width * 0.1, y - width * 0.25), (x + width * 0.02, y - width * 0.02), 0.7 * alpha
    )
    c.fill(lens(x - width * 0.08, y, width * 0.55, width * 0.010), light, 0.35 * alpha)


def _cloud_edge(lumps: list[tuple[float, float, float]], place: float, foot: float) -> tuple[float, float]:
    """The highest lump over one place of the cloud's foot."""
    tops = [ly - math.sqrt(r * r - (place - lx) ** 2) for lx, ly, r in lumps if abs(place - lx) < r]
    return place, min([*tops, foot])


def rain(c: Canvas, colour: str | Colour = "#e8efe9", count: int = 420, slant: float = 0.22) -> None:
    """Slanting rain: short strokes in three depths."""
    for _ in range(count):
        x, y, near = c.random.uniform(-100, WIDTH + 100), c.random.uniform(-60, HEIGHT), c.random.random()
        length = 22 + 58 * near
        c.line([(x, y), (x - length * slant, y + length)], colour, 0.8 + near, 0.10 + 0.22 * near)


def birds(c: Canvas, x: float, y: float, count: int, colour: str | Colour, size: float = 11) -> None:
    """A few gulls far away."""
    for _ in range(count):
        bx, by, w = (
            x + c.random.uniform(-90, 90),
            y + c.random.uniform(-45, 45),
            size * c.random.uniform(0.6, 1),
        )
        left = [(bx - w, by - w * 0.35), (bx - w * 0.5, by - w * 0.45), (bx, by)]
        right = [(bx, by), (bx + w * 0.5, by - w * 0.5), (bx + w, by - w * 0.3)]
        c.line(left + right, colour, 1.6)
