"""The laws of the house, held on its imports and its texts: see docs/architecture.md."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Collection
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

import pytest
import yaml

from house import ROOT, Module, imported, modules, own_imports, texts

FLOORS = (
    {"frozen", "patterns"},
    {
        *("", "album", "assets", "belongings", "cache", "flong", "garbage", "geometry"),
        *("interface", "journeyman", "language", "program", "qr", "source", "witness"),
    },
    {"errors", "grammar", "identity", "moulds"},
    {"decoding", "delivery", "epoch", "rack"},
    {"markup", "yamlfile", "photograph", "template"},
    {"content", "theme"},
    {"imposition", "inputs", "text"},
    {"page"},
    {"flow", "writers"},
    {"compose"},
    {"products", "preflight", "project", "standing", "edits"},
    {"workshop"},
    {"division"},
    {"build"},
    {"ticket", "messages", "watch"},
    {"cli"},
    {"__main__"},
)
"""From the ground up; rooms on one floor are blind to each other. ``""`` is the package itself."""

CLOSED = {
    "writers": {"content", "compose", "flow"},
    "compose": {"writers"},
    "flow": {"writers", "content"},
    "text": {"content"},
    "page": {"content"},
    "preflight": {"content", "compose", "flow", "writers"},
    "edits": {"content", "theme", "compose", "flow", "writers"},
}
"""Ways down that the floors would allow, and the house does not."""

LIBRARIES = {
    "PIL": {"photograph.files", "preflight.telephone", "writers.png"},
    "click": {"cli"},
    "fontpkg": {"theme.library"},
    "markdown_it": {"markup"},
    "msgspec": {"frozen"},
    "pikepdf": {"preflight"},
    "pptx": {"writers.pptx.package"},
    "pydantic_core": {"grammar", "content", "theme.loader"},
    "pyphen": {"text.hyphenation"},
    "pypdfium2": {"preflight.telephone"},
    "qrcode": {"qr"},
    "reportlab": {"writers.pdf.reportlab_slots"},
    "uharfbuzz": {"theme.fonts"},
    "yaml": {"yamlfile"},
    "zxingcpp": {"preflight.telephone"},
}
"""Who may import a library: modules, or packages with all that is in them."""

DISTRIBUTIONS = {
    "PIL": "pillow",
    "markdown_it": "markdown-it-py",
    "pptx": "python-pptx",
    "pydantic_core": "pydantic",
    "yaml": "pyyaml",
    "zxingcpp": "zxing-cpp",
}
"""Where a library's import name is not its distribution's."""

FONT_FILES = {"fontpkg-arimo", "fontpkg-source-sans-3", "fontpkg-source-serif-4"}
"""Distributions that the theme names, not an import; the first brings fontpkg itself."""

COMPUTED = {"build", "cli", "products", "workshop", "writers.pdf.unopened"}
"""Who may import by a computed name: whose commands, publications and products are tables.

