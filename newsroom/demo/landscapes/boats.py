"""Boats: round basket boats, wooden boats with raised bows, a ferry."""

import math

from newsroom.demo.landscapes.canvas import Canvas
from newsroom.demo.landscapes.palette import Colour, mix
from newsroom.demo.landscapes.shapes import lens, smooth


def basket_boat(
    c: Canvas, x: float, y: float, r: float, body: str | Colour, inside: str | Colour, rim: str | Colour
) -> None:
    """A round woven boat whose keel rests at y; the rim is seen from a little above."""
    top, flat = y - r * 0.62, r * 0.36
    bowl = [
        (x + r * math.cos(a), top + (r * 0.62 if math.sin(a) > 0 else flat) * math.sin(a)) for a in _turn()
    ]
    c.oval(x + r * 0.12, y - r * 0.02, r * 0.95, r * 0.13, "#1d1a26", 0.28)
    c.grade(bowl, mix(body, "#ffffff", 0.12), body, mix(body, "#000000", 0.35))
    for k in range(-5, 6):
        weave = [
            (x + r * math.sin(k * 0.26) * math.cos(a), top + r * 0.62 * math.sin(a))
            for a in (0.15, 0.6, 1.05, 1.5)
        ]
        c.line(smooth(weave), mix(body, "#000000", 0.4), r * 0.016, 0.5)
    for k in (0.35, 0.62, 0.88):
        ring = [
            (x + r * math.cos(a) * math.cos(k), top + r * 0.62 * math.sin(k) + flat * 0.2 * math.sin(a))
            for a in _turn(half=True)
        ]
        c.line(ring, mix(body, "#000000", 0.4), r * 0.014, 0.4)
    c.oval(x, top, r, flat, rim)
    well = [(x + r * 0.91 * math.cos(a), top + r * 0.02 + flat * 0.87 * math.sin(a)) for a in _turn()]
    c.grade(well, mix(inside, body, 0.55), mix(inside, body, 0.2), inside)
    with c.inside(well):
        for k in range(-8, 9):
            c.line(
                [(x + k * r * 0.125, top - flat), (x + k * r * 0.085, top + flat)],
                mix(inside, "#000000", 0.3),
                r * 0.012,
            )
        c.oval(x, top + flat * 0.95, r * 0.85, flat * 0.62, mix(inside, "#000000", 0.25))
        c.box(x - r, top - flat * 0.22, r * 2, flat * 0.3, mix(rim, "#000000", 0.12))
        c.box(x - r, top + flat * 0.08, r * 2, flat * 0.10, mix(rim, "#000000", 0.5))


def _turn(half: bool = False) -> list[float]:
    end = math.pi if half else 2 * math.pi
    return [end * i / 40 for i in range(41)]


def paddle(c: Canvas, x: float, y: float, length: float, lean: float, colour: str | Colour) -> None:
    """An oar from its grip at the top right down to the blade."""
    tip = (x - math.sin(lean) * length, y + math.cos(lean) * length)
    c.line([(x, y), tip], colour, max(1.5, length * 0.03))
    c.oval(*tip, length * 0.05, length * 0.1, colour)


def _hull(x: float, y: float, w: float, face: int) -> tuple[list, list]:
    """The sheer line and keel of a boat of width w afloat at y, its bow to the right (1) or left."""
    sheer = smooth(
        [(-0.5, -0.17), (-0.36, -0.115), (-0.1, -0.09), (0.18, -0.11), (0.38, -0.19), (0.54, -0.34)]
    )
    keel = smooth([(0.54, -0.34), (0.47, -0.16), (0.38, -0.02), (0.3, 0.015)])
    keel += [(-0.38, 0.015), *smooth([(-0.38, 0.015), (-0.45, -0.04), (-0.5, -0.17)])]
    return [(x + face * a * w, y + b * w) for a, b in sheer], [(x + face * a * w, y + b * w) for a, b in keel]


def wooden_boat(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    hull: str | Colour,
    stripe: str | Colour,
    cabin: str | Colour,
    face: int = 1,
    lamp: str | None = None,
) -> None:
    """A fishing boat with a high curved bow, a painted eye, a wheelhouse and a mast, afloat at y."""
    sheer, keel = _hull(x, y, w, face)
    _rigging(c, x, y, w, face, mix(hull, "#000000", 0.45))
    _wheelhouse(c, x - face * w * 0.2, y - w * 0.09, w, face, cabin, lamp)
    shape = [*sheer, *keel]
    c.grade(shape, mix(hull, "#ffffff", 0.12), hull, mix(hull, "#000000", 0.35))
    low = [(px, py + w * 0.05) for px, py in sheer]
    c.fill([*sheer, *low[::-1][2:]], stripe)
    c.line(sheer, mix(stripe, "#ffffff", 0.45), w * 0.012)
    water = [
        (x - face * w * 0.44, y - w * 0.025),
        (x + face * w * 0.38, y - w * 0.025),
        (x + face * w * 0.3, y + w * 0.016),
        (x - face * w * 0.39, y + w * 0.016),
    ]
    c.fill(water, mix("#8a2a2f", hull, 0.35))
    eye = (x + face * w * 0.4, y - w * 0.125)
    c.oval(*eye, w * 0.028, w * 0.017, "#f6efe0")
    c.oval(eye[0] + face * w * 0.006, eye[1], w * 0.011, w * 0.011, "#1b1b22")


