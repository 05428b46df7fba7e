"""Colours, and the moods of the day that a scene is painted in."""

from dataclasses import dataclass

Colour = tuple[int, ...]


def rgb(colour: str | Colour) -> Colour:
    """The (red, green, blue[, alpha]) of "#rrggbb"; a tuple passes through."""
    if isinstance(colour, tuple):
        return colour
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def mix(a: str | Colour, b: str | Colour, share: float) -> Colour:
    """The colour that lies `share` (0 to 1) of the way from a to b."""
    return tuple(
        round(x + (y - x) * min(1.0, max(0.0, share))) for x, y in zip(rgb(a)[:3], rgb(b)[:3], strict=True)
    )


def fade(colour: str | Colour, alpha: float) -> Colour:
    """The colour with an opacity of 0 to 1."""
    return (*rgb(colour)[:3], round(255 * min(1.0, max(0.0, alpha))))


@dataclass(frozen=True)
class Mood:
    """One hour of light: the sky from zenith to horizon, the light, the distance, the ground in shadow."""

    sky: tuple[str, ...]
    light: str
    haze: str
    shade: str

    def far(self, colour: str | Colour, distance: float) -> Colour:
        """A thing's colour seen through the air, 0 near to 1 at the horizon."""
        return mix(colour, self.haze, distance)


DAWN = Mood(("#6d86a8", "#a7a3b8", "#e3b3ae", "#f6c9a2", "#fde3b5"), "#fff1cf", "#e9bfb0", "#4a3f5e")
MORNING = Mood(("#5fa3b5", "#8fc3c6", "#c3dccf", "#f3e7c4", "#fbeccb"), "#fff7de", "#d6dfcf", "#24505a")
NOON = Mood(("#2f86b0", "#58a8c6", "#8fcbd6", "#c9e6df", "#eef3df"), "#fffdf0", "#bfdcd8", "#1d4a5c")
GOLDEN = Mood(("#5c8ea3", "#94afa8", "#dcc293", "#f4bf76", "#fbd893"), "#fff0c0", "#eebf86", "#4b3a44")
DUSK = Mood(("#3d3a68", "#7a4f7d", "#c4617a", "#ee8a68", "#fbbd74"), "#ffe2a0", "#d9797a", "#2a2145")
BLUE = Mood(("#14254a", "#27416e", "#4f618c", "#a47a8d", "#eaa27c"), "#ffd49a", "#6f6b8f", "#121c38")
NIGHT = Mood(("#081427", "#0f2340", "#1a3a5a", "#2f5d77", "#54889a"), "#fdf3d0", "#2f5d77", "#07111f")
MONSOON = Mood(("#4a6069", "#6b8085", "#8fa09d", "#b3bdb2", "#cfd1bf"), "#e9e6d2", "#a3b0aa", "#22343c")
STORM = Mood(("#1f3038", "#314a52", "#54717a", "#8aa09a", "#d8cfa8"), "#f4e6b4", "#6d8684", "#15232a")
