"""A server's database is dumped and put back by PostgreSQL's own tools, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connections
from kept import keep_draft, pay_call
from postgres import Cluster

from pipeline.errors import PlainpaperError, WorkspaceError
from pipeline.store.dump import back_up_server, restore_server, shown
from pipeline.store.lock import working_alone
from pipeline.store.models import Paper
from pipeline.store.place import postgres_database
from pipeline.store.tables import missing_guards
from pipeline.store.verify import verify
from pipeline.store.workspace import Store

NOW = 1_790_000_000.0


def filled(folder: Path, address: str, numbers: range) -> None:
    with Store(folder, lambda: NOW, address=address) as store:
        for number in numbers:
            keep_draft(store, number)
            pay_call(store, number)


def papers(folder: Path, address: str) -> int:
    """Count the papers, after a look whether all is well."""
    with Store(folder, lambda: NOW, address=address, upgrade=False) as store:
        assert [seen.findings for seen in verify(store, lambda *_: None, lambda: 0.0) if seen.wrong] == []
        assert missing_guards(store.alias) == []
        return Paper.objects.using(store.alias).count()


@pytest.fixture
def place(postgres: Cluster, template: str) -> str:
    """The address of a database with our tables."""
    return postgres.address(postgres.new_database(template))


def test_a_dump_can_be_put_into_a_new_database_and_over_an_old_one(
    postgres: Cluster, place: str, tmp_path: Path
) -> None:
    folder, dump = tmp_path / "workspace", tmp_path / "two.dump"
    filled(folder, place, range(2))
    assert back_up_server(place, dump) == dump.stat().st_size
    assert dump.stat().st_mode & 0o777 == 0o600
    with pytest.raises(WorkspaceError, match="is there already"):
        back_up_server(place, dump)
    filled(folder, place, range(2, 3))
    new = postgres.address(postgres.new_database())
    assert restore_server(new, folder, dump, NOW) is None
    assert papers(folder, new) == 2
    with pytest.raises(WorkspaceError, match="holds a workspace already"):
        restore_server(place, folder, dump, NOW)
    assert papers(folder, place) == 3
    kept = restore_server(place, folder, dump, NOW, force=True)
    assert papers(folder, place) == 2
    assert kept
    assert restore_server(place, folder, kept, NOW + 1, force=True)
    assert papers(folder, place) == 3


def test_nothing_is_put_back_while_somebody_works_with_the_database(place: str, tmp_path: Path) -> None:
    folder, dump = tmp_path / "workspace", tmp_path / "x.dump"
    filled(folder, place, range(1))
    back_up_server(place, dump)
    with working_alone(folder, "plainpaper draft", NOW), pytest.raises(WorkspaceError, match="plainpaper draft"):
        restore_server(place, folder, dump, NOW, force=True)
    with (
        Store(folder, lambda: NOW, address=place),
        pytest.raises(WorkspaceError, match="is working with this database"),
    ):
        restore_server(place, folder, dump, NOW, force=True)


def test_a_dump_that_is_no_good_is_refused_and_what_is_there_stays(place: str, tmp_path: Path) -> None:
    folder, dump = tmp_path / "workspace", tmp_path / "x.dump"
    filled(folder, place, range(1))
    back_up_server(place, dump)
    whole = dump.read_bytes()
    for spoiled in (b"no dump", whole[: len(whole) // 2]):
        dump.write_bytes(spoiled)
        with pytest.raises(WorkspaceError, match=r"pg_restore failed|no backup of plainpaper"):
            restore_server(place, folder, dump, NOW, force=True)
    with Store(folder, lambda: NOW, address=place) as store:
        store.write(lambda: store_newer(store))
    dump.unlink()
    back_up_server(place, dump)
    with pytest.raises(PlainpaperError, match="newer plainpaper"):
        restore_server(place, folder, dump, NOW, force=True)


def store_newer(store: Store) -> None:
    with connections[store.alias].cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', now())")


def test_a_restore_that_fails_half_way_leaves_what_was_there(postgres: Cluster, place: str, tmp_path: Path) -> None:
    folder, dump = tmp_path / "workspace", tmp_path / "x.dump"
    filled(folder, place, range(1))
    other = postgres.new_database()
    postgres.execute("CREATE TABLE recipes (name text)", other)
    filled(folder, postgres.address(other), range(3))
    back_up_server(postgres.address(other), dump)
    name = place.rsplit("/", 1)[1]
    postgres.execute("CREATE TABLE recipes (name text)", name)
    with pytest.raises(WorkspaceError, match=r"psql failed .*recipes"):
        restore_server(place, folder, dump, NOW, force=True)
    assert papers(folder, place) == 1


def test_a_missing_tool_is_told_with_the_command_to_run_and_without_the_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    address = "postgresql://me:secret%40word@db:5433/papers?sslmode=require"
    with pytest.raises(WorkspaceError, match="pg_dump is not installed here") as caught:
        back_up_server(address, tmp_path / "it's.dump")
    assert "pg_dump --format=custom --no-owner --file=" in caught.value.hint
    assert "host=db" in caught.value.hint
    assert "secret" not in caught.value.hint
    assert "secret" not in shown(postgres_database(address))


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="pg_dump failed") as caught:
        back_up_server("postgresql://me:secret@127.0.0.1:9/name", tmp_path / "x.dump")
    assert "secret" not in caught.value.message
    assert list(tmp_path.iterdir()) == []
