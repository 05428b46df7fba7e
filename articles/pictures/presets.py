"""The sizes and shapes in which readers get pictures. Nothing else can be asked for."""

from dataclasses import dataclass

from articles.models import Picture


@dataclass(frozen=True)
class Preset:
    """One shape: `widths` in px, `ratio` as width to height (None: the picture's own), and file formats."""

    widths: tuple[int, ...]
    ratio: tuple[int, int] | None = None
    formats: tuple[str, ...] = ("avif", "webp", "jpg")

    def shape(self, picture: Picture) -> tuple[int, int]:
        """Return width and height of the largest piece of the original that has this shape."""
        if self.ratio is None:
            return picture.width, picture.height
        across, down = self.ratio
        if picture.width * down > picture.height * across:
            return max(1, picture.height * across // down), picture.height
        return picture.width, max(1, picture.width * down // across)

    def widths_of(self, picture: Picture) -> list[int]:
        """Return the widths that exist, ascending: never wider than the original.

        An original between two widths comes in its own width too, so that a small one loses nothing.
        """
        available = self.shape(picture)[0]
        return sorted({min(width, available) for width in self.widths})

    def nearest(self, picture: Picture, width: int) -> int:
        """Return the widest existing width up to `width`; the narrowest one when all are wider."""
        widths = self.widths_of(picture)
        return max((w for w in widths if w <= width), default=widths[0])

    def size(self, picture: Picture, width: int) -> tuple[int, int]:
        """Return width and height of the existing rendition nearest to `width`."""
        width = self.nearest(picture, width)
        across, down = self.ratio or (picture.width, picture.height)
        return width, max(1, round(width * down / across))


PRESETS = {
    "full": Preset((320, 480, 640, 960, 1280, 1600)),
    # A drawing whose small print must be legible.
    "drawing": Preset((480, 800, 1200, 1600, 2400, 3200)),
    "card": Preset((240, 320, 480, 640, 960), (3, 2)),
    "wide": Preset((480, 640, 960, 1280), (16, 9)),
    "square": Preset((160, 320, 1200), (1, 1)),
    # For social cards and structured data, whose readers take JPEG only.
    "social": Preset((1200,), (16, 9), ("jpg",)),
    "classic": Preset((1200,), (4, 3), ("jpg",)),
}
