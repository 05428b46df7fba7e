"""What the head of a video or sound file says of it: its type, and for MP4 and WAV its length and size."""

import struct
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

HEAD = 64
# A file that claims more boxes is not made by a camera or an editing program.
MAX_BOXES = 2000
MAX_SECONDS = 24 * 3600
MAX_SIDE = 16384


@dataclass
class Facts:
    """`type` is a key of `uploads.TYPES`, empty for what we do not know; zeros are not known."""

    type: str = ""
    seconds: int = 0
    width: int = 0
    height: int = 0


def facts(file: BinaryIO) -> Facts:
    """Read what the file is by its content; never raises for a damaged one."""
    file.seek(0)
    found = Facts(_type(file.read(HEAD)))
    try:
        if found.type == "wav":
            found.seconds = _wav_seconds(file)
        elif found.type in {"mp4", "m4a"}:
            _read_movie(file, found)
    except (struct.error, wave.Error, EOFError, ValueError, OverflowError, ZeroDivisionError):
        found.seconds = found.width = found.height = 0
    return found


def _type(head: bytes) -> str:
    if head[4:8] == b"ftyp":
        return "m4a" if head[8:11] == b"M4A" or head[8:11] == b"M4B" else "mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head:
        return "webm"
    if head.startswith(b"OggS"):
        return "ogg" if b"theora" not in head else ""
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "wav"
    is_mpeg_frame = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] & 0xF0 != 0xF0
    return "mp3" if head.startswith(b"ID3") or is_mpeg_frame else ""


def _wav_seconds(file: BinaryIO) -> int:
    file.seek(0)
    with wave.open(file) as sound:
        return _plausible(round(sound.getnframes() / sound.getframerate()), MAX_SECONDS)


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two places of the file: name, where the content starts, where it ends."""
    for _number in range(MAX_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        size, name = struct.unpack(">I4s", file.read(8))
        header = 8
        if size == 1:
            size, header = struct.unpack(">Q", file.read(8))[0], 16
        stop = end if size == 0 else start + size
        if size and size < header or stop > end:
            return
        yield name, start + header, stop
        start = stop


def _read_movie(file: BinaryIO, found: Facts) -> None:
    end = file.seek(0, 2)
    for name, start, stop in _boxes(file, 0, end):
        if name != b"moov":
            continue
        for inner, inner_start, inner_stop in _boxes(file, start, stop):
            if inner == b"mvhd":
                found.seconds = _movie_seconds(file, inner_start)
            elif inner == b"trak" and not found.width:
                for box, box_start, _stop in _boxes(file, inner_start, inner_stop):
                    if box == b"tkhd":
                        found.width, found.height = _track_size(file, box_start)


def _movie_seconds(file: BinaryIO, start: int) -> int:
    file.seek(start)
    version = file.read(4)[0]
    file.seek(16 if version == 1 else 8, 1)
    scale, length = struct.unpack(">IQ" if version == 1 else ">II", file.read(12 if version == 1 else 8))
    return _plausible(round(length / scale), MAX_SECONDS)


def _track_size(file: BinaryIO, start: int) -> tuple[int, int]:
    """As it is to be shown: phones store upright videos lying, with a quarter turn in the matrix."""
    file.seek(start)
    version = file.read(4)[0]
    file.seek(32 if version == 1 else 20, 1)
    file.seek(16, 1)
    a, _b, _u, _c, d = struct.unpack(">iiiii", file.read(20))
    file.seek(16, 1)
    width, height = (_plausible(side >> 16, MAX_SIDE) for side in struct.unpack(">II", file.read(8)))
    return (height, width) if a == 0 and d == 0 else (width, height)


def _plausible(value: int, most: int) -> int:
    return value if 0 <= value <= most else 0
