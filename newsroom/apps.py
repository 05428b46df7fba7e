from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")


class NewsroomAdminConfig(AdminConfig):
    default_site = "newsroom.desk.site.NewsroomAdminSite"


class NewsroomStaticFilesConfig(StaticFilesConfig):
    """Leaves out what the bundled editor ships beside itself: test pages, previews, foreign runtimes."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "galleriffic",
        "samples",
        "tests",
        "adobeair",
        "exportpdf",
        "preview",
        "codesnippet",
        "codesnippetgeshi",
        "README.md",
        "CHANGES.md",
    ]
