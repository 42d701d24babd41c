"""Which face a style is set in, and where its font file lies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from restitution.cache import Cache
from restitution.errors import Problem, ThemeError
from restitution.theme.fonts import Cut, Face, State, state_of
from restitution.theme.tokens import Family, TextStyle


class TypeCase:
    """The faces of one process, each made once."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache or Cache()
        self._faces: dict[Cut, Face] = {}

    def face(self, cut: Cut) -> Face:
        """The face that is cut so."""
        face = self._faces.get(cut)
        if face is None:
            face = self._faces[cut] = Face(cut, self._cache)
        return face


class FontLibrary:
    """The faces of one theme."""

    def __init__(
        self, families: Mapping[str, Family], language: str, case: TypeCase | None = None
    ) -> None:
        self._families = families
        self._language = language
        self._case = case or TypeCase()
        self._states: dict[Path, State] = {}
        self._faces: dict[tuple[str, int, bool, float, tuple[str, ...]], Face] = {}

    def face(self, style: TextStyle, *, strong: bool = False, emphasis: bool = False) -> Face:
        """The face of a style, or its strong or emphasised sister."""
        family = self._families[style.family]
        weight = style.strong_weight if strong else style.weight
        italic = style.italic != emphasis
        optical = optical_size(style.size) if family.optical else 0.0
        key = (family.name, weight, italic, optical, style.features)
        if key not in self._faces:
            self._faces[key] = self._make(family, weight, optical, style.features, italic=italic)
        return self._faces[key]

    @property
    def states(self) -> tuple[tuple[Path, State], ...]:
        """The files of all families, each with the state that it was in when it was first asked."""
        names = (
            file
            for family in self._families.values()
            for file in (family.upright, family.italic, family.bold, family.bold_italic)
        )
        paths = {font_file(name) for name in names if name}
        return tuple((path, self._state(path)) for path in sorted(paths))

    def _state(self, path: Path) -> State:
        if path not in self._states:
            self._states[path] = state_of(path)
        return self._states[path]

    def _make(
        self,
        family: Family,
        weight: int,
        optical: float,
        features: tuple[str, ...],
        *,
        italic: bool,
    ) -> Face:
        optical_axis = {"opsz": optical} if optical else {}
        axes = {"wght": float(weight), **family.axes, **optical_axis}
        slope = "Italic" if italic else "Roman"
        name = family.name.replace(" ", "")
        parts = [name, str(weight), slope, f"{optical:g}" if optical else "", *features]
        key = "-".join(part for part in parts if part)
        path = font_file(family.file(weight, italic=italic))
        cut = Cut(key, path, tuple(axes.items()), features, self._language, self._state(path))
        return self._case.face(cut)


_OPTICAL_STEPS = (8.0, 10.0, 14.0, 20.0, 32.0, 60.0)


def optical_size(size: float) -> float:
    """The drawn optical size nearest to a type size: few instances, no visible difference."""
    return min(_OPTICAL_STEPS, key=lambda step: abs(step - size))


@lru_cache(maxsize=64)
def font_file(name: str) -> Path:
    """The file of ``package:file.ttf`` (an installed font package) or a path.

    Raises ThemeError when there is no such file.
    """
    package, colon, file = name.rpartition(":")
    path = _packed(package, file) if colon else Path(file)
    if path is None or not path.is_file():
        raise ThemeError(Problem("font_missing", values={"font": name}))
    return path


def _packed(package: str, file: str) -> Path | None:
    """A file of an installed font package.

    Those of fontpkg itself are modules that bear its name; asking every distribution what it has
    to offer takes twice as long as opening the fonts.
    """
    module = f"fontpkg_{package.replace('-', '_')}"
    spec = find_spec(module) if module.isidentifier() else None
    for folder in (spec and spec.submodule_search_locations) or ():
        if (found := Path(folder, "files", file)).is_file():
            return found
    return _offered(package, file)


def _offered(package: str, file: str) -> Path | None:
    import fontpkg  # noqa: PLC0415 - heavy

    try:
        path: Path = fontpkg.path(package).parent / file
    except fontpkg.FontpkgError:
        return None
    return path
