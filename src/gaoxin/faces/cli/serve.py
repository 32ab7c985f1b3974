"""Set the installation up and open it: migrate, load the shipped zones, serve."""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
import urllib.request
import webbrowser

import click

from gaoxin.faces.cli.session import start_django
from gaoxin.faces.words import gettext as _
from gaoxin.kernel.messages import Message, Param, Refused

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command("set-up")
@click.option("--demo", is_flag=True, help="演示账号 / demo accounts")
def set_up(demo: bool) -> None:
    """建库并装入自带的区 / migrate and load the shipped zones."""
    prepare(demo=demo)
    click.echo(_("准备好了。"))


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--demo", is_flag=True, help="演示账号，只限本机 / demo accounts, this machine only")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--open/--no-open", "open_browser", default=False, help="打开浏览器 / open a browser")
def serve(host: str, port: int, demo: bool, workers: int, open_browser: bool) -> None:
    """打开平台 / open the platform."""
    if demo and host not in LOOPBACK:
        raise Refused(Message("serve.demo_not_local", {"host": host}))
    _need_free_port(host, port)
    prepare(demo=demo)
    address = f"http://{'[::1]' if host == '::1' else host}:{port}/"
    click.echo(_("高新已打开：%(address)s  按 Ctrl+C 停止。") % {"address": address})
    if open_browser:
        threading.Thread(target=_open_when_ready, args=(address,), daemon=True).start()
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "gaoxin.conf.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers if sys.platform != "win32" else 1,
        blocking_threads=1,
        workers_kill_timeout=3,  # a worker that is still starting ignores a polite stop
        log_access=False,
    )
    server.serve()


def prepare(*, demo: bool) -> None:
    """Bring the database up to date and load the shipped zones; done again it changes nothing."""
    if demo:
        os.environ["GAOXIN_DEMO"] = "1"
    from gaoxin.conf import environment

    try:
        environment.HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        params: dict[str, Param] = {"home": str(environment.HOME), "reason": error.strerror}
        raise Refused(Message("home.not_writable", params)) from error
    start_django()
    from django.core.management import call_command
    from django.db.utils import OperationalError

    from gaoxin.faces.shipped import load_shipped_zones

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise Refused(Message("database.unreachable", {"reason": str(error).strip()})) from error
    load_shipped_zones(demo=demo)


def _need_free_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            code = {
                errno.EADDRINUSE: "serve.port_taken",
                errno.EACCES: "serve.port_denied",
            }.get(error.errno or 0, "serve.cannot_listen")
            told: dict[str, Param] = {"host": host, "port": port, "reason": error.strerror}
            raise Refused(Message(code, told)) from error


def _open_when_ready(address: str) -> None:
    for _attempt in range(100):
        try:
            urllib.request.urlopen(f"{address}health", timeout=0.2).close()  # noqa: S310
        except OSError:
            threading.Event().wait(0.1)
            continue
        webbrowser.open(address)
        return
