"""What editors publish. Everyone imports from here.

Inside, imports go one way: ai, status, address, picture, category, tag, topic, author <- article <- byline,
related, box, imported, read_count, search_entry, live, kept, note <- error_report, revision, working_copy <-
move. `newsroom.models` imports from here, never the other way.
"""

from articles.models.address import Addressed, Redirect
from articles.models.ai import AIUse
from articles.models.article import Article
from articles.models.author import Author
from articles.models.box import Box, BoxItem
from articles.models.byline import Byline
from articles.models.category import Category
from articles.models.correction import Correction
from articles.models.error_report import ErrorReport
from articles.models.imported import Imported
from articles.models.infographic import Infographic
from articles.models.kept import ClipboardItem, SavedFilter
from articles.models.live import LiveEntry
from articles.models.move import Move
from articles.models.note import Note, Notification
from articles.models.picture import Picture
from articles.models.preview_link import PreviewAnswer, PreviewLink
from articles.models.read_count import ReadCount
from articles.models.recording import Recording
from articles.models.related import Related, RelatedVeto
from articles.models.revision import Revision
from articles.models.search_entry import SearchEntry
from articles.models.tag import Tag, TaggedArticle
from articles.models.topic import Topic
from articles.models.working_copy import Presence, WorkingCopy

__all__ = [
    "AIUse",
    "Addressed",
    "Article",
    "Author",
    "Box",
    "BoxItem",
    "Byline",
    "Category",
    "Correction",
    "ClipboardItem",
    "ErrorReport",
    "Imported",
    "Infographic",
    "LiveEntry",
    "Move",
    "Note",
    "Notification",
    "Picture",
    "Presence",
    "PreviewAnswer",
    "PreviewLink",
    "ReadCount",
    "Recording",
    "Redirect",
    "Related",
    "RelatedVeto",
    "Revision",
    "SavedFilter",
    "SearchEntry",
    "Tag",
    "TaggedArticle",
    "Topic",
    "WorkingCopy",
]
