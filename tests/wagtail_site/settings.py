import os
from pathlib import Path

import wagtail

SECRET_KEY = "of a site for tests"
DEBUG = True
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "wagtail_site.urls"
INSTALLED_APPS = [
    "wagtail_site",
    "tqcheck.integrations.wagtail",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
if wagtail.VERSION >= (8, 0):
    INSTALLED_APPS.append("wagtail.api.v3")
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tqcheck.integrations.wagtail.middleware.PublicationMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(os.environ["TQCHECK_TEST_SITE"]) / "site.sqlite",
        # A transaction that reads and then writes is refused at once where another one writes meanwhile: begun as one
        # that writes, it waits.
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
    }
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the quickest
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STATIC_URL = "/static/"
USE_TZ = True
LOGGING_CONFIG = None
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_I18N_ENABLED = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("kk", "Kazakh")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_SITE_NAME = "Wire"
WAGTAILADMIN_BASE_URL = "http://localhost"
TQCHECK = {"url": "http://127.0.0.1:9"}  # the tests give the service that they start
# Tables straight from the models: the history of Wagtail's own takes longer than all tests.
_APPS = "admin auth contenttypes sessions taggit tqcheck wagtailadmin wagtailcore wagtaildocs wagtailimages"
MIGRATION_MODULES = dict.fromkeys([*_APPS.split(), "wagtailsearch", "wagtailsnippets", "wagtailusers"])
