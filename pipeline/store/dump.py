"""Keep a copy of a server's database, and put one back. Takes its address and a file; runs PostgreSQL's own tools.

`pg_dump` and `pg_restore` are kept by those who keep the server, and know each of its versions. Where they are not
installed, the error tells the command to run where they are. The password goes by the environment: others can see a
command line.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from pipeline.errors import WorkspaceError
from pipeline.store.backup import beside, check_target
from pipeline.store.lock import working_alone
from pipeline.store.place import postgres_database
from pipeline.store.tables import check_not_newer
from pipeline.store.writer import WRITERS_LOCK

_PACKAGE = "Debian's package is postgresql-client"
# What is ours in a database that may hold more.
_OURS = (
    "SELECT string_agg(format('DROP TABLE %I.%I CASCADE;', schemaname, tablename), ' ') FROM pg_tables "
    "WHERE schemaname = current_schema() AND (tablename LIKE 'store\\_%' OR tablename = 'django_migrations')"
)
_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'plainpaper'"
)


def back_up_server(address: str, target: Path, *, force: bool = False) -> int:
    """Dump a server's database into one file, for its owner alone; give its size in bytes. Others may go on writing.

    Raises:
        WorkspaceError: the tools are not here, the server is not, or the target is there or cannot be written.
    """
    database = postgres_database(address)
    check_target(target, force=force)
    with beside(target) as making:
        _run("pg_dump", ["--format=custom", "--no-owner", f"--file={making}"], database, told=target)
        making.replace(target)
    return target.stat().st_size


def restore_server(address: str, workspace: Path, backup: Path, now: float, *, force: bool = False) -> Path | None:
    """Put a dump in the place of a server's database, all of it or nothing; give where the old state is kept.

    Args:
        address: the server's database.
        workspace: the folder whose runs use it, where a dump of the old state is kept.
        backup: what `back_up_server` wrote.
        now: the time, in seconds since 1970, by which the dump of the old state is named.
        force: put it in the place of tables that are there.

    Raises:
        WorkspaceError: the dump is damaged, newer than this plainpaper or none at all; tables are there; somebody is
            working with them. What was there is as before.
    """
    database = postgres_database(address)
    kept = workspace / f"before-restore-{time.strftime('%Y%m%d-%H%M%S', time.localtime(now))}.dump"
    check_dump(database, backup)
    with working_alone(workspace, "plainpaper restore", now):
        if _ask(database, _OTHERS) != "0":
            raise WorkspaceError(
                "plainpaper is working with this database",
                "end every plainpaper command that uses it, then try again",
            )
        drops = _ask(database, _OURS)
        if drops and not force:
            raise WorkspaceError(
                "the database holds a workspace already",
                "--force puts the backup in its place, and keeps a dump of the old state",
            )
        if drops:
            back_up_server(address, kept)
        with tempfile.TemporaryDirectory(dir=workspace, prefix=".restore-") as folder:
            script = Path(folder) / "restore.sql"
            _run("pg_restore", ["--no-owner", f"--file={script}", str(backup)], database, told=backup, connect=False)
            begin = f"SET lock_timeout = 30000; SELECT pg_advisory_xact_lock({WRITERS_LOCK}); {drops} DROP FUNCTION IF EXISTS plainpaper_append_only;"
            _run(
                "psql",
                ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--command={begin}",
                 f"--file={script}"],
                database, told=backup,
            )  # fmt: skip
    return kept if drops else None


def check_dump(database: dict[str, Any], backup: Path) -> None:
    """See that a file is a whole dump of ours that this plainpaper understands.

    Raises:
        WorkspaceError: it is not.
    """
    if not backup.is_file():
        raise WorkspaceError(f"{backup} is not there", "choose a backup that `plainpaper backup` wrote")
    arguments = ["--data-only", "--table=django_migrations", "--file=-", str(backup)]
    rows = _run("pg_restore", arguments, database, told=backup, connect=False)
    names = set(re.findall(r"^\d+\tstore\t(\S+)\t", rows, re.MULTILINE))
    if not names:
        raise WorkspaceError(f"{backup} is no backup of plainpaper", "choose one that `plainpaper backup` wrote")
    check_not_newer(names)
    _run("pg_restore", ["--file=/dev/null", str(backup)], database, told=backup, connect=False)


def _ask(database: dict[str, Any], question: str) -> str:
    return _run("psql", ["--no-psqlrc", "--quiet", "-At", f"--command={question}"], database, told=None).strip()


def _run(
    program: str, arguments: list[str], database: dict[str, Any], *, told: Path | None, connect: bool = True
) -> str:
    """Run one of PostgreSQL's tools; give what it printed.

    Raises:
        WorkspaceError: it is not here, or failed; its own first words are told.
    """
    found = shutil.which(program)
    if found is None:
        file, place = shlex.quote(str(told)) if told else "FILE", shlex.quote(shown(database))
        command = {
            "pg_dump": f"pg_dump --format=custom --no-owner --file={file} --dbname={place}",
        }.get(program, f"pg_restore --clean --if-exists --no-owner --single-transaction --dbname={place} {file}")
        raise WorkspaceError(f"{program} is not installed here", f"{_PACKAGE}; or run, where it is: {command}")
    target = [f"--dbname={shown(database)}"] if connect else []
    done = subprocess.run(  # noqa: S603 - no shell, and the program is PostgreSQL's own
        [found, *target, *arguments], capture_output=True, text=True, check=False, errors="replace",
        stdin=subprocess.DEVNULL, env=_environment(database),
    )  # fmt: skip
    if done.returncode:
        lines = [line for line in done.stderr.strip().splitlines() if line.strip()]
        said = next((line for line in lines if "error" in line.lower()), lines[0] if lines else "no word")
        raise WorkspaceError(
            f"{program} failed ({said})", "check the server, the file, and that both are of one version"
        )
    return done.stdout


def shown(database: dict[str, Any]) -> str:
    """Give a database's address for a command line, without its password."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - a team's extra

    named = {"dbname": database["NAME"], "user": database["USER"], "host": database["HOST"], "port": database["PORT"]}
    options = {name: value for name, value in database["OPTIONS"].items() if name not in {"password", "passfile"}}
    settled = {name: value for name, value in (options | named).items() if value}
    settled["application_name"] = "plainpaper keeper"
    return make_conninfo(**settled)


def _environment(database: dict[str, Any]) -> dict[str, str]:
    password = database["PASSWORD"] or database["OPTIONS"].get("password", "")
    added = {"PGPASSWORD": password} if password else {}
    return {**os.environ, **added, "LC_ALL": "C"}
