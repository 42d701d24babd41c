"""Our own source as data: modules, who imports whom, and the texts written in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from restitution.frozen import Frozen

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "restitution"
PACKAGE = "restitution"


class Module(Frozen):
    """One of our modules; ``name`` is without the package's: ``writers.pdf.text``."""

    name: str
    file: Path
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.name.partition(".")[0]

    @property
    def where(self) -> str:
        return self.file.relative_to(ROOT).as_posix()


@cache
def modules() -> dict[str, Module]:
    """All modules by name; the package itself is ``""``."""
    found = {}
    for file in sorted(SOURCE.rglob("*.py")):
        parts = file.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        text = file.read_text("utf-8")
        found[name] = Module(name, file, text, ast.parse(text, str(file)))
    return found


def imported(module: Module) -> Iterator[str]:
    """Full names of what a module imports anywhere, also inside functions."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module.where}:{node.lineno} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(module: Module) -> set[str]:
    """The modules of ours that a module imports."""
    return {
        _module_of(name.removeprefix(PACKAGE).removeprefix("."))
        for name in imported(module)
        if name.partition(".")[0] == PACKAGE
    }


def _module_of(name: str) -> str:
    """The module that a dotted name is, or that it is found in."""
    while name not in modules():
        name = name.rpartition(".")[0]
    return name


def texts(module: Module, *, docstrings: bool = True) -> Iterator[str]:
    """Every string written in a module."""
    skipped = set() if docstrings else {id(node) for node in _docstrings(module.tree)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and id(node) not in skipped:
            yield from [node.value] if isinstance(node.value, str) else []


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Strings that stand alone: docstrings, and those that explain a name above them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
