"""The demo's infographic: how an off-season dragon fruit gets from the lamp to the market."""

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1600, 5260
MARGIN = 110

LEAF = "#6f9a3f"
PAPER, INK, QUIET, RULE = "#fffdf8", "#16181b", "#585c62", "#ddd6c8"
SEA, SEA_LIGHT, FRUIT, FRUIT_LIGHT, LAMP = "#00606b", "#8fc1c4", "#b3165b", "#e59bbd", "#e0a63c"
REGULAR, SEMIBOLD, BOLD = 400, 600, 700

AREAS = [("Phú Thuận Đông", 3100), ("Phú Thuận Tây", 2450), ("La Vang Hạ", 1300), ("Các xã khác", 2050)]
STAGES = [("Chong đèn", 20, LAMP), ("Từ nụ đến bông", 20, FRUIT_LIGHT), ("Từ bông đến trái chín", 30, FRUIT)]
ROUNDS = [("Đợt một", 900), ("Đợt hai", 1000), ("Đợt ba", 850), ("Đợt bốn", 650)]
COSTS = [
    ("Phân, thuốc", 4200, SEA),
    ("Công", 3600, "#4f9298"),
    ("Nước và khác", 2100, SEA_LIGHT),
    ("Điện", 1100, LAMP),
]
GARDEN_PRICE = 23000
ROADS = [
    ("Chợ đầu mối phía nam", 27, FRUIT),
    ("Chợ đầu mối phía bắc", 21, FRUIT_LIGHT),
    ("Siêu thị", 7, SEA),
    ("Xuất khẩu theo hợp đồng", 5, SEA_LIGHT),
]
PRICES = [14, 15, 17, 16, 18, 20, 21, 23]


def draw() -> Image.Image:
    """The whole sheet, the same on every machine: the letters are the paper's own."""
    sheet = _Sheet()
    sheet.head()
    sheet.stages(620)
    sheet.areas(1200)
    sheet.rounds(1960)
    sheet.costs(2620)
    sheet.roads(3320)
    sheet.prices(4120)
    sheet.foot(4990)
    return sheet.image


def number(value: int) -> str:
    """“8.900”, as Vietnamese writes it."""
    return f"{value:,}".replace(",", ".")


