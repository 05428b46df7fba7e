"""Where a story stands; `articles.workflow` holds the moves between these."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for an editor")
    IN_EDIT = "in_edit", _("being edited")
    RETURNED = "returned", _("sent back")
    APPROVED = "approved", _("approved, waiting to be published")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    TRASHED = "trashed", _("in the trash")
    # Of an update of another story only.
    MERGED = "merged", _("put into its story")
