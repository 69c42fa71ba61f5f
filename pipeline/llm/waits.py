"""Read how long a server asks us to wait. Takes an answer's headers; gives seconds, or None where it asks nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# As OpenAI and those who imitate it write spans: 6m0s, 1h2m, 1.5s, 20ms.
_PART = r"(?:(\d++(?:\.\d++)?){})?"
_SPAN = re.compile("".join(_PART.format(unit) for unit in ("h", "m(?!s)", "s", "ms")))
_UNITS = (3600.0, 60.0, 1.0, 0.001)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Give the seconds that a server asks us to wait, never less than 0.

    It may say so as `retry-after-ms`, as `retry-after` in seconds or as an HTTP date - then by its own clock, where it
    tells that in `date` -, or by when a limit that is used up is filled again: `x-ratelimit-reset-requests`, `-tokens`.
    """
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        seconds = _number(headers.get(name, ""))
        if seconds is not None:
            return max(0.0, seconds * scale)
    when = _date(headers.get("retry-after", ""))
    if when is not None:
        return max(0.0, (when - (_date(headers.get("date", "")) or now)).total_seconds())
    waits = [wait for limit in ("requests", "tokens") if (wait := _until_filled(headers, limit)) is not None]
    return max(waits, default=None)


def _until_filled(headers: Mapping[str, str], limit: str) -> float | None:
    """Give the seconds until a limit is filled again; None where it is not used up, or the server tells no time."""
    left = _number(headers.get(f"x-ratelimit-remaining-{limit}", ""))
    if left is None or left > 0:
        return None
    told = headers.get(f"x-ratelimit-reset-{limit}", "").strip()
    seconds, span = _number(told), _SPAN.fullmatch(told)
    if seconds is None and told and span:
        seconds = sum(float(part) * unit for part, unit in zip(span.groups(), _UNITS, strict=True) if part)
    return max(0.0, seconds) if seconds is not None and math.isfinite(seconds) else None


def _number(told: str) -> float | None:
    try:
        number = float(told)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _date(told: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(told)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
