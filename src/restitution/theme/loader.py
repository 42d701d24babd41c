"""Reads a theme: one YAML file in assets/themes, or wherever a path says."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from restitution.errors import Problem, ThemeError
from restitution.source import Source
from restitution.theme.tokens import Theme
from restitution.yamlfile import Entries, load

PRODUCTS = ("deck", "newsletter")


def load_theme(name: str, folder: Path, source: Source | None = None) -> Theme:
    """The theme of that name: the project's own in ``folder``, else one that comes with us.

    Raises ThemeError when there is none, or when a value in it makes no sense.
    """
    file = _find(name, folder, source)
    data = load(file, file.name)
    try:
        return _ADAPTER.validate_python(_shaped(data))
    except ValidationError as error:
        raise ThemeError(_problems(error, data)) from None


_ADAPTER: TypeAdapter[Theme] = TypeAdapter(Theme)


def _find(name: str, folder: Path, source: Source | None) -> Path:
    places = [folder / "assets" / "themes", *_shipped()]
    known = sorted({file.stem for place in places for file in place.glob("*.yaml")})
    for place in places:
        if name in known and (file := place / f"{name}.yaml").is_file():
            return file
    near = difflib.get_close_matches(name, known, 1)
    values = {"theme": name, "known": ", ".join(near or known)}
    raise ThemeError(Problem("theme_missing", source, values))


def _shipped() -> Iterator[Path]:
    """Where our own themes lie: in the installed package, or in the checkout."""
    package = Path(str(files("restitution")))
    yield package / "assets" / "themes"
    yield package.parents[1] / "assets" / "themes"


def _shaped(data: Mapping[str, Any]) -> dict[str, Any]:
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
        "families": _entries(data, "families"),
        "grids": grids,
    }


def _entries(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def _rgb(entry: Mapping[str, Any]) -> list[float]:
    digits = str(entry.get("rgb", "")).lstrip("#")
    return [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]


def _shares(entry: Mapping[str, Any]) -> list[float]:
    return [float(percent) / 100 for percent in entry.get("cmyk", ())]


def _grid(data: Mapping[str, Any]) -> dict[str, Any]:
    styles = _entries(data, "styles")
    return {
        "size": dict(zip(("width", "height"), data.get("size", ()), strict=True)),
        "bleed": data.get("bleed", 0),
        "fit": data.get("fit", 1),
        "lengths": _entries(data, "lengths"),
        "styles": {name: {"name": name, **_styled(styles, name)} for name in styles},
        "layouts": {
            name: _layout(name, entry) for name, entry in _entries(data, "layouts").items()
        },
    }


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


def _rect(entry: Mapping[str, Any]) -> dict[str, Any]:
    return dict(zip(("x", "y", "width", "height"), entry.get("rect", ()), strict=True))


def _problems(error: ValidationError, data: Entries) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        path = ".".join(str(step) for step in detail["loc"])
        values = {"path": path, "detail": str(detail.get("input", ""))[:60]}
        yield Problem("theme_value", data.source, values)
