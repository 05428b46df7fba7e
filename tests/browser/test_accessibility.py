"""Everyone can use every page: axe in both themes at three widths, magnified, by keyboard, by thumb."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
# Looked at in every width and theme; each other page on a small dark and a large light screen.
TYPES = {
    "front",
    "category",
    "news",
    "long-read",
    "live",
    "search-hits",
    "comments",
    "topic",
    "not-found",
}

IS_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def screens(name: str) -> list[tuple[int, str]]:
    if name in TYPES:
        return [(width, scheme) for scheme in SCHEMES for width in WIDTHS]
    # In words there is one narrow column, whatever the screen.
    return [(320, "dark")] if name.endswith("-in-words") else [(320, "dark"), (1280, "light")]


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


def test_axe_finds_nothing_and_nothing_scrolls_sideways(new_page, live_server, paper, violations):
    page = new_page(reduced_motion="reduce")  # Else axe would see colours on their way.
    found = []
    for name, address in paper.items():
        page.goto(live_server.url + address)
        open_everything(page)
        for width, scheme in screens(name):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            where = f"{name}, {scheme}, {width} px"
            found += [f"{where}: {line}" for line in violations(page)]
            if page.evaluate(IS_TOO_WIDE):
                found.append(f"{where}: scrolls sideways")
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_a_comment_that_was_refused(new_page, live_server, paper, violations):
    page = new_page(reduced_motion="reduce")
    page.goto(live_server.url + paper["comments"])
    page.evaluate("document.querySelector('.comment-form').noValidate = true")
    page.get_by_role("button", name="Gửi bình luận").click()
    assert page.title().startswith("Lỗi:")
    found = []
    for width, scheme in screens("news"):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found += violations(page)
    assert found == []


# What WCAG 1.4.12 says that a reader may set.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
"""
CUT_OFF = """() => [...document.body.querySelectorAll('*')].filter(element => {
    const style = getComputedStyle(element);
    const isCut = style.overflowX === 'hidden' || style.overflowY === 'hidden';
    const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const isMeant = style.webkitLineClamp !== 'none' || element.clientWidth <= 1;
    return isCut && hasText && !isMeant
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 120))"""


def test_magnified_four_times_with_large_spaced_text_all_stays_readable(new_page, live_server, paper):
    """A window of 1280 by 1024 px has 320 by 256 at 400 %; the text is large and spaced as well."""
    page = new_page(viewport={"width": 320, "height": 256}, device_scale_factor=4, bypass_csp=True)
    page.add_init_script("localStorage.setItem('size', 'l')")
    found = []
    for name, address in paper.items():
        page.goto(live_server.url + address)
        page.add_style_tag(content=SPACING)
        open_everything(page)
        if page.evaluate(IS_TOO_WIDE):
            found.append(f"{name} scrolls sideways")
        found += [f"{name} cuts off {element}" for element in page.evaluate(CUT_OFF)]
    assert not found, "\n".join(found)


def test_the_first_stop_of_the_keyboard_leads_to_the_content(new_page, live_server, paper):
    page = new_page()
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Bỏ qua để xem nội dung"
    assert link.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


# What is wrong with how the element that has the focus is shown; null once the focus has left the page.
FOCUS = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const name = element.outerHTML.slice(0, 120);
    // The parts of a date show their own focus, and a card shows that of the link in it.
    const lines = [element, ...document.querySelectorAll(':has(:focus-visible)')].map(shown => {
        const style = getComputedStyle(shown);
        return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    });
    if (element.matches(':focus-visible') && Math.max(...lines) < 2) return `no line around ${name}`;
    const box = element.getClientRects()[0];
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    const inSight = Math.max(right - left, 0) * Math.max(bottom - top, 0);
    if (inSight < box.width * box.height / 2) return `out of sight: ${name}`;
    const above = document.elementFromPoint((left + right) / 2, top + Math.min((bottom - top) / 2, 10));
    const isOnTop = element.contains(above) || above.contains(element);
    return isOnTop ? '' : `under ${above.outerHTML.slice(0, 80)}: ${name}`;
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["front", "news", "search-hits"])
def test_what_has_the_focus_is_in_sight_with_a_line_around_it(new_page, live_server, paper, name, width):
    page = new_page(viewport={"width": width, "height": 700}, reduced_motion="reduce")
    page.goto(live_server.url + paper[name])
    found, stops = [], 0
    while stops < 200:
        page.keyboard.press("Tab")
        problem = page.evaluate(FOCUS)
        if problem is None:
            break
        stops += 1
        found += [problem] if problem else []
    assert stops > 20
    assert not found, "\n".join(found)


