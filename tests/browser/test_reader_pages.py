"""The readers' pages in a real browser: scripts, fonts, pictures, print."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from tests.factories import make_article, make_picture, make_publication

pytestmark = pytest.mark.browser

# What says something else to whom has scripts; its own tests look at it.
FOR_SCRIPTS = ".tools, .player-says, #offline-list"


def test_nothing_needs_a_script(new_page, live_server, paper):
    with_script, without = new_page(), new_page(java_script_enabled=False)
    for address in (address for name, address in paper.items() if not name.endswith("-in-words")):
        texts = []
        for page in (with_script, without):
            page.goto(live_server.url + address)
            # With scripts there is more to press, never more to read.
            page.locator(FOR_SCRIPTS).evaluate_all("all => all.forEach(element => element.remove())")
            texts.append(page.locator("main").inner_text())
        assert texts[0] == texts[1], address
        assert not without.locator(".controls").is_visible()


def test_the_choice_of_theme_and_size_stays(new_page, live_server, paper):
    page = new_page(color_scheme="light")
    page.goto(live_server.url)
    page.get_by_role("button", name="Nền sáng hoặc tối").click()
    page.get_by_role("button", name="Cỡ chữ").click()
    page.goto(live_server.url + "/tin-moi/")
    chosen = page.evaluate("({...document.documentElement.dataset})")
    assert chosen == {"theme": "dark", "size": "l"}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 20, 23)"


def test_no_page_asks_for_other_fonts_than_the_two_and_their_italics(new_page, live_server, paper):
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(live_server.url, wait_until="networkidle")
    roman = {f"source-serif-4-{letters}-wght-normal.woff2" for letters in ("latin", "vietnamese")}
    assert {name for name in asked if name.endswith("woff2")} == roman
    for address in paper.values():
        page.goto(live_server.url + address)
        page.evaluate("document.fonts.ready")
    fonts = {name for name in asked if name.endswith("woff2")}
    assert roman < fonts <= roman | {name.replace("normal", "italic") for name in roman}


SHIFTS = """
window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
"""


def hold_fonts(page: Page) -> list[Route]:
    """From now on the page's fonts do not arrive; the requests for them are listed."""
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))
    return held


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_fonts_come_late(new_page, live_server, paper, width):
    for name in ("front", "news", "long-read"):
        page = new_page(viewport={"width": width, "height": 800})
        page.add_init_script(SHIFTS)
        held = hold_fonts(page)
        page.goto(live_server.url + paper[name], wait_until="domcontentloaded")
        page.wait_for_timeout(1500)
        assert held, "the text stands in the other font until now"
        for route in held:
            route.continue_()
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(200)
        assert page.evaluate("document.fonts.check('1rem \"Source Serif 4\"')")
        assert page.evaluate("window.shifts") <= 0.01, name


# Pictures whose file is larger than one and a half times what is shown, though a smaller one would do. The
# browser is asked again under new addresses, for it rather takes a larger file that it has got already.
TOO_LARGE = """async () => {
    const images = [...document.querySelectorAll("img[srcset]")].filter(image => image.width);
    const choices = await Promise.all(images.map(async (image, number) => {
        const widths = [...image.srcset.matchAll(/ (\\d+)w/g)].map(found => Number(found[1]));
        const probe = new Image();
        probe.sizes = image.sizes;
        await new Promise(settled => {
            probe.onload = probe.onerror = settled;
            probe.srcset = widths.map(width => `/probe-${number}-${width} ${width}w`).join();
        });
        const shape = image.getAttribute("width") / image.getAttribute("height");
        const covers = getComputedStyle(image).objectFit === "cover";
        const box = image.getBoundingClientRect();
        const needed = (covers ? Math.max(box.width, box.height * shape) : box.width) * devicePixelRatio;
        const chosen = Number(probe.currentSrc.split("-").pop());
        const least = Math.min(...widths.filter(width => width >= needed), Math.max(...widths));
        return { src: image.getAttribute("src"), chosen, needed, least };
    }));
    return choices.filter(({ chosen, needed, least }) => !(chosen <= Math.max(1.5 * needed, least)));
}"""


@pytest.mark.parametrize(("width", "density"), [(390, 2), (1280, 1)])
def test_pictures_are_described_and_no_larger_than_needed(new_page, live_server, paper, width, density):
    page = new_page(viewport={"width": width, "height": 800}, device_scale_factor=density)
    page.route("**/probe-*", lambda route: route.abort())
    found, eager = [], 0
    for name, address in paper.items():
        page.goto(live_server.url + address)
        first = page.locator("img[fetchpriority=high]").count()
        eager += first
        assert first <= 1, name
        assert page.locator("img[fetchpriority=high][loading]").count() == 0, name
        assert page.locator("img:not([width]), img:not([height]), img:not([alt])").count() == 0, name
        found += [f"{name}: {picture}" for picture in page.evaluate(TOO_LARGE)]
    assert eager >= 5
    assert not found, "\n".join(found)


def test_a_story_is_printed_without_what_only_a_screen_needs(new_page, live_server, transactional_db):
    """The story is as long as the one that the paper began from."""
    make_publication()
    lead = "<p>" + "Đảng bộ tỉnh đẩy mạnh tuyên truyền biển đảo. " * 5 + "</p>"
    ten = "Đẩy mạnh công tác tuyên truyền trong tình hình mới. "
    body = "".join(f"<h2>Mục</h2><p>{ten * (syllables // 10)}</p>" for syllables in (495, 658))
    cover = make_picture(width=1200, height=800, caption="Quang cảnh hội nghị.", credit="Ảnh: An")
    story = make_article("Đẩy mạnh công tác " * 5, lead=lead, body=body, cover=cover)
    page = new_page()
    page.goto(live_server.url + story.get_absolute_url(), wait_until="networkidle")
    pages = re.findall(rb"/Type ?/Page\b", page.pdf(format="A4"))
    assert 1 <= len(pages) <= 4
    page.emulate_media(media="print")
    for name in (".menu", ".skip", ".controls", ".comment-form", ".tags"):
        assert not page.locator(name).first.is_visible(), name
    for name in ("h1", ".story figure img", "figcaption", ".imprint"):
        assert page.locator(name).first.is_visible(), name


@pytest.mark.parametrize("width", [320, 1280])
def test_stacked_marks_of_two_lines_do_not_touch(new_page, live_server, width):
    """Between two lines of the tallest letters there is a row of pixels without ink."""
    article = make_article("ẨẪẶỘỢ " * 14)
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(live_server.url + article.get_absolute_url(), wait_until="networkidle")
    heading = page.locator("h1")
    image = Image.open(BytesIO(heading.screenshot())).convert("L")
    light = image.getextrema()[1]
    is_inked = [
        image.crop((0, y, image.width, y + 1)).getextrema()[0] < light - 60 for y in range(image.height)
    ]
    bands = sum(now and not before for before, now in zip([False, *is_inked], is_inked, strict=False))
    height = page.evaluate("e => parseFloat(getComputedStyle(e).lineHeight)", heading.element_handle())
    lines = round(image.height / height)
    assert lines >= 2
    assert bands >= lines
