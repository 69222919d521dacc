"""One file of settings, fed by the environment; docs/reference/settings.md lists every variable."""

import os
import sys
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from hearth.core.roles import limits

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent.parent
# The directory that holds everything an installation writes: `var` beside the code if it is not set.
DATA = Path(os.environ.get("HEARTH_DATA", ROOT / "var")).resolve()

TESTING = "pytest" in sys.modules
# For developers only: tracebacks on error pages, static files straight from the source.
DEBUG = os.environ.get("HEARTH_DEBUG") == "1"


def _key(name: str) -> str:
    """A secret lies in a file of its own; without one (lint, translations) a throw-away value serves."""
    file = DATA / "keys" / name
    return file.read_text().strip() if file.exists() else f"no-key-file-for-{name}-so-nothing-real-may-depend-on-it"


SECRET_KEY = _key("secret_key")
HEARTH_KEYS = {purpose: _key(f"{purpose}.key") for purpose in ("tracking", "field", "ledger", "checkpoint")}

# How contact details are encrypted from now on: aes-gcm, or sm4-gcm where commercial cryptography is assessed; what
# was encrypted before is read all the same, and `./hearth manage rotate_keys` writes it anew.
HEARTH_CIPHER = os.environ.get("HEARTH_CIPHER", "aes-gcm")
# Names under which the installation may be reached, separated by commas; name them wherever strangers can reach it.
ALLOWED_HOSTS = os.environ.get("HEARTH_HOSTS", "*").split(",")
# Where people reach the installation from outside, such as https://example.org: printed codes and letters begin
# with it. If it is not set, codes take the address of the page they were ordered on, and letters hold only a path.
HEARTH_ADDRESS = os.environ.get("HEARTH_ADDRESS", "").rstrip("/")
# Set by `./hearth run`: how this machine reaches itself, for links in letters where HEARTH_ADDRESS is not set.
HEARTH_LETTER_ADDRESS = HEARTH_ADDRESS or os.environ.get("HEARTH_LOCAL_ADDRESS", "").rstrip("/")
# The short name of the one congress that stands at `/` instead of `/its-name/`.
HEARTH_ROOT_CONGRESS = os.environ.get("HEARTH_ROOT_CONGRESS", "")
# Where signed checkpoints of the ledger are carried, separated by commas: folders on another machine, mail addresses.
HEARTH_CHECKPOINTS = [place.strip() for place in os.environ.get("HEARTH_CHECKPOINTS", "").split(",") if place.strip()]
HEARTH_INSTALLATION_PATHS = (
    *("/c/", "/t/", "/static/", "/reading/", "/about/", "/privacy/", "/accessibility/", "/ledger-key/"),
    *("/livez", "/readyz", "/metrics"),
)
# How many proxies of your own stand in front; only their X-Forwarded-For and X-Forwarded-Proto are believed.
HEARTH_TRUSTED_PROXIES = int(os.environ.get("HEARTH_TRUSTED_PROXIES", "0"))
# The public address is https: cookies are sent only over it, and browsers are told to stay with it.
HEARTH_SECURE = os.environ.get("HEARTH_SECURE") == "1"
# The same holds for every host below that address: browsers ask none of them without https any more, for two years.
HEARTH_SECURE_SUBDOMAINS = os.environ.get("HEARTH_SECURE_SUBDOMAINS") == "1"
# Who may read /metrics from another machine: requests with `Authorization: Bearer` and this word. If it is not set,
# only this machine may.
HEARTH_METRICS_TOKEN = os.environ.get("HEARTH_METRICS_TOKEN", "")

INSTALLED_APPS = [
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "hearth.core",
    "hearth.ground.audit",
    "hearth.ground.courier",
    "hearth.ground.accounts",
    "hearth.ground.congress",
    "hearth.ground.rulebook",
    "hearth.journey.contact",
    "hearth.journey.casework",
    "hearth.journey.demands",
    "hearth.journey.suggestions",
    "hearth.journey.outcomes",
    "hearth.record.dossier",
    "hearth.record.scoring",
    "hearth.doors.auditing",
    "hearth.doors.desks",
    "hearth.doors.finding",
    "hearth.doors.following",
    "hearth.doors.guide",
    "hearth.doors.home",
    "hearth.doors.installation",
    "hearth.doors.news",
    "hearth.doors.rules",
    "hearth.doors.stations",
    "hearth.ops",
]

