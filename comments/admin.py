"""The moderator's desk: what waits comes first; one click decides; the story is at hand."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from comments import moderation, rules
from comments.models import Comment
from newsroom.desk.filters import StateFilter
from newsroom.text import excerpt


class CommentStateFilter(StateFilter):
    states = Comment.State
    first = Comment.State.PENDING


class ModerationForm(forms.ModelForm):
    """The decision about one comment: an answer or a reason go with the button that is pressed."""

    answer = forms.CharField(
        label=_("Answer as the newsroom"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Published at once below this comment, which is approved with it."),
    )
    because = forms.CharField(
        label=_("Reason for a rejection"),
        required=False,
        max_length=250,
        help_text=_("Whoever wrote the comment can read it."),
    )

    class Meta:
        model = Comment
        fields = []


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    form = ModerationForm
    change_form_template = "admin/comments/comment/change_form.html"
    list_display = ["text", "writer", "story", "signs_shown", "state_chip", "created_at"]
    list_display_links = ["text"]
    list_filter = [CommentStateFilter]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["body__unaccent", "name__unaccent", "article__headline__unaccent"]
    ordering = ["-id"]
    actions = ["approve_selected", "reject_selected", "mark_selected_as_spam"]
    fieldsets = [
        (None, {"fields": ["text_whole", "writer", "story", "answered", "signs_shown", "state_chip"]}),
        (_("Decision"), {"fields": ["because", "answer"]}),
        (
            _("Record"),
            {"fields": ["created_at", "decided_at", "decided_by", "reason"], "classes": ["collapse"]},
        ),
    ]
    readonly_fields = [
        "text_whole", "writer", "story", "answered", "signs_shown", "state_chip",
        "created_at", "decided_at", "decided_by", "reason",
    ]  # fmt: skip

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("root", "article", "decided_by")

    @admin.display(description=_("comment"), ordering="id")
    def text(self, comment):
        return excerpt(comment.body, 300)

    @admin.display(description=_("comment"))
    def text_whole(self, comment):
        return comment.body

    @admin.display(description=_("from"), ordering="name")
    def writer(self, comment):
        return f"{comment.name} <{comment.email}>" if comment.email else comment.name

    @admin.display(description=_("story"), ordering="article__headline")
    def story(self, comment):
        return comment.article.headline

    @admin.display(description=_("answers"))
    def answered(self, comment):
        return comment.root.body if comment.root else self.get_empty_value_display()

    @admin.display(description=_("signs"))
    def signs_shown(self, comment):
        return ", ".join(rules.names(comment)) or self.get_empty_value_display()

    @admin.display(description=_("state"), ordering="state")
    def state_chip(self, comment):
        return comment.get_state_display()

    @admin.action(description=_("Approve"), permissions=["change"])
    def approve_selected(self, request, queryset):
        self._decide_all(request, queryset, moderation.approve)

    @admin.action(description=_("Reject"), permissions=["change"])
    def reject_selected(self, request, queryset):
        self._decide_all(request, queryset, moderation.reject)

    @admin.action(description=_("Mark as spam"), permissions=["change"])
    def mark_selected_as_spam(self, request, queryset):
        self._decide_all(request, queryset, moderation.mark_spam)

    def delete_model(self, request, obj):
        moderation.delete(obj, by=request.user)

    def _decide_all(self, request: HttpRequest, queryset, decide) -> None:
        comments = list(queryset)
        for comment in comments:
            decide(comment, by=request.user)
        done = ngettext("%(n)d comment decided.", "%(n)d comments decided.", len(comments))
        self.message_user(request, done % {"n": len(comments)}, messages.SUCCESS)

    def save_model(self, request, obj, form, change):
        """The pressed button decides; saving alone changes nothing."""
        try:
            self._decide(request, obj, form.cleaned_data)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)

    def _decide(self, request: HttpRequest, comment: Comment, typed: dict) -> None:
        if "_reject" in request.POST:
            moderation.reject(comment, by=request.user, reason=typed["because"])
        elif "_spam" in request.POST:
            moderation.mark_spam(comment, by=request.user)
        elif "_approve" in request.POST or typed["answer"]:
            moderation.approve(comment, by=request.user)
            if typed["answer"]:
                moderation.answer(comment, typed["answer"], by=request.user)

    def response_change(self, request, obj):
        """On to the next comment that waits; back to the list when that was the last."""
        self.message_user(
            request, _("Decided: %(state)s.") % {"state": obj.get_state_display()}, messages.SUCCESS
        )
        following = Comment.objects.waiting().filter(pk__lt=obj.pk).order_by("-id").first()
        if following:
            return HttpResponseRedirect(reverse("admin:comments_comment_change", args=[following.pk]))
        return HttpResponseRedirect(reverse("admin:comments_comment_changelist"))
