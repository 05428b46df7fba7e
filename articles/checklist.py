"""What a story needs before readers may see it."""

from django.utils.translation import gettext as _

from articles.models import Article
from newsroom import markup


def missing(article: Article) -> dict[str, str]:
    """What still has to be there before readers may see the story: a sentence for each field."""
    # An update changes the words: the video, the drawing are its story's own.
    story = article.update_of or article
    checks = [
        ("headline", article.headline, _("Write a headline.")),
        ("lead", article.lead or article.body, _("Write a lead or the text.")),
        ("category", article.category_id, _("Choose a category.")),
        (
            "body",
            not _has_undescribed_pictures(article.body),
            _("Describe every picture in the text: open it and fill in the alternative text."),
        ),
        (
            "cover",
            article.cover is None or article.cover.alt,
            _("Describe the cover picture: open it and fill in the alternative text."),
        ),
        (
            "recording",
            article.kind not in {Article.Kind.VIDEO, Article.Kind.AUDIO} or hasattr(story, "recording"),
            _("Add the video or the sound: a file, or its address at a provider."),
        ),
        (
            "infographic",
            article.kind != Article.Kind.INFOGRAPHIC or hasattr(story, "infographic"),
            _("Add the drawing, and say in words what it shows."),
        ),
    ]
    return {field: message for field, value, message in checks if not value}


def _has_undescribed_pictures(body: str) -> bool:
    return any(not image.attributes.get("alt", "").strip() for image in markup.parse(body).find("img"))
