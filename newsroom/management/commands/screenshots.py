"""`manage.py screenshots`: pictures of every kind of page, for people to look at."""

import argparse
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.urls import reverse

from newsroom.demo import process, tour

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
LOGIN = "quantri"
# A picture that is far below would not be loaded, and one that comes in would not be there yet.
LOAD_PICTURES = """async () => {
    document.querySelectorAll("img").forEach(image => { image.loading = "eager"; });
    await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
    await document.fonts.ready;
}"""


class Command(BaseCommand):
    help = "Writes pictures of every kind of page, small and large, light and dark, to var/screenshots/."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--address", help="where this site is served already")
        parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="only these pages")
        parser.add_argument("--login", default=LOGIN, help=f"whose desk is shown ({LOGIN} unless given)")

    def handle(self, *args: Any, address: str | None, only: list[str], login: str, **options: Any) -> None:
        folder = settings.DATA_DIR / "screenshots"
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread.
        with chromium() as browser, served(address) as site:
            names, desk = pages(only), tour.desk()
            for width in WIDTHS:
                page = new_page(browser, width)
                is_in = False
                for name, path in names.items():
                    if name in desk and not is_in:
                        self.log_in(page, site, login)
                        is_in = True
                    self.stdout.write(f"{name}, {width} px")
                    shoot(page, f"{site}{path}", folder / f"{name}-{width}")
        index = folder / "index.html"
        index.write_text(render_to_string("screenshots.html", {"rows": rows(folder)}), encoding="utf-8")
        self.stdout.write(f"Look at {index}")

    def log_in(self, page: "Page", site: str, login: str) -> None:
        kept = settings.DATA_DIR / "demo-password"
        password = os.environ.get("NEWSROOM_DEMO_PASSWORD") or (kept.read_text() if kept.exists() else "")
        page.goto(f"{site}{reverse('admin:login')}")
        page.locator("#id_username").fill(login)
        page.locator("#id_password").fill(password)
        page.locator("#login-form [type=submit]").click()
        if page.locator("#id_password").count():
            raise CommandError(f"{login} could not log in: NEWSROOM_DEMO_PASSWORD is to hold the password.")


@contextlib.contextmanager
def chromium() -> Iterator["Browser"]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise CommandError("This needs Playwright: pip install -r requirements/test.lock") from error
    if not CHROMIUM.exists():
        raise CommandError(f"{CHROMIUM} is missing: install Debian's chromium.")
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=options)


@contextlib.contextmanager
def served(address: str | None) -> Iterator[str]:
    if address:
        yield address.rstrip("/")
        return
    try:
        with process.running() as started:
            yield started
    except process.DemoError as error:
        raise CommandError(str(error)) from error


def pages(only: list[str]) -> dict[str, str]:
    """What to look at, by name; an unknown name is an error that tells the known ones."""
    known = tour.addresses() | {"desk-login": reverse("admin:login")} | tour.desk()
    if unknown := set(only) - set(known):
        raise CommandError(f"No such page: {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
    return {name: path for name, path in known.items() if not only or name in only}


def new_page(browser: "Browser", width: int) -> "Page":
    size = {"width": width, "height": 844 if width < 600 else 900}
    # A service worker would answer for the server.
    return browser.new_context(viewport=size, reduced_motion="reduce", service_workers="block").new_page()


def shoot(page: "Page", address: str, path: Path) -> None:
    """The whole page in each scheme, to `path` with the scheme at its end."""
    page.goto(address)
    page.evaluate(LOAD_PICTURES)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=path.with_name(f"{path.name}-{scheme}.png"), full_page=True)


def rows(folder: Path) -> list[tuple[str, list[str]]]:
    """Each page that there are pictures of, with its pictures."""
    endings = [f"-{width}-{scheme}.png" for width in WIDTHS for scheme in SCHEMES]
    first = endings[0]
    names = sorted(path.name.removesuffix(first) for path in folder.glob(f"*{first}"))
    return [(name, [f"{name}{ending}" for ending in endings]) for name in names]
