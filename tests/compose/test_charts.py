from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restitution.compose.charts import ChartPlan, Target, described, draw, height_of, printed
from restitution.compose.compositor import Compositor
from restitution.content.edition import Chart, ChartKind
from restitution.content.loader import load_edition
from restitution.geometry import Rect
from restitution.language import get
from restitution.page.items import AnyItem, Panel, TextBox
from restitution.page.items import Chart as Drawn
from restitution.text.setting import Typesetter
from restitution.theme.tokens import Theme

CASES = Path(__file__).parents[1] / "cases"
PLAN = ChartPlan(bar=44, row=40, gap=16, chip=18)
RECT = Rect(48, 130, 864, 300)
CHART = """\
    chart:
      title: Un quart sont des apprentis
      kind: {kind}
      unit: pers.
{total}      bars:
{bars}
"""


class Quiet(Compositor):
    """A compositor that hypothesis can print."""

    def __repr__(self) -> str:
        return "the compositor"


@pytest.fixture(scope="module")
def compositor(theme: Theme, typesetter: Typesetter) -> Compositor:
    edition, _ = load_edition(CASES / "minimal.yaml")
    return Quiet(edition, theme, theme.grids["deck"], get("fr"), typesetter)


def chart_of(
    folder: Path, kind: str, values: list[str], total: str = "", strong: int | None = None
) -> Chart:
    """A chart as it is read from content, with bars named A, B, C…"""
    bars = "".join(
        f"        - label: {chr(65 + number)}\n          value: {value}\n"
        + ("          highlight: true\n" if number == strong else "")
        for number, value in enumerate(values)
    )
    total = f"      total: {total}\n" if total else ""
    said = CHART.format(kind=kind, total=total, bars=bars.rstrip("\n"))
    text = (CASES / "minimal.yaml").read_text(encoding="utf-8")
    path = folder / "content.yaml"
    path.write_text(
        text.replace("    text: Une scierie", said + "    text: Une scierie"), encoding="utf-8"
    )
    chart = load_edition(path)[0].visits[0].chart
    assert chart is not None
    return chart


def drawn(compositor: Compositor, chart: Chart) -> tuple[AnyItem, ...]:
    return draw(compositor, chart, Target(RECT, PLAN, "c", ()))


def the_chart(items: tuple[AnyItem, ...]) -> Drawn:
    (found,) = [item for item in items if isinstance(item, Drawn)]
    return found


def bars_of(chart: Drawn) -> list[Rect]:
    return [item.rect for item in chart.drawing if isinstance(item, Panel)]


def words(items: tuple[AnyItem, ...]) -> list[str]:
    return [
        "".join(span.text for span in passage.spans)
        for item in items
        if isinstance(item, TextBox)
        for passage in item.passages
    ]


def test_values_are_printed_as_the_language_writes_numbers(compositor: Compositor) -> None:
    assert printed(compositor, Decimal("1234.5"), "€") == "1\u202f234,5\u00a0€"
    assert printed(compositor, Decimal(7), "") == "7"


def test_the_alternative_text_says_the_message_and_every_value(
    compositor: Compositor, tmp_path: Path
) -> None:
    chart = chart_of(tmp_path, "bars", ["10", "22.5"])
    said = described(compositor, chart)
    assert chart.title.plain in said
    assert "A\u00a0: 10\u00a0pers., B\u00a0: 22,5\u00a0pers." in said
    assert the_chart(drawn(compositor, chart)).alt == said


@settings(max_examples=25)
@given(st.lists(st.integers(1, 100_000), min_size=2, max_size=5))
def test_bars_are_as_long_as_their_values_and_leave_room_for_them(
    compositor: Compositor, tmp_path_factory: pytest.TempPathFactory, values: list[int]
) -> None:
    chart = chart_of(tmp_path_factory.mktemp("c"), "bars", [str(value) for value in values])
    found = the_chart(drawn(compositor, chart))
    bars = bars_of(found)
    for bar, value in zip(bars, values, strict=True):
        assert bar.width / bars[0].width == pytest.approx(value / values[0])
        assert RECT.contains(bar)
    for item in found.drawing:
        if isinstance(item, TextBox):
            for slug in item.passages[0].slugs:
                assert slug.x >= RECT.x - 0.01
                assert slug.x + slug.width <= RECT.right + 0.01
    assert len({bar.x for bar in bars}) == 1
    assert [bar.y for bar in bars] == sorted(bar.y for bar in bars)


def test_bars_without_a_value_do_not_divide_by_nothing(
    compositor: Compositor, tmp_path: Path
) -> None:
    found = the_chart(drawn(compositor, chart_of(tmp_path, "bars", ["0", "0"])))
    assert [bar.width for bar in bars_of(found)] == [0, 0]


def test_a_highlighted_bar_stands_out(compositor: Compositor, tmp_path: Path) -> None:
    chart = chart_of(tmp_path, "bars", ["3", "2", "1"], strong=1)
    found = the_chart(drawn(compositor, chart))
    assert [bar.colour for bar in found.bars] == ["chart", "chart-strong", "chart"]


def test_parts_share_the_bar_of_the_whole(compositor: Compositor, tmp_path: Path) -> None:
    chart = chart_of(tmp_path, "parts", ["10", "20"], total="40")
    assert chart.kind is ChartKind.PARTS
    items = drawn(compositor, chart)
    found = the_chart(items)
    first, second = bars_of(found)
    assert (first.width, second.width) == pytest.approx((RECT.width / 4, RECT.width / 2))
    assert second.x == pytest.approx(first.right)
    assert (found.stacked, found.maximum) == (True, 40)
    assert [bar.colour for bar in found.bars] == ["chart", "chart-third"]
    assert isinstance(items[0], Panel)
    assert items[0].rect == found.rect


def test_a_part_too_small_for_its_value_says_it_in_its_row(
    compositor: Compositor, tmp_path: Path
) -> None:
    items = drawn(compositor, chart_of(tmp_path, "parts", ["1", "99"]))
    found = the_chart(items)
    assert [bar.printed for bar in found.bars] == ["", "99\u00a0pers."]
    assert words(found.drawing) == ["99\u00a0pers."]
    assert words(items) == ["1\u00a0pers.", "A", "99\u00a0pers.", "B"]


@settings(max_examples=25)
@given(st.lists(st.integers(1, 500), min_size=2, max_size=5))
def test_the_drawing_is_as_tall_as_it_says(
    compositor: Compositor, tmp_path_factory: pytest.TempPathFactory, values: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("c")
    for kind in ("parts", "bars"):
        chart = chart_of(folder, kind, [str(value) for value in values])
        height = height_of(chart, PLAN)
        rect = Rect(RECT.x, RECT.y, RECT.width, height)
        for item in draw(compositor, chart, Target(rect, PLAN, "c", ())):
            assert item.rect.y >= rect.y - 0.01
            assert item.rect.bottom <= rect.bottom + 0.01
