"""Write a bug down. Takes an exception; leaves a log to paste and says where it is."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from importlib.metadata import version
from pathlib import Path

import click


def report_bug(error: BaseException) -> None:
    """Write the traceback to a file in the temporary folder and name it on standard error."""
    text = "".join(traceback.format_exception(error))
    log = Path(tempfile.mkstemp(prefix="plainpaper-bug-", suffix=".log")[1])
    log.write_text(
        f"plainpaper {version('plainpaper')} · Python {sys.version.split()[0]} · {platform.system()}\n\n{text}",
        encoding="utf-8",
    )
    click.echo(f"bug:   plainpaper tripped over itself ({type(error).__name__})", err=True)
    click.echo(f"hint:  please report it with the log {log}", err=True)
