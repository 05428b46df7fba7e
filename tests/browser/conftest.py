"""A real browser on a real server, for what nothing else can tell.

`new_page()` opens a page whose every request must stay on our server, and which must not throw an error or
run into the content security policy: that is checked for every page of every browser test.
"""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from newsroom.desk.edit_bar import HINT
from newsroom.models import User
from tests.browser.editor import writable
from tests.paper import make_paper

CHROMIUM = Path("/usr/bin/chromium")

# Playwright keeps an event loop in this thread, where Django would refuse to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: install Debian's chromium to run the browser tests.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """pytest-django's server, with the static files as they stand in the source tree."""
    server = LiveServer("127.0.0.1", start=False)
    server.thread.static_handler = StaticFilesHandler
    server.start()
    yield server
    server.stop()


@pytest.fixture
def foreign_hosts() -> set[str]:
    """Hosts that the page of a test may ask from now on, because its reader has said so."""
    return set()


@pytest.fixture
def new_page(
    chromium, live_server, foreign_hosts, django_db_serialized_rollback
) -> Iterator[Callable[..., Page]]:
    """A function that opens a page in a context of its own; it takes what Playwright's contexts take.

    What a service worker fetches would not be looked at, so there is none unless a test allows it.

    What the migrations put into the database (roles, boxes) is there again for every test.
    """
    contexts, wrong = [], []
    host = urlsplit(live_server.url).netloc

    def look_at_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.netloc not in {host, *foreign_hosts}:
            wrong.append(f"asked another host: {request.url}")

    def look_at_message(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            wrong.append(message.text)

    def open_page(**arguments) -> Page:
        context = chromium.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "service_workers": "block"} | arguments
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", look_at_request)
        page.on("console", look_at_message)
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        return page

    yield open_page
    for context in contexts:
        # What a page says on leaving must not reach the server while its database is emptied.
        context.set_offline(True)
        context.close()
    _wait_for_the_server()
    assert not wrong


def _wait_for_the_server() -> None:
    """What pages asked for last may still be in the database, which is emptied next: both would lock up."""
    busy = """
        SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
          AND backend_type = 'client backend'
    """
    for _try in range(100):
        with connection.cursor() as cursor:
            cursor.execute(busy)
            if cursor.fetchone() is None:
                return
        time.sleep(0.05)


@pytest.fixture
def log_in(live_server) -> Callable[[BrowserContext, User], None]:
    """A function that leaves in a browser what somebody's login leaves there."""

    def put(context: BrowserContext, user: User) -> None:
        client = Client()
        client.force_login(user)
        kept = {
            settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value,
            HINT: "1",
        }
        context.add_cookies(
            [{"name": name, "value": value, "url": live_server.url} for name, value in kept.items()]
        )

    return put


@pytest.fixture
def desk(new_page, live_server, log_in) -> Callable[..., Page]:
    """A function that opens a page as somebody of the newsroom, in a new browser or in that of `beside`.

    When it returns, the text of a story can be typed in.
    """

    def open_page(user: User, path: str, beside: Page | None = None, **arguments) -> Page:
        page = beside.context.new_page() if beside else new_page(**arguments)
        if not beside:
            log_in(page.context, user)
        page.goto(live_server.url + path)
        if page.locator("#id_body[data-type=ckeditortype]").count():
            writable(page)
        return page

    return open_page


@pytest.fixture
def paper(transactional_db) -> dict[str, str]:
    """A small paper that uses everything: an address for each kind and state of a page."""
    return make_paper()


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """A function that says what axe finds wrong with a page, a line for each place."""
    axe = Axe()

    def find(page: Page) -> list[str]:
        options = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
        found = axe.run(page, options=options).response["violations"]
        return [
            f"{page.url}: {rule['id']}: {node['html'][:150]}: {node.get('failureSummary', '')}"
            for rule in found
            for node in rule["nodes"]
        ]

    return find
