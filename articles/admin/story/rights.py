"""Who may do what with a story in the admin: `articles.workflow` decides, this asks it."""

from django.db import transaction

from articles import workflow
from articles.models import Article, retention

# What only somebody who may publish decides.
PUBLISHING = ["publish_at", "unpublish_at", "embargo_until"]


class StoryRights:
    """For the ModelAdmin of stories."""

    def get_queryset(self, request):
        return super().get_queryset(request) & workflow.visible_to(request.user)

    def get_autocomplete_queryset(self, request):
        return workflow.linkable_by(request.user).order_by("-publish_at", "-id")

    def get_object(self, request, object_id, from_field=None):
        """On its way to being saved a story is locked, so that nobody moves it between check and move.

        Where no transaction holds a lock, whatever changes the story takes its own.
        """
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST" and transaction.get_connection().in_atomic_block:
            found.refresh_from_db(from_queryset=Article.objects.locked())
        return found

    def has_module_permission(self, request):
        return self.has_change_permission(request)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (
            obj is None or workflow.may_see(request.user, obj)
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or workflow.may_edit(request.user, obj)
        )

    def has_delete_permission(self, request, obj=None):
        """Only from the trash, where nothing is that readers have ever had."""
        return super().has_delete_permission(request, obj) and (
            obj is None
            or (obj.status == Article.Status.TRASHED and workflow.may(request.user, "restore", obj))
        )

    def get_deleted_objects(self, objs, request):
        """What readers had once must be kept, even where it got into the trash."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, perms_needed, [*protected, *filter(None, map(retention.refusal, objs))]

    def get_readonly_fields(self, request, obj=None):
        return [] if request.user.has_perm("articles.publish_article") else PUBLISHING
