"""The command ``gaoxin``. Reading a document needs no Django and starts at once."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

import gaoxin
from gaoxin.faces.sentences import say
from gaoxin.faces.words import use_language
from gaoxin.kernel.messages import Refused

# Command → module; a module that needs Django is imported only when its command runs.
_COMMANDS = {
    "read": "gaoxin.faces.cli.read:read",
    "serve": "gaoxin.faces.cli.serve:serve",
    "set-up": "gaoxin.faces.cli.serve:set_up",
    "new-zone": "gaoxin.faces.cli.zones:new_zone",
    "load": "gaoxin.faces.cli.plans:load",
    "adopt": "gaoxin.faces.cli.plans:adopt",
    "document": "gaoxin.faces.cli.plans:document",
    "observations": "gaoxin.faces.cli.figures:observations",
    "standings": "gaoxin.faces.cli.figures:standings",
    "key": "gaoxin.faces.cli.administration:key",
    "revoke-key": "gaoxin.faces.cli.administration:revoke_key",
    "account": "gaoxin.faces.cli.administration:account",
    "audit": "gaoxin.faces.cli.administration:audit",
    "openapi": "gaoxin.faces.cli.administration:openapi",
}


class Commands(click.Group):
    """Looks a command up by name and imports its module only then."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        place = _COMMANDS.get(name)
        if place is None:
            return None
        module, _colon, attribute = place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=Commands)
@click.version_option(gaoxin.__version__, prog_name="gaoxin")
@click.option("--lang", type=click.Choice(["zh", "en"]), envvar="GAOXIN_LANG", help="zh / en")
@click.option("--as", "login", envvar="GAOXIN_USER", help="以谁的身份 / act as this login")
@click.pass_context
def cli(context: click.Context, lang: str | None, login: str | None) -> None:
    """高新：监督、管理和服务规划的实施 · oversee, manage and serve the carrying-out of a plan."""
    use_language(lang or _system_language())
    context.obj = login


def _system_language() -> str:
    """English for an English terminal, Chinese otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return value
    return "zh"


def main(arguments: list[str] | None = None) -> None:
    """Run a command; a refusal is one sentence on the error stream and exit code 2."""
    from gaoxin.faces.cli.session import Denied

    try:
        code = cli.main(args=arguments, standalone_mode=False)
        if isinstance(code, int) and code:  # what a command left with
            sys.exit(code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Refused as error:
        click.echo(say(error.message), err=True)
        sys.exit(2)
    except Denied as error:
        click.echo(error.sentence(), err=True)
        sys.exit(3)
    except BrokenPipeError:
        sys.exit(0)
