"""What people did when YAML gives up: told by the text at the spot, not by PyYAML's English.

PyYAML has two parsers with two wordings: only the few words both share serve to tell what it was
doing. A mistake is told where it was made, which is often above the place where it came to light.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import yaml

from restitution.errors import Problem
from restitution.frozen import Frozen
from restitution.yamlfile.lines import stray_line
from restitution.yamlfile.reader import NO_BREAK_SPACES
from restitution.yamlfile.stretch import Stretch, filled
from restitution.yamlfile.written import Written, shortened, written

_INDENTS = " \t" + NO_BREAK_SPACES


class _Spot(Frozen):
    """An error: PyYAML's words, where it began and where it ended, counted from 0."""

    stretch: Stretch
    words: str
    began: tuple[int, int]
    ended: tuple[int, int]

    @property
    def line(self) -> str:
        """The line at its end."""
        return self.stretch.lines[self.ended[0]]

    @property
    def written(self) -> Written:
        """The same, taken apart; a line without a key is text from its first word on."""
        indent = self.stretch.indent(self.ended[0])
        return written(self.line) or Written("", indent, self.line[indent:].rstrip(" \t"))

    def says(self, *words: str) -> bool:
        """Whether PyYAML used one of these expressions."""
        return any(each in self.words for each in words)

    def problem(self, code: str, place: tuple[int, int] | None = None, **values: str) -> Problem:
        """A problem here, or at another place."""
        return Problem(code, self.stretch.at(*(place or self.ended)), values)


def explained(stretch: Stretch, error: yaml.MarkedYAMLError) -> Problem:
    """The mistake behind an error of PyYAML."""
    began, ended = error.context_mark, error.problem_mark
    spot = _Spot(
        stretch, f"{error.context} {error.problem}", _position(began or ended), _position(ended)
    )
    problem = next((found for look in _LOOKS if (found := look(spot))), None)
    return problem or spot.problem("yaml_syntax", detail=shortened(spot.line.strip(_INDENTS)))


