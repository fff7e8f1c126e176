"""Django's settings for the store alone; databases are added as they are opened (`servanda.store.setup`)."""

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = ["servanda.store"]
USE_TZ = True
TIME_ZONE = "UTC"
