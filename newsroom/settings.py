"""Every setting of the site, read from top to bottom; each knob is described once.

Safe by default: what a development machine needs to loosen, it says in the environment.
"""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE
from environs import Env

from newsroom import localpg, secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

# --- Where things live ----------------------------------------------------------------------------

# The embedded database, uploaded pictures and collected static files.
DATA_DIR = Path(env.str("NEWSROOM_DATA_DIR", str(BASE_DIR / "var"))).resolve()

# A PostgreSQL 15 or later with unaccent and pg_trgm; without it the embedded one of DATA_DIR is used.
DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", default=None)
    if env.str("DATABASE_URL", "")
    else localpg.database(DATA_DIR)
}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": DATABASES["default"].get("OPTIONS", {})
    | {
        "connect_timeout": 2,
        "options": "-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s",
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Secrets and hosts ----------------------------------------------------------------------------

DEBUG = env.bool("NEWSROOM_DEBUG", False)

# Made once and kept in DATA_DIR unless the environment gives one.
SECRET_KEY = env.str("NEWSROOM_SECRET_KEY", "") or secret.kept_key(DATA_DIR)

ALLOWED_HOSTS = env.list("NEWSROOM_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("NEWSROOM_TRUSTED_ORIGINS", [])

# The address that readers use, for absolute links; without it the address of the request is taken.
SITE_URL = env.str("NEWSROOM_SITE_URL", "")

# Whether readers' browsers keep what was read for when they are offline. "off" makes them throw it all away.
SERVICE_WORKER = env.bool("NEWSROOM_SERVICE_WORKER", True)

# For /.well-known/security.txt: who hears of a security hole (e-mail or web addresses, with commas), and the
# day until which that holds, such as 2027-06-30. Without both, and from that day on, there is no such file.
SECURITY_CONTACTS = env.list("NEWSROOM_SECURITY_CONTACTS", [])
SECURITY_EXPIRES = env.date("NEWSROOM_SECURITY_EXPIRES", None)

# Turn on behind HTTPS (every real site): secure cookies, HSTS, redirects.
HTTPS = env.bool("NEWSROOM_HTTPS", False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "newsroom.errors.forged"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# How many proxies of ours stand in front; the reader's address is read that far from the right.
TRUSTED_PROXIES = env.int("NEWSROOM_TRUSTED_PROXIES", 0)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

# Readers' pages: nothing inline, nothing from elsewhere. The admin loosens it for itself (AdminPolicy).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
    }
}
# The editor (CKEditor 4) writes style attributes; scripts still need the page's nonce.
ADMIN_CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": [SELF, NONCE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}

# --- The application ------------------------------------------------------------------------------

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "articles.apps.ArticlesConfig",
    "comments.apps.CommentsConfig",
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "newsroom.apps.NewsroomStaticFilesConfig",
    "taggit",
    "ckeditor",
    "adminsortable2",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.caching.CompressPages",
    "django.middleware.http.ConditionalGetMiddleware",
    "newsroom.caching.KeepPages",
    "newsroom.middleware.RefuseControlCharacters",
    "csp.middleware.CSPMiddleware",
    "newsroom.middleware.AdminPolicy",
    "newsroom.middleware.PermissionsPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.middleware.AdminLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.middleware.RefuseHugeRequests",
    "articles.due.DueUpdates",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
AUTH_USER_MODEL = "newsroom.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# --- Logging in -----------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
# Ten wrong passwords for one name from one address close it for fifteen minutes.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "newsroom.ratelimit.client_address"
AXES_USERNAME_CALLABLE = "newsroom.ratelimit.login_name"
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_ENABLE_ADMIN = False

# --- Language and time ----------------------------------------------------------------------------

LANGUAGE_CODE = env.str("NEWSROOM_LANGUAGE", "vi")
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
FORMAT_MODULE_PATH = "newsroom.formats"
TIME_ZONE = env.str("NEWSROOM_TIME_ZONE", "Asia/Ho_Chi_Minh")
USE_TZ = True

# --- Static files and pictures --------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsroom.staticfiles.Storage"},
}

# The largest picture an editor may upload, in bytes and in pixels.
PICTURE_MAX_BYTES = 15 * 1024 * 1024
PICTURE_MAX_PIXELS = 40_000_000

# The largest video or sound file an editor may upload, in bytes. A proxy in front must let as much through.
RECORDING_MAX_BYTES = env.int("NEWSROOM_RECORDING_MAX_MB", 300) * 1024 * 1024

# Requests larger than this (form fields, not files) are refused with 413.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Editing --------------------------------------------------------------------------------------

# The bundled CKEditor 4 gets no more fixes. What contains it: the sanitiser on every save, no routed stock
# upload view, the plugins removed below, the admin's nonce policy; tests/articles/admin holds the list.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]

# Words that may hurt somebody's honour, with commas: before a story that has one is published, its editor is
# asked to read the passage once more. None: nobody is asked.
WATCHED_WORDS = env.list("NEWSROOM_WATCHED_WORDS", [])

# For how many days, after readers last had it, a story cannot be deleted for good, nor its pictures. Decree
# 08/2017 asks for twelve months.
RETENTION_DAYS = env.int("NEWSROOM_RETENTION_DAYS", 365)

# Within how many hours a correction that was asked for must be public: the desk counts down. And for how many
# days an apology stays on the front page at least.
CORRECTION_HOURS = env.int("NEWSROOM_CORRECTION_HOURS", 24)
APOLOGY_DAYS = env.int("NEWSROOM_APOLOGY_DAYS", 3)

# What a story's text may look like on the way in; what may be stored is newsroom.html's to say.
# articles.forms.BodyWidget adds the addresses (upload, style sheet).
CKEDITOR_CONFIGS = {
    "story": {
        "toolbar": [
            ["Format", "Bold", "Italic", "RemoveFormat"],
            ["BulletedList", "NumberedList", "Blockquote"],
            ["Link", "Unlink", "Image", "Table", "HorizontalRule", "SpecialChar"],
            ["Undo", "Redo", "Find", "Maximize"],
        ],
        "format_tags": "p;h2;h3",
        "removePlugins": (
            "preview,exportpdf,print,newpage,save,codesnippet,codesnippetgeshi,flash,iframe,iframedialog,forms,"
            "templates,smiley,scayt,wsc,embed,embedbase,embedsemantic,autoembed,docprops,sourcedialog,sourcearea,"
            "div,divarea,bidi,font,colorbutton,colordialog,justify,language,stylescombo,showblocks,about,image,"
            "pagebreak,copyformatting,editorplaceholder,dialogadvtab,elementspath,"
            # They lose a text whose shape they do not know; js/admin/paste.js does what they are for.
            "pastefromgdocs,pastefromlibreoffice"
        ),
        "extra_plugins": ["image2", "uploadimage"],
        # The reader's page sets sizes and places pictures: no resizing, no floats, no inline styles.
        "disallowedContent": "*{*}; img[width,height](*); table[*](*)",
        "image2_disableResizer": True,
        "clipboard_handleImages": False,
        "removeDialogTabs": "link:advanced;link:target;link:upload;table:advanced",
        "pasteFilter": "p h2 h3 ul ol li blockquote strong em b i br table thead tbody tr td th; a[!href]",
        "pasteFromWordRemoveFontStyles": True,
        "pasteFromWordRemoveStyles": True,
        "entities": False,
        "disableNativeSpellChecker": False,
        "stylesSet": False,
        "customConfig": "",
        "height": 520,
        "width": "100%",
        "tabSpaces": 0,
    }
}

# --- Log ------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("NEWSROOM_LOG_LEVEL", "WARNING")},
}
