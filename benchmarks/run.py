"""Figures of the release, each as a ratio beside a bound measured in the same run.

    python benchmarks/run.py [--plan PLAN.txt]

Reading is compared with the least that any reader must do (fold, split and digest the text),
loading with one bare insert of the same bytes, the first page with importing Django, each page
with an empty view that goes through the same middleware in the same process.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
import urllib.request
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

ROUNDS = 9
PAGE_ROUNDS = 40
PAGES = ["", "indicators", "indicators/{plan}/3", "projects", "outline", "observations", "coverage"]


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Seconds of each round, after one that is not counted."""
    work()
    found = []
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return sorted(found)


def row(name: str, ours: list[float], bound: list[float], against: str) -> None:
    median, p95 = statistics.median(ours), ours[min(len(ours) - 1, int(len(ours) * 0.95))]
    ratio = median / statistics.median(bound)
    print(f"{name:<38} {median * 1e3:9.1f} ms  p95 {p95 * 1e3:9.1f} ms  {ratio:7.1f} x {against}")


def reading(path: Path) -> None:
    from gaoxin.engines.reader import read_document
    from gaoxin.kernel.text import digest

    data = path.read_bytes()

    def least() -> int:
        return sum(len(digest(part)) for part in data.decode().split("。"))

    row(
        "read the plan",
        timed(lambda: read_document(data, name=path.name), 5),
        timed(least),
        "least",
    )
    tracemalloc.start()
    read_document(data, name=path.name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{'  memory at its peak':<38} {peak / 1e6:9.1f} MB  {peak / len(data):17.1f} x the file")


def loading() -> None:
    from django.db import connection, transaction

    from gaoxin.apps.plans.models import Edition, Plan
    from gaoxin.faces.shipped import load_shipped_zones

    class Undo(Exception):
        pass

    def load(make: Callable[[], object]) -> Callable[[], None]:
        def once() -> None:
            try:
                with transaction.atomic():
                    make()
                    raise Undo
            except Undo:
                pass

        return once

    with connection.cursor() as cursor:
        cursor.execute("create table bench (content text)")
    zones = files("gaoxin") / "zones" / "jinan"
    content = "".join(f.read_text("utf-8") for f in zones.iterdir() if f.name.endswith(".csv"))

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute("insert into bench values (%s)", [content])

    fresh = load(lambda: load_shipped_zones(demo=False, names=("jinan",)))
    row("load the Jinan zone", timed(fresh, 5), timed(load(bare)), "bare insert")
    load_shipped_zones(demo=True)
    again = timed(lambda: load_shipped_zones(demo=True), 5)
    row("load both zones again (no change)", again, timed(load(bare)), "bare insert")
    print(f"  ({Plan.objects.count()} plans, {Edition.objects.count()} editions)")


def pages() -> None:
    from django.http import HttpRequest, HttpResponse
    from django.test import Client
    from django.urls import path

    from gaoxin.apps.people.models import User
    from gaoxin.conf import urls

    def nothing(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("")

    urls.urlpatterns.append(path("empty", nothing))
    for login, zone, plan in (
        ("limei", "yunqiao", "yunqiao-15"),
        ("jn-planner", "jinan", "jinan-14"),
    ):
        client = Client()
        client.force_login(
            User.objects.get(login=login), "django.contrib.auth.backends.ModelBackend"
        )
        empty = timed(lambda client=client: client.get("/empty"), PAGE_ROUNDS)
        row(f"{zone}: empty view", empty, empty, "itself")
        for page in PAGES:
            address = f"/z/{zone}/{page.format(plan=plan)}"

            def get(client: Client = client, address: str = address) -> None:
                assert client.get(address).status_code == 200

            row(f"{zone}: /{page}", timed(get, PAGE_ROUNDS), empty, "empty view")


def first_page() -> None:
    """From starting the command in an empty home to the first page answered."""

    def cold() -> None:
        with tempfile.TemporaryDirectory() as home:
            command = [sys.executable, "-m", "gaoxin", "serve", "--demo", "--port", "8765"]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            server = subprocess.Popen(command, env={**os.environ, "GAOXIN_HOME": home}, **quiet)
            try:
                _wait("http://127.0.0.1:8765/sign-in")
            finally:
                end = time.perf_counter()
                time.sleep(3)  # the server cannot be stopped while it is still starting
                server.terminate()
                server.wait(timeout=20)
        found.append(end - start)

    found: list[float] = []
    for _round in range(3):
        start = time.perf_counter()
        cold()
    imports = [sys.executable, "-c", "import django, ninja, jinja2"]
    bound = timed(lambda: subprocess.run(imports, check=True), 3)
    row("first page from a cold start", sorted(found), bound, "bare imports")


def _wait(address: str) -> None:
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.02)
        else:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    shipped = files("gaoxin") / "zones" / "yunqiao" / "document.txt"
    parser.add_argument("--plan", type=Path, default=Path(str(shipped)))
    options = parser.parse_args()
    reading(options.plan)
    first_page()
    with tempfile.TemporaryDirectory() as home:
        os.environ["GAOXIN_HOME"] = home
        from django.test.utils import setup_test_environment

        from gaoxin.faces.cli.serve import prepare

        os.environ["GAOXIN_ALLOWED_HOSTS"] = "testserver"
        os.environ["GAOXIN_DEMO"] = "1"
        prepare_empty()
        setup_test_environment()
        loading()
        prepare(demo=True)
        pages()


def prepare_empty() -> None:
    from django.core.management import call_command

    from gaoxin.faces.cli.session import start_django

    start_django()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
