"""Made-up comments: a thread in each of its states."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments.forms import CommentForm
from comments.models import Comment
from newsroom.style_page.stories import Samples

OPEN, CLOSED = Article.CommentsMode.OPEN, Article.CommentsMode.CLOSED


def context(shown: Samples) -> dict[str, Any]:
    """`threads` are busy, without an answer yet, and closed; a comment that waits shows nowhere."""
    busy, silent = shown.story(1, comments_mode=OPEN), shown.story(0, comments_mode=OPEN)
    closed = shown.story(2, comments_mode=CLOSED)
    busy.public_comment_count = 6
    wrong = CommentForm({"name": "L", "email": "lan@", "body": ""})
    wrong.is_valid()
    return {
        "threads": [
            {"name": _("With answers"), "article": busy, "roots": _roots(shown, busy), "form": CommentForm()},
            {
                "name": _("No answer yet, and a form with errors"),
                "article": silent,
                "roots": [],
                "form": wrong,
            },
            {
                "name": _("Closed to new ones"),
                "article": closed,
                "roots": _roots(shown, closed)[:1],
                "form": None,
            },
        ]
    }


def _roots(shown: Samples, article: Article) -> list[Comment]:
    def written(pk: int, name: str, body: str, **fields: Any) -> Comment:
        return Comment(
            pk=pk, article=article, name=name, body=body, created_at=shown.now, state="approved", **fields
        )

    first = written(1, "Lan", "Thưa tòa soạn,\n\nbao giờ có chuyến tối?")
    second = written(2, "Nguyễn Thị Hoàng Yến", "Cảm ơn bài viết. " * 12)
    first.shown_replies = [
        written(3, "Tòa soạn", "Cảng vụ nói là từ tháng sau.", root=first, is_staff=True),
        written(4, "Minh", "Mong lắm.", root=first),
    ]
    first.has_more_replies, second.shown_replies, second.has_more_replies = True, [], False
    return [first, second]
