"""A running platform and a browser to open it with; a plain skip where the machine has none."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).resolve().parents[2]
AXE = [ROOT / "build" / "axe.min.js", ROOT / "node_modules" / "axe-core" / "axe.min.js"]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SETTLE = 3  # seconds: the server is deaf to SIGTERM while its workers start


def lacking(what: str, remedy: str) -> NoReturn:
    """Skip and say how to enable it; in CI, where nothing may be passed over, fail."""
    sentence = f"browser tests need {what}: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The platform in demo mode, in a home and on a port of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("GAOXIN_", "DJANGO_"))}
    home = tmp_path_factory.mktemp("home")
    told = {"GAOXIN_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "GAOXIN_LANG": "en"}
    said = (home / "server.log").open("w+")
    server = subprocess.Popen(
        [sys.executable, "-m", "gaoxin", "serve", "--demo", "--port", str(port)],
        env={**clean, **told}, cwd=home, stdout=said, stderr=subprocess.STDOUT,
        start_new_session=True,
    )  # fmt: skip
    place = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{place}/health", server)
        ready = time.monotonic()
        yield place
        time.sleep(max(0.0, SETTLE - (time.monotonic() - ready)))
    finally:
        _stop(server)
        said.seek(0)
        print(said.read())
        said.close()


def _wait_for(health: str, server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(300):
        assert server.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(health, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(5)
    except subprocess.TimeoutExpired:
        if os.name == "posix":
            os.killpg(server.pid, signal.SIGKILL)
        server.kill()
        server.wait()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("playwright", "run `python3 start.py test`, which installs it")
    named = [os.environ.get("GAOXIN_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    program = next((found for name in named if name and (found := shutil.which(name))), None)
    if program is None:
        lacking(
            "Chromium", "install it (Debian: apt install chromium) or name it in GAOXIN_CHROMIUM"
        )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        if not _has_chinese_font(opened):
            opened.close()
            lacking("a Chinese font", "install one (Debian: apt install fonts-wqy-zenhei)")
        yield opened
        opened.close()


def _has_chinese_font(browser: Browser) -> bool:
    """Two characters look different, as they do not where both are drawn as an empty box."""
    page = browser.new_page()
    drawn = page.evaluate(
        """() => ["\\u9ad8", "\\u65b0"].map(character => {
            const canvas = document.createElement("canvas");
            const pen = canvas.getContext("2d");
            pen.font = "40px sans-serif";
            pen.fillText(character, 10, 60);
            return canvas.toDataURL();
        })"""
    )
    page.close()
    return drawn[0] != drawn[1]


@dataclass
class Visit:
    """A reader at the browser; whatever goes wrong behind the page is kept."""

    page: Page
    address: str
    axe: str = field(repr=False)
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        def console(message: Any) -> None:
            if message.type in ("error", "warning"):
                self.troubles.append(f"console {message.type}: {message.text}")

        def answered(response: Any) -> None:
            if response.status >= 400:
                self.troubles.append(f"{response.status} {response.url}")

        def failed(request: Any) -> None:
            if request.failure != "net::ERR_ABORTED":  # the reader has gone on before it came
                self.troubles.append(f"failed: {request.url} {request.failure}")

        self.page.on("console", console)
        self.page.on("response", answered)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("requestfailed", failed)

    def open(self, place: str) -> None:
        self.page.goto(self.address + place)

    def follow(self, link: Locator) -> None:
        """Clicks on what leads to another page, and waits for that page."""
        with self.page.expect_navigation():
            link.click()

    def sign_in(self, login: str) -> None:
        """By the demo button of a login."""
        self.open("/sign-in")
        self.follow(self.page.locator("button.person", has_text=login))

    def look(self) -> None:
        """Nothing went wrong, nothing sticks out, nobody is shut out."""
        wide = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} is {wide} pixels wider than the screen"
        assert not self.troubles, (self.page.url, self.troubles)
        found = self.findings()
        assert not found, (self.page.url, found)

    def findings(self) -> list[dict[str, Any]]:
        """What axe finds serious or critical: rule and places."""
        self.page.evaluate(self.axe)
        found = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            {"rule": v["id"], "help": v["help"], "at": [n["html"][:160] for n in v["nodes"][:5]]}
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Opens a window of a width, in a language."""
    script = next((path for path in AXE if path.exists()), None)
    if script is None:
        lacking("axe-core", "run `python3 start.py setup`, which fetches it")
    contexts = []

    def opened(width: int = 1280, height: int = 900, language: str = "zh-CN") -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale=language, has_touch=width < 600
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        return Visit(context.new_page(), address, script.read_text("utf-8"))

    yield opened
    for context in contexts:
        context.close()
