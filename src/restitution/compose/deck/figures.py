"""Key figures side by side under a line of the thread's colour, all of one size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.compositor import Compositor
from restitution.compose.deck.desk import Desk
from restitution.compose.thread import line
from restitution.content.edition import Figure
from restitution.geometry import Rect
from restitution.page.items import AnyItem
from restitution.page.structure import Role
from restitution.text.setting import SetText
from restitution.theme.tokens import Anchor

_FEWEST = 3
"""As many columns at least: one figure alone is no wider than one of three."""


def figure_row(
    desk: Desk, slide: str, figures: Sequence[Figure], area: Rect, gutter: float, label: str
) -> Iterator[AnyItem]:
    """Figures in columns of an area; ``label`` is the style of what they count.

    Raises LayoutError for a figure or a label that does not fit at its smallest size.
    """
    if not figures:
        return
    compositor = desk.compositor
    columns = area.columns(max(_FEWEST, len(figures)), gutter)
    wordings = [compositor.wording(figure.value, "figure-value") for figure in figures]
    values = compositor.fitted_alike(wordings, _places(compositor, columns[0])[0], "value")
    for number, (figure, value) in enumerate(zip(figures, values, strict=True)):
        yield from _figure(desk, f"{slide}/figure{number}", figure, value, columns[number], label)


def _figure(
    desk: Desk, name: str, figure: Figure, value: SetText, column: Rect, label: str
) -> Iterator[AnyItem]:
    compositor = desk.compositor
    above, below = _places(compositor, column)
    slide, _, own = name.rpartition("/")
    path = desk.path(slide, Role.P, own)
    width = compositor.length("thread-width")
    yield line(f"{name}/rule", column.x, column.right, column.y, "thread", width)
    yield compositor.place(f"{name}/value", [value], above, anchor=Anchor.BOTTOM, structure=path)
    yield compositor.box(
        f"{name}/label", compositor.wording(figure.label, label), below, structure=path
    )


def _places(compositor: Compositor, column: Rect) -> tuple[Rect, Rect]:
    """Where a figure and its label stand in a column, under its rule.

    A figure takes the leading of its style, but never more than half of a lower column.
    """
    inner = column.inset(0, compositor.scaled(8), 0, 0)
    value = min(compositor.style("figure-value").leading, inner.height / 2)
    return inner.split_top(value, compositor.scaled(4))
