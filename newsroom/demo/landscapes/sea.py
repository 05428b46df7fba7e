"""Water: the graded sea, its waves, the path of light, surf and ripples."""

import math

from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import Colour, mix
from newsroom.demo.landscapes.shapes import down_to, lens, smooth


def sea(
    c: Canvas, horizon: float, far: str | Colour, near: str | Colour, bottom: float = HEIGHT, waves: int = 130
) -> None:
    """A plane of water from the horizon down, with wave bands that grow as they come near."""
    shape = [(0, horizon), (WIDTH, horizon), (WIDTH, bottom + 5), (0, bottom + 5)]
    c.grade(shape, far, mix(far, near, 0.55), near)
    for _ in range(waves):
        depth = c.random.random() ** 1.5
        y = horizon + 3 + (bottom - horizon) * depth
        half = (14 + 150 * depth) * c.random.uniform(0.5, 1.3)
        tone = mix(near, "#000000", 0.22) if c.random.random() < 0.5 else mix(far, "#ffffff", 0.25)
        c.fill(lens(c.random.uniform(0, WIDTH), y, half, 0.7 + 4.2 * depth), tone, 0.16 + 0.12 * depth)


def light_path(
    c: Canvas, x: float, horizon: float, colour: str | Colour, bottom: float = HEIGHT, spread: float = 150
) -> None:
    """Glints under the sun or moon: a bright column that breaks into dashes towards the viewer."""
    for i in range(95):
        depth = ((i + c.random.random()) / 95) ** 1.5
        y = horizon + 2 + (bottom - horizon) * depth
        room = 22 + spread * depth
        for _ in range(3):
            half = (7 + 52 * depth) * c.random.uniform(0.35, 1.3)
            off = c.random.gauss(0, 0.5) * room
            c.fill(lens(x + off, y, half, 0.9 + 3.6 * depth), colour, 0.62 - 0.30 * abs(off) / (room + 1))


def surf(c: Canvas, line: list[tuple[float, float]], foam: str | Colour, wet: str | Colour) -> None:
    """The edge of the sea on sand: wet sand, then two lines of foam, along a line from left to right."""
    edge = smooth(line)
    strip = [*edge, *[(x, y + 26 + 6 * math.sin(x / 70)) for x, y in edge[::-1]]]
    c.fill(strip, wet, 0.45)
    c.line([(x, y - 26 + 7 * math.sin(x / 60)) for x, y in edge], foam, 3.5, 0.55)
    wavy = [(x, y + 5 * math.sin(x / 41) + 3 * math.sin(x / 17)) for x, y in edge]
    c.line(wavy, foam, 9, 0.95)
    c.line([(x, y - 9 + 3 * math.sin(x / 23 + 1)) for x, y in wavy], foam, 3, 0.7)


def swell(
    c: Canvas,
    y: float,
    height: float,
    colour: str | Colour,
    crest: str | Colour,
    phase: float,
    length: float = 330,
) -> None:
    """One heavy wave row across the sheet: peaked crests under caps of foam, spray blown to the right."""
    line, shares = [], []
    for i in range(301):
        x = -20 + (WIDTH + 40) * i / 300
        t = ((x / length + phase) % 1.0) - 0.5
        share = (1 - abs(t) * 2) ** (1.5 if t < 0 else 2.3)
        shares.append(share)
        line.append((x, y - height * share - 4 * math.sin(x / 37 + phase * 9)))
    c.grade(down_to(line), mix(colour, crest, 0.30), colour, mix(colour, "#000000", 0.25))
    c.line([(x, top + 1.5) for x, top in line], crest, 2.2, 0.35)
    run: list[int] = []
    for i, share in enumerate(shares):
        if share > 0.3:
            run.append(i)
        elif run:
            _cap(c, [line[k] for k in run], [shares[k] for k in run], height, crest)
            run = []


def _cap(
    c: Canvas, top: list[tuple[float, float]], shares: list[float], height: float, crest: str | Colour
) -> None:
    """The foam on one crest: solid along the top, running down in fingers, drops flying off."""
    foot = [
        (x, y + height * (share - 0.3) * c.random.uniform(0.12, 0.75))
        for (x, y), share in zip(top, shares, strict=True)
    ]
    c.fill([*top, *foot[::-1]], crest, 0.88)
    tip = min(top, key=lambda p: p[1])
    for _ in range(26):
        dx, dy = abs(c.random.gauss(0, 0.5)) * height, c.random.gauss(-0.05, 0.16) * height
        size = c.random.uniform(0.8, 3.4) * height / 80
        c.oval(tip[0] + dx, tip[1] + dy, size, size, crest, 0.75)


def ripples(
    c: Canvas, top: float, bottom: float, colour: str | Colour, count: int = 60, alpha: float = 0.3
) -> None:
    """Quiet lines on still water."""
    for _ in range(count):
        depth = c.random.random()
        half = (20 + 120 * depth) * c.random.uniform(0.4, 1.2)
        y = top + (bottom - top) * depth
        c.fill(lens(c.random.uniform(0, WIDTH), y, half, 0.6 + 1.9 * depth), colour, alpha)
