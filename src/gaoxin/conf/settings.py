"""Django's settings, computed from the environment of the installation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from gaoxin.conf import environment

PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = environment.secret_key()
DEBUG = environment.DEBUG
ALLOWED_HOSTS = environment.ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "axes",
    "gaoxin.apps.audit",
    "gaoxin.apps.people",
    "gaoxin.apps.plans",
    "gaoxin.apps.evidence",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gaoxin.faces.desk.language.LanguageMiddleware",
    "gaoxin.faces.desk.refusal.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gaoxin.conf.urls"
WSGI_APPLICATION = "gaoxin.conf.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "environment": "gaoxin.web.environment.environment",
            "extensions": ["jinja2.ext.i18n"],
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
    },
]


def _database() -> dict[str, Any]:
    """SQLite in the home folder, or the database that ``GAOXIN_DATABASE_URL`` names."""
    if environment.DATABASE_URL:
        return dict(dj_database_url.parse(environment.DATABASE_URL, conn_max_age=600))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": environment.HOME / "gaoxin.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # One writer at a time: say so at BEGIN, so that a second one waits instead of failing.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "gaoxin.apps.people.demo.DemoBackend",
]
GAOXIN_DEMO = environment.DEMO
GAOXIN_DEMO_HOSTS = ("localhost", "127.0.0.1", "::1")
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/sign-in"

AXES_FAILURE_LIMIT = 5
AXES_USERNAME_FORM_FIELD = "username"  # the name under which credentials travel inside
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "gaoxin.faces.desk.account.locked_out"
AXES_VERBOSE = False

USE_TZ = True
TIME_ZONE = "Asia/Shanghai"  # shown; the database holds UTC
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]

# Built files carry a hash of their content in their names: browsers may keep them for ever.
WHITENOISE_ROOT = None
STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "web" / "static"
WHITENOISE_MAX_AGE = 31536000 if not DEBUG else 0

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.HTTPS
SECURE_SSL_REDIRECT = environment.HTTPS
SECURE_HSTS_SECONDS = 31536000 if environment.HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "gaoxin.faces.desk.refusal.form_too_old"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "axes": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