@lru_cache(maxsize=64)
def _face(part: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = Path(settings.BASE_DIR, "static/fonts", f"source-serif-4-{part}-wght-normal.woff2")
    face = ImageFont.truetype(path, size)
    face.set_variation_by_axes([weight])
    return face


def _part(letter: str) -> str:
    """Which of the two font files holds the letter: Vietnamese ones lie beyond Latin-1."""
    return "latin" if ord(letter) < 0x100 or 0x2000 <= ord(letter) <= 0x206F else "vietnamese"


class _Sheet:
    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    # -- Letters --------------------------------------------------------------------------------------

    def width(self, text: str, size: int, weight: int = REGULAR) -> float:
        return sum(_face(_part(letter), size, weight).getlength(letter) for letter in text)

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        colour: str = INK,
        weight: int = REGULAR,
        align: str = "l",
    ) -> None:
        """One line on the baseline `y`; `align` says what `x` is: its left end, middle or right end."""
        x -= self.width(text, size, weight) * {"l": 0, "m": 0.5, "r": 1}[align]
        for letter in text:
            face = _face(_part(letter), size, weight)
            self.pen.text((x, y), letter, colour, face, anchor="ls")
            x += face.getlength(letter)

    def title(self, y: int, text: str, about: str) -> None:
        self.pen.line((MARGIN, y, WIDTH - MARGIN, y), INK, 4)
        self.write(MARGIN, y + 74, text, 50, weight=BOLD)
        self.write(MARGIN, y + 126, about, 32, QUIET)

    # -- The parts from top to bottom -------------------------------------------------------------------

    def head(self) -> None:
        self.pen.rectangle((0, 0, WIDTH, 540), SEA)
        self.write(MARGIN, 118, "BÁO HẢI SA · NÔNG NGHIỆP", 30, "#bfe0e2", SEMIBOLD)
        self.write(MARGIN, 232, "Từ ngọn đèn đến ngôi chợ:", 78, PAPER, BOLD)
        self.write(MARGIN, 334, "trái thanh long nghịch vụ", 78, PAPER, BOLD)
        self.write(MARGIN, 422, "8.900 ha, 3.400 ha đang sáng đèn, 60 tấn trái mỗi ngày", 38, "#d8eced")
        self.write(MARGIN, 472, "qua sân một hợp tác xã ở Phú Thuận Đông.", 38, "#d8eced")
        self.fruit(WIDTH - 260, 270, 130, FRUIT)

    def fruit(self, x: float, y: float, size: float, colour: str) -> None:
        """A dragon fruit: an oval with scales that stand off."""
        for turn in range(-60, 241, 50 if size > 40 else 300):
            angle = math.radians(turn)
            tip = (x + math.cos(angle) * size * 1.25, y + math.sin(angle) * size * 1.3)
            side = math.radians(turn + 24), math.radians(turn - 24)
            base = [(x + math.cos(a) * size * 0.76, y + math.sin(a) * size * 0.9) for a in side]
            self.pen.polygon([tip, *base], LEAF)
        self.pen.ellipse((x - size * 0.8, y - size, x + size * 0.8, y + size), colour)

    def stages(self, y: int) -> None:
        self.title(y, "Bảy mươi ngày", "Từ đêm bật đèn đầu tiên đến ngày cắt")
        x, unit = float(MARGIN), (WIDTH - 2 * MARGIN) / sum(days for _name, days, _colour in STAGES)
        for name, days, colour in STAGES:
            self.pen.rectangle((x, y + 190, x + days * unit - 6, y + 300), colour)
            self.write(x + 24, y + 264, f"{days} ngày", 46, INK if colour != FRUIT else PAPER, BOLD)
            self.write(x, y + 356, name, 34)
            x += days * unit
        self.write(
            MARGIN, y + 440, "Mỗi tối đèn sáng chừng tám tiếng, liền mười lăm đến hai mươi đêm.", 34, QUIET
        )

    def areas(self, y: int) -> None:
        self.title(y, "8.900 ha trồng ở đâu", "Diện tích theo xã, héc ta")
        most = max(area for _name, area in AREAS)
        for row, (name, area) in enumerate(AREAS):
            top = y + 200 + row * 118
            end = 460 + (WIDTH - MARGIN - 460 - 170) * area / most
            self.write(MARGIN, top + 54, name, 38)
            self.pen.rectangle((460, top, end, top + 78), SEA if row < 3 else SEA_LIGHT)
            self.write(end + 22, top + 54, number(area), 42, weight=BOLD)

    def rounds(self, y: int) -> None:
        self.title(y, "3.400 ha sáng đèn, chia bốn đợt", "Mỗi bóng đèn là 50 ha; các đợt cách nhau hai tuần")
        step = (WIDTH - 2 * MARGIN) / len(ROUNDS)
        for place, (name, area) in enumerate(ROUNDS):
            left = MARGIN + place * step
            for lamp in range(area // 50):
                x, top = left + lamp % 7 * 42 + 18, y + 210 + lamp // 7 * 62
                self.pen.ellipse((x - 15, top, x + 15, top + 30), LAMP)
                self.pen.rectangle((x - 7, top + 31, x + 7, top + 40), QUIET)
            self.write(left, y + 460, f"{number(area)} ha", 46, weight=BOLD)
            self.write(left, y + 512, name, 34, QUIET)

    def costs(self, y: int) -> None:
        self.title(y, "Một ký: tốn 11.000, bán 23.000", "Đồng một ký ruột trắng loại một, tại vườn")
        unit = (WIDTH - 2 * MARGIN) / GARDEN_PRICE
        x = float(MARGIN)
        for place, (name, cost, colour) in enumerate(COSTS):
            self.pen.rectangle((x, y + 200, x + cost * unit - 4, y + 310), colour)
            left = MARGIN + place * 345
            self.pen.rectangle((left, y + 350, left + 30, y + 380), colour)
            self.write(left + 46, y + 380, name, 34)
            self.write(left + 46, y + 430, number(cost), 38, weight=BOLD)
            x += cost * unit
        self.pen.rectangle((x, y + 200, WIDTH - MARGIN, y + 310), FRUIT)
        self.write((x + WIDTH - MARGIN) / 2, y + 272, "người trồng lãi 12.000", 44, PAPER, BOLD, "m")
        self.write(MARGIN, y + 530, "Bóng LED đưa tiền điện xuống còn một phần mười chi phí.", 34, QUIET)

    def roads(self, y: int) -> None:
        self.title(
            y, "Mỗi ngày 60 tấn trái đi đâu", "Hợp tác xã Thanh long sạch Phú Thuận Đông; mỗi trái là một tấn"
        )
        colours = [colour for _name, tons, colour in ROADS for _ton in range(tons)]
        for place, colour in enumerate(colours):
            self.fruit(MARGIN + 36 + place % 10 * 78, y + 230 + place // 10 * 88, 25, colour)
        for row, (name, tons, colour) in enumerate(ROADS):
            top = y + 216 + row * 122
            self.pen.rectangle((960, top, 990, top + 30), colour)
            self.write(1010, top + 30, f"{tons} tấn", 46, weight=BOLD)
            self.write(1010, top + 74, name, 34, QUIET)

    def prices(self, y: int) -> None:
        self.title(y, "Giá tại vườn tám tuần qua", "Nghìn đồng một ký ruột trắng loại một")
        bottom, top = y + 700, y + 220
        for price in (10, 15, 20, 25):
            height = bottom - (price - 10) / 15 * (bottom - top)
            self.pen.line((MARGIN + 90, height, WIDTH - MARGIN, height), RULE, 2)
            self.write(MARGIN + 66, height + 11, str(price), 34, QUIET, align="r")
        step = (WIDTH - 2 * MARGIN - 200) / (len(PRICES) - 1)
        points = [
            (MARGIN + 140 + place * step, bottom - (price - 10) / 15 * (bottom - top))
            for place, price in enumerate(PRICES)
        ]
        self._line(points)
        for place, ((x, height), price) in enumerate(zip(points, PRICES, strict=True)):
            self.pen.ellipse((x - 12, height - 12, x + 12, height + 12), FRUIT)
            if place in {0, len(PRICES) - 1}:
                self.write(x, height - 34, str(price), 46, FRUIT, BOLD, "m")
        self.write(points[0][0], bottom + 56, "tám tuần trước", 34, QUIET, align="m")
        self.write(points[-1][0], bottom + 56, "tuần này", 34, QUIET, align="m")

    def _line(self, points: Sequence[tuple[float, float]]) -> None:
        self.pen.line(points, FRUIT, 8, joint="curve")

    def foot(self, y: int) -> None:
        self.pen.line((MARGIN, y, WIDTH - MARGIN, y), INK, 4)
        self.write(
            MARGIN,
            y + 60,
            "Nguồn: Sở Nông nghiệp và Môi trường, Hợp tác xã Thanh long sạch Phú Thuận Đông.",
            30,
            QUIET,
        )
        self.write(MARGIN, y + 106, "Đồ họa: Báo Hải Sa", 30, QUIET)