def test_going_back_by_keyboard_nothing_hides_under_the_menu(new_page, live_server, paper):
    """The menu stays at the top of the window: what comes into view from above must stop below it."""
    page = new_page(viewport={"width": 1280, "height": 700}, reduced_motion="reduce")
    page.goto(live_server.url + paper["category"])
    page.locator(".footer a").first.focus()
    found = []
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        found += [page.evaluate(FOCUS)]
    assert not [problem for problem in found if problem]


SMALL = """limits => [...document.querySelectorAll(limits.selector)].filter(element => {
    const shown = element.closest('label') || element;
    const box = shown.getBoundingClientRect();
    const isSmall = Math.min(box.width, box.height) < limits.size - .5;
    return box.width && isSmall && !element.closest('.visually-hidden');
}).map(element => element.outerHTML.slice(0, 140))"""
THUMB = (
    ".menu a, .menu summary, .controls button, .find-link, .pages a, .button, .footer-pages a,"
    " .search-choices summary, .tools a, .tools button,"
    " main input:not([type=hidden], [type=checkbox]), main textarea, main select"
)


def test_what_a_thumb_presses_is_large_enough(new_page, live_server, paper):
    page = new_page(viewport={"width": 390, "height": 800}, has_touch=True)
    found = []
    for name, address in paper.items():
        page.goto(live_server.url + address)
        open_everything(page)
        small = page.evaluate(SMALL, {"selector": THUMB, "size": 44})
        found += [f"{name}: {element}" for element in small]
    assert not found, "\n".join(sorted(set(found)))


MOVES = """() => [...document.querySelectorAll('*')].filter(element =>
    ['', '::before', '::after'].some(part => {
        const style = getComputedStyle(element, part);
        const seconds = style.transitionDuration.split(',').map(parseFloat);
        const isTimed = style.animationName !== 'none' && style.animationTimeline === 'auto';
        return isTimed || Math.max(...seconds) > 0;
    })).length"""


def test_nothing_moves_for_who_asked_for_stillness(new_page, live_server, paper):
    page = new_page(reduced_motion="no-preference")
    page.goto(live_server.url)
    assert page.evaluate(MOVES) > 0, "otherwise nothing is looked at"
    page.emulate_media(reduced_motion="reduce")
    for name in ("front", "news", "live", "search-hits"):
        page.goto(live_server.url + paper[name])
        assert page.evaluate(MOVES) == 0, name
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


BORDERLESS = """() => [...document.querySelectorAll(
    'button, .button, input, textarea, select')].filter(element => {
    const style = getComputedStyle(element);
    const isShown = element.getBoundingClientRect().width && element.type !== 'hidden';
    const isDrawn = element.type === 'checkbox' || parseFloat(style.borderTopWidth) > 0;
    return isShown && !isDrawn;
}).map(element => element.outerHTML.slice(0, 120))"""


def test_controls_keep_their_borders_in_the_colours_of_the_system(new_page, live_server, paper):
    page = new_page(forced_colors="active")
    for name in ("front", "news", "comments", "search-hits", "live", "not-found"):
        page.goto(live_server.url + paper[name])
        open_everything(page)
        assert page.evaluate(BORDERLESS) == [], name
