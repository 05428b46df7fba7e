"""Live entries: written quickly, one after the other."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.forms import BodyField, BodyWidget
from articles.models import Article, LiveEntry
from newsroom.desk.base import DeskAdmin
from newsroom.models import User


class LiveEntryForm(ModelForm):
    """`user` is set by the admin for one request."""

    user: User

    class Meta:
        model = LiveEntry
        fields = []  # the admin says which
        field_classes = {"body": BodyField}
        widgets = {"body": BodyWidget}
        labels = {"body": _("What happened")}

    def clean_article(self):
        article = self.cleaned_data["article"]
        if not workflow.may_edit(self.user, article):
            raise ValidationError(_("You may not change this story as it stands now."))
        return article

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned["headline"] and not cleaned["body"]:
            raise ValidationError(_("Write a headline or a text."))
        return cleaned


@admin.register(LiveEntry)
class LiveEntryAdmin(DeskAdmin):
    form = LiveEntryForm
    # The headline first: that is where the cursor stands when the form opens.
    fields = ["headline", ("at", "is_key"), "body", ("article", "author")]
    autocomplete_fields = ["author"]
    list_display = ["words", "time", "is_key", "article"]
    list_filter = ["is_key"]
    list_select_related = ["article"]
    search_fields = ["headline__unaccent", "article__headline__unaccent"]
    save_on_top = False

    # -- Who may do what: whoever may edit the story -------------------------------------------------

    def get_queryset(self, request):
        visible = workflow.visible_to(request.user).filter(kind=Article.Kind.LIVE)
        return super().get_queryset(request).filter(article__in=visible)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (
            obj is None or workflow.may_see(request.user, obj.article)
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_edit(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_edit(request, obj)

    def _may_edit(self, request, obj) -> bool:
        return obj is None or workflow.may_edit(request.user, obj.article)

    # -- The form -----------------------------------------------------------------------------------

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        if "article" in form.base_fields:
            chosen = form.base_fields["article"].widget
            chosen.can_add_related = chosen.can_change_related = False
        return form

    def render_change_form(self, request, context, *args, **kwargs):
        """One button: who saves a new one goes on with the next, who changes one goes back to the list."""
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        return ["article"] if obj else []

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "article":
            reports = workflow.visible_to(request.user).filter(kind=Article.Kind.LIVE)
            kwargs["queryset"] = reports.order_by("-updated_at")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        """On with the next one."""
        said = gettext("“%(entry)s” is in the report. Write the next one.") % {"entry": obj.card_headline}
        self.message_user(request, said, messages.SUCCESS)
        address = reverse("admin:articles_liveentry_add", query={"article": obj.article_id})
        return HttpResponseRedirect(address)

    def response_post_save_change(self, request, obj):
        query = {"article__id__exact": obj.article_id}
        return HttpResponseRedirect(reverse("admin:articles_liveentry_changelist", query=query))

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.article.is_published else ""

    # -- The list -----------------------------------------------------------------------------------

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.defer("article__body")
        return changelist

    @admin.display(description=_("live entry"))
    def words(self, entry):
        return entry.card_headline

    @admin.display(description=_("time"), ordering="at")
    def time(self, entry):
        return date_format(localtime(entry.at), "SHORT_DATETIME_FORMAT")