def _position(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


def _indent(spot: _Spot) -> Problem | None:
    """A tab or a no-break space before the first word."""
    for number, _ in (spot.ended, spot.began):
        line = spot.stretch.lines[number]
        indent = line[: len(line) - len(line.lstrip(_INDENTS))]
        for characters, code in (("\t", "tab_indent"), (NO_BREAK_SPACES, "nbsp_indent")):
            found = next((n for n, c in enumerate(indent) if c in characters), None)
            if found is not None:
                return spot.problem(code, (number, found))
    return None


def _sign(spot: _Spot) -> Problem | None:
    """A sign of YAML's own before a text."""
    for word, code in (("alias", "alias_used"), ("anchor", "anchor_used"), ("a tag", "tag_used")):
        if spot.says(f"scanning {word}", f"scanning an {word}", f"parsing {word}"):
            number, column = spot.began
            alone = not spot.stretch.lines[number][:column].strip(" ")
            return stray_line(spot.stretch, number) if alone else spot.problem(code, spot.began)
    return None


def _quote(spot: _Spot) -> Problem | None:
    """Quotes that stay open, or a backslash inside them."""
    if not spot.says("quoted scalar"):
        return None
    if spot.says("escape", "hexdecimal", "hexadecimal"):
        column = spot.line.rfind("\\", 0, spot.ended[1] + 1)
        return spot.problem("backslash_in_quotes", (spot.ended[0], max(column, 0)))
    return _open_quote(spot, *spot.began)


def _open_quote(spot: _Spot, line: int, column: int) -> Problem:
    return spot.problem("quote_open", (line, column), sign=spot.stretch.lines[line][column])


def _block(spot: _Spot) -> Problem | None:
    """A text on the line of the sign that says that it comes below."""
    if not spot.says("block scalar"):
        return None
    number, column = spot.began
    return spot.problem("block_sign", (number, column), sign=spot.stretch.lines[number][column])


def _bracket(spot: _Spot) -> Problem | None:
    """A text that begins with a bracket or a brace."""
    if not spot.says("flow"):
        return None
    for number in range(spot.began[0], -1, -1):
        begun = written(spot.stretch.lines[number])
        text = begun.text if begun else spot.stretch.lines[number]
        if text.startswith(("[", "{")):
            place = (number, begun.start if begun else 0)
            fixed = (begun or Written("", 0, text)).mended()
            return spot.problem("sign_first", place, sign=text[0], fixed=fixed)
    return None


_STUMBLING: Final = (
    "start any token",
    "keys are not allowed",
    "sequence entries are not allowed",
    "node content",
    "directive",
)


def _first_sign(spot: _Spot) -> Problem | None:
    """Another sign that may not begin a text."""
    number, column = spot.began if spot.says("directive") else spot.ended
    sign = spot.stretch.lines[number][column : column + 1]
    if not sign.strip(" \t") or not spot.says(*_STUMBLING):
        return None
    begun = written(spot.stretch.lines[number])
    text = spot.stretch.lines[number][column:].rstrip(" \t")
    if begun and text.startswith("- "):
        return spot.problem("entry_on_line", (number, column), fixed=shortened(text))
    fixed = Written(begun.key if begun else "", column, text).mended()
    return spot.problem("sign_first", (number, column), sign=sign, fixed=fixed)


def _colon(spot: _Spot) -> Problem | None:
    """A colon where no key is possible: inside a text, or behind a key on a wrong indent."""
    if not spot.says("mapping values are not allowed"):
        return None
    line, text = spot.written, spot.line
    if line.text and line.start <= spot.ended[1]:
        if line.closed and line.start + line.closed <= spot.ended[1]:
            return _early_quote(spot)
        return spot.problem("colon_in_text", fixed=_whole(spot).mended())
    return _above(spot) if text[: spot.ended[1]].lstrip(" -") else None


def _whole(spot: _Spot) -> Written:
    """The text at the spot from its first line on."""
    texts: list[str] = []
    for number in range(spot.ended[0], -1, -1):
        line = spot.stretch.lines[number]
        begun = written(line)
        if begun:
            return Written(begun.key, begun.start, " ".join([begun.text, *texts]))
        texts.insert(0, line.strip(" \t"))
    return spot.written


def _above(spot: _Spot) -> Problem:
    """A key that became text, because of the line above it: without a colon, or less indented."""
    number = spot.ended[0]
    above = (n for n in range(number - 1, -1, -1) if written(spot.stretch.lines[n]))
    first = next(above, -1)
    begun = written(spot.stretch.lines[first]) if first >= 0 else None
    if begun and begun.text:
        return _wrong_indent(spot, number)
    lines = enumerate(spot.stretch.lines)
    return stray_line(spot.stretch, next(n for n, line in lines if n > first and filled(line)))


def _lone(spot: _Spot) -> Problem | None:
    """A line that is no key: its colon or its dash is missing."""
    return stray_line(spot.stretch, spot.began[0]) if spot.says("expected ':'") else None


def _after(spot: _Spot) -> Problem | None:
    """Something after a value that was complete, or a line on an indent that nothing has."""
    if not spot.says("block mapping", "block collection"):
        return None
    number, column = spot.ended
    before = spot.line[:column].rstrip(" ")
    if before.endswith(('"', "'")):
        return _early_quote(spot)
    if before.endswith(("]", "}")):
        line = spot.written
        place = (number, line.start)
        return spot.problem("sign_first", place, sign=line.text[0], fixed=line.mended())
    if before.lstrip(" -"):
        return None
    if spot.line[column:].startswith("- "):
        return spot.problem("entry_unexpected")
    return _wrong_indent(spot, number) if written(spot.line) else stray_line(spot.stretch, number)


def _early_quote(spot: _Spot) -> Problem:
    """Quotes that end inside a text, or that another text's quotes have closed."""
    line = spot.written
    if not line.closed or line.start + line.closed > spot.ended[1]:
        for number in range(spot.ended[0] - 1, -1, -1):
            above = written(spot.stretch.lines[number])
            if above and above.text[:1] in ("'", '"') and not above.closed:
                return _open_quote(spot, number, above.start)
    text, rest = line.text[: line.closed], line.text[line.closed :]
    if rest in (",", ";"):
        return spot.problem("quote_early", kept=shortened(text), fixed=line.mended(text[1:-1]))
    whole = line.text[1:-1] if rest.endswith(text[:1] or "\n") else line.text
    return spot.problem("quote_early", kept=shortened(text), fixed=line.mended(whole))


def _wrong_indent(spot: _Spot, number: int) -> Problem:
    """A line that begins where no other does; the nearest key that does so tells where to."""
    indent = spot.stretch.indent(number)
    keys = [n for n in range(number) if written(spot.stretch.lines[n])]
    other = [n for n in keys if _key_indent(spot.stretch, n) != indent]
    near = min(reversed(other), key=lambda n: abs(_key_indent(spot.stretch, n) - indent), default=0)
    values = {
        "count": str(indent),
        "line": str(spot.stretch.above + near + 1),
        "wanted": str(_key_indent(spot.stretch, near)),
    }
    return spot.problem("indent_wrong", (number, indent), **values)


def _key_indent(stretch: Stretch, number: int) -> int:
    """The column of a line's key, or of its entry: behind the dash."""
    line = stretch.lines[number]
    return len(line) - len(line.lstrip(" -"))


def _documents(spot: _Spot) -> Problem | None:
    return spot.problem("two_documents") if spot.says("document start") else None


_LOOKS: Final[tuple[Callable[[_Spot], Problem | None], ...]] = (
    _indent,
    _sign,
    _quote,
    _block,
    _bracket,
    _first_sign,
    _colon,
    _lone,
    _after,
    _documents,
)
