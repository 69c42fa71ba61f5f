"""Read `plainpaper.toml` in the current folder. Takes nothing; gives the values that flags fall back on."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pipeline.errors import PlainpaperError

KEYS = (
    "workspace", "base_url", "model", "timeout", "structured", "level", "prompts", "house_style", "workers", "at_once", "cap", "price", "requests_per_minute",
    "tokens_per_minute", "person",
)  # fmt: skip


def file_settings() -> dict[str, object]:
    """Give the file's settings, empty where there is no file.

    Raises:
        PlainpaperError: the file is no TOML, or has a key that plainpaper does not know.
    """
    path = Path("plainpaper.toml")
    if not path.is_file():
        return {}
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise PlainpaperError(f"plainpaper.toml cannot be read: {error}", "mend the line, or move it away") from error
    unknown = sorted(set(settings) - set(KEYS))
    if unknown:
        raise PlainpaperError(
            f"plainpaper.toml has an unknown key: {', '.join(unknown)}",
            f"known keys: {', '.join(KEYS)}; the key of a model goes into PLAINPAPER_API_KEY",
        )
    return settings
