"""Reads a theme: one YAML file in assets/themes, or wherever a path says."""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from restitution.assets import places
from restitution.errors import Problem, ThemeError
from restitution.rack import Rack
from restitution.source import Source
from restitution.template.model import PLACES
from restitution.theme.tokens import Grid, SlotKind, Theme
from restitution.yamlfile import Entries, Series, Value, load

PRODUCTS = ("deck", "handout", "newsletter")

_SIDES = ("x", "y", "width", "height")
_HEX = re.compile(r"#?[0-9A-Fa-f]{6}")
_NUMBER = re.compile(r"[0-9]+([.][0-9]+)?")

_ROUNDING = 1e-6
_FILES = {"upright", "italic", "bold", "bold_italic"}
_UNHELD = {SlotKind.AREA, SlotKind.SYMBOL}
"""Kinds of slots that are no placeholders."""

_KEYS: Mapping[str | int, str] = {"press": "print"}
"""Where the file's keys are not called as the tokens are."""

Step = str | int
"""One step of a path in the theme: a key, or the number of an entry."""


def load_theme(
    name: str, folder: Path, source: Source | None = None, rack: Rack | None = None
) -> Theme:
    """The theme of that name: the project's own in ``folder``, else one that comes with us.

    What its file says stands on the rack. Raises ThemeError when there is none, or when a value
    in it makes no sense.
    """
    file = _find(name, folder, source)
    data = load(file, file.name, rack)
    looped = list(_loops(data))
    if looped:
        raise ThemeError(looped)
    try:
        shape = _shaped(data, folder)
        theme = (rack or Rack()).lasting(
            f"theme/{name}", shape, lambda: _adapter().validate_python(shape)
        )
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise ThemeError([_problem(data, d["loc"], d.get("input", "")) for d in details]) from None
    faults = (*_dangling(theme), *_unprintable(theme), *_speechless(theme))
    if faults:
        raise ThemeError([_problem(data, steps, found) for steps, found in faults])
    return theme


@cache
def _adapter() -> TypeAdapter[Theme]:
    """What a theme is read by; it takes longer to make than to use."""
    return TypeAdapter(Theme)


def _find(name: str, folder: Path, source: Source | None) -> Path:
    shelves = places(folder, "themes")
    known = sorted({file.stem for shelf in shelves for file in shelf.glob("*.yaml")})
    for shelf in shelves:
        if name in known and (file := shelf / f"{name}.yaml").is_file():
            return file
    near = difflib.get_close_matches(name, known, 1)
    values = {"theme": name, "known": ", ".join(near or known)}
    raise ThemeError(Problem("theme_missing", source, values))


