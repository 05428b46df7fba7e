"""The sheet a scene is painted on: 1500 by 1000 units, drawn at twice the asked size, halved at the end."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from newsroom.demo.landscapes.palette import Colour, fade, mix, rgb

WIDTH, HEIGHT = 1500, 1000
OVERSAMPLING = 2
BARE = "#000000"  # no finished scene may let it show
GRAIN = 512

Point = tuple[float, float]
Points = Sequence[Point]


def chance(seed: int | str) -> random.Random:
    """A repeatable source of chance: pictures are the same on every machine."""
    return random.Random(seed)  # noqa: S311


@lru_cache(maxsize=8)
def noise(size: tuple[int, int], cell: int) -> Image.Image:
    """Even grey noise in cells of `cell` pixels, tiled from one small block."""
    block = Image.frombytes("L", (GRAIN, GRAIN), chance("grain").randbytes(GRAIN * GRAIN))
    block = block.resize((GRAIN * cell, GRAIN * cell), Image.Resampling.BILINEAR if cell > 2 else 0)
    sheet = Image.new("L", size)
    for x in range(0, size[0], block.width):
        for y in range(0, size[1], block.height):
            sheet.paste(block, (x, y))
    return sheet


def column(stops: Sequence[str | Colour], height: int) -> Image.Image:
    """A strip one pixel wide that runs through the colours from top to bottom."""
    steps, last = 512, len(stops) - 1
    strip = Image.new("RGB", (1, steps))
    for y in range(steps):
        place = y / (steps - 1) * last
        i = min(int(place), last - 1) if last else 0
        strip.putpixel((0, y), mix(stops[i], stops[min(i + 1, last)], place - i))
    return strip.resize((1, max(1, height)), Image.Resampling.BILINEAR)


@lru_cache(maxsize=8)
def halo(power: float) -> Image.Image:
    """A soft round light: 255 in the middle, 0 at the rim, falling by the power."""
    disc = Image.radial_gradient("L")
    return disc.point([round(255 * max(0.0, 1 - v / 180) ** power) for v in range(256)])


class Canvas:
    """What every part of a landscape draws on; y grows downwards, colours are "#rrggbb" or tuples."""

    def __init__(self, width: int, seed: int | str) -> None:
        self.width = width
        self.unit = width * OVERSAMPLING / WIDTH
        self.image = Image.new("RGB", (self.px(WIDTH), self.px(HEIGHT)), BARE)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.random = chance(seed)

    def px(self, units: float) -> int:
        return round(units * self.unit)

    def _scaled(self, points: Points) -> list[Point]:
        return [(x * self.unit, y * self.unit) for x, y in points]

    def fill(self, points: Points, colour: str | Colour, alpha: float = 1) -> None:
        """A flat shape, see-through when alpha is under 1."""
        self.pen.polygon(self._scaled(points), fill=fade(colour, alpha))

    def box(self, x: float, y: float, w: float, h: float, colour: str | Colour, alpha: float = 1) -> None:
        """A flat upright rectangle from its upper left corner."""
        self.fill([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], colour, alpha)

    def line(self, points: Points, colour: str | Colour, width: float, alpha: float = 1) -> None:
        """A stroke with round joints; a see-through one is laid in one piece, so that joints do not show."""
        path, pixels = self._scaled(points), max(1, self.px(width))
        frame = self._frame(points, pixels)
        if alpha == 1 or len(path) < 3 or frame is None:
            self.pen.line(path, fill=fade(colour, alpha), width=pixels, joint="curve")
            return
        mask = Image.new("L", (frame[2] - frame[0], frame[3] - frame[1]))
        shifted = [(x - frame[0], y - frame[1]) for x, y in path]
        ImageDraw.Draw(mask).line(shifted, fill=round(255 * alpha), width=pixels, joint="curve")
        self.image.paste(rgb(colour)[:3], frame, mask)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str | Colour, alpha: float = 1) -> None:
        """A flat ellipse around its centre."""
        (left, top), (right, bottom) = self._scaled([(x - rx, y - ry), (x + rx, y + ry)])
        self.pen.ellipse((left, top, right, bottom), fill=fade(colour, alpha))

    def _frame(self, points: Points, margin: int = 0) -> tuple[int, int, int, int] | None:
        """The pixels a shape covers inside the sheet, or None when it lies outside."""
        xs, ys = zip(*self._scaled(points), strict=True)
        left, top = max(0, int(min(xs)) - margin), max(0, int(min(ys)) - margin)
        right = min(self.image.width, int(max(xs)) + 1 + margin)
        bottom = min(self.image.height, int(max(ys)) + 1 + margin)
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _mask(self, points: Points, frame: tuple[int, int, int, int]) -> Image.Image:
        mask = Image.new("L", (frame[2] - frame[0], frame[3] - frame[1]))
        shape = [(x - frame[0], y - frame[1]) for x, y in self._scaled(points)]
        ImageDraw.Draw(mask).polygon(shape, fill=255)
        return mask

    def grade(self, points: Points, *stops: str | Colour) -> None:
        """A shape filled from top to bottom through the colours, measured over its full height."""
        frame = self._frame(points)
        if frame is None:
            return
        ys = [int(y * self.unit) for _, y in points]
        strip = column(stops, max(ys) - min(ys) + 1)
        strip = strip.crop((0, frame[1] - min(ys), 1, frame[3] - min(ys)))
        tint = strip.resize((frame[2] - frame[0], frame[3] - frame[1]), Image.Resampling.NEAREST)
        self.image.paste(tint, frame[:2], self._mask(points, frame))

    def wash(self, points: Points, colour: str | Colour, above: float, below: float) -> None:
        """A shape in one colour whose opacity runs from `above` at its top to `below` at its foot."""
        frame = self._frame(points)
        if frame is None:
            return
        slope = column([(round(255 * above),) * 3, (round(255 * below),) * 3], frame[3] - frame[1]).convert(
            "L"
        )
        mask = self._mask(points, frame)
        mask = ImageChops.multiply(mask, slope.resize(mask.size, Image.Resampling.NEAREST))
        self.image.paste(rgb(colour)[:3], frame, mask)

    @contextmanager
    def inside(self, points: Points) -> Iterator[None]:
        """What is drawn in this block shows only within the shape."""
        frame = self._frame(points) or (0, 0, 1, 1)
        before = self.image.copy()
        yield
        after = self.image.crop(frame)
        self.image.paste(before)
        self.image.paste(after, frame[:2], self._mask(points, frame))

    def spray(
        self, points: Points, colour: str | Colour, start: Point, end: Point, strength: float = 0.6
    ) -> None:
        """Grainy airbrush inside a shape: full at `start`, gone at `end`, as in a screen print."""
        frame = self._frame(points)
        if frame is None:
            return
        grain = noise(self.image.size, 2).crop(frame)
        dots = ImageChops.subtract(self._slope(frame, start, end), grain)
        dots = dots.point([0] + [min(255, 90 + v * 5) for v in range(1, 256)])
        dots = ImageChops.multiply(dots, self._mask(points, frame)).point(lambda v: v * strength)
        self.image.paste(rgb(colour)[:3], frame, dots)

    def shine(
        self, points: Points, colour: str | Colour, start: Point, end: Point, strength: float = 0.6
    ) -> None:
        """Smooth light inside a shape: full at `start`, gone at `end`."""
        frame = self._frame(points)
        if frame is None:
            return
        light = ImageChops.multiply(self._slope(frame, start, end), self._mask(points, frame))
        self.image.paste(rgb(colour)[:3], frame, light.point(lambda v: v * strength))

    def _slope(self, frame: tuple[int, int, int, int], start: Point, end: Point) -> Image.Image:
        """How far each pixel of the frame lies on the way from `end` (0) to `start` (255)."""
        (sx, sy), (ex, ey) = self._scaled([start, end])
        dx, dy = ex - sx, ey - sy
        length = (dx * dx + dy * dy) or 1
        n = 48
        slope = Image.new("L", (n, n))
        for j in range(n):
            for i in range(n):
                x = frame[0] + (frame[2] - frame[0]) * (i + 0.5) / n
                y = frame[1] + (frame[3] - frame[1]) * (j + 0.5) / n
                share = 1 - ((x - sx) * dx + (y - sy) * dy) / length
                slope.putpixel((i, j), round(255 * min(1.0, max(0.0, share))))
        return slope.resize((frame[2] - frame[0], frame[3] - frame[1]), Image.Resampling.BILINEAR)

    def glow(
        self, x: float, y: float, radius: float, colour: str | Colour, strength: float = 1, power: float = 2
    ) -> None:
        """Light that spreads from a point and fades to nothing at the radius."""
        self.bloom(x, y, radius, radius, colour, strength, power)

    def bloom(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        colour: str | Colour,
        strength: float = 1,
        power: float = 2,
    ) -> None:
        """An oval glow."""
        w, h = max(2, self.px(rx * 2)), max(2, self.px(ry * 2))
        left, top = self.px(x - rx), self.px(y - ry)
        light = halo(power).point(lambda v: v * strength).resize((w, h), Image.Resampling.BILINEAR)
        self.image.paste(rgb(colour)[:3], (left, top, left + w, top + h), light)

    def veil(self, top: float, bottom: float, colour: str | Colour, above: float, below: float) -> None:
        """A band of mist across the sheet whose opacity runs from `above` to `below`."""
        self.wash([(0, top), (WIDTH, top), (WIDTH, bottom), (0, bottom)], colour, above, below)

    def mirror(self, horizon: float, bottom: float, tint: str | Colour, share: float) -> None:
        """Still water: what stands above the horizon, upside down below it, tinted."""
        y, h = self.px(horizon), self.px(bottom) - self.px(horizon)
        above = self.image.crop((0, max(0, y - h), self.image.width, y))
        image = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((self.image.width // 4, h // 4))
        image = image.filter(ImageFilter.BoxBlur(1)).resize((self.image.width, h))
        self.image.paste(Image.blend(image, Image.new("RGB", image.size, rgb(tint)), share), (0, y))

    def finished(self) -> Image.Image:
        """The picture at its asked size, with a breath of paper grain."""
        image = self.image.reduce(OVERSAMPLING)
        grain = noise(image.size, 1).point([round(128 + (v - 128) * 0.042) for v in range(256)])
        paper = Image.merge("RGB", (grain, grain, grain))
        return ImageChops.add(image, paper, 1, -128)