And who keeps a library from loading what it asks for and we never use.
"""

ANY_SPACE_CUT = {
    "cli.products": "an option's value, never the content's text",
}
"""Where ``split()`` and ``strip()`` may stand without a sign: they eat U+00A0 and U+202F."""

ANY_SPACE_MATCHED = {
    "content.fields": "times and addresses, not prose",
    "language.english.typography": "looks around for where a rule ends; what it changes is named",
    "language.french.typography": "looks around for where a rule ends; what it changes is named",
    "language.zones": "where an address or the key of a note ends",
    "markup.dialect": "the key of a note has no space of any kind",
    "markup.reader": "the key of a note has no space of any kind",
}
"""Where a pattern may say ``\\s``, which matches U+00A0 and U+202F."""

HEX_COLOUR = re.compile(
    r"(?<![\w-])(#[\dA-Fa-f]{6}|(?=[A-F]*\d|[a-f]*\d|[A-F]{6})[\dA-Fa-f]{6})(?![\w-])"
)
WELL_KNOWN_FONTS = {"Arial", "Calibri", "Cambria", "Courier", "Helvetica", "Times", "Verdana"}
TESTED_ELSEWHERE = {
    "__main__": "a few lines; the tests of the command line start the program through them",
    "compose.deck": "any edition in tests/compose, this issue's slides in tests/products",
    "compose.newsletter": "any edition in tests/compose, this issue's pages in tests/products",
    "interface.english": "a catalogue; tests/interface and tests/language look at all of them",
    "interface.french": "the same",
    "page": "values that do nothing; every test of a writer makes pages of them",
    "source": "a value that does nothing; every located problem has one",
}
"""Rooms and packages without tests under their own name, and why."""

CUTTING = {"split", "rsplit", "strip", "lstrip", "rstrip"}
LONGEST_FUNCTION = 40
LONGEST_FILE = 350


def offenders(law: Callable[[Module], Collection[object]]) -> dict[str, Collection[object]]:
    """The modules that break a law, each with what breaks it."""
    return {module.where: broken for module in modules().values() if (broken := law(module))}


def floor(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def rooms_used(module: Module) -> set[str]:
    return {name.partition(".")[0] for name in own_imports(module)} - {module.room}


def libraries(module: Module) -> set[str]:
    tops = {name.partition(".")[0] for name in imported(module)}
    return tops - sys.stdlib_module_names - {"restitution"}


def within(module: Module, places: set[str]) -> bool:
    return any(module.name == place or module.name.startswith(f"{place}.") for place in places)


def test_every_room_has_its_floor() -> None:
    assert {module.room for module in modules().values()} == set().union(*FLOORS)


def test_imports_lead_down() -> None:
    def law(module: Module) -> list[str]:
        return [room for room in rooms_used(module) if floor(room) >= floor(module.room)]

    assert offenders(law) == {}


def test_closed_doors_stay_closed() -> None:
    assert offenders(lambda module: rooms_used(module) & CLOSED.get(module.room, set())) == {}


def test_only_the_pipeline_imports_by_computed_names() -> None:
    def law(module: Module) -> list[str]:
        found = {"importlib.import_module", "importlib.util", "runpy"} & set(imported(module))
        if "__import__" in module.text:
            found.add("__import__")
        return [] if module.name in COMPUTED else sorted(found)

    assert offenders(law) == {}


def test_libraries_are_imported_where_they_live() -> None:
    def law(module: Module) -> list[str]:
        return [
            name for name in libraries(module) if not within(module, LIBRARIES.get(name, set()))
        ]

    assert offenders(law) == {}


def test_dependencies_are_the_libraries_that_are_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=~! ]", entry)[0] for entry in project["dependencies"]}
    used = set().union(*(libraries(module) for module in modules().values()))
    assert used == set(LIBRARIES)
    named = {DISTRIBUTIONS.get(library, library) for library in used - {"fontpkg"}}
    assert named | FONT_FILES == declared


def test_no_circle() -> None:
    graph = {name: own_imports(module) - {name} for name, module in modules().items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_no_import_hides_from_run_time() -> None:
    assert offenders(lambda module: ["yes"] if "TYPE_CHECKING" in module.text else []) == {}


def test_no_colour_in_code() -> None:
    def law(module: Module) -> list[str]:
        return [text for text in texts(module) if HEX_COLOUR.search(text)]

    assert offenders(law) == {}


@pytest.mark.parametrize(
    ("text", "is_colour"),
    [
        *((text, True) for text in ("#0B4A55", "fill B8472A", "000000", "FFFFFF", "#facade")),
        *((text, False) for text in ("facade", "{0B4A55FF-0000-4000}", "20101014T000000")),
    ],
)
def test_colours_are_told_from_words(text: str, *, is_colour: bool) -> None:
    assert bool(HEX_COLOUR.search(text)) == is_colour


def font_names() -> set[str]:
    """The families of all themes, by every name they have, and some that everybody knows."""
    names = set(WELL_KNOWN_FONTS)
    for file in (ROOT / "assets" / "themes").glob("*.yaml"):
        for family in yaml.safe_load(file.read_text("utf-8"))["families"].values():
            names |= {family["name"], family["office_name"]}
    return names


def test_no_font_name_in_code() -> None:
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, font_names()))})\b")

    def law(module: Module) -> list[str]:
        return [text for text in texts(module, docstrings=False) if pattern.search(text)]

    assert offenders(law) == {}


def is_bare(call: ast.Call) -> bool:
    """Whether a call cuts at any space: a split or strip without a sign, or with None for it."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in CUTTING:
        return False
    signs = [*call.args[:1], *(k.value for k in call.keywords if k.arg in {"sep", "chars"})]
    return all(isinstance(sign, ast.Constant) and sign.value is None for sign in signs)


