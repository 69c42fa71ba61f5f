"""Start Django for the store alone: no web, no templates. Takes nothing; leaves Django ready, once."""

from __future__ import annotations

import contextlib
import weakref
from typing import Any

import django
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connections
from django.db.backends.signals import connection_created

# The settings that the store needs of Django; the desk has its own, which include these.
INSTALLED_APPS = ["pipeline.store"]
DATABASES: dict[str, dict[str, Any]] = {"default": {"ENGINE": "django.db.backends.dummy"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
# Milliseconds. A writer waits as long for another as it does on a file; one that was frozen half-way (a stopped process,
# a laptop's sleep) is cut off, so that it does not hold up a whole team. A commit is on disk before it is believed, even
# on a server that is set to say so earlier: as synchronous=FULL does for a file.
_SERVER_SETTINGS = (
    "SET lock_timeout = 30000; SET idle_in_transaction_session_timeout = 60000; "
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
)
# Every thread's connection to a workspace's database, so that closing it closes them all.
_OPENED: dict[str, weakref.WeakSet[Any]] = {}


def set_up() -> None:
    """Configure Django unless a door already has."""
    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=INSTALLED_APPS, DATABASES=DATABASES, DEFAULT_AUTO_FIELD=DEFAULT_AUTO_FIELD, USE_TZ=USE_TZ,
            TIME_ZONE=TIME_ZONE,
        )  # fmt: skip
        django.setup()
    connection_created.connect(_remember, dispatch_uid="a workspace's connections")


def add_database(alias: str, database: dict[str, Any]) -> None:
    """Make a database known under `alias`; connections to it are opened when a thread first asks."""
    full = {
        "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {}, "TIME_ZONE": None, "NAME": "", "USER": "", "PASSWORD": "", "HOST": "", "PORT": "",
        "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
    } | database  # fmt: skip
    _OPENED[alias] = weakref.WeakSet()
    connections.databases[alias] = full


def drop_database(alias: str) -> None:
    """Close every thread's connection to a database; nobody may be using one."""
    for connection in list(_OPENED.get(alias, ())):
        connection.inc_thread_sharing()  # Django lets only the thread that opened it close it, unless it is shared
        with contextlib.suppress(DatabaseError):
            connection.close()
        connection.dec_thread_sharing()


def _remember(connection: Any, **_: object) -> None:  # noqa: ANN401 - Django's connections share no public type
    opened = _OPENED.get(connection.alias)
    if opened is None:
        return  # no workspace's
    opened.add(connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_SERVER_SETTINGS)
