"""Every scene by its name, and the one way to draw it."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageOps

from newsroom.demo.landscapes.canvas import HEIGHT, WIDTH, Canvas
from newsroom.demo.landscapes.capes import CAPES
from newsroom.demo.landscapes.coast import COAST
from newsroom.demo.landscapes.evening import EVENING
from newsroom.demo.landscapes.farms import FARMS
from newsroom.demo.landscapes.nights import NIGHTS
from newsroom.demo.landscapes.rooms import ROOMS
from newsroom.demo.landscapes.routes import ROUTES
from newsroom.demo.landscapes.town import TOWN
from newsroom.demo.landscapes.uplands import UPLANDS
from newsroom.demo.landscapes.yards import YARDS


@dataclass(frozen=True)
class Scene:
    """A picture the demo can draw: what one sees on it (English, one line), and its painter."""

    description: str
    paint: Callable[[Canvas], None]


PAINTERS = (*COAST, *CAPES, *NIGHTS, *ROUTES, *FARMS, *YARDS, *UPLANDS, *TOWN, *ROOMS, *EVENING)

SCENES: dict[str, Scene] = {
    paint.__name__.replace("_", "-"): Scene((paint.__doc__ or "").strip(), paint) for paint in PAINTERS
}


def draw(name: str, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """The scene as an RGB picture of exactly `size`, cut from the middle when that is not 3:2; KeyError
    for an unknown name. The same name and size give the same picture everywhere."""
    scene = SCENES[name]
    canvas = Canvas(max(size[0], round(size[1] * WIDTH / HEIGHT)), name)
    scene.paint(canvas)
    return ImageOps.fit(canvas.finished(), size)
