"""What Lighthouse says of the readers' pages on a phone: `python -m tests.bench.lighthouse [ADDRESS]`.

Takes the site at ADDRESS, or else starts the demo. Prints the median of three runs for each page beside what
the page has to reach, and ends with 1 when something is missed. Lighthouse comes with
`npm install --prefix var/lighthouse lighthouse@12.8.2`; it drives Debian's chromium.
"""

import json
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from newsroom.demo import process

ROOT = Path(__file__).resolve().parent.parent.parent
LIGHTHOUSE = ROOT / "var/lighthouse/node_modules/.bin/lighthouse"
CHROMIUM = "/usr/bin/chromium"
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
RUNS = 3


@dataclass(frozen=True)
class Measure:
    """One number of a report: how it is read there, and how it is printed."""

    name: str
    read: Callable[[dict], float]
    digits: int = 0
    more_is_better: bool = False

    def is_met(self, value: float, target: float) -> bool:
        value = round(value, self.digits)
        return value >= target if self.more_is_better else value <= target


def score(category: str, name: str) -> Measure:
    return Measure(name, lambda report: report["categories"][category]["score"] * 100, more_is_better=True)


def audit(name: str, key: str, factor: float = 1, digits: int = 0) -> Measure:
    return Measure(name, lambda report: report["audits"][key]["numericValue"] * factor, digits)


def first_requests(report: dict) -> int:
    """What is asked for to draw the first screen.

    Not counted: pictures further down, which Chromium asks for early and with low priority, and what the
    browser asks for on its own account once the page stands (manifest, icon, service worker).
    """
    asked = [one for one in report["audits"]["network-requests"]["details"]["items"] if is_of_page(one)]
    return sum(not (one.get("resourceType") == "Image" and one["priority"] == "Low") for one in asked)


def is_of_page(request: dict) -> bool:
    is_own_account = request.get("resourceType") == "Manifest" or re.search(r"/img/icon[.-]", request["url"])
    return request.get("experimentalFromMainFrame", False) and not is_own_account


MEASURES = [
    score("performance", "perf."),
    score("accessibility", "access."),
    score("best-practices", "practice"),
    score("seo", "SEO"),
    audit("LCP s", "largest-contentful-paint", 1e-3, 2),
    audit("FCP s", "first-contentful-paint", 1e-3, 2),
    audit("TBT ms", "total-blocking-time"),
    audit("CLS", "cumulative-layout-shift", 1, 3),
    audit("KB", "total-byte-weight", 1 / 1024),
    Measure("requests", first_requests),
]
# For each page what it has to reach, in the order of MEASURES.
TARGETS = {
    "article": (95, 100, 100, 100, 2.0, 1.5, 50, 0.01, 180, 10),
    "front": (95, 100, 100, 100, 2.2, 1.5, 50, 0.01, 300, 16),
    "category": (95, 100, 100, 100, 2.2, 1.5, 50, 0.01, 220, 14),
    # Search engines are told to keep the full page instead, which costs points of SEO.
    "text mode": (100, 100, 100, 0, 1.2, 1.2, 50, 0.01, 15, 2),
}


def pages(site: str) -> dict[str, str]:
    """An address for each page of TARGETS: the first story and the first section of the front page."""
    with urlopen(f"{site}/") as answer:  # noqa: S310
        front = answer.read().decode()
    story = re.search(r'<main.*?href="(/[a-z0-9-]+-\d+\.html)"', front, re.DOTALL)[1]
    section = re.search(r'<nav.*?href="(/[a-z0-9-]+/)"', front, re.DOTALL)[1]
    text = f"{story}?che-do=chu"
    paths = {"article": story, "front": "/", "category": section, "text mode": text}
    return {name: site + path for name, path in paths.items()}


def run(address: str) -> dict:
    """Lighthouse's report of one visit; it is let off once when it loses sight of the browser."""
    options = ["--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    for _ in range(2):
        done = subprocess.run(  # noqa: S603
            [LIGHTHOUSE, address, *options], env=environment, capture_output=True, text=True
        )
        if not done.returncode:
            return json.loads(done.stdout)
    sys.exit(f"Lighthouse failed on {address}:\n{done.stderr}")


def medians(address: str) -> list[float]:
    reports = [run(address) for _ in range(RUNS)]
    return [statistics.median(measure.read(report) for report in reports) for measure in MEASURES]


def row(name: str, cells: list[str]) -> str:
    return f"{name:12}" + "".join(f"{cell:>10}" for cell in cells) + "\n"


def main(site: str) -> bool:
    """Print the table; whether everything is reached."""
    is_good = True
    sys.stdout.write(row("", [measure.name for measure in MEASURES]))
    for name, address in pages(site).items():
        values, targets = medians(address), TARGETS[name]
        compared = list(zip(MEASURES, values, targets, strict=True))
        misses = [not measure.is_met(value, target) for measure, value, target in compared]
        cells = [
            f"{value:.{measure.digits}f}{'!' if missed else ''}"
            for (measure, value, _target), missed in zip(compared, misses, strict=True)
        ]
        sys.stdout.write(row(name, cells) + row("  target", list(map(str, targets))))
        sys.stdout.flush()
        is_good = is_good and not any(misses)
    return is_good


if __name__ == "__main__":
    if not LIGHTHOUSE.exists():
        sys.exit("Lighthouse is missing: npm install --prefix var/lighthouse lighthouse@12.8.2")
    if sys.argv[1:]:
        sys.exit(not main(sys.argv[1].rstrip("/")))
    with process.running() as started:
        sys.exit(not main(started))
