"""What Gunicorn calls. The schema is built here, not by the first request."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wiki.settings")
application = get_wsgi_application()

import wiki.urls  # noqa: E402, F401
