"""The tools of a story that need a browser, and the pages in words only."""

import pytest

from tests.factories import (
    make_article,
    make_category,
    make_comment,
    make_live_entry,
    make_picture,
    make_publication,
    make_topic,
)

pytestmark = pytest.mark.browser

# Stands in for the voices of a system, which the browser of a test machine has none of. A test says itself
# when a sentence is over: `heard.at(-1).onend()`.
VOICE = """
window.heard = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
  voices: [{ lang: "en-US" }, { lang: "vi_VN" }],
  getVoices() { return this.voices; },
  speak(utterance) { heard.push(utterance); },
  cancel() { window.silenced = heard.length; },
}) });
"""
SHEET = "Object.defineProperty(navigator, 'share', { value: async (what) => { window.shared = what; } });"


@pytest.fixture
def story(transactional_db):
    make_publication()
    return make_article(
        "Tàu & lưới",
        lead="Sapo một. Sapo hai.",
        body="<p>Câu một. Câu hai.</p><h2>Mục</h2><ul><li>Ý</li></ul>",
        cover=make_picture(caption="Tàu về."),
        topic=make_topic("Mùa cá"),
        tags=("biển",),
    )


@pytest.fixture
def open_story(new_page, live_server, story):
    def open_it(script: str = "", **context):
        page = new_page(**context)
        if script:
            page.add_init_script(script)
        page.goto(live_server.url + story.get_absolute_url())
        return page

    return open_it


def shown(page) -> list[str]:
    return [text.strip() for text in page.locator(".tools li:visible").all_inner_texts()]


def tool(page, name: str):
    return page.locator(".tools").get_by_role("button", name=name, exact=True)


def test_without_a_script_only_what_works_is_shown(open_story):
    page = open_story(java_script_enabled=False)
    assert shown(page) == ["Facebook", "X", "E-mail"]


def test_without_a_sheet_and_a_voice_their_buttons_are_left_out(open_story):
    page = open_story("Object.defineProperty(navigator, 'share', { value: undefined });")
    assert shown(page) == ["Facebook", "X", "E-mail", "In", "Sao chép liên kết"]


def test_the_links_name_the_story_by_its_own_address(open_story, live_server, story):
    page = open_story(java_script_enabled=False)
    links = page.locator(".tools a")
    address = (live_server.url + story.get_absolute_url()).replace(":", "%3A").replace("/", "%2F")
    headline = "T%C3%A0u%20%26%20l%C6%B0%E1%BB%9Bi"
    assert [link.get_attribute("href") for link in links.all()] == [
        f"https://www.facebook.com/sharer/sharer.php?u={address}",
        f"https://x.com/intent/post?url={address}&text={headline}",
        f"mailto:?subject={headline}&body={address}",
    ]
    assert [link.get_attribute("rel") for link in links.all()] == ["noopener nofollow"] * 2 + [None]


