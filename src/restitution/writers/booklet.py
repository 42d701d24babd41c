"""The newsletter for an office printer and a stapler: sheets of two pages side by side."""

from __future__ import annotations

from pathlib import Path

from restitution.errors import Problem, ThemeError
from restitution.imposition import Binding, impose
from restitution.page.items import Publication
from restitution.rack import Rack
from restitution.theme.tokens import Theme
from restitution.writers.pdf import plain


def write(publication: Publication, theme: Theme, path: Path, rack: Rack | None = None) -> None:
    """Write a publication imposed for saddle stitch.

    On the rack stand the pages of the last file of that name. Raises ThemeError for a theme that
    says nothing of print, and what the writer for screens does.
    """
    press = theme.press
    if press is None:
        raise ThemeError(Problem("theme_value", values={"path": "print", "detail": ""}))
    binding = Binding(press.paper, press.fold_mark, press.hairline)
    path.write_bytes(impose(plain.data(publication, theme, rack, path.name), binding))