def test_fixed_spaces_survive_cutting() -> None:
    def law(module: Module) -> list[int]:
        calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
        return [call.lineno for call in calls if is_bare(call)]

    assert set(offenders(law)) == {modules()[name].where for name in ANY_SPACE_CUT}
    assert offenders(lambda module: {"textwrap", "shlex"} & set(imported(module))) == {}


def test_fixed_spaces_survive_patterns() -> None:
    def law(module: Module) -> list[str]:
        return [text for text in texts(module, docstrings=False) if r"\s" in text]

    assert set(offenders(law)) == {modules()[name].where for name in ANY_SPACE_MATCHED}


def test_program_knows_no_publication() -> None:
    assert offenders(lambda module: re.findall("coorace|lille", module.text, re.IGNORECASE)) == {}


def test_matches_on_closed_unions_are_exhaustive() -> None:
    def law(module: Module) -> list[int]:
        if not own_imports(module) & {"page.items", "markup", "markup.model"}:
            return []
        matches = [node for node in ast.walk(module.tree) if isinstance(node, ast.Match)]
        return [
            match.lineno
            for match in matches
            if not ast.unparse(match.cases[-1].body[0]).startswith("assert_never(")
        ]

    assert offenders(law) == {}


def test_functions_stay_small() -> None:
    def law(module: Module) -> list[str]:
        return [
            f"{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
        ]

    assert offenders(law) == {}


def test_files_stay_small() -> None:
    counts = {module.where: module.text.count("\n") for module in modules().values()}
    assert {where: lines for where, lines in counts.items() if lines > LONGEST_FILE} == {}


def test_picture_of_the_architecture_shows_the_floors() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    picture = re.search(r"```\n(10 .*?)```", told, re.DOTALL)
    assert picture is not None
    rows = [re.findall(r"[a-z_]+", row[4:40]) for row in reversed(picture[1].splitlines())]
    drawn = [room for row in rows for room in row]
    rooms = [room for rooms in FLOORS for room in sorted(rooms) if room]
    assert sorted(drawn) == sorted(rooms)
    heights = {room: number for number, row in enumerate(rows) for room in row}
    for lower, upper in combinations(rooms, 2):
        assert heights[lower] <= heights[upper], f"{lower} is drawn above {upper}"


def has_tests(package: str) -> bool:
    """Whether ``a.b`` has tests/a/test_b.py, or tests in the folder tests/a/b."""
    *above, name = package.split(".")
    folder = ROOT.joinpath("tests", *above)
    return (folder / f"test_{name}.py").is_file() or any((folder / name).rglob("test_*.py"))


def test_tests_mirror_the_source() -> None:
    packages = {
        module.name if module.file.name == "__init__.py" else module.name.rpartition(".")[0]
        for module in modules().values()
    }
    rooms = (packages | {module.room for module in modules().values()}) - {""}
    assert {room for room in rooms if not has_tests(room)} == set(TESTED_ELSEWHERE)
