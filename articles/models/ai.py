"""What part artificial intelligence had in a story or a picture.

Vietnam's AI Law (134/2025/QH15, article 11) asks that it be said.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AIUse(models.TextChoices):
    """Printed beside the work unless it is `NONE`."""

    NONE = "none", _("made by people")
    ASSISTED = "assisted", _("made with the help of AI")
    GENERATED = "generated", _("made by AI")
