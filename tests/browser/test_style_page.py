"""The style page in a real browser: what is wrong with any part for anybody shows here."""

from urllib.parse import urlsplit

import pytest

from tests.factories import make_picture, make_publication, make_user

pytestmark = pytest.mark.browser


@pytest.fixture
def cookie(client, live_server, transactional_db) -> dict[str, str]:
    """The session of somebody of the newsroom."""
    make_publication()
    make_picture(width=1200, height=800)
    make_picture(width=800, height=1200)
    client.force_login(make_user("editor"))
    host = urlsplit(live_server.url).hostname
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "domain": host, "path": "/"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_part_is_usable_by_everyone(new_page, live_server, violations, cookie, width, scheme):
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.context.add_cookies([cookie])
    page.goto(f"{live_server.url}/_kieu-dang/")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not violations(page)


def test_no_picture_is_stretched(new_page, live_server, cookie):
    page = new_page(viewport={"width": 1280, "height": 900})
    page.context.add_cookies([cookie])
    page.goto(f"{live_server.url}/_kieu-dang/")
    stretched = page.eval_on_selector_all(
        "main img",
        """images => images.filter(image => {
            const [width, height] = ["width", "height"].map(name => image.getAttribute(name));
            const isFitted = getComputedStyle(image).objectFit !== "fill";
            return !isFitted && Math.abs(image.width / image.height - width / height) > 0.02;
        }).map(image => image.outerHTML)""",
    )
    assert not stretched
