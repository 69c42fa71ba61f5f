"""Write a bug down. Takes an exception; leaves a log to paste and says where it is."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from importlib.metadata import version
from pathlib import Path

import click

from pipeline.errors import PlainpaperError


def report_bug(error: BaseException) -> None:
    """Write the traceback to a file in the temporary folder and name it on standard error."""
    log = write_log(error)
    click.echo(f"bug:   plainpaper tripped over itself ({type(error).__name__})", err=True)
    click.echo(f"hint:  please report it with the log {log}", err=True)


def paper_bug(error: Exception) -> PlainpaperError:
    """Give a bug that one paper met as a known error that names its log."""
    log = write_log(error)
    return PlainpaperError(
        f"plainpaper tripped over this paper ({type(error).__name__})", f"please report it with the log {log}"
    )


def write_log(error: BaseException) -> Path:
    """Write the traceback to a file of its own in the temporary folder; give its path."""
    text = "".join(traceback.format_exception(error))
    log = Path(tempfile.mkstemp(prefix="plainpaper-bug-", suffix=".log")[1])
    log.write_text(
        f"plainpaper {version('plainpaper')} · Python {sys.version.split()[0]} · {platform.system()}\n\n{text}",
        encoding="utf-8",
    )
    return log
