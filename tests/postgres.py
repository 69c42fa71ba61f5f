"""A real PostgreSQL for the tests: a cluster of their own in a temporary folder, on loopback, thrown away at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

_NO_SYNC = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


class Cluster:
    """A running server: makes databases, and can be stopped and started again under the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self._user = "postgres" if os.getuid() == 0 else None  # the server refuses to run as root
        self._run("initdb", "-D", str(folder / "data"), "-U", "plainpaper", "-A", "trust", "-E", "UTF8", "--no-sync")
        # Who is called “keyed” must bring a password; all others are trusted.
        hba = folder / "data" / "pg_hba.conf"
        hba.write_text(
            "host all keyed 127.0.0.1/32 scram-sha-256\n" + hba.read_text(encoding="utf-8"), encoding="utf-8"
        )
        self.start()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {_NO_SYNC}"
        log = self.folder / "log"
        self._run("pg_ctl", "start", "-w", "-D", str(self.folder / "data"), "-l", str(log), "-o", options)

    def stop(self) -> None:
        """Stop the server at once, as a crash would."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(self.folder / "data"))

    def new_database(self, template: str = "template1") -> str:
        """Make a database, as a copy of `template`; give its name."""
        name = f"test_{time.monotonic_ns()}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
            )
        return name

    def execute(self, statement: str, name: str = "postgres") -> None:
        """Run a statement as the server's owner."""
        with psycopg.connect(self.address(name), autocommit=True) as connection:
            connection.execute(statement.encode())

    def address(self, name: str) -> str:
        """Give the address of a database."""
        return f"postgresql://plainpaper@127.0.0.1:{self.port}/{name}"

    def _run(self, program: str, *arguments: str) -> None:
        # Not by a pipe: the server keeps what its starter hands it, and the pipe would never end.
        with (self.folder / "said").open("w+b") as said:
            done = subprocess.run(
                [_binary(program), *arguments], stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False,
                user=self._user, cwd=self.folder, env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            )  # fmt: skip
            said.seek(0)
            assert done.returncode == 0, f"{program}: {said.read().decode(errors='replace')}"


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Run a server for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="plainpaper-pg-"))
    try:
        if os.getuid() == 0:
            entry = pwd.getpwnam("postgres")
            os.chown(folder, entry.pw_uid, entry.pw_gid)
        running = Cluster(folder)
        try:
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binary(name: str) -> str:
    """Find a program of the newest PostgreSQL here; Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which(name)
    path = str(found[-1]) if found else on_path
    assert path, f"{name} is not here: tools/install-postgres installs PostgreSQL"
    return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
