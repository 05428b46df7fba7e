"""`{% picture %}`: one picture in every size and format a browser may choose from."""

from typing import Any

from django import template

from articles import pictures
from articles.models import Picture

register = template.Library()


@register.simple_tag
def picture_url(picture: Picture | None, preset: str, width: int) -> str:
    """The address of the JPEG of that preset nearest to the width; empty for None."""
    return pictures.url(picture, preset, width) if picture else ""


@register.inclusion_tag("articles/_picture.html")
def picture(
    picture: Picture | None,
    preset: str = "full",
    *,
    sizes: str = "100vw",
    loading: str = "lazy",
    alt: str | None = None,
    **attributes: str,
) -> dict[str, Any]:
    """Draw `picture` (nothing for None).

    `loading="eager"` is for the one picture that a page opens with. `alt=""` is for a picture beside a
    headline that says the same; else it is the picture's own. `class` is the only other attribute.
    """
    if unknown := attributes.keys() - {"class"}:
        raise TypeError(f"picture does not know {', '.join(sorted(unknown))}")
    return {
        "sources": pictures.sources(picture, preset) if picture else None,
        "alt": picture.alt if alt is None and picture else alt,
        "sizes": sizes,
        "class": attributes.get("class", ""),
        "is_eager": loading == "eager",
    }
