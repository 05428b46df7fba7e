"""Tags: keywords of stories. Most are made while a story is written."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.merging import Mergeable
from articles.models import Tag, TaggedArticle
from newsroom.desk.base import DeskAdmin
from newsroom.text import clean_line, tag_key


class TagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ["name", "description", "slug"]
        help_texts = {"slug": _("Made from the name when left empty.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_name(self):
        """One tag however its tone is spelt."""
        name = clean_line(self.cleaned_data["name"])
        same = Tag.objects.exclude(pk=self.instance.pk).filter(key=tag_key(name)).first()
        if same:
            raise forms.ValidationError(_("There is this tag already: %(name)s") % {"name": same.name})
        return name


@admin.register(Tag)
class TagAdmin(Mergeable, DeskAdmin):
    form = TagForm
    merge_field = TaggedArticle._meta.get_field("tag")
    fields = ["name", "description", "slug"]
    list_display = ["name", "slug"]
    search_fields = ["name__unaccent"]
    ordering = ["name"]
