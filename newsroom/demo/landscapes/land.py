"""Land: mountains in the air's perspective, hills, dunes, rocks and roads."""

import math

from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas, Point, Points
from newsroom.demo.landscapes.palette import Colour, Mood, mix
from newsroom.demo.landscapes.shapes import down_to, jagged, rolling, smooth


def mountain(
    c: Canvas,
    peaks: Points,
    base: float,
    colour: str | Colour,
    haze: str | Colour,
    lit: str | Colour,
    sun: float = -1,
) -> None:
    """A range through the given peaks and saddles, lit from the left (sun -1) or the right (1)."""
    line = jagged(c.random, peaks, 0.2, 4)
    shape = down_to(line, base)
    c.grade(shape, colour, mix(colour, haze, 0.3), mix(colour, haze, 0.75))
    with c.inside(shape):
        for i in range(1, len(peaks) - 1):
            if peaks[i][1] < peaks[i - 1][1] and peaks[i][1] < peaks[i + 1][1]:
                _lit_face(c, line, i * 16, base, lit, sun)


def _lit_face(c: Canvas, line: Points, top: int, base: float, lit: str | Colour, sun: float) -> None:
    """The side of one peak that sees the sun: its ridge line outside, a broken spur inside."""
    step = 1 if sun > 0 else -1
    side = [line[j] for j in range(top, max(0, min(len(line) - 1, top + step * 14)), step)]
    (px, py), (ex, ey) = side[0], side[-1]
    drop = min(base, ey + (ey - py) * 0.55)
    spur = jagged(
        c.random, [(ex + (px - ex) * 0.25, drop), (px - (px - ex) * 0.12, (py + drop) / 2), (px, py)], 0.5, 4
    )
    face = [*side, *spur]
    c.fill(face, lit, 0.30)
    c.spray(face, lit, (px, py), (ex, drop), 0.55)


def ranges(
    c: Canvas,
    mood: Mood,
    near: str,
    base: float,
    heights: tuple[float, ...],
    sun: float = -1,
    lean: float = 0,
    waves: int = 5,
) -> None:
    """Ranges one behind the other, the farthest first and palest; heights from far to near. `lean` makes
    them rise to the left (-1) or to the right (1)."""
    for i, height in enumerate(heights):
        distance = 1 - (i + 1) / (len(heights) + 0.6)
        foot = base + i * 10
        tone = mood.far(near, distance * 0.92)
        peaks = spread_peaks(c, foot, height, lean * (1 - 0.25 * i), waves + i % 2)
        mountain(c, peaks, foot + 60, tone, mood.haze, mix(tone, mood.light, 0.5), sun)


def spread_peaks(c: Canvas, foot: float, height: float, lean: float, waves: int) -> list[Point]:
    """Peaks and saddles in turn, unevenly spaced and unevenly high."""
    places = [-80.0]
    while len(places) < waves * 2 + 1:
        places.append(places[-1] + c.random.uniform(0.55, 1.6) * (0.8 if len(places) % 2 else 1.2))
    scale = (WIDTH + 160) / (places[-1] - places[0])
    peaks: list[Point] = []
    for k, place in enumerate(places):
        x = -80 + (place + 80) * scale
        share = max(0.16, 1 + lean * (x / WIDTH * 2 - 1) * 0.85)
        rise = c.random.uniform(0.55, 1.2) if k % 2 else c.random.uniform(0.25, 0.5)
        peaks.append((x, foot - height * rise * share))
    return peaks


def hill(
    c: Canvas,
    y: float,
    amplitude: float,
    top: str | Colour,
    foot: str | Colour,
    waves: float = 1.5,
    bottom: float = HEIGHT + 20,
) -> list[Point]:
    """A rolling hill across the sheet; returns its line so that things can stand on it."""
    line = rolling(c.random, y, amplitude, waves)
    shape = down_to(line, bottom)
    c.grade(shape, top, foot)
    return line


def height_at(line: Points, x: float) -> float:
    """The y of a line (left to right) at x."""
    for (ax, ay), (bx, by) in zip(line, line[1:], strict=False):
        if ax <= x <= bx:
            return ay + (by - ay) * (x - ax) / ((bx - ax) or 1)
    return line[-1][1]


