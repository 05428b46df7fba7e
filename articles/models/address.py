"""Addresses that last: whoever asks for a former one is led to where the page is now, in one hop.

A redirect is looked up only where no page answers, so that a page always wins over one.
"""

from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy as _

from newsroom.fields import LineField, LineFormField
from newsroom.text import nfc, storable

LONGEST = 500

# Below these no redirect is ever looked up.
MACHINES = ("/admin/", "/static/", "/media/")

# First path segments that other pages own; a section or a static page may not take them.
RESERVED_SLUGS = frozenset(
    {"admin", "media", "static", "rss", "tim-kiem", "tin-moi", "tu-khoa", "dong-su-kien", "tac-gia"}
    | {"cai-chinh", "binh-luan", "trang", "ngoai-tuyen", "dem", "xem-truoc"}
)


def normal(address: str) -> str:
    """Return the one spelling of an address: percent signs decoded, letters composed, case kept.

    Stays as it is when normalised again: what would mean something else unescaped stays escaped.

    >>> normal("/Tin%20t%E1%BB%A9c/?p=1")
    '/Tin tức/?p=1'
    """
    rest, _hash, fragment = address.partition("#")
    path, _mark, query = rest.partition("?")
    spelt = _decoded(path).replace("?", "%3F")
    if query:
        spelt += "?" + _decoded(query)
    if fragment:
        spelt += "#" + _decoded(fragment)
    return storable(spelt).strip()


def _decoded(part: str) -> str:
    return nfc(unquote(part)).replace("%", "%25").replace("#", "%23")


def spellings(address: str) -> list[str]:
    """What `address` may be kept under, best first: a slash too many or too few fits as well."""
    path, mark, query = normal(address).partition("#")[0].partition("?")
    other = path.removesuffix("/") if path.endswith("/") else f"{path}/"
    return [f"{path}{mark}{query}", f"{other}{mark}{query}", path, other] if query else [path, other]


def on_this_site(address: str) -> None:
    """Raise ValidationError for what can be no address of this site."""
    if not address.startswith("/") or address[1:2] in {"/", "\\"}:
        raise ValidationError(
            _("Begin with one “/”: only addresses of this site, without https:// and its name.")
        )
    if not address.isprintable() or "\N{REPLACEMENT CHARACTER}" in address:
        raise ValidationError(_("This address holds characters that no page has."))
    if len(address) > LONGEST:
        raise ValidationError(_("This is longer than %(n)d characters."), params={"n": LONGEST})


def answers(path: str) -> bool:
    """Whether a page has this address (without query), be it public or not."""
    try:
        match = resolve(unquote(path))
    except Resolver404:
        return False
    return not match.kwargs or bool(Addressed.all_at(path))


class AddressFormField(LineFormField):
    cleaner = staticmethod(normal)

    def widget_attrs(self, widget):
        """Without `maxlength`: an address is longer as it is pasted than as it is stored."""
        return {}


class AddressField(LineField):
    """An address of this site from its first “/” on, in its one spelling."""

    cleaner = staticmethod(normal)
    form_class = AddressFormField
    default_validators = [on_this_site]


class RedirectQuerySet(models.QuerySet):
    def leading_from(self, address: str) -> "Redirect | None":
        """The redirect for `address`, best the one for its very query; one query."""
        wanted = [old for old in spellings(address) if 0 < len(old) <= LONGEST]
        found = {redirect.old_path: redirect for redirect in self.filter(old_path__in=wanted)}
        return next((found[old] for old in wanted if old in found), None)

    def move(self, old: str, new: str) -> None:
        """From now on `old` leads to `new`, and so does what led to `old`."""
        self.filter(old_path=new).delete()
        values = {"new_path": new, "reason": "", "is_automatic": True}
        self.update_or_create(old_path=old, defaults=values)

    def leading_to(self, address: str):
        """Those that lead to this page, or to a place on it."""
        place = Q(new_path__startswith=f"{address}?") | Q(new_path__startswith=f"{address}#")
        return self.filter(Q(new_path=address) | place)


