"""Outlines: smooth curves, ridges, hills, and a floor in perspective."""

import math
import random
from dataclasses import dataclass

from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Point, Points


def smooth(points: Points, steps: int = 10) -> list[Point]:
    """A curve through all the points (Catmull-Rom)."""
    path: list[Point] = []
    padded = [points[0], *points, points[-1]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for i in range(steps):
            t = i / steps
            path.append(tuple(_spline(a[k], b[k], c[k], d[k], t) for k in (0, 1)))
    return [*path, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def jagged(dice: random.Random, points: Points, rough: float = 0.18, depth: int = 5) -> list[Point]:
    """The line broken again and again at its middles, as rock and forest break."""
    for _ in range(depth):
        broken = [points[0]]
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            reach = (abs(bx - ax) + abs(by - ay)) * rough
            middle = ((ax + bx) / 2, (ay + by) / 2 + dice.uniform(-reach, reach) * 0.5)
            broken += [middle, (bx, by)]
        points = broken
    return list(points)


def rolling(
    dice: random.Random,
    y: float,
    amplitude: float,
    waves: float = 2.5,
    left: float = -20,
    right: float = WIDTH + 20,
) -> list[Point]:
    """A soft hill line from left to right around the height y."""
    parts = [(dice.uniform(0, 6.3), waves * f * dice.uniform(0.8, 1.2), 1 / f) for f in (1, 2.1, 4.3)]
    steps = 90
    line = []
    for i in range(steps + 1):
        t = i / steps
        swing = sum(math.sin(phase + t * turns * 2 * math.pi) * size for phase, turns, size in parts)
        line.append((left + (right - left) * t, y + amplitude * swing / 1.7))
    return line


def down_to(line: Points, bottom: float = HEIGHT + 20) -> list[Point]:
    """The ground under a line, as a closed shape."""
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]


def lens(x: float, y: float, half: float, thick: float) -> list[Point]:
    """A flat leaf shape lying on its side: a wave, a streak of cloud, a glint."""
    return [(x - half, y), (x - half * 0.4, y - thick), (x + half * 0.4, y - thick * 0.9), (x + half, y),
            (x + half * 0.35, y + thick * 0.8), (x - half * 0.4, y + thick)]  # fmt: skip


def blade(root: Point, tip: Point, bend: float, width: float) -> list[Point]:
    """A leaf from root to tip, bowed sideways by `bend`, widest near its middle."""
    (ax, ay), (bx, by) = root, tip
    dx, dy = bx - ax, by - ay
    length = math.hypot(dx, dy) or 1
    nx, ny = -dy / length, dx / length
    near, far = [], []
    for i in range(9):
        t = i / 8
        bow = math.sin(t * math.pi) * bend
        half = width / 2 * (math.sin(math.pi * (0.12 + 0.88 * t)) ** 0.7 if t < 1 else 0)
        x, y = ax + dx * t + nx * bow, ay + dy * t + ny * bow
        near.append((x + nx * half, y + ny * half))
        far.append((x - nx * half, y - ny * half))
    return near + far[::-1]


@dataclass(frozen=True)
class Floor:
    """Flat ground in perspective: `x` sideways and `z` away (1 is the foot of the sheet)."""

    vanish: float
    horizon: float
    bottom: float = HEIGHT

    def at(self, x: float, z: float) -> Point:
        """Where a place on the floor lies on the sheet."""
        return self.vanish + x / z, self.horizon + (self.bottom - self.horizon) / z

    def tile(self, x0: float, x1: float, z0: float, z1: float) -> list[Point]:
        """A rectangle lying on the floor."""
        return [self.at(x0, z0), self.at(x1, z0), self.at(x1, z1), self.at(x0, z1)]
