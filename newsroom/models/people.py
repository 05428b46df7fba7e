"""The people who log in."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _

from newsroom.fields import LineField


class User(AbstractUser):
    """Somebody of the newsroom. Vietnamese names are not split into first and last."""

    first_name = None
    last_name = None
    full_name = LineField(_("full name"), max_length=100, blank=True)

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name or self.username
