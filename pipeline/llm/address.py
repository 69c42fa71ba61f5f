"""Check a server's address and key. Takes what a person typed; gives a URL and a key that can be sent."""

from __future__ import annotations

import ipaddress
import re

import httpx2

from pipeline.errors import ModelError
from pipeline.llm.errors import HINTS

_HOST = re.compile(r"[\w.:-]+")


def parse_address(base_url: str) -> httpx2.URL:
    """Give the URL of an OpenAI-compatible server.

    Raises:
        ModelError: kind `configuration`; no http(s) address with a host, or one that holds a password or a query.
    """
    try:
        url = httpx2.URL(base_url.strip())
    except (httpx2.InvalidURL, ValueError, UnicodeError):
        raise _unusable("is no web address") from None
    if url.userinfo:
        raise _unusable("holds a name or password", "give the key in PLAINPAPER_API_KEY instead")
    if url.scheme not in {"http", "https"}:
        raise _unusable("does not begin with http:// or https://")
    if not url.host or not _HOST.fullmatch(url.host):
        raise _unusable("names no host")
    if url.port is not None and not 0 < url.port < 65_536:
        raise _unusable("names a port that cannot be")
    if url.query or url.fragment:
        raise _unusable("may hold no “?” or “#”")
    return url


def parse_key(key: str) -> str:
    """Give the key without white space around it; “none” is no key, as people write for local servers.

    Raises:
        ModelError: kind `configuration`; it holds characters that cannot be sent, such as curly quotes or a line end.
    """
    key = key.strip()
    if not all("!" <= character <= "~" for character in key):
        raise ModelError(
            "configuration",
            "the key holds a character that no key has (a space, a line end or a curly quote)",
            "copy PLAINPAPER_API_KEY again, without quotes",
        )
    return "" if key.lower() == "none" else key


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _unusable(why: str, hint: str = HINTS["configuration"]) -> ModelError:
    return ModelError("configuration", f"the server's address {why}", hint)
