"""Pictures: the library, and the upload of the story editor."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import pictures
from articles.admin.shown import clip_button, thumbnail
from articles.forms import PictureForm
from articles.models import Picture
from newsroom.desk.base import DeskAdmin

# The width in which the editor shows a picture.
IN_EDITOR = 640
# The width in which a field that completes shows a picture.
IN_CHOICE = 240

# What is typed about a picture beside its file.
WORDS = ["alt", "caption", "credit", "rights", "ai_use", "ai_tool"]
# In the address of a form that asks for the rest of a picture which is in the library already.
JUST_ADDED = "moi"


@admin.register(Picture)
class PictureAdmin(DeskAdmin):
    form = PictureForm
    list_display = ["thumb", "words", "credit", "proportions", "created_at", "clip"]
    list_display_links = ["words"]
    list_filter = ["ai_use", "created_at"]
    search_fields = ["alt__unaccent", "caption__unaccent", "credit__unaccent"]
    search_help_text = _("Words of the description, the caption or the credit, with or without accents.")
    list_per_page = 30
    readonly_fields = ["whole", "said_by_file", "uploaded_by", "created_at"]

    class Media:
        js = ["js/admin/focus.js", "js/admin/picture.js"]

    def get_fieldsets(self, request, obj=None):
        words = (None, {"fields": ["file", "alt", "caption", "credit", "rights"]})
        ai = (_("Use of AI"), {"fields": [("ai_use", "ai_tool")]})
        if obj is None:
            return [words, ai]
        record = ["taken_at", "said_by_file", "uploaded_by", "created_at"]
        return [
            words,
            (_("What stays in view"), {"fields": ["whole", ("focal_x", "focal_y")]}),
            ai,
            (_("Record"), {"fields": record, "classes": ["collapse"]}),
        ]

    # -- Who may do what ----------------------------------------------------------------------------

    def has_change_permission(self, request, obj=None):
        """Reporters change what they uploaded; a picture of somebody else may be in a published story."""
        return super().has_change_permission(request, obj) and (
            obj is None
            or obj.uploaded_by_id == request.user.pk
            or request.user.has_perm("articles.edit_any_article")
        )

    def get_deleted_objects(self, objs, request):
        """A picture in a text is as protected as one on a cover, and so is one of a story to be kept."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        for picture in objs:
            protected += [str(place) for place in picture.uses()]
        # Where it is used is the better reason than whose that is.
        return deleted, counts, set() if protected else perms_needed, protected

    # -- Saving -------------------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
        if form.upload:
            pictures.store(obj, form.upload)
        else:
            super().save_model(request, obj, form, change)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """No browser sends a file again by itself: one that is a picture outlives what is wrong beside it."""
        response = super().changeform_view(request, object_id, form_url, extra_context)
        shown = getattr(response, "context_data", {}).get("adminform")
        form = shown and shown.form
        if request.method != "POST" or not form or not form.upload:
            return response
        if object_id is None:
            return self._keep_and_ask_again(request, form, response)
        said = gettext("The file “%(name)s” could not be kept: choose it again, then save.")
        self.message_user(request, said % {"name": form.files["file"].name}, messages.WARNING)
        return response

    def _keep_and_ask_again(self, request: HttpRequest, form: PictureForm, response: HttpResponse):
        """Put the file into the library, with the words that are right, and ask for the others there."""
        words = {name: form.cleaned_data[name] for name in WORDS if name in form.cleaned_data}
        try:
            picture = pictures.add(form.upload, by=request.user, **{"alt": ""} | words)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return response
        self.log_addition(request, picture, [{"added": {}}])
        said = gettext("The picture is in the library. Put right what is marked, then save.")
        self.message_user(request, said, messages.WARNING)
        request.FILES.clear()
        request.POST = request.POST.copy()
        for name in [*words, "focal_x", "focal_y"]:
            # What the file says of itself filled what was left empty.
            request.POST[name] = getattr(picture, name)
        address = reverse("admin:articles_picture_change", args=[picture.pk], query={JUST_ADDED: 1})
        return super().changeform_view(request, str(picture.pk), address)

    def response_change(self, request, obj):
        """What began as adding a picture ends as that: the story that asked for it gets it."""
        if JUST_ADDED in request.GET:
            return self.response_add(request, obj)
        return super().response_change(request, obj)

    def get_urls(self):
        upload = self.admin_site.admin_view(self.upload_view)
        return [path("upload/", upload, name="articles_picture_upload"), *super().get_urls()]

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Take a picture that was dropped, pasted or chosen in the editor; speaks the JSON that it expects.

        It enters the library without alternative text: the editor asks for it, and no story with an
        undescribed picture can be published.
        """
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request):
            raise PermissionDenied
        file = request.FILES.get("upload")
        try:
            if file is None:
                raise ValidationError(gettext("Choose a picture."))
            picture = pictures.add(file, by=request.user, alt="")
        except ValidationError as error:
            said = {"message": " ".join(error.messages)}
            return JsonResponse({"uploaded": 0, "error": said}, status=422)
        address = pictures.url(picture, "full", IN_EDITOR)
        return JsonResponse({"uploaded": 1, "fileName": address.rpartition("/")[2], "url": address})

    def autocomplete_image(self, picture: Picture) -> str:
        return pictures.url(picture, "card", IN_CHOICE)

    # -- What is shown ------------------------------------------------------------------------------

    @admin.display(description=_("picture"))
    def thumb(self, picture):
        return thumbnail(picture)

    @admin.display(description=_("description"), ordering="alt")
    def words(self, picture):
        if picture.alt:
            return picture.alt
        return format_html('<span class="missing">{}</span>', gettext("No alternative text yet"))

    @admin.display(description=_("clipboard"))
    def clip(self, picture):
        return clip_button(picture)

    @admin.display(description=_("width × height"), ordering="width")
    def proportions(self, picture):
        return f"{picture.width} × {picture.height}"

    @admin.display(description=_("picture"))
    def whole(self, picture):
        """The picture to click at; without JavaScript the numbers below it do the same."""
        width, height = pictures.size(picture, "full", IN_EDITOR)
        return format_html(
            '<span class="focus" data-focus="id_focal_x id_focal_y">'
            '<img src="{}" width="{}" height="{}" alt="{}"></span>',
            pictures.url(picture, "full", IN_EDITOR),
            width,
            height,
            picture.alt,
        )

    @admin.display(description=_("metadata of the file"))
    def said_by_file(self, picture):
        return "\n".join(f"{name}: {value}" for name, value in sorted(picture.metadata.items()))
