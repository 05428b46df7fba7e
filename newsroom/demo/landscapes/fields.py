"""What the province grows and makes: dragon fruit, rice, salt, vegetables, fish sauce, sun and wind."""

import math

from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.palette import Colour, mix
from newsroom.demo.landscapes.shapes import Floor, blade, down_to, rolling, smooth


def dragon_plant(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    green: str | Colour,
    light: str | Colour,
    fruit: str | Colour,
    post: str | Colour,
) -> None:
    """A dragon-fruit plant on its concrete post, foot at y: arms arch out and hang, fruit at their ends."""
    c.oval(x, y, h * 0.42, h * 0.055, mix(green, "#000000", 0.55), 0.35)
    c.box(x - h * 0.055, y - h * 0.68, h * 0.11, h * 0.68, post)
    c.box(x + h * 0.015, y - h * 0.68, h * 0.04, h * 0.68, mix(post, "#000000", 0.3))
    for k, tone in enumerate((mix(green, "#000000", 0.35), green, mix(green, light, 0.32))):
        count = (11, 11, 9)[k]
        for i in range(count):
            spread = (i / (count - 1) - 0.5) * 2
            reach = h * (spread * (0.50 - k * 0.06) + c.random.uniform(-0.06, 0.06))
            drop = h * (0.30 - 0.12 * k + 0.20 * abs(spread) + c.random.uniform(-0.08, 0.10))
            _arm(c, x + reach * 0.12, y - h * 0.68, reach, drop, h, tone, light)
            if h > 26 and c.random.random() < (0.30, 0.36, 0.3)[k]:
                dragon_fruit(c, x + reach * 1.12, y - h * 0.68 + drop, h * 0.085, fruit, green)


def _arm(
    c: Canvas, x: float, y: float, reach: float, drop: float, h: float, tone: Colour, light: str | Colour
) -> None:
    """One three-sided stem, arched up from the post's head and hanging down."""
    lift = h * c.random.uniform(0.17, 0.30)
    path = smooth(
        [(x, y), (x + reach * 0.35, y - lift), (x + reach * 0.8, y - lift * 0.45), (x + reach, y + drop)], 5
    )
    c.line(path, tone, h * 0.062)
    if h > 90:
        c.line([(px - h * 0.012, py - h * 0.012) for px, py in path[2:]], mix(tone, light, 0.3), h * 0.012)


def dragon_fruit(c: Canvas, x: float, y: float, r: float, fruit: str | Colour, green: str | Colour) -> None:
    """A dragon fruit with its green-tipped scales."""
    c.oval(x, y, r * 0.85, r * 1.1, fruit)
    c.oval(x - r * 0.28, y - r * 0.3, r * 0.3, r * 0.42, mix(fruit, "#ffffff", 0.28))
    if r > 3:
        for a in (100, 60, 140, 20, 160):
            dx, dy = math.cos(math.radians(a)), math.sin(math.radians(a))
            root = (x + dx * r * 0.6, y + dy * r * 0.75)
            c.fill(
                blade(root, (x + dx * r * 1.15, y + dy * r * 1.55), 0, r * 0.4), mix(green, "#d7e08a", 0.45)
            )


def furrows(
    c: Canvas,
    floor: Floor,
    step: float,
    colour: str | Colour,
    width: float = 0.3,
    alpha: float = 0.5,
    reach: int = 14,
    depth: float = 40,
) -> None:
    """Stripes running to the vanishing point."""
    for i in range(-reach, reach + 1):
        x = i * step
        c.fill(
            [
                floor.at(x, 0.8),
                floor.at(x + step * width, 0.8),
                floor.at(x + step * width, depth),
                floor.at(x, depth),
            ],
            colour,
            alpha,
        )