def _rigging(c: Canvas, x: float, y: float, w: float, face: int, tone: Colour) -> None:
    """A mast with a boom, its stays and a small pennant."""
    foot, top = (x + face * w * 0.1, y - w * 0.08), (x + face * w * 0.085, y - w * 0.56)
    c.line([foot, top], tone, w * 0.016)
    c.line([(x + face * w * 0.097, y - w * 0.24), (x - face * w * 0.17, y - w * 0.41)], tone, w * 0.01)
    c.line([top, (x + face * w * 0.51, y - w * 0.32)], tone, w * 0.005)
    c.line([top, (x - face * w * 0.46, y - w * 0.16)], tone, w * 0.005)
    c.fill([top, (top[0] - face * w * 0.085, top[1] + w * 0.022), (top[0], top[1] + w * 0.05)], "#d23b3b")


def _wheelhouse(
    c: Canvas, x: float, y: float, w: float, face: int, colour: str | Colour, lamp: str | None
) -> None:
    """A small cabin with three windows under an overhanging roof."""
    half, tall = w * 0.135, w * 0.17
    c.grade(
        [(x - half, y - tall), (x + half, y - tall), (x + half, y + w * 0.03), (x - half, y + w * 0.03)],
        colour,
        mix(colour, "#000000", 0.2),
    )
    for k in (-1, 0, 1):
        c.box(
            x + k * half * 0.6 - half * 0.2,
            y - tall * 0.82,
            half * 0.4,
            tall * 0.36,
            lamp or mix(colour, "#15283a", 0.75),
        )
    c.box(x - half * 1.18, y - tall - w * 0.02, half * 2.36, w * 0.028, mix(colour, "#3a1f1f", 0.55))
    if lamp:
        c.glow(x, y - tall * 0.6, w * 0.5, lamp, 0.5)


def afloat(c: Canvas, x: float, y: float, w: float, dark: str | Colour, alpha: float = 0.34) -> None:
    """The broken reflection of a boat under its waterline."""
    for i in range(11):
        t = i / 11
        half = w * 0.46 * (1 - t * 0.75) * c.random.uniform(0.75, 1.05)
        c.fill(
            lens(x + c.random.uniform(-0.03, 0.03) * w, y + w * (0.006 + 0.22 * t), half, w * 0.012),
            dark,
            alpha * (1 - t * 0.7),
        )


def lamp_string(c: Canvas, x: float, y: float, w: float, count: int, colour: str | Colour) -> None:
    """The lamps of a squid boat: a bright row, its glow and the glare on the water at y."""
    c.bloom(x, y - w * 0.27, w * 0.9, w * 0.62, colour, 0.75, 2)
    for i in range(count):
        t = i / (count - 1) - 0.5
        c.oval(x + t * w * 0.72, y - w * 0.29 + abs(t) * w * 0.03, w * 0.022, w * 0.022, "#fffbe6")
    for i in range(16):
        t = (i + c.random.random()) / 16
        c.fill(
            lens(
                x + c.random.gauss(0, 0.12) * w, y + w * (0.03 + 0.75 * t), w * 0.22 * (1.15 - t), w * 0.011
            ),
            colour,
            0.6 * (1 - t),
        )


def ferry(
    c: Canvas, x: float, y: float, w: float, white: str | Colour, band: str | Colour, shade: str | Colour
) -> None:
    """A small island ferry with two decks, its bow to the right."""
    hull = [
        (x - w * 0.5, y - w * 0.10),
        *smooth([(x + w * 0.3, y - w * 0.10), (x + w * 0.44, y - w * 0.13), (x + w * 0.56, y - w * 0.19)]),
        (x + w * 0.45, y),
        (x - w * 0.47, y),
    ]
    for left, right, low, high in (
        (-0.42, 0.32, 0.1, 0.2),
        (-0.34, 0.2, 0.2, 0.29),
        (0.02, 0.17, 0.29, 0.36),
    ):
        deck = [
            (x + left * w, y - high * w),
            (x + right * w, y - high * w),
            (x + (right + 0.03) * w, y - low * w),
            (x + left * w, y - low * w),
        ]
        c.grade(deck, white, mix(white, shade, 0.25))
        count = int((right - left) / 0.06)
        for i in range(count):
            c.box(
                x + (left + 0.025 + i * 0.06) * w,
                y - (high - 0.025) * w,
                w * 0.038,
                w * 0.035,
                mix(shade, band, 0.4),
            )
        c.box(
            x + (left - 0.02) * w,
            y - (high + 0.012) * w,
            (right - left + 0.04) * w,
            w * 0.014,
            mix(white, shade, 0.12),
        )
    c.fill(
        [
            (x - w * 0.25, y - w * 0.29),
            (x - w * 0.235, y - w * 0.42),
            (x - w * 0.16, y - w * 0.42),
            (x - w * 0.145, y - w * 0.29),
        ],
        band,
    )
    c.box(x - w * 0.238, y - w * 0.42, w * 0.08, w * 0.03, mix(band, "#000000", 0.5))
    c.line([(x + w * 0.09, y - w * 0.36), (x + w * 0.09, y - w * 0.47)], shade, w * 0.008)
    c.grade(hull, mix(band, "#ffffff", 0.1), band, mix(band, "#000000", 0.3))
    c.line([(x - w * 0.5, y - w * 0.085), (x + w * 0.5, y - w * 0.085)], white, w * 0.012)
