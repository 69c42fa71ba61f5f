"""Make the database itself refuse to change what may only be added, whoever asks it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations

# Paid answers too: what a server sent for our money is never overwritten.
ALWAYS = {
    "store_paper": "true", "store_revision": "true", "store_stageresult": "true", "store_auditevent": "true",
    "store_modelcall": "OLD.state = 'done'",
}  # fmt: skip
SAYING = "append-only: what is written stays"


def _sqlite(table: str, condition: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{SAYING}'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def _postgresql(table: str, condition: str) -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION plainpaper_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYING}'; END $$"
    )
    statements = [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} FOR EACH ROW WHEN ({condition}) "
        "EXECUTE FUNCTION plainpaper_append_only()"
        for verb in ("UPDATE", "DELETE")
    ]
    return [
        function,
        *statements,
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION plainpaper_append_only()",
    ]


def guard_tables(apps: Any, editor: Any) -> None:  # noqa: ANN401, ARG001 - Django's own signature
    """Add the triggers."""
    write = {"sqlite": _sqlite, "postgresql": _postgresql}[editor.connection.vendor]
    for table, condition in ALWAYS.items():
        for statement in write(table, condition):
            editor.execute(statement)


class Migration(migrations.Migration):
    """Add the triggers; there is no way back that would not lose them unseen."""

    dependencies: ClassVar = [("store", "0001_tables")]
    operations: ClassVar = [migrations.RunPython(guard_tables, elidable=False)]
