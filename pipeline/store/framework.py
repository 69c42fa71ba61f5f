"""Start Django for the store alone: no web, no templates. Takes nothing; leaves Django ready, once."""

from __future__ import annotations

from typing import Any

import django
from django.conf import settings
from django.db import connections

# The settings that the store needs of Django; the desk has its own, which include these.
INSTALLED_APPS = ["pipeline.store"]
DATABASES: dict[str, dict[str, Any]] = {"default": {"ENGINE": "django.db.backends.dummy"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"


def set_up() -> None:
    """Configure Django unless a door already has."""
    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=INSTALLED_APPS, DATABASES=DATABASES, DEFAULT_AUTO_FIELD=DEFAULT_AUTO_FIELD, USE_TZ=USE_TZ,
            TIME_ZONE=TIME_ZONE,
        )  # fmt: skip
        django.setup()


def add_database(alias: str, database: dict[str, Any]) -> None:
    """Make a database known under `alias`; connections to it are opened when a thread first asks."""
    full = {
        "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {}, "TIME_ZONE": None, "NAME": "", "USER": "", "PASSWORD": "", "HOST": "", "PORT": "",
        "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
    } | database  # fmt: skip
    connections.databases[alias] = full


def drop_database(alias: str) -> None:
    """Close this thread's connection to a database."""
    connections[alias].close()
