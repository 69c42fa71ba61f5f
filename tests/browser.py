"""Drive Chromium for page tests. Gives a browser with the media set as asked, and what it loaded and complained of."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

# Elements that a reader would have to scroll sideways for; what is hidden off screen for keyboard users is not shown.
OVERFLOW = """
const width = document.documentElement.clientWidth;
const out = [...document.querySelectorAll('body *')].filter((e) => !e.matches('.skip') && e.getClientRects().length
  && (e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < -1));
if (document.documentElement.scrollWidth > width) out.push(document.documentElement);
return out.map((e) => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40));
"""
# Each text against the ground that is painted behind it: 4.5 to 1, or 3 to 1 where it is large (WCAG 2.2, 1.4.3).
CONTRAST = """
const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (colour) => {
  const [r, g, b] = parts(colour).map((v) => { const c = v / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const clear = (colour) => parts(colour).length === 4 && parts(colour)[3] === 0;
const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!clear(c)) return c; } };
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let checked = 0;
const faint = [];
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const e = node.parentElement;
  if (!node.data.trim() || e.closest('script, style, option') || !e.getClientRects().length) continue;
  const style = getComputedStyle(e), under = ground(e);
  if (!under || [under, style.color].some((c) => parts(c).length === 4 && parts(c)[3] !== 1)) { faint.push('see-through: ' + node.data); continue; }
  const [a, b] = [light(style.color), light(under)].sort((x, y) => y - x);
  const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  checked += 1;
  if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5)) faint.push(((a + 0.05) / (b + 0.05)).toFixed(2) + ' ' + node.data.trim());
}
return { checked, faint };
"""


class Browser(webdriver.Chrome):
    """A Chromium that says in few words what page tests do."""

    def media(self, width: int, scheme: str, *, script: bool = True) -> None:
        """Set the width, the colour scheme, and whether scripts run; motion is reduced, so that nothing waits."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wanted.items()]
        self.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})

    def run(self, script: str) -> Any:
        """Run a script on the page; give what it returns."""
        return self.execute_script(script)

    def point(self, selector: str) -> None:
        """Move the pointer onto an element."""
        element = self.find_element(By.CSS_SELECTOR, selector)
        ActionChains(self, duration=0).scroll_to_element(element).move_to_element(element).perform()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        ActionChains(self, duration=0).send_keys(*keys).perform()

    def box(self, name: str) -> dict[str, float]:
        """Give where an element is painted."""
        found: dict[str, float] = self.run(
            f"return document.getElementById('{name}').getBoundingClientRect().toJSON()"
        )
        return found

    def logs(self) -> tuple[list[str], list[str]]:
        """Give the addresses asked for since the last call, and the errors that the browser told."""
        events = [json.loads(row["message"])["message"] for row in self.get_log("performance")]  # type: ignore[no-untyped-call]
        sent = [e["params"] for e in events if e["method"] == "Network.requestWillBeSent"]
        # The browser's own first tab may still be loading: what its pages ask for is not ours.
        asked = [one["request"]["url"] for one in sent if not one["documentURL"].startswith("chrome")]
        return asked, [row["message"] for row in self.get_log("browser")]  # type: ignore[no-untyped-call]


def open_browser(profile: Path) -> Browser:
    """Start Chromium from the system, headless, with a profile of its own."""
    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking", "--no-first-run",
        "--disable-dev-shm-usage", f"--user-data-dir={profile}",
    ):  # fmt: skip
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = shutil.which("chromedriver")
    assert driver, "chromedriver is missing: tools/install-browser installs it"
    return Browser(options=options, service=Service(driver, env={**os.environ, "HOME": str(profile)}))
