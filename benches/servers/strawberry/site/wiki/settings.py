"""Django's settings, as its checklist for deployment has them, without what serves no API."""

import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "strawberry_django", "wiki"]
MIDDLEWARE = []
ROOT_URLCONF = "wiki.urls"
WSGI_APPLICATION = "wiki.wsgi.application"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "HOST": os.environ["BENCH_MARIADB_HOST"],
        "PORT": os.environ["BENCH_MARIADB_PORT"],
        "USER": os.environ["BENCH_MARIADB_USER"],
        "PASSWORD": os.environ["BENCH_MARIADB_PASSWORD"],
        "NAME": os.environ["BENCH_MARIADB_DATABASE"],
        # Each thread keeps its connection.
        "CONN_MAX_AGE": None,
    }
}
