"""The demo's sound: waves on a beach, made of noise."""

import math
import random
import struct
import wave
from io import BytesIO

RATE = 11025
SURGE = 8.0  # seconds from one wave to the next
LOUDEST = 12_000


def sea(seconds: int) -> bytes:
    """A WAV file of that length, the same on every machine."""
    chance = random.Random("sea")  # noqa: S311
    low, samples = 0.0, bytearray()
    for place in range(seconds * RATE):
        phase = place / RATE % SURGE / SURGE
        # It comes slowly, breaks, and runs back over the sand.
        swell = (phase / 0.4) ** 2 if phase < 0.4 else math.exp(-3.2 * (phase - 0.4))
        low += (chance.uniform(-1, 1) - low) * (0.06 + 0.3 * swell)
        samples += struct.pack("<h", round(max(-1.0, min(1.0, low * (0.12 + swell))) * LOUDEST))
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(bytes(samples))
    return file.getvalue()
