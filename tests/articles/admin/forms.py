"""What a browser without JavaScript sends back for a form of the admin."""

from typing import Any

import html5lib
from django.test import Client

FIELDS = {"input", "textarea", "select"}


def form_data(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """The fields of the form at `url` as they stand, with `changes` typed in."""
    page = html5lib.parse(client.get(url).text, namespaceHTMLElements=False)
    form = next(form for form in page.iter("form") if form.get("id", "").endswith("_form"))
    data: dict[str, Any] = {}
    for element in form.iter():
        if element.tag in FIELDS and element.get("name"):
            value = _value(element)
            if value is not None:
                data[element.get("name")] = value
    return data | changes


def _value(element) -> str | list[str] | None:
    if element.tag == "textarea":
        return element.text or ""
    if element.tag == "select":
        chosen = [
            option.get("value", "") for option in element.iter("option") if option.get("selected") is not None
        ]
        if element.get("multiple") is not None:
            return chosen
        return chosen[0] if chosen else next((o.get("value", "") for o in element.iter("option")), "")
    if element.get("type") in {"submit", "button", "image", "file"}:
        return None
    if element.get("type") in {"checkbox", "radio"}:
        return element.get("value", "on") if element.get("checked") is not None else None
    return element.get("value", "")