def rice(
    c: Canvas, floor: Floor, x0: float, x1: float, z0: float, z1: float, tones: tuple[str, str, str]
) -> None:
    """A paddy: planted tufts in rows, fine far away."""
    c.grade(floor.tile(x0, x1, z0, z1), tones[0], tones[1])
    z = z1
    while z > z0:
        z = max(z0, z / 1.045 - 0.004)
        left, right = floor.at(x0, z)[0], floor.at(x1, z)[0]
        y, h = floor.at(0, z)[1], 46 / z
        if right < -40 or left > WIDTH + 40:
            continue
        gap = max(5.0, 21 / z)
        x = max(left, -30.0) + c.random.uniform(0, gap)
        while x < min(right, WIDTH + 30):
            tone = c.random.choice(tones)
            lean = c.random.uniform(-0.25, 0.35)
            c.fill([(x - h * 0.13, y), (x + h * lean, y - h), (x + h * 0.13, y)], tone)
            x += gap * c.random.uniform(0.7, 1.3)


def terrace(
    c: Canvas,
    y: float,
    swing: float,
    tilt: float,
    top: str | Colour,
    edge: str | Colour,
    bank: str | Colour,
    depth: float,
) -> list[tuple[float, float]]:
    """One step of a terraced slope that falls by `tilt` to the right: a planted floor that ends in a bright
    lip over a bank of earth. Returns its upper line."""
    line = [(x, py + tilt * (x / WIDTH - 0.5)) for x, py in rolling(c.random, y, swing, 1.3)]
    c.fill(down_to(line), bank)
    c.line([(x, py + depth * 0.16) for x, py in line], edge, max(2.0, depth * 0.06))
    floor = [(x, py + depth * 0.18) for x, py in line]
    c.grade(down_to(floor), top, mix(top, bank, 0.4))
    for k in range(1, 5):
        c.line([(x, py + depth * 0.18 * k) for x, py in floor], mix(top, edge, 0.6), 1.4, 0.35)
    return line


def salt_heap(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    shade: str | Colour,
    light: str | Colour = "#fffaf0",
    sun: float = -1,
    mirror: bool = True,
) -> None:
    """A cone of salt with its shadow side and its image in the water below."""
    w = h * 0.95
    if mirror:
        c.fill([(x - w, y), (x, y + h * 0.6), (x + w, y)], light, 0.32)
    c.oval(x, y, w * 1.06, h * 0.10, mix(shade, "#000000", 0.25), 0.45)
    c.fill(
        smooth(
            [
                (x - w, y),
                (x - w * 0.35, y - h * 0.66),
                (x, y - h),
                (x + w * 0.35, y - h * 0.66),
                (x + w, y),
                (x, y + h * 0.07),
                (x - w, y),
            ],
            5,
        ),
        light,
    )
    far = x - sun * w
    c.fill(
        [
            (x, y - h),
            *smooth([(x - sun * w * 0.35, y - h * 0.66), (far, y)], 4),
            (x - sun * w * 0.1, y + h * 0.06),
            (x - sun * w * 0.05, y - h * 0.5),
        ],
        shade,
        0.75,
    )


def solar_table(
    c: Canvas, floor: Floor, x0: float, x1: float, z: float, rise: float, glass: tuple[str, str], frame: str
) -> None:
    """One row of panels, tilted towards the viewer."""
    (ax, ay), (bx, _) = floor.at(x0, z), floor.at(x1, z)
    (cx, cy), (dx, _) = floor.at(x0, z * 1.14), floor.at(x1, z * 1.14)
    up, lip = rise / z, rise * 0.22 / z
    c.fill([(ax, ay), (bx, ay), (dx, cy + 4 / z), (cx, cy + 4 / z)], "#22352c", 0.5)
    for i in range(9):
        px = ax + (bx - ax) * (i + 0.5) / 9
        c.line([(px, ay - lip), (px, ay + 4 / z)], frame, 7 / z)
    sheet = [(cx, cy - up), (dx, cy - up), (bx, ay - lip), (ax, ay - lip)]
    c.grade(sheet, *glass)
    for i in range(19):
        t = i / 18
        c.line([(cx + (dx - cx) * t, cy - up), (ax + (bx - ax) * t, ay - lip)], frame, 2.6 / z, 0.75)
    for t in (0.0, 0.5, 1.0):
        y = cy - up + (ay - lip - cy + up) * t
        c.line([(cx + (ax - cx) * t, y), (dx + (bx - dx) * t, y)], frame, 2.6 / z, 0.75)


