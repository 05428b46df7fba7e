"""What the benchmarks share: how long something takes, again and again."""

import statistics
import time
from collections.abc import Callable, Iterator


def timed(call: Callable[[int], object], rounds: int) -> Iterator[float]:
    """Milliseconds of each round; a first one, which also loads templates, is left out."""
    call(0)
    for number in range(rounds):
        started = time.perf_counter()
        call(number)
        yield (time.perf_counter() - started) * 1000


def percentile(values: list[float]) -> float:
    """The 95th."""
    return statistics.quantiles(values, n=20)[-1]
