"""What readers answer. Only comments.moderation changes a state; comments.rules says what stands out."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsroom.fields import LineField, PlainTextField

# Replies shown below a comment before the reader is sent to its own page.
REPLIES_SHOWN = 3


def new_public_id() -> str:
    return secrets.token_urlsafe(12)


class Thread(models.Model):
    """The comments of one story, counted: pages read the number here and never count the table."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="thread")
    public_count = models.PositiveIntegerField(_("public comments"), default=0)

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")

    def __str__(self):
        return str(self.article)


class CommentQuerySet(models.QuerySet):
    def public(self):
        """Approved, and not below a comment that is not: the one definition of a comment that readers see.

        The story itself must be public too; that is ArticleQuerySet.published's to say.
        """
        return self.filter(Q(root=None) | Q(root__state=Comment.State.APPROVED), state=Comment.State.APPROVED)

    def roots(self):
        return self.filter(root=None)

    def waiting(self):
        return self.filter(state=Comment.State.PENDING)

    def first_replies(self, roots, limit: int):
        """The first `limit` public replies of each of these comments, oldest first."""
        place = models.Window(RowNumber(), partition_by=F("root"), order_by=F("id").asc())
        replies = self.public().filter(root__in=roots)
        return replies.annotate(place=place).filter(place__lte=limit).order_by("id")


class Comment(models.Model):
    """One comment: plain text, held until a moderator decides. Replies go one level deep."""

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("rejected")
        SPAM = "spam", _("spam")

    public_id = models.CharField(max_length=24, unique=True, default=new_public_id, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("story"), related_name="comments")
    root = models.ForeignKey(
        "self", models.CASCADE, verbose_name=_("answers"), null=True, blank=True, related_name="replies"
    )
    name = LineField(_("name"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True)
    body = PlainTextField(_("comment"), max_length=2000)
    is_staff = models.BooleanField(_("by the newsroom"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING)
    signs = models.JSONField(
        _("signs"), default=list, blank=True, help_text=_("Why a moderator should look twice.")
    )
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("decided by"), null=True, related_name="+"
    )
    reason = LineField(_("reason"), max_length=250, blank=True)
    nonce = models.CharField(max_length=32, unique=True, null=True, editable=False)  # noqa: DJ001
    network = models.CharField(max_length=64, blank=True, editable=False)
    consent = models.CharField(_("consent given to"), max_length=20, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(root=F("id")), name="comment_does_not_answer_itself"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(body=""), name="comment_says_something"),
        ]
        indexes = [
            models.Index(
                "article", F("id").desc(), name="comment_roots", condition=Q(state="approved", root=None)
            ),
            models.Index("root", "id", name="comment_replies", condition=Q(state="approved")),
            models.Index("id", name="comment_queue", condition=Q(state="pending")),
            models.Index("created_at", name="comment_recent"),
        ]

    def __str__(self):
        return f"{self.name}: {self.body[:60]}"

    def get_absolute_url(self):
        """Where readers find it: the page of its thread, at the comment itself."""
        article = self.article
        return reverse("comments:replies", args=[article.slug, article.pk, self.root_id or self.pk]) + (
            f"#bl-{self.pk}"
        )

    @property
    def is_public(self) -> bool:
        """The row's own answer to what `CommentQuerySet.public` asks of the table."""
        return self.state == self.State.APPROVED and (
            self.root_id is None or self.root.state == self.State.APPROVED
        )
