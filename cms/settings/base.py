"""What every way of running the install shares. The other modules hold the differences, each with its reason."""

import datetime
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent

DEBUG = False

INSTALLED_APPS = [
    "core",
    "catalogue",
    "accounts",
    "library",
    "jobs",
    "news",
    "seminars",
    "pages",
    "home",
    "delivery",
    "discovery",
    "search",
    "visits",
    "withdrawals",
    "board",
    "merging",
    "exports",
    "sites",
    "desk",
    "intake",
    "demo",
    "wagtail.contrib.forms",
    "sites.redirects.apps.RedirectsConfig",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "accounts.apps.UsersConfig",
    "wagtail.snippets",
    "sites.files.apps.DocumentsConfig",
    "sites.files.apps.ImagesConfig",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # Wagtail's “2 hours ago” is said with its catalogue
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    # Headers before all: whatever is refused further in carries them too.
    "delivery.middleware.ContentSecurityPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "delivery.middleware.IsolationMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "delivery.middleware.PageCompressionMiddleware",
    # Before anything that reads a session or a page: an unknown host gets nothing else.
    "sites.middleware.KnownHostMiddleware",
    "delivery.middleware.StandingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # After messages, which say why somebody is signed out; before the second factor, which asks who is signed in.
    "accounts.middleware.SessionAgeMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "sites.fence.middleware.FenceMiddleware",
    # After the fence: it names files.
    "sites.files.middleware.FileInUseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Outside of redirects: one of them may lead to an address whose page has gone to another site.
    "merging.middleware.MovedAddressMiddleware",
    "sites.redirects.middleware.RedirectMiddleware",
    "sites.states.middleware.StateMiddleware",
    # Innermost: it puts the lock-out page in the place of the answer of whichever form asked for a password.
    "axes.middleware.AxesMiddleware",
]

# Tells the pages that one release has made from those of another; an image is built with its own (Dockerfile).
_RELEASE = BASE_DIR / "RELEASE"
RELEASE = _RELEASE.read_text("ascii").strip() if _RELEASE.exists() else ""

ROOT_URLCONF = "cms.urls"
# The install lies at the root of its hosts. A server may take another place out of a header of the client's, and the
# addresses made from that would be kept for others.
FORCE_SCRIPT_NAME = ""
WSGI_APPLICATION = "cms.wsgi.application"

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
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Widgets are found in templates/ as well: some of Wagtail's are replaced there (delivery.choosers).
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Which hosts exist is a question for the Site table, asked by KnownHostMiddleware at every request;
# a list here would need a restart for each new province.
ALLOWED_HOSTS = ["*"]

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

AUTHENTICATION_BACKENDS = [
    # First: a locked pair of account and address does not get as far as its password.
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    # Passwords stored before are read by these, and stored anew by the first at the next sign-in.
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]

# Lock-out (django-axes): five wrong passwords for one account from one address.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "core.throttle.sender_of"
AXES_USERNAME_FORM_FIELD = "username"
AXES_USERNAME_CALLABLE = "accounts.throttling.account_of"
AXES_LOCKOUT_CALLABLE = "accounts.throttling.locked_out"
AXES_RESET_ON_SUCCESS = True
# Trying during the lock does not lengthen it: the page says when it ends.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# Failures are rows that axes itself removes once they no longer count; User.last_login tells of successes.
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]
AXES_VERBOSE = False
# Ceilings above the lock: (failures, seconds) for an account from all addresses, and for an address and all accounts.
SIGN_IN_CEILING_PER_ACCOUNT = (30, 3600)
SIGN_IN_CEILING_PER_ADDRESS = (100, 3600)
# Mails: (mails, seconds) for an account asked for from one address, and as above.
PASSWORD_RESET_CEILING_PER_PAIR = (3, 3600)
PASSWORD_RESET_CEILING_PER_ACCOUNT = (12, 3600)
PASSWORD_RESET_CEILING_PER_ADDRESS = (20, 3600)

# Second factor (django-otp). Production demands it of those for whom the rule is true; anybody may set it up.
SECOND_FACTOR_REQUIRED = False
SECOND_FACTOR_RULE = "sites.people.duties.needs_second_factor"
OTP_TOTP_ISSUER = "LĐLĐ CMS"

