"""What the structured data of a story says beyond `structured_data.news_article`, by the story's kind."""

from articles import structured_data
from articles.live import Entry, Report
from articles.models import Article, Picture, Recording
from articles.structured_data import Data, Site, moment
from newsroom.html import to_text
from newsroom.text import clean_line


def recording(site: Site, article: Article, picture: Picture | None) -> Data:
    """The video or the sound as an object of its own within the story."""
    found: Recording | None = getattr(article, "recording", None)
    if found is None:
        return {}
    is_video = article.kind == Article.Kind.VIDEO
    data = {
        "@type": "VideoObject" if is_video else "AudioObject",
        "name": article.headline,
        "description": clean_line(article.lead) or article.headline,
        "uploadDate": moment(article.publish_at),
        "thumbnailUrl": structured_data.addresses(site, picture),
        "duration": f"PT{found.seconds}S" if found.seconds else "",
        "contentUrl": site.address(found.file.url) if found.file else "",
        "encodingFormat": found.content_type,
        "embedUrl": found.embed.frame if found.embed else "",
        "transcript": clean_line(found.transcript),
    }
    return {"video" if is_video else "audio": {name: value for name, value in data.items() if value}}


def live_report(site: Site, article: Article, report: Report) -> Data:
    """The story as a live blog with the entries of this page."""
    data = {
        "@type": "LiveBlogPosting",
        "coverageStartTime": moment(article.publish_at),
        "liveBlogUpdate": [_entry(site, entry) for entry in report.entries],
    }
    return data | ({"coverageEndTime": moment(article.live_until)} if article.live_until else {})


def _entry(site: Site, entry: Entry) -> Data:
    row = entry.row
    data = {
        "@type": "BlogPosting",
        "headline": row.card_headline,
        "url": site.address(row.get_absolute_url()),
        "datePublished": moment(row.at),
        "articleBody": clean_line(to_text(row.body)),
    }
    return data | ({"author": structured_data.person(site, row.author)} if row.author else {})
