"""Small true files: as much of an MP4 as says what it is, and a WAV of silence."""

import struct
import wave
from io import BytesIO


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, name) + content


def mp4(
    *,
    seconds: int = 5,
    width: int = 640,
    height: int = 360,
    is_turned: bool = False,
    version: int = 0,
    brand: bytes = b"isom",
) -> bytes:
    """`is_turned`: stored lying, to be shown upright."""
    times = bytes(16) if version else bytes(8)
    length = struct.pack(">IQ" if version else ">II", 600, seconds * 600 % 2 ** (64 if version else 32))
    header = bytes([version, 0, 0, 0]) + times + length + bytes(80)
    turn = (0, 0x10000, 0, -0x10000, 0) if is_turned else (0x10000, 0, 0, 0, 0x10000)
    track = (
        bytes([version, 0, 0, 0])
        + bytes(32 if version else 20)
        + bytes(16)
        + struct.pack(">iiiiiiiii", *turn, 0, 0, 0, 0x40000000)
        + struct.pack(">II", width << 16, height << 16)
    )
    movie = box(b"moov", box(b"mvhd", header) + box(b"trak", box(b"tkhd", track)))
    return box(b"ftyp", brand + bytes(12)) + movie + box(b"mdat", bytes(32))


def wav(*, seconds: int = 1) -> bytes:
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(bytes(8000 * seconds))
    return file.getvalue()