def turbine(
    c: Canvas, x: float, y: float, h: float, angle: float, white: str | Colour, shade: str | Colour
) -> None:
    """A wind turbine standing at y, hub at height h, its three blades turned by `angle` degrees."""
    hx, hy = x, y - h
    c.fill([(x - h * 0.022, y), (x - h * 0.010, hy), (x + h * 0.010, hy), (x + h * 0.022, y)], white)
    c.fill([(x + h * 0.004, y), (x + h * 0.002, hy), (x + h * 0.010, hy), (x + h * 0.022, y)], shade)
    for k in range(3):
        a = math.radians(angle + 120 * k)
        tip = (hx + math.sin(a) * h * 0.58, hy - math.cos(a) * h * 0.58)
        c.fill(blade((hx, hy), tip, h * 0.014, h * 0.042), white)
        c.line([(hx, hy), tip], shade, h * 0.006, 0.7)
    c.oval(hx, hy, h * 0.024, h * 0.024, mix(white, shade, 0.5))


def jar(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    clay: str | Colour,
    light: str | Colour,
    lid: str | Colour,
    sun: float = -1,
) -> None:
    """A big earthen jar under a woven conical lid, foot at y."""
    w = h * 0.44
    c.oval(x - sun * w * 0.5, y, w * 1.25, h * 0.07, "#1e1613", 0.35)
    half = smooth([(0.55, 0), (0.88, -0.2), (1, -0.46), (0.86, -0.68), (0.62, -0.78)], 6)
    shape = [(x - px * w, y + py * h) for px, py in half] + [
        (x + px * w, y + py * h) for px, py in half[::-1]
    ]
    c.grade(shape, mix(clay, light, 0.25), clay, mix(clay, "#000000", 0.4))
    c.spray(shape, mix(clay, light, 0.8), (x + sun * w, y - h * 0.6), (x - sun * w * 0.1, y - h * 0.3), 0.7)
    c.line(
        [(x - w * 0.96, y - h * 0.52), (x, y - h * 0.49), (x + w * 0.96, y - h * 0.52)],
        mix(clay, "#000000", 0.3),
        h * 0.014,
        0.6,
    )
    c.fill(
        [(x - w * 0.98, y - h * 0.74), (x, y - h * 1.08), (x + w * 0.98, y - h * 0.74), (x, y - h * 0.66)],
        lid,
    )
    c.fill(
        [(x, y - h * 1.08), (x - sun * w * 0.98, y - h * 0.74), (x - sun * w * 0.1, y - h * 0.665)],
        mix(lid, "#000000", 0.28),
    )
    for t in (0.35, 0.65):
        c.line(
            [
                (x - w * 0.98 * t, y - h * (1.08 - 0.34 * t)),
                (x, y - h * (1.08 - 0.42 * t)),
                (x + w * 0.98 * t, y - h * (1.08 - 0.34 * t)),
            ],
            mix(lid, "#000000", 0.35),
            h * 0.01,
            0.6,
        )


def vegetable_bed(
    c: Canvas, floor: Floor, x0: float, x1: float, z0: float, z1: float, leaf: str, light: str
) -> None:
    """A raised bed of leafy heads running away from the viewer."""
    c.grade(floor.tile(x0, x1, z0, z1), "#7d5a3c", "#5a3d2a")
    z = z1
    while z > z0:
        z = max(z0, z / 1.075)
        for k in range(3):
            x, y = floor.at(x0 + (x1 - x0) * (k + 0.5) / 3, z)
            r = (x1 - x0) * 0.19 / z
            if -60 < x < WIDTH + 60 and y < HEIGHT + 60:
                _lettuce(c, x, y, r, leaf, light)


def _lettuce(c: Canvas, x: float, y: float, r: float, leaf: str, light: str) -> None:
    for a, tone in ((0, 0.0), (180, 0.1), (40, 0.2), (140, 0.3), (90, 0.55)):
        dx, dy = math.cos(math.radians(a)), math.sin(math.radians(a))
        c.oval(
            x + dx * r * 0.55,
            y - r * 0.35 - dy * r * 0.35,
            r * 0.55,
            r * 0.45,
            mix(leaf, light, tone + c.random.uniform(-0.06, 0.06)),
        )
