"""Fixtures of page tests: one Chromium for all of them, and a look at a page that loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser import Browser


@pytest.fixture(scope="session")
def one_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start one Chromium for the session."""
    from browser import open_browser  # noqa: PLC0415 - heavy, and most tests open no page

    browser = open_browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.quit()


@pytest.fixture
def show(one_browser: Browser, pages: Path) -> Iterator[Callable[..., Browser]]:
    """Give a function that opens a page of the folder that the test file's `pages` gives.

    After the test, nothing was loaded from elsewhere and no error was logged.
    """

    def opened(name: str, width: int = 1440, scheme: str = "light", *, script: bool = True) -> Browser:
        one_browser.media(width, scheme, script=script)
        one_browser.get((pages / name).with_suffix(".html").as_uri())
        return one_browser

    one_browser.logs()
    yield opened
    requests, errors = one_browser.logs()
    assert [url for url in requests if not url.startswith("file://")] == []
    assert errors == []