def _shaped(data: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The file's entries as the tokens want them: names written in, likenesses resolved."""
    palette = {
        name: {"name": name, "rgb": _rgb(entry), "cmyk": _shares(entry)}
        for name, entry in _entries(data, "palette").items()
    }
    grids = {product: _grid(data[product]) for product in PRODUCTS if product in data}
    return {
        "name": data.get("name", ""),
        "palette": palette,
        "roles": _entries(data, "roles"),
        "families": {
            name: _family(entry, folder) for name, entry in _entries(data, "families").items()
        },
        "grids": grids,
        "press": _press(_entries(data, "print"), folder),
        "speech": _entries(data, "speech"),
    }


def _family(entry: Any, folder: Path) -> Any:
    """A family, the files that lie in the project by their paths."""
    if not isinstance(entry, Mapping):
        return entry
    return {
        key: str(folder / value) if key in _FILES and (folder / value).is_file() else value
        for key, value in entry.items()
    }


def _press(entries: Mapping[str, Any], folder: Path) -> dict[str, Any] | None:
    """What the print shop asks for, with the profile's file instead of its name."""
    name = str(entries.get("profile", ""))
    found = [file for place in places(folder, "icc") if (file := place / name).is_file()]
    return {**entries, "profile": found[0] if found else Path(name)} if entries else None


def _entries(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def _rgb(entry: Mapping[str, Any]) -> Any:
    digits = str(entry.get("rgb", ""))
    if not _HEX.fullmatch(digits):
        return digits
    return [int(digits[-6:][i : i + 2], 16) / 255 for i in (0, 2, 4)]


def _shares(entry: Mapping[str, Any]) -> Any:
    percents = entry.get("cmyk", ())
    if not all(_NUMBER.fullmatch(str(percent)) for percent in percents):
        return percents
    return [float(percent) / 100 for percent in percents]


def _grid(data: Mapping[str, Any]) -> dict[str, Any]:
    styles = _entries(data, "styles")
    return {
        "size": _named(("width", "height"), data.get("size", ())),
        "fit": data.get("fit", 1),
        "lengths": _entries(data, "lengths"),
        "copyfit": data.get("copyfit"),
        "template": _borrowing(data.get("template")),
        "styles": {name: {"name": name, **_styled(styles, name)} for name in styles},
        "layouts": {
            name: _layout(name, entry) for name, entry in _entries(data, "layouts").items()
        },
    }


def _borrowing(entry: Any) -> Any:
    """What the theme says of a template, each layout with its place in the file."""
    if not isinstance(entry, Entries):
        return entry
    table = _entries(entry, "layouts")
    sources = table.key_sources if isinstance(table, Entries) else {}
    return {
        **entry,
        "layouts": {
            name: {**_pick(value), "source": sources.get(name)} for name, value in table.items()
        },
        "source": entry.key_sources.get("file", entry.source),
    }


def _pick(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {"layout": value}


def _styled(styles: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A style with what it takes from the style that it is like."""
    own = dict(styles[name])
    base = own.pop("like", None)
    return {**_styled(styles, base), **own} if base else own


def _layout(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    slots = {
        key: {**slot, "name": key, "rect": _rect(slot)}
        for key, slot in _entries(entry, "slots").items()
    }
    decorations = [{**one, "rect": _rect(one)} for one in entry.get("decorations", ())]
    known = {"name": name, "label": entry.get("label", name)}
    return {**entry, **known, "slots": slots, "decorations": decorations}


def _rect(entry: Mapping[str, Any]) -> Any:
    return _named(_SIDES, entry.get("rect", ()))


def _named(names: Sequence[str], values: Sequence[Any]) -> Any:
    """The values by their names; as they are, for validation to refuse, if their number is off."""
    return dict(zip(names, values, strict=True)) if len(values) == len(names) else values


def _loops(data: Entries) -> Iterator[Problem]:
    """The styles that are like none there is, or in the end like themselves."""
    for product in PRODUCTS:
        styles = _entries(_entries(data, product), "styles")
        for name in styles:
            seen = [name]
            while base := _entries(styles, seen[-1]).get("like"):
                if base not in styles or base in seen:
                    yield _problem(data, (product, "styles", seen[-1], "like"), base)
                    break
                seen.append(base)


def _dangling(theme: Theme) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Names of colours, families and styles that lead nowhere, by their paths."""
    for role, colour in theme.roles.items():
        if colour not in theme.palette:
            yield ("roles", role), colour
    for product, grid in theme.grids.items():
        for steps, named, known in _references(grid, theme):
            if named not in known:
                yield (product, *steps), named


def _unprintable(theme: Theme) -> Iterator[tuple[tuple[Step, ...], str]]:
    """A profile that is missing, and colours of more ink than the paper bears, by their paths."""
    if theme.press is None:
        return
    if not theme.press.profile.is_file():
        yield ("print", "profile"), str(theme.press.profile)
    for name, colour in theme.palette.items():
        if sum(colour.cmyk) > theme.press.ink + _ROUNDING:
            yield ("palette", name, "cmyk"), f"{sum(colour.cmyk):.0%} > {theme.press.ink:.0%}"


def _speechless(theme: Theme) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Languages in which nothing would ever be said, by their paths."""
    for language, pace in theme.speech.items():
        if not pace > 0:
            yield ("speech", language), f"{pace:g}"


def _references(grid: Grid, theme: Theme) -> Iterator[tuple[tuple[Step, ...], str, Container[str]]]:
    """What a grid names, by its path, and what there is to be named."""
    for name, style in grid.styles.items():
        yield ("styles", name, "family"), style.family, theme.families
        yield ("styles", name, "colour"), style.colour, theme.roles
    for name, layout in grid.layouts.items():
        yield ("layouts", name, "background"), layout.background, theme.roles
        for key, slot in layout.slots.items():
            yield ("layouts", name, "slots", key, "style"), slot.style, grid.styles
    yield from _borrowed(grid, theme)


def _borrowed(grid: Grid, theme: Theme) -> Iterator[tuple[tuple[Step, ...], str, Container[str]]]:
    """What a grid's table of a template names: our layouts and slots, our roles, its places."""
    if grid.template is None:
        return
    for name, pick in grid.template.layouts.items():
        yield ("template", "layouts", name), name, grid.layouts
        slots = grid.layouts[name].slots if name in grid.layouts else {}
        known = [key for key, slot in slots.items() if slot.kind not in _UNHELD]
        for key in pick.slots:
            yield ("template", "layouts", name, "slots", key), key, known
    for role, place in grid.template.roles.items():
        yield ("template", "roles", role), role, theme.roles
        yield ("template", "roles", role), place, PLACES


def _problem(data: Entries, steps: Sequence[Step], found: object) -> Problem:
    path = [_KEYS.get(step, step) for step in steps if step != "grids"]
    values = {"path": ".".join(str(step) for step in path), "detail": str(found)[:60]}
    return Problem("theme_value", _source(data, path), values)


def _source(data: Entries, path: Sequence[Step]) -> Source:
    """Where the value of a path stands, or the last mapping on the way to it."""
    place = data.source
    value: Value = data
    for step in path:
        if isinstance(value, Entries) and step in value:
            place, value = value.key_sources[str(step)], value[str(step)]
        elif isinstance(value, Series) and isinstance(step, int) and step < len(value):
            value = value[step]
            place = value.source
    return place