def test_the_link_is_copied_and_said_to_be(open_story, live_server, story):
    page = open_story(permissions=["clipboard-read", "clipboard-write"])
    tool(page, "Sao chép liên kết").click()
    page.get_by_role("status").get_by_text("Đã sao chép", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == live_server.url + story.get_absolute_url()


def test_a_link_that_cannot_be_copied_is_said_so(open_story):
    refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
    page = open_story(refuse)
    tool(page, "Sao chép liên kết").click()
    page.get_by_role("status").get_by_text("Không sao chép được.").wait_for()


def test_the_phone_is_handed_headline_and_address(open_story, live_server, story):
    page = open_story(SHEET)
    tool(page, "Chia sẻ").click()
    address = live_server.url + story.get_absolute_url()
    assert page.evaluate("shared") == {"title": "Tàu & lưới", "url": address}


def test_the_story_is_printed_without_the_tools(open_story):
    page = open_story("window.print = () => { window.printed = true; };")
    tool(page, "In").click()
    assert page.evaluate("printed")
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()


def test_the_story_is_read_sentence_by_sentence_to_its_end(open_story):
    page = open_story(VOICE)
    tool(page, "Nghe bài").click()
    places = []
    for _sentence in range(20):
        if not page.locator(".is-heard").count():
            break
        places.append(page.locator(".is-heard").evaluate("e => e.tagName"))
        page.evaluate("heard.at(-1).onend()")
    texts = [text.strip() for text in page.evaluate("heard.map(one => one.text)")]
    assert texts == ["Tàu & lưới", "Sapo một.", "Sapo hai.", "Câu một.", "Câu hai.", "Mục", "Ý"]
    assert places == ["H1", "P", "P", "P", "P", "H2", "UL"]
    assert page.evaluate("heard.every(one => one.voice.lang === 'vi_VN' && one.lang === 'vi_VN')")
    assert "Nghe bài" in shown(page)
    assert "Dừng" not in shown(page)


def test_a_pause_begins_the_sentence_anew_and_a_stop_the_story(open_story):
    page = open_story(VOICE)
    tool(page, "Nghe bài").click()
    page.evaluate("heard.at(-1).onend()")
    tool(page, "Tạm dừng").click()
    assert page.evaluate("[silenced, heard.length]") == [2, 2]
    assert not page.locator(".is-heard").count()
    # What the browser still says of a sentence that was broken off changes nothing.
    page.evaluate("heard.at(-1).onend()")
    assert page.evaluate("heard.length") == 2
    tool(page, "Nghe tiếp").click()
    assert page.evaluate("heard.map(one => one.text.trim())") == ["Tàu & lưới", "Sapo một.", "Sapo một."]
    tool(page, "Dừng").click()
    assert page.evaluate("document.activeElement.innerText.trim()") == "Nghe bài"
    tool(page, "Nghe bài").click()
    assert page.evaluate("heard.at(-1).text") == "Tàu & lưới"


def test_it_goes_on_where_the_reader_left_the_page(open_story):
    page = open_story(VOICE)
    tool(page, "Nghe bài").click()
    page.evaluate("heard.at(-1).onend()")
    page.reload()
    tool(page, "Nghe tiếp").click()
    assert page.evaluate("heard.map(one => one.text.trim())") == ["Sapo một."]


def test_the_button_comes_with_a_voice_of_the_language_and_not_before(open_story):
    page = open_story(VOICE + "speechSynthesis.voices = [{ lang: 'en-US' }];")
    assert "Nghe bài" not in shown(page)
    page.evaluate("speechSynthesis.voices = [{ lang: 'vi-VN' }]")
    page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    assert "Nghe bài" in shown(page)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_tool_is_large_enough_for_a_finger(open_story, width):
    page = open_story(VOICE + SHEET, viewport={"width": width, "height": 900})
    tool(page, "Nghe bài").click()
    boxes = [one.bounding_box() for one in page.locator(".tools :is(a, button):visible").all()]
    assert len(boxes) == 8
    assert all(box["width"] >= 44 and box["height"] >= 44 for box in boxes)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_the_tools(open_story, violations, scheme):
    page = open_story(VOICE + SHEET, color_scheme=scheme)
    tool(page, "Nghe bài").click()
    tool(page, "Sao chép liên kết").click()
    found = violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_the_pages_in_words(new_page, live_server, story, violations, scheme):
    report = make_article(kind="live", category=make_category("Kinh tế"))
    make_live_entry(report, "Tàu rời bến", is_key=True)
    make_comment(story, state="approved")
    for _number in range(21):
        make_article()
    page = new_page(color_scheme=scheme, viewport={"width": 320, "height": 800})
    found, too_wide, requests = [], [], []
    page.on("request", lambda request: requests.append(request.url))
    addresses = [
        "/?",
        "/tin-moi/?",
        f"{story.category.get_absolute_url()}?page=2&",
        "/tu-khoa/bien/?",
        "/dong-su-kien/mua-ca/?",
        "/tim-kiem/?q=tàu&tu=x&",
        f"{story.get_absolute_url()}?",
        f"{report.get_absolute_url()}?",
    ]
    for address in addresses:
        requests.clear()
        page.goto(f"{live_server.url}{address}che-do=chu", wait_until="networkidle")
        # Beside them the icon of the tab, which a browser keeps for the whole site.
        assert len([url for url in requests if "/img/icon" not in url]) == 2, requests
        found += violations(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            too_wide.append(address)
    assert not found, "\n".join(found)
    assert not too_wide
