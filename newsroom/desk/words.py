"""Words of the packages that staff meet in the admin, listed so that our catalogue translates them.

Their own Vietnamese lacks some and says others in a way that no newsroom would. A translation of ours wins
wherever the same words are asked for.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

WORDS = [
    # Lists
    _("Select %s to change"),
    _("Select %s to view"),
    _("Add %s"),
    _("Add %(name)s"),
    _("Add another %(verbose_name)s"),
    _("Change %s"),
    _("View %s"),
    _(" By %(filter_title)s "),
    _("Show counts"),
    _("Hide counts"),
    _("Clear all filters"),
    _("Breadcrumbs"),
    _("Skip to main content"),
    _("Toggle navigation"),
    _("Sidebar"),
    _("Filter navigation items"),
    _("Select this object for an action - {}"),
    _("Select all objects on this page for an action"),
    _("Action:"),
    _("Go"),
    _("Run the selected action"),
    # Forms
    _("Delete?"),
    _("History"),
    _("Save and add another"),
    _("Save and continue editing"),
    _("Error:"),
    _("Added:"),
    _("Changed:"),
    _("Deleted:"),
    _("Change my password"),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was changed successfully."),
    _("You may edit it again below."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    _("Null characters are not allowed."),
    _("Constraint “%(name)s” is violated."),
    _("Enter a complete value."),
    ngettext_lazy("Please correct the error below.", "Please correct the errors below.", "num"),
    _("“%(pk)s” is not a valid value."),
    _("“%(value)s” value must be an integer."),
    _("%(object)s tagged with %(tag)s"),
    _("Move to first position"),
    _("Move to last position"),
    # The theme
    _("Toggle theme (current theme: auto)"),
    _("Toggle theme (current theme: light)"),
    _("Toggle theme (current theme: dark)"),
    # People
    _("staff status"),
    _("Designates whether the user can log into this admin site."),
    _("active"),
    _(
        "Designates whether this user should be treated as active. "
        "Unselect this instead of deleting accounts."
    ),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    _("Set password"),
    _("Set password: %s"),
    _("Reset password"),
    _("Enabled"),
    _("Disabled"),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        "num",
    ),
    _("Password-based authentication"),
    _("Password-based authentication was disabled."),
    _("This action will <strong>enable</strong> password-based authentication for this user."),
    _("Enable password-based authentication"),
    _("Disable password-based authentication"),
    _("Enable password-based authentication for this user by setting a password."),
    _("Raw passwords are not stored, so there is no way to see the user’s password."),
    _(
        "Whether the user will be able to authenticate using a password or not. If disabled, they may still "
        "be able to authenticate using other backends, such as Single Sign-On or LDAP."
    ),
    _("Conflicting form data submitted. Please try again."),
    _("Forgotten your login credentials?"),
    _("In case you’ve forgotten, you are:"),
    _("date joined"),
    _("last login"),
    # How long ago
    ngettext_lazy("%(num)d year", "%(num)d years", "num"),
    ngettext_lazy("%(num)d month", "%(num)d months", "num"),
    ngettext_lazy("%(num)d week", "%(num)d weeks", "num"),
    ngettext_lazy("%(num)d day", "%(num)d days", "num"),
    ngettext_lazy("%(num)d hour", "%(num)d hours", "num"),
    ngettext_lazy("%(num)d minute", "%(num)d minutes", "num"),
    ngettext_lazy("entry", "entries", "num"),
]