def dune(
    c: Canvas, ridge: Points, crest: Points, lit: str | Colour, shade: str | Colour, dark: str | Colour
) -> None:
    """A dune: the ridge runs left to right over its top; from its summit the crest comes down towards the
    viewer and parts the lit side (left), marked by the wind, from the side in shadow (right)."""
    line, edge = smooth(ridge), smooth(crest, 14)
    body, (sx, sy) = down_to(line), edge[0]
    c.grade(body, mix(lit, "#ffffff", 0.12), lit, mix(lit, shade, 0.4))
    with c.inside(body):
        wind_lines(c, sy + 70, HEIGHT + 30, line[0][0], sx, mix(lit, shade, 0.8), 26)
    right = [p for p in line if p[0] >= sx]
    side = [*edge[::-1], *right, (right[-1][0], HEIGHT + 20), (edge[-1][0], HEIGHT + 20)]
    c.grade(side, shade, mix(shade, dark, 0.55))
    turn = edge[len(edge) // 3]
    c.spray(side, dark, turn, (turn[0] + 420, sy + 120), 0.5)
    with c.inside(side):
        wind_lines(c, sy + 150, HEIGHT + 30, sx, WIDTH + 30, dark, 18)


def wind_lines(
    c: Canvas, y0: float, y1: float, x0: float, x1: float, colour: str | Colour, count: int = 26
) -> None:
    """Ripples that the wind leaves in sand, closer together far away."""
    for i in range(count):
        depth = (i / count) ** 1.6
        y = y0 + (y1 - y0) * depth
        phase, rise = c.random.uniform(0, 6), 3 + 8 * depth
        left, right = x0 + c.random.uniform(0, 160), x1 - c.random.uniform(0, 160)
        path = [
            (
                left + (right - left) * k / 24,
                y + rise * math.sin(phase + k * 0.55) * math.sin(math.pi * k / 24),
            )
            for k in range(25)
        ]
        c.line(path, colour, 1 + 1.6 * depth, 0.28)


def rock(
    c: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    dark: str | Colour,
    lit: str | Colour,
    sun: float = -1,
) -> None:
    """A boulder standing at y, its sunny side catching light."""
    w, h = width / 2, height
    top = jagged(
        c.random,
        [
            (x - w, y),
            (x - w * 0.72, y - h * 0.62),
            (x - w * 0.15, y - h),
            (x + w * 0.5, y - h * 0.78),
            (x + w, y),
        ],
        0.22,
        3,
    )
    c.grade(top, mix(dark, lit, 0.25), dark)
    tip = (x - w * 0.15, y - h)
    if sun < 0:
        face = [(x - w, y), (x - w * 0.72, y - h * 0.62), tip, (x - w * 0.05, y - h * 0.5), (x - w * 0.35, y)]
    else:
        face = [tip, (x + w * 0.5, y - h * 0.78), (x + w, y), (x + w * 0.4, y), (x + w * 0.1, y - h * 0.5)]
    c.fill(face, lit, 0.45)
    c.spray(top, mix(dark, "#000000", 0.4), (x - sun * w, y), (x + sun * w * 0.4, y - h), 0.5)


def road(c: Canvas, left: Points, right: Points, colour: str | Colour, edge: str | Colour) -> None:
    """A road between two edges drawn from far to near, with a dashed middle line."""
    a, b = smooth(left), smooth(right)
    c.grade([*a, *b[::-1]], mix(colour, edge, 0.35), colour)
    c.line(a, edge, 2.2, 0.7)
    c.line(b, edge, 2.2, 0.7)
    middle = [((p[0] + q[0]) / 2, (p[1] + q[1]) / 2, abs(q[0] - p[0])) for p, q in zip(a, b, strict=True)]
    for i in range(0, len(middle) - 2, 3):
        (ax, ay, w), (bx, by, _) = middle[i], middle[i + 1]
        c.line([(ax, ay), (bx, by)], edge, max(0.8, w * 0.022), 0.9)
