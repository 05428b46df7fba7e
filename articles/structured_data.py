"""What the pages say to search engines, as schema.org tells it: pure functions that return JSON-LD.

`Site` knows what every page shares; addresses are absolute, times carry their offset.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import pictures
from articles.boxes import Card
from articles.models import AIUse, Article, Author, Byline, Category, Correction, Picture
from newsroom.models import Publication
from newsroom.text import clean_line

Data = dict[str, Any]

CONTEXT = "https://schema.org"
PICTURE_WIDTH = 1200
# The shapes in which search engines want a story's picture: 16 to 9, 4 to 3, 1 to 1.
SHAPES = ("social", "classic", "square")

# What a part in a story is called there. Who wrote it comes first of all.
PARTS = {
    Byline.Role.WRITER: "author",
    Byline.Role.PHOTOGRAPHER: "contributor",
    Byline.Role.TRANSLATOR: "translator",
    Byline.Role.EDITOR: "editor",
}


# What schema.org calls the work of machines.
SOURCE_TYPES = {
    AIUse.GENERATED: f"{CONTEXT}/TrainedAlgorithmicMediaDigitalSource",
    AIUse.ASSISTED: f"{CONTEXT}/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}


@dataclass(frozen=True)
class Site:
    """The paper, where it stands, and the address of its own icon."""

    publication: Publication
    origin: str
    icon: str

    def address(self, path: str) -> str:
        return self.origin + path

    @property
    def front(self) -> str:
        return self.address(reverse("articles:front"))


def news_article(site: Site, article: Article, picture: Picture | None = None, **more: Any) -> Data:
    """A story, which its page has loaded with names and tags; `picture` is the one that the page opens with.

    `more` says what a kind of story adds, or says otherwise (`**{"@type": "LiveBlogPosting"}`).
    """
    address = site.address(article.get_absolute_url())
    data = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": clean_line(article.seo_description or article.lead),
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "image": images(site, picture),
        "datePublished": moment(article.publish_at),
        "dateModified": moment(article.modified_at),
        **names(site, article),
        "publisher": organization(site),
        "articleSection": sections(article.category),
        "keywords": [tag.name for tag in article.tags.all()],
        "inLanguage": settings.LANGUAGE_CODE,
        "isAccessibleForFree": True,
        "wordCount": article.syllable_count,
        "digitalSourceType": SOURCE_TYPES.get(article.ai_use),
    }
    return {name: value for name, value in (data | more).items() if value not in ("", [], None)}


def names(site: Site, article: Article) -> Data:
    """Who made it, by their part; the paper itself where nobody is named as its author."""
    found: dict[str, list[Data]] = {}
    for byline in article.bylines.all():
        found.setdefault(PARTS[byline.role], []).append(person(site, byline.author))
    return {"author": [publisher_as_author(site)]} | found


def person(site: Site, author: Author) -> Data:
    """A pen name without a page is to be asked after at the paper."""
    data = {
        "@type": "Person",
        "name": author.pen_name,
        "url": site.address(author.get_absolute_url() or reverse("articles:front")),
    }
    return data | ({"jobTitle": author.title} if author.title else {})


def publisher_as_author(site: Site) -> Data:
    return {"@type": "NewsMediaOrganization", "name": site.publication.name, "url": site.front}


def organization(site: Site) -> Data:
    return publisher_as_author(site) | {"@id": f"{site.front}#paper", "logo": logo(site)}


def imprint(site: Site) -> Data:
    """The paper with what its imprint says."""
    paper = site.publication
    data = organization(site) | {
        "@context": CONTEXT,
        "slogan": paper.tagline,
        "address": paper.address,
        "telephone": paper.phone,
        "email": paper.email,
        "sameAs": [link.url for link in paper.follow_links.all()],
    }
    if paper.governing_body:
        data["parentOrganization"] = {"@type": "Organization", "name": paper.governing_body}
    return {name: value for name, value in data.items() if value not in ("", [])}


def logo(site: Site) -> Data:
    picture = site.publication.logo
    if picture is None:
        return {"@type": "ImageObject", "url": site.address(site.icon), "width": 180, "height": 180}
    width, height = pictures.size(picture, "full", 640)
    address = site.address(pictures.url(picture, "full", 640))
    return {"@type": "ImageObject", "url": address, "width": width, "height": height}


def corrections(site: Site, article: Article, notes: list[Correction]) -> Data:
    """What the notes on a story's page add to its data."""
    if not notes:
        return {}
    told = [
        {
            "@type": "CorrectionComment",
            "text": note.note,
            "datePublished": moment(note.published_at),
            "url": f"{site.address(article.get_absolute_url())}#{note.anchor}",
        }
        for note in notes
    ]
    last = max(article.modified_at, *(note.published_at for note in notes))
    return {"correction": told, "dateModified": moment(last)}


def addresses(site: Site, picture: Picture | None) -> list[str]:
    return [site.address(pictures.url(picture, shape, PICTURE_WIDTH)) for shape in SHAPES] if picture else []


def images(site: Site, picture: Picture | None) -> list[str] | list[Data]:
    """Its addresses; what a machine made or helped to make says so."""
    found = addresses(site, picture)
    source = SOURCE_TYPES.get(picture.ai_use) if picture else None
    if source is None:
        return found
    return [{"@type": "ImageObject", "url": url, "digitalSourceType": source} for url in found]


def sections(category: Category) -> list[str]:
    return [category.parent.name, category.name] if category.parent else [category.name]


def breadcrumbs(site: Site, categories: Iterable[Category]) -> Data:
    """The trail that the page shows: the front page, then these."""
    places = [(_("Home"), site.front)]
    places += [(category.name, site.address(category.get_absolute_url())) for category in categories]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(places, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def website(site: Site) -> Data:
    """The site with its search."""
    search = site.address(reverse("articles:search"))
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "@id": f"{site.front}#site",
        "name": site.publication.name,
        "url": site.front,
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": {"@id": f"{site.front}#paper"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def collection_page(
    site: Site, address: str, title: str, description: str, cards: Collection[Card], start: int
) -> Data:
    """A page that lists stories; `start` is the number of its first one in the whole list."""
    items = [
        {"@type": "ListItem", "position": number, "url": site.address(card.article.get_absolute_url())}
        for number, card in enumerate(cards, start=start)
    ]
    data = {
        "@context": CONTEXT,
        "@type": "CollectionPage",
        "name": title,
        "url": address,
        "inLanguage": settings.LANGUAGE_CODE,
        "isPartOf": {"@id": f"{site.front}#site"},
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }
    return data | ({"description": clean_line(description)} if description else {})


def profile_page(site: Site, author: Author) -> Data:
    """An author's page."""
    about = {
        "description": clean_line(author.biography),
        "email": author.public_email,
        "image": images(site, author.picture),
    }
    entity = person(site, author) | {name: value for name, value in about.items() if value}
    return {
        "@context": CONTEXT,
        "@type": "ProfilePage",
        "url": site.address(author.get_absolute_url()),
        "inLanguage": settings.LANGUAGE_CODE,
        "mainEntity": entity | {"worksFor": organization(site)},
    }


def moment(at: datetime) -> str:
    """“2022-06-06T05:27:00+07:00”."""
    return timezone.localtime(at).isoformat(timespec="seconds")