MIDDLEWARE = [
    "hearth.core.outermost.OutermostMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hearth.core.reading.ReadingMiddleware",
    "hearth.ground.congress.middleware.CongressMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "hearth.ground.accounts.middleware.SignInMiddleware",
    "hearth.ground.audit.middleware.WitnessMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "hearth.urls"
HEARTH_CONGRESS_URLS = "hearth.urls_congress"
HEARTH_TENANT = "congress.Congress"
HEARTH_LEDGER = "audit.Entry"
HEARTH_POLICY = "hearth.policy.POLICY"
HEARTH_REACTIONS = "hearth.reactions.REACTIONS"
HEARTH_ADDRESSEES = "hearth.ground.accounts.queries.why_no_letters"
HEARTH_TELLING = "hearth.telling.TELLING"
HEARTH_PANELS = "hearth.panels.PANELS"
HEARTH_COPIES = "hearth.panels.COPIES"
HEARTH_NOTES = "hearth.panels.NOTES"
HEARTH_COVERINGS = "hearth.panels.COVERINGS"
HEARTH_WAITING = "hearth.panels.WAITING"
HEARTH_OWED = "hearth.panels.OWED"
HEARTH_ISSUED = "hearth.panels.ISSUED"
HEARTH_LETTERS = "hearth.letters.LETTERS"
HEARTH_LISTS = "hearth.lists.LISTS"
HEARTH_SHEETS = "hearth.sheets.SHEETS"
WSGI_APPLICATION = "hearth.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "hearth.core.pages.Pages",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "hearth.core.pages.environment",
            "context_processors": [
                "hearth.core.pages.token_once",
                "hearth.core.reading.page_context",
                "hearth.ground.congress.context.page_context",
                "hearth.doors.desks.menu.page_context",
            ],
        },
    }
]