# Sessions: idle for so long, or this old, and the person signs in again.
SESSION_IDLE_MINUTES = 120
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would show the sign-in page to whoever follows a link in a mail
CSRF_COOKIE_SAMESITE = "Lax"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
# Ours, then what we say in the place of Wagtail and Django (i18n.upstream).
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "upstream"]
FORMAT_MODULE_PATH = ["core.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "cms" / "static", ("guide", BASE_DIR / "docs" / "guide" / "images")]
MEDIA_URL = "/media/"

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long StreamField posts a field per block part

# Wagtail
WAGTAIL_SITE_NAME = "LĐLĐ CMS"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# One country, one time zone: the picker shows it and no one can pick another by accident.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAILADMIN_USER_LOGIN_FORM = "sites.sign_in.SignInForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "sites.sign_in.PasswordResetForm"  # noqa: S105
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no third-party request, in the admin either
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "library.LibraryImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "sites.files.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "library.LibraryDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "sites.files.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = [
    "pdf",
    "doc",
    "docx",
    "xls",
    "xlsx",
    "ppt",
    "pptx",
    "odt",
    "ods",
    "csv",
    "zip",
    "rar",
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # a document is authorised before it is sent
WAGTAILEMBEDS_FINDERS = []  # videos are links to allow-listed providers (core.videos); nothing is fetched
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.office", "SEARCH_CONFIG": "simple"}}

# What answers the readers' search; docs/search.md says how to name a search server instead.
SITE_SEARCH = {"ENGINE": "search.engines.database.DatabaseEngine"}

# What takes longer than somebody waits for an answer is left to a worker (jobs); Wagtail's own tasks are done at once.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "long": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Where counted visits are held until they are written; this one is for a server of one process.
VISIT_STORE = {"STORE": "visits.stores.memory.MemoryStore"}
VISIT_FLUSH_SECONDS = 3  # a crash loses the visits of 5 seconds at most: these and the time to write (docs/visits.md)
# The same reader (address and browser) on the same page within so many seconds is one visit.
VISIT_REPEAT_SECONDS = 300
# Ceilings: (visits, seconds) of one reader on a site, of one address, which may be that of a whole office, and of one
# IPv6 network of a provider (a /48).
VISIT_CEILING_PER_VISITOR = (60, 600)
VISIT_CEILINGS_PER_ADDRESS = ((600, 600), (6000, 86_400))
VISIT_CEILINGS_PER_NETWORK = ((2400, 600), (24_000, 86_400))
VISIT_PAGE_DAYS_KEPT = 92  # days for which the daily figures of each page are kept; totals stay for good

# An address is the account: a change of it is the national desk's to make, who knows the person.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# Whole pages for readers, answered before Django begins its work (delivery.page_cache); None: every page is made anew.
PAGE_CACHE = None
LOOPBACK_ONLY = False

# The fence between the teams (sites.fence). Never off where people work: a system check refuses it.
FENCE_ENABLED = True
# What would show install-wide things to a team, or tie a page to another site.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""  # a link to another federation's page stays a link
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # a team's reviews are the team's mail
WAGTAIL_FINISH_WORKFLOW_ACTION = "sites.review.publishing.publish_approved"

# The product's own
SITE_PORT = 443  # port of a provisioned Site; it decides http or https in full addresses
DEMO_ALLOWED = False  # only `local` and `test` may load the demo
CONTACT_MESSAGES_PER_HOUR = 5  # per sender's address and page
INVITATIONS_PER_HOUR = 30  # per manager
INTAKE_MAX_FILE_SIZE = 30 * 1024 * 1024  # of a Word file or an old page that is made a draft of
IDLE_ACCOUNT_DAYS = 45  # an account nobody signs in with is disabled after so many days; 0: never
EXPORT_MAX_UNPACKED = 200 * 1024**3  # bytes; an export that is larger unpacked is refused
INDEXING_ALLOWED = True  # off: robots.txt closes all sites to search engines (a rehearsal, a demo)
TRUSTED_PROXY_HOPS = 0  # proxies of ours in front, each of which appends to X-Forwarded-For

X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin's preview shows pages in a frame of the same host
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# What a page may ask a browser for. Copying, sharing and the whole screen are a reader's own wish, by a click.
PERMISSIONS_POLICY = {
    "clipboard-write": "self",
    "fullscreen": "self",
    "web-share": "self",
    **dict.fromkeys(
        [
            "accelerometer",
            "autoplay",
            "browsing-topics",
            "camera",
            "clipboard-read",
            "display-capture",
            "encrypted-media",
            "geolocation",
            "gyroscope",
            "hid",
            "idle-detection",
            "local-fonts",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "picture-in-picture",
            "publickey-credentials-get",
            "screen-wake-lock",
            "serial",
            "storage-access",
            "usb",
            "xr-spatial-tracking",
        ],
        (),
    ),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
