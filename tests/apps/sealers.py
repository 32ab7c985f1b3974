"""Acts of several threads at once, on a database of their own: a program for test_sealers.

    python -m tests.apps.sealers race|late

``race`` acts from four threads at the same time. ``late`` lets one sealer wait for another, with
an act between them (PostgreSQL only). Either prints the proof of the chain as JSON.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict

THREADS, ACTS = 4, 12


def in_thread(act: Callable[[], object]) -> threading.Thread:
    from django.db import connections

    def whole() -> None:
        try:
            act()
        finally:
            connections.close_all()

    thread = threading.Thread(target=whole)
    thread.start()
    return thread


def race() -> None:
    from django.db import transaction

    from gaoxin.apps.audit.actions import record, seal

    def act() -> None:
        for number in range(ACTS):
            with transaction.atomic():
                record("act", actor="u1", subject=str(number))
            seal()

    for thread in [in_thread(act) for _ in range(THREADS)]:
        thread.join()


def late() -> None:
    from django.db import transaction

    from gaoxin.apps.audit.actions import record, seal

    def act(name: str) -> None:
        record(name, actor="u1")
        seal()

    act("first")
    record("second", actor="u1")
    with transaction.atomic():
        seal()  # takes the second, and holds the end of the chain until this transaction ends
        other = in_thread(lambda: act("third"))
        while other.is_alive() and not somebody_waits():
            time.sleep(0.01)
    other.join()


def somebody_waits() -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
        )
        (waiting,) = cursor.fetchone()
    return bool(waiting)


if __name__ == "__main__":
    import django

    django.setup()
    from django.core.management import call_command

    from gaoxin.apps.audit.access import verify

    logging.disable()  # a sealer that came second says so; the proof below is what counts
    call_command("migrate", verbosity=0)
    {"race": race, "late": late}[sys.argv[1]]()
    print(json.dumps(asdict(verify())))
