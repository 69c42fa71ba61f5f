"""Say what a database said. Takes its error; gives a sentence and a hint, and tells whether waiting may help."""

from __future__ import annotations

import sqlite3

from django.db import Error as DatabaseError
from django.db import InterfaceError, OperationalError, connections

from pipeline.errors import PlainpaperError, WorkspaceError

_RESTORE = "keep the file, and restore the newest backup: `plainpaper restore FILE --force`"
_REPORT = "a bug: please report it"
# A backup took the file's place in the instant in which it was opened: the next try opens what is there now.
_MOVED = "SQLITE_READONLY_DBMOVED"
# By what SQLite says, or PostgreSQL's code or words (appendix A of its manual); the first that fits is told.
_TABLE = (
    ("append-only", "a record that may never change was to be changed", _REPORT),
    ("disk is full", "the disk is full", "free space and run the command again: what is kept is safe"),
    ("53100", "the database server's disk is full", "free space there and run the command again"),
    ("disk I/O error", "the disk failed", "check the disk and its space, then run `plainpaper verify`"),
    (_MOVED, "the database was put elsewhere while it was open", "run the command again"),
    ("readonly database", "the database cannot be written", "check who owns the workspace and its files"),
    ("unable to open database file", "the database cannot be opened", "check who owns the workspace and its files"),
    ("25006", "the database takes no writing", "name the server that does, or wait for it"),
    ("database is locked", "another process holds the database", "wait for it to end, then run the command again"),
    ("55P03", "another process holds the database", "wait for it to end, then run the command again"),
    ("malformed", "the database is damaged", _RESTORE),
    ("not a database", "the database is damaged, or no database at all", _RESTORE),
    ("password authentication failed", "the database server refused the name or the password",
     "check both in PLAINPAPER_DATABASE_URL; signs such as @ : / # ? % in them are written as %40 and so on"),
    ("no password supplied", "the database server wants a password", "add it to PLAINPAPER_DATABASE_URL"),
    ("3D000", "the database server has no such database", "make it with `createdb`, or mend the name"),
    ('database "', "the database server has no such database", "make it with `createdb`, or mend the name"),
    ("permission denied", "the database user may not do this", "let it own the database, or grant it CREATE on the schema"),
    ("invalid connection option", "PLAINPAPER_DATABASE_URL has an option that does not exist", "mend its spelling"),
)  # fmt: skip
# Deadlock, serialisation, lock timeout: another's transaction was in the way, and the next try may pass. So it may after
# the server has cut off a transaction that was frozen half-way.
_NEXT_TIME = frozenset({"40P01", "40001", "55P03", "25P03"})


def known(error: BaseException) -> BaseException:
    """Make a known error of what a database says; leave any other as it is."""
    if isinstance(error, PlainpaperError) or not isinstance(error, DatabaseError):
        return error
    return database_error(error)


def database_error(error: Exception) -> WorkspaceError:
    """Give the sentence and the hint for what a database said. Neither database repeats a password."""
    if isinstance(error, UnicodeDecodeError):  # SQLite's own words, with ruined names in them
        return WorkspaceError("the database is damaged (a name in it is no text)", _RESTORE)
    said, code = _first_line(error), _code(error)
    for words, sentence, hint in _TABLE:
        if words == code or words.lower() in said.lower():
            return WorkspaceError(f"{sentence} ({said})", hint)
    if not isinstance(error, OperationalError | InterfaceError):
        return WorkspaceError(f"the database refused ({said})", _REPORT)
    if isinstance(error.__cause__, sqlite3.Error):
        return WorkspaceError(f"the database failed ({said})", "run `plainpaper verify`")
    return WorkspaceError(f"the database cannot be reached ({said})", "check that the server runs, and its address")


def may_pass(alias: str, error: BaseException) -> bool:
    """Tell whether the same step may succeed later: the server is away, or another's transaction was in the way.

    A file that is full or broken does not mend itself: no waiting.
    """
    if _code(error) in _NEXT_TIME:
        return True
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    if isinstance(error.__cause__, sqlite3.Error):
        return "is locked" in str(error) or _code(error) == _MOVED
    return not connections[alias].is_usable()


def _code(error: BaseException) -> str:
    """Give the code of what the database said: five signs of PostgreSQL's, a name of SQLite's."""
    said = error.__cause__
    return getattr(said, "sqlstate", None) or getattr(said, "sqlite_errorname", None) or ""


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(":") if lines else type(error).__name__