class Redirect(models.Model):
    """An old address and where it leads; without a new one the page is gone, and `reason` says why."""

    old_path = AddressField(
        _("old address"),
        max_length=LONGEST,
        unique=True,
        help_text=_("From the first “/” after the site's name on, such as /tin-tuc/?p=123."),
    )
    # Leaves room for a longer address that a page moves to.
    new_path = AddressField(
        _("new address"),
        max_length=2 * LONGEST,
        blank=True,
        help_text=_("An address of this site, from its first “/” on. Empty: the page is gone for good."),
    )
    reason = LineField(
        _("reason"),
        max_length=300,
        blank=True,
        help_text=_("Readers see it where the page is gone for good."),
    )
    is_automatic = models.BooleanField(_("made by itself"), default=False, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(old_path__regex=r"^/") & Q(new_path__regex=r"^(/([^/\\].*)?)?$"),
                name="redirect_stays_on_this_site",
            ),
            models.CheckConstraint(
                condition=~Q(new_path="") | ~Q(reason=""), name="redirect_to_nowhere_says_why"
            ),
            models.CheckConstraint(condition=~Q(new_path=F("old_path")), name="redirect_is_no_loop"),
        ]

    def __str__(self):
        return self.old_path

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Keeps every redirect one hop: leads to where its target leads, and takes along what led to it."""
        if further := self._further():
            self.new_path, self.reason = further.new_path, self.reason or further.reason
        super().save(*args, **kwargs)
        followers = Redirect.objects.leading_to(self.old_path)
        if self.new_path:
            place = Substr("new_path", len(self.old_path) + 1)
            followers.update(new_path=Concat(Value(self.new_path), place))
        else:
            followers.update(new_path="", reason=self.reason)

    def _further(self) -> "Redirect | None":
        """The redirect that the new address is the old one of, unless a page has it."""
        if not self.new_path or answers(self.new_path.partition("#")[0].partition("?")[0]):
            return None
        return Redirect.objects.exclude(pk=self.pk).leading_from(self.new_path)

    def clean(self):
        super().clean()
        if errors := self._wrong_old_path() or self._wrong_new_path():
            raise ValidationError(errors)

    def _wrong_old_path(self) -> dict:
        path, _mark, query = self.old_path.partition("?")
        if "#" in self.old_path:
            return {"old_path": _("Leave out “#” and what follows: browsers do not send it.")}
        if f"{path}/".startswith(MACHINES):
            return {"old_path": _("Addresses of the desk and of files are not redirected.")}
        # The front page looks its queries up: other systems number their stories with them.
        if (answers(path) and not (path == "/" and query)) or answers(f"{path}/"):
            return {"old_path": _("A page has this address already, so nobody would be redirected.")}
        return {}

    def _wrong_new_path(self) -> dict:
        if not self.new_path:
            return {} if self.reason else {"reason": _("Say why the page is gone, or give a new address.")}
        further = self._further()
        for target in (self.new_path, further.new_path if further else ""):
            if target and self.old_path in spellings(target):
                return {"new_path": _("This would lead readers in a circle, back to the old address.")}
        return {}


class Addressed(models.Model):
    """Has a page of its own. When its address changes, the old one goes on leading there."""

    # The name of its page in the site map, and the field that stands in the address.
    page_name: str
    page_field = "slug"

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args, **kwargs):
        before = None
        if not self._state.adding:
            before = type(self)._base_manager.select_for_update(no_key=True).filter(pk=self.pk).first()
        super().save(*args, **kwargs)
        old, new = before.get_absolute_url() if before else "", self.get_absolute_url()
        if old and new and old != new:
            Redirect.objects.move(old, new)

    def get_absolute_url(self):
        return reverse(self.page_name, args=[getattr(self, self.page_field)])

    def clean_address(self) -> None:
        """For those that share the first level of addresses: refuse what another page has."""
        address = self.get_absolute_url()
        is_reserved = address.split("/")[1] in RESERVED_SLUGS
        if is_reserved or any(row != self for row in self.all_at(address)):
            raise ValidationError(
                {"slug": _("Another page of the site has this address. Choose a different one.")}
            )

    @staticmethod
    def all_at(address: str) -> list["Addressed"]:
        """What has this address: at the most one thing, if all is well."""
        match = resolve(unquote(address))
        part = next(iter(match.kwargs.values()))
        return [
            row
            for model in Addressed.__subclasses__()
            if model.page_name == match.view_name
            for row in model._base_manager.filter(**{model.page_field: part})
        ]
