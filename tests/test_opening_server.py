"""A database server that cannot be used is told in a sentence, and no password is ever repeated."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from postgres import Cluster
from stores import Clock

from pipeline.errors import WorkspaceError
from pipeline.store.models import Pace
from pipeline.store.place import postgres_database
from pipeline.store.workspace import Store

NOWHERE = Path("/nonexistent")


def refused(address: str, **more: bool) -> WorkspaceError:
    with pytest.raises(WorkspaceError) as caught:
        Store(NOWHERE, Clock(), address=address, **more)
    assert caught.value.hint
    return caught.value


def test_a_server_that_is_not_there_is_told() -> None:
    error = refused("postgresql://me:secret@127.0.0.1:9/name?connect_timeout=2")
    assert error.message.startswith("the database cannot be reached (")
    assert "secret" not in error.message


def test_a_wrong_password_is_told_and_not_repeated(postgres: Cluster, template: str) -> None:
    postgres.execute("DROP ROLE IF EXISTS keyed")
    postgres.execute("CREATE ROLE keyed SUPERUSER LOGIN PASSWORD 'right-one'")
    address = postgres.address(template).replace("plainpaper@", "keyed:wrong-one@")
    error = refused(address)
    assert error.message.startswith("the database server refused the name or the password")
    assert "wrong-one" not in error.message + error.hint
    assert "wants a password" in refused(address.replace(":wrong-one", "")).message
    Store(NOWHERE, Clock(), address=address.replace("wrong-one", "right%2Done"), upgrade=False).close()


def test_a_database_that_is_not_there_is_told(postgres: Cluster) -> None:
    error = refused(postgres.address("no_such_name"))
    assert "no such database" in error.message
    assert "createdb" in error.hint


def test_a_read_only_server_is_told_before_any_work(postgres: Cluster, template: str) -> None:
    name = postgres.new_database(template)
    postgres.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    assert "takes no writing" in refused(postgres.address(name)).message
    with Store(NOWHERE, Clock(), address=postgres.address(name), upgrade=False) as store:
        assert store.read(Pace.objects.using(store.alias).count) == 0
        with pytest.raises(WorkspaceError, match="takes no writing"):
            store.write(lambda: Pace.objects.using(store.alias).create(host="h"))


def test_a_user_who_may_not_make_tables_is_told(postgres: Cluster) -> None:
    postgres.execute("DROP ROLE IF EXISTS guest")
    postgres.execute("CREATE ROLE guest LOGIN")
    error = refused(postgres.address(postgres.new_database()).replace("plainpaper@", "guest@"))
    assert "may not do this" in error.message
    assert "grant it CREATE" in error.hint


def test_a_database_without_room_for_every_sign_is_refused(postgres: Cluster) -> None:
    postgres.execute("DROP DATABASE IF EXISTS narrow")
    postgres.execute("CREATE DATABASE narrow ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    error = refused(postgres.address("narrow"))
    assert "LATIN1" in error.message
    assert "--encoding=UTF8" in error.hint


def test_tables_are_neither_made_nor_upgraded_by_a_command_that_only_looks(postgres: Cluster) -> None:
    name = postgres.new_database()
    assert "no workspace here yet" in refused(postgres.address(name), upgrade=False).message


@pytest.mark.parametrize(
    "address",
    [
        "", "postgresql://", "postgresql://host", "postgres:/me:secret@host/name", "mysql://me:secret@host/name",
        "me:secret@host/name", "postgresql://me:secret@host:port/name", "postgresql://me:secret@host:99999/name",
        "postgresql://me:secret@[host/name", "postgresql://me:secret@host/na me", "postgresql://me:secret@host/a/b",
        "postgresql://me:secret@host/name#secret", "postgresql://me:secret@host/name?sslmod=secret",
    ],
)  # fmt: skip
def test_an_address_with_a_typo_is_told_without_repeating_it(address: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        postgres_database(address)
    assert "PLAINPAPER_DATABASE_URL" in caught.value.message
    assert "secret" not in caught.value.message + caught.value.hint


@given(st.text(string.ascii_lowercase + string.digits + "@:/?#%[]&= ", min_size=1, max_size=8).map("S9{}9S".format))
def test_a_password_whose_signs_were_not_escaped_never_ends_up_where_a_message_would_show_it(password: str) -> None:
    try:
        database = postgres_database(f"postgresql://me:{password}@127.0.0.1:5432/name")
    except WorkspaceError as error:
        shown = [error.message, error.hint]
    else:
        shown = [database[key] for key in ("NAME", "USER", "HOST", "PORT")]
        assert shown == ["name", "me", "127.0.0.1", "5432"]
        shown += database["OPTIONS"]
    assert not [words for words in shown if "S9" in words or "9S" in words]


def test_an_address_may_leave_out_what_the_server_knows() -> None:
    database = postgres_database("postgres:///name?host=/run/postgresql&sslmode=disable")
    assert (database["NAME"], database["HOST"], database["OPTIONS"]["host"]) == ("name", "", "/run/postgresql")
