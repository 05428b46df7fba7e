"""What a request says about who sends it."""

import pytest
from django.test import RequestFactory

from newsroom import visitors

BROWSERS = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Safari/537",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604",
    "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0",
    "Mozilla/5.0 (Linux; Android 13; CUBOT X70) AppleWebKit/537 Chrome/129.0 Mobile Safari/537 Zalo android",
]
MACHINES = [
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "facebookexternalhit/1.1",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/130.0.0.0 Safari/537.36",
    "python-requests/2.32",
    "",
]


def request(**headers):
    return RequestFactory().get("/", headers=headers)


@pytest.mark.parametrize("agent", BROWSERS)
def test_a_browser_is_no_machine(agent):
    assert not visitors.is_machine(request(user_agent=agent))


@pytest.mark.parametrize("agent", MACHINES)
def test_a_program_that_names_itself_is_a_machine(agent):
    assert visitors.is_machine(request(user_agent=agent))


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Origin": "null"}, False),
    ],
)
def test_only_our_own_pages_are_ours(headers, expected):
    assert visitors.is_from_our_pages(request(**headers)) is expected
