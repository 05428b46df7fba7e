"""The newspaper itself: nameplate, imprint and where to follow it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.fields import LineField


class Publication(models.Model):
    """The newspaper itself: nameplate, imprint and what stands on every page. There is one row."""

    name = LineField(_("name"), max_length=100, default="Newsroom")
    tagline = LineField(_("tagline"), max_length=150, blank=True)
    governing_body = LineField(
        _("governing body"), max_length=200, blank=True, help_text=_("Printed under the name on every page.")
    )
    logo = models.ForeignKey(
        "articles.Picture",
        models.SET_NULL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Shown in place of the name at the top. The name stays for readers who cannot see it."),
    )
    licence_number = LineField(_("licence number"), max_length=100, blank=True)
    licence_date = models.DateField(_("licence date"), null=True, blank=True)
    licence_authority = LineField(_("licensing authority"), max_length=200, blank=True)
    editor_in_chief = LineField(_("editor-in-chief"), max_length=100, blank=True)
    address = LineField(_("address"), max_length=250, blank=True)
    phone = LineField(_("phone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    dateline_prefix = LineField(
        _("dateline prefix"),
        max_length=20,
        blank=True,
        help_text=_("Printed before the lead of stories that ask for it, such as “BTO”. A dash is added."),
    )
    copyright = LineField(_("copyright line"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publication")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="publication_is_one_row")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> "Publication":
        """The one row, with the logo and the follow links; an unsaved default before it is filled in."""
        row = cls.objects.select_related("logo").prefetch_related("follow_links").filter(pk=1).first()
        return row or cls(pk=1)


class FollowLink(models.Model):
    """A place where readers can follow the paper, printed in the “Follow us” line."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="follow_links")
    label = LineField(_("label"), max_length=40)
    url = models.URLField(_("address"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("follow link")
        verbose_name_plural = _("follow links")
        ordering = ["position", "id"]

    def __str__(self):
        return self.label
