"""Tells Django where the store's tables are defined."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The store as a Django application."""

    name = "servanda.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
