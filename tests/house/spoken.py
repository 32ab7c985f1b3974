"""Which codes the sources speak, read off the syntax tree.

A *maker* is ``Message`` or any function that hands a parameter of its own on to a maker as the
code. The codes of the project are the literals at that place in all calls of all makers.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.house.sources import called, constant, place, python, tree

CODE = re.compile(r"[a-z_]+\.[a-z_]+")
Names = frozenset[str] | None  # None: not to be read off


@dataclass(frozen=True)
class Spoken:
    """A code at its place, and the names of the values that are given with it."""

    code: str
    place: str
    names: Names


@dataclass(frozen=True)
class Maker:
    """Where a maker takes the code, the names it adds, and whether its keywords are names."""

    index: int
    adds: Names
    keywords: bool


@dataclass(frozen=True)
class Call:
    """A call, and the function in whose body it stands."""

    path: Path
    node: ast.Call
    function: ast.FunctionDef | None

    @property
    def name(self) -> str:
        return _full(called(self.node), self.path)

    def code(self, maker: Maker) -> ast.expr | None:
        return self.node.args[maker.index] if len(self.node.args) > maker.index else None

    def names(self, maker: Maker) -> Names:
        if maker is MESSAGE:
            given = self.node.args[1] if len(self.node.args) > 1 else ast.Dict([], [])
            return self._keys(given)
        if maker.adds is None or any(keyword.arg is None for keyword in self.node.keywords):
            return None
        own = {keyword.arg for keyword in self.node.keywords if maker.keywords}
        return maker.adds | frozenset(name for name in own if name)

    def _keys(self, given: ast.expr) -> Names:
        """The keys of a dictionary that is written here, or above under a name."""
        if isinstance(given, ast.Name) and self.function:
            if self.function.args.kwarg and self.function.args.kwarg.arg == given.id:
                return frozenset()
            above = [a for a in _assignments(given.id, self.function) if a.lineno < given.lineno]
            newest = max(above, key=lambda a: a.lineno).value if above else None
            return self._keys(newest) if isinstance(newest, ast.Dict) else None
        if not isinstance(given, ast.Dict):
            return None
        spread = [v for k, v in zip(given.keys, given.values, strict=True) if k is None]
        if any(self._keys(value) is None for value in spread):
            return None
        return frozenset(key for key in map(constant, given.keys) if key)


MESSAGE = Maker(0, None, keywords=False)


@cache
def spoken() -> tuple[Spoken, ...]:
    """Every code that is spoken anywhere."""
    return tuple(_spoken())


def _spoken() -> Iterator[Spoken]:
    makers = _makers()
    for call in _calls():
        maker = makers.get(call.name)
        argument = call.code(maker) if maker else None
        if maker and argument and _parameter(argument, call.function) is None:
            for literal in _literals(argument, call.function):
                yield Spoken(literal, place(call.path, call.node), call.names(maker))


def _literals(argument: ast.expr, function: ast.FunctionDef | None) -> Iterator[str]:
    """The codes in an expression; for a name or a place in it, those that it was given."""
    name = argument.value if isinstance(argument, ast.Subscript) else argument
    given: list[ast.AST] = [argument]
    if isinstance(name, ast.Name) and function:
        given = [a.value for a in _assignments(name.id, function) if a.value]
    for node in (each for value in given for each in ast.walk(value)):
        text = constant(node)
        if text and CODE.fullmatch(text):
            yield text


@cache
def _calls() -> tuple[Call, ...]:
    return tuple(_each_call())


def _each_call() -> Iterator[Call]:
    for path in python():
        homes: dict[ast.AST, ast.FunctionDef] = {}
        for function in ast.walk(tree(path)):  # outer ones first, so that the inner one stays
            if isinstance(function, ast.FunctionDef):
                homes.update(dict.fromkeys(ast.walk(function), function))
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                yield Call(path, node, homes.get(node))


def _makers() -> dict[str, Maker]:
    found = {"Message": MESSAGE}
    while True:
        more = dict(found)
        for call in _calls():
            maker = found.get(call.name)
            argument = call.code(maker) if maker else None
            index = _parameter(argument, call.function) if argument else None
            if maker and index is not None and call.function:
                keywords = call.function.args.kwarg is not None
                name = _full(call.function.name, call.path)
                more[name] = Maker(index, call.names(maker), keywords)
        if more == found:
            return found
        found = more


def _full(name: str, path: Path) -> str:
    """A private name counts in its own module only."""
    return f"{path}:{name}" if name.startswith("_") else name


def _parameter(node: ast.AST, function: ast.FunctionDef | None) -> int | None:
    """Which parameter of the function the name is; ``self`` is not counted."""
    if not isinstance(node, ast.Name) or function is None:
        return None
    names = [argument.arg for argument in function.args.args if argument.arg != "self"]
    return names.index(node.id) if node.id in names else None


def _assignments(name: str, function: ast.FunctionDef) -> Iterator[ast.Assign | ast.AnnAssign]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                yield node
