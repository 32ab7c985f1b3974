"""The project's own files, and its Python read as a tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "gaoxin"
HAN = re.compile("[\u4e00-\u9fff]")
MADE = {
    ".git", ".venv", ".home", "node_modules", "build", "dist", "static", "__pycache__",
    ".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis",
}  # fmt: skip
TEXT = {
    ".cfg", ".css", ".csv", ".html", ".js", ".json", ".lock", ".md", ".mjs", ".po", ".py", ".svg",
    ".toml", ".ts", ".txt", ".yaml", ".yml", "",
}  # fmt: skip


@cache
def own_files() -> tuple[Path, ...]:
    """Every file that people write, whether or not git is here to say so."""
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in MADE:
                yield from _walk(path)
        elif path.suffix in TEXT:
            yield path


def python(folder: Path = PACKAGE) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def called(node: ast.AST) -> str:
    """The last name of what is called: ``Message`` for ``messages.Message(…)``."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def calls(*names: str, within: Path = PACKAGE) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function of one of these names."""
    for path in python(within):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and called(node) in names:
                yield path, node


def constant(node: ast.AST | None) -> str | None:
    """The text of a literal, ``None`` for anything else."""
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None  # type: ignore[union-attr,return-value]


def place(path: Path, node: ast.AST | None = None) -> str:
    line = f":{node.lineno}" if isinstance(node, ast.expr | ast.stmt) else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"
