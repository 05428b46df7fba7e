"""What one person of the newsroom keeps at hand: a clipboard of stories and pictures, filters of the list."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.picture import Picture
from newsroom.fields import LineField


class ClipboardItem(models.Model):
    """A story or a picture that follows its user from screen to screen."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="clipboard")
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="+")
    picture = models.ForeignKey(Picture, models.CASCADE, null=True, related_name="+")
    added_at = models.DateTimeField(_("added at"), default=timezone.now)

    class Meta:
        verbose_name = _("item of the clipboard")
        verbose_name_plural = _("clipboard")
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article=None, picture__isnull=False) | Q(article__isnull=False, picture=None),
                name="clipboard_item_is_one_thing",
            ),
            models.UniqueConstraint(fields=["user", "article"], name="clipboard_story_once"),
            models.UniqueConstraint(fields=["user", "picture"], name="clipboard_picture_once"),
        ]

    def __str__(self):
        return str(self.article or self.picture)


class SavedFilter(models.Model):
    """A way to narrow the list of stories: its query string, under the name that its user gave it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    name = LineField(_("name"), max_length=60)
    query = models.CharField(_("query"), max_length=1000)

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_filter_name_once")]

    def __str__(self):
        return self.name