def _database() -> dict[str, object]:
    """DATABASE_URL is a libpq connection string or URL: sockets, several hosts and target_session_attrs included."""
    # A PostgreSQL server of your own, as a libpq URL or connection string. If it is not set, the embedded one is used.
    given = conninfo_to_dict(os.environ.get("DATABASE_URL", ""))
    named = {
        "NAME": given.pop("dbname", "hearth"),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": given.pop("port", ""),
    }
    options: dict[str, object] = dict(given)
    # Set by `./hearth run` where the server is your own and its processes have no accounts there: who they become.
    if role := os.environ.get("HEARTH_DATABASE_ROLE"):
        options["assume_role"] = role
        options["options"] = " ".join(f"-c {name}={value}" for name, value in limits(role).items())
    # statements written out for it are prepared; set to 0 behind a pooler that does not keep them, and let it share
    # connections by session: each remembers in which congress it asks
    if prepare := int(os.environ.get("HEARTH_PREPARE", "2")):
        options["prepare_threshold"] = prepare
    # Connections each web process keeps open; `./hearth run` sets it to the number of its threads.
    if pool := int(os.environ.get("HEARTH_POOL", "0")):
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    return {
        "ENGINE": "hearth.core.walled",
        **named,
        "CONN_MAX_AGE": 0 if pool else 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
HEARTH_CODE_MEMORY = 19_456  # KiB for each hash of a printed code (Argon2id, OWASP ASVS 5.0, appendix C)
if TESTING:
    HEARTH_CODE_MEMORY = 8
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS: list[str] = []
# The time zone of the clocks on the wall.
TIME_ZONE = os.environ.get("HEARTH_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
MEDIA_ROOT = DATA / "media"

CSRF_COOKIE_NAME = "__Host-hearth_csrf" if HEARTH_SECURE else "hearth_csrf"
CSRF_COOKIE_SECURE = HEARTH_SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hearth.core.failures.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HEARTH_TRUSTED_PROXIES else None
# After so many minutes without a click, a person who signed in must sign in again.
HEARTH_SESSION_IDLE_MINUTES = int(os.environ.get("HEARTH_SESSION_IDLE_MINUTES", "30"))
HEARTH_SESSION_HOURS = 12
# What touches other people's data or somebody's own factors asks again who is there after so many minutes.
HEARTH_PROOF_MINUTES = int(os.environ.get("HEARTH_PROOF_MINUTES", "15"))

# What is asked of passwords and second factors: `asvs` (OWASP ASVS 5.0: long and not common, no composition, no
# expiry) or `djbh3` (GB/T 22239 level 3: three kinds of signs, 90 days, a second factor for everybody with a post;
# administrator, auditor and clerk are different people).
HEARTH_POLICY_PROFILE = os.environ.get("HEARTH_POLICY_PROFILE", "asvs")
# Posts that demand a second factor whatever the profile says, separated by commas, such as `admin,clerk`.
HEARTH_SECOND_FACTOR_ROLES = [role for role in os.environ.get("HEARTH_SECOND_FACTOR_ROLES", "").split(",") if role]

# The OpenID Connect provider of your organisation, such as https://id.example.org. It is asked at this host only.
# If it is not set, people sign in with their password or a passkey.
HEARTH_OIDC_ISSUER = os.environ.get("HEARTH_OIDC_ISSUER", "").rstrip("/")
# The name under which the provider knows this installation.
HEARTH_OIDC_CLIENT_ID = os.environ.get("HEARTH_OIDC_CLIENT_ID", "")
# A file that holds the secret agreed with the provider.
HEARTH_OIDC_CLIENT_SECRET_FILE = os.environ.get("HEARTH_OIDC_CLIENT_SECRET_FILE", "")
# The secret itself, where it does not lie in a file.
HEARTH_OIDC_CLIENT_SECRET = os.environ.get("HEARTH_OIDC_CLIENT_SECRET", "")
if HEARTH_OIDC_CLIENT_SECRET_FILE:
    HEARTH_OIDC_CLIENT_SECRET = Path(HEARTH_OIDC_CLIENT_SECRET_FILE).read_text().strip()
# What people call the provider; it stands on the button.
HEARTH_OIDC_NAME = os.environ.get("HEARTH_OIDC_NAME", "OpenID")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400  # a hundred rows decided together, each with words of its own
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600

# The mail server. If it is not set, letters are written to `outbox/letters.jsonl` in the data directory.
EMAIL_HOST = os.environ.get("HEARTH_SMTP_HOST", "")
# The port of the mail server.
EMAIL_PORT = int(os.environ.get("HEARTH_SMTP_PORT", "25"))
# The name under which we sign in to the mail server, if it asks for one.
EMAIL_HOST_USER = os.environ.get("HEARTH_SMTP_USER", "")
# The password for it.
EMAIL_HOST_PASSWORD = os.environ.get("HEARTH_SMTP_PASSWORD", "")
# Whether the connection to the mail server is encrypted with STARTTLS.
EMAIL_USE_TLS = os.environ.get("HEARTH_SMTP_TLS") == "1"
EMAIL_TIMEOUT = 20
# The sender people see on letters.
DEFAULT_FROM_EMAIL = os.environ.get("HEARTH_MAIL_FROM", "hearth@localhost")
EMAIL_BACKEND = "hearth.ground.courier.channels.email.Backend"

# The gateway that sends text messages, such as https://sms.example.org/v1 (docs/reference/sms-gateway.md). If it is not
# set, they are written to `outbox/letters.jsonl`.
HEARTH_SMS_GATEWAY = os.environ.get("HEARTH_SMS_GATEWAY", "").rstrip("/")
# The secret agreed with the gateway; both sides sign with it.
HEARTH_SMS_SECRET = os.environ.get("HEARTH_SMS_SECRET", "")
# A file that holds that secret, instead.
if HEARTH_SMS_SECRET_FILE := os.environ.get("HEARTH_SMS_SECRET_FILE", ""):
    HEARTH_SMS_SECRET = Path(HEARTH_SMS_SECRET_FILE).read_text().strip()

# The official account at WeChat by which people may ask to be told: its AppID.
HEARTH_WECHAT_APPID = os.environ.get("HEARTH_WECHAT_APPID", "")
# Its AppSecret.
HEARTH_WECHAT_SECRET = os.environ.get("HEARTH_WECHAT_SECRET", "")
# A file that holds the AppSecret, instead.
if HEARTH_WECHAT_SECRET_FILE := os.environ.get("HEARTH_WECHAT_SECRET_FILE", ""):
    HEARTH_WECHAT_SECRET = Path(HEARTH_WECHAT_SECRET_FILE).read_text().strip()
# The number of the template that was approved for news.
HEARTH_WECHAT_TEMPLATE = os.environ.get("HEARTH_WECHAT_TEMPLATE", "")
# The field of that template that says what the news is.
HEARTH_WECHAT_FIELD = os.environ.get("HEARTH_WECHAT_FIELD", "thing1")
HEARTH_WECHAT_API = "https://api.weixin.qq.com"

HEARTH_DINGTALK_HOSTS = ["oapi.dingtalk.com"]
# Hosts to which congresses may have news carried as webhooks, separated by commas, each with its port if it has one.
HEARTH_WEBHOOK_HOSTS = [host.strip() for host in os.environ.get("HEARTH_WEBHOOK_HOSTS", "").split(",") if host.strip()]

# What compares messages by meaning, beside their words: `none`; `openai:URL,MODEL` for a service that answers as
# OpenAI's embeddings do, such as openai:https://texts.example.org/v1,bge-m3; `folder:PATH` for a static model on this
# machine (docs/how-to/text-encoder.md). Even then a congress uses it only where its own staff turn it on.
HEARTH_TEXT_ENCODER = os.environ.get("HEARTH_TEXT_ENCODER", "none")
# A word of your own for the version of that service's model: change it when the model changes under the same name, and
# all messages are encoded anew.
HEARTH_TEXT_ENCODER_VERSION = os.environ.get("HEARTH_TEXT_ENCODER_VERSION", "")
# The key that service asks for, if it asks for one.
HEARTH_TEXT_ENCODER_KEY = os.environ.get("HEARTH_TEXT_ENCODER_KEY", "")
# A file that holds that key, instead.
if HEARTH_TEXT_ENCODER_KEY_FILE := os.environ.get("HEARTH_TEXT_ENCODER_KEY_FILE", ""):
    HEARTH_TEXT_ENCODER_KEY = Path(HEARTH_TEXT_ENCODER_KEY_FILE).read_text().strip()

# When no telephone rings for news that can wait, unless somebody chose otherwise; empty for never.
HEARTH_QUIET_HOURS = "" if TESTING else os.environ.get("HEARTH_QUIET_HOURS", "21:30-07:30")
# When the gathered news of a day is sent to those who asked for it.
HEARTH_DIGEST_AT = os.environ.get("HEARTH_DIGEST_AT", "08:00")

# which channel really carries what; a channel without its settings writes to DATA/outbox instead
_CHANNELS = "hearth.ground.courier.channels."
HEARTH_CHANNELS = {
    "email": _CHANNELS + ("email" if EMAIL_HOST else "file"),
    "sms": _CHANNELS + ("sms" if HEARTH_SMS_GATEWAY else "file"),
    "wechat": _CHANNELS + ("wechat" if HEARTH_WECHAT_APPID else "file"),
    "dingtalk": _CHANNELS + "dingtalk",
    "webhook": _CHANNELS + "webhook",
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_ON_APP_READY = "hearth.core.jobs.ready"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"masked": {"()": "hearth.core.logs.Masked"}},
    "formatters": {"line": {"()": "hearth.core.logs.Line"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["masked"]}},
    # How much is logged: DEBUG, INFO (usual), WARNING or ERROR.
    "root": {"handlers": ["stderr"], "level": os.environ.get("HEARTH_LOG", "WARNING" if TESTING else "INFO")},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "procrastinate": {"level": "WARNING"},
    },
}
# These two look for Django's own headers; ours come from core/outermost.py, which hearth.W003 looks for instead.
SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002"]
