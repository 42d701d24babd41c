"""Native charts: the bars stand where they were drawn, the numbers can be edited."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from restitution.frozen import replace
from restitution.page.items import Bar, Panel, TextBox
from restitution.writers.pptx.chart import chart_parts
from restitution.writers.pptx.plot import plot_of
from restitution.writers.pptx.scheme import scheme_of, theme_part
from restitution.writers.pptx.workbook import column, workbook
from writers.pptx.package_checks import A, C
from writers.pptx.pages import THEME, bars, parts

SCHEME = scheme_of(THEME, "fr")
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_bars_fall_on_the_panels_that_were_drawn() -> None:
    chart = bars()
    plot = plot_of(chart)
    pitch = plot.inner.height / len(chart.bars)
    panels = [item.rect for item in chart.drawing if isinstance(item, Panel)]
    for number, (bar, panel) in enumerate(zip(chart.bars, panels, strict=True)):
        middle = plot.inner.y + (number + 0.5) * pitch
        assert middle == pytest.approx(panel.y + panel.height / 2)
        assert plot.inner.width * bar.value / chart.maximum == pytest.approx(panel.width)
    assert plot.bar == pytest.approx(panels[0].height)
    assert plot.whole.contains(plot.inner)


def test_parts_fill_the_whole_to_scale() -> None:
    plot = plot_of(parts())
    assert plot.inner.x == parts().rect.x
    assert plot.inner.width == pytest.approx(864)
    assert plot.inner.height == pytest.approx(plot.bar)


@given(values=st.lists(st.floats(0.1, 1e6), min_size=1, max_size=12), gap=st.floats(0, 2))
@pytest.mark.parametrize("stacked", [True, False])
def test_a_chart_without_a_drawing_fills_its_place(
    *, stacked: bool, values: list[float], gap: float
) -> None:
    data = tuple(Bar(str(n), value, str(value), "chart") for n, value in enumerate(values))
    chart = replace(bars(), bars=data, maximum=sum(values), gap=gap, drawing=(), stacked=stacked)
    plot = plot_of(chart)
    assert plot.inner.height == pytest.approx(chart.rect.height)
    assert plot.inner.right == pytest.approx(chart.rect.right)
    assert chart.rect.contains(plot.whole)


def test_powerpoint_sees_the_data(deck: Path) -> None:
    presentation: Any = pptx.Presentation(str(deck))
    slide = presentation.slides[2]
    frame = next(item for item in slide.placeholders if item.has_chart)
    plot = frame.chart.plots[0]
    assert list(plot.categories) == [bar.label for bar in bars().bars]
    assert list(plot.series[0].values) == [56.5, 16.0, 8.5]
    assert plot.gap_width == 55
    assert not frame.chart.has_legend
    label = plot.series[0].points[0].data_label.text_frame
    assert label.text == "56,5\u00a0%"
    assert label.paragraphs[0].runs[0].font.size.pt == bars().value_style.size


def test_values_that_do_not_fit_are_not_printed_and_parts_stack() -> None:
    part, _ = chart_parts(parts(), 1, SCHEME)
    root = ET.fromstring(part.blob)
    printed = [entry.text for entry in root.iter(f"{A}t")]
    assert printed == ["60", "25"]
    assert [entry.get("val") for entry in root.iter(f"{C}grouping")] == ["stacked"]
    assert [entry.get("val") for entry in root.iter(f"{C}max")] == ["100"]
    assert sum(1 for _ in root.iter(f"{C}ser")) == 3


def test_labels_are_as_small_as_they_were_drawn() -> None:
    chart = bars()
    small = replace(chart.label_style, size=18)
    first, *others = chart.drawing
    assert isinstance(first, TextBox)
    shrunk = replace(first, passages=(replace(first.passages[0], style=small),))
    part, _ = chart_parts(replace(chart, drawing=(shrunk, *others)), 1, SCHEME)
    look = ET.fromstring(part.blob).find(f".//{C}catAx/{C}txPr//{A}defRPr")
    assert look is not None
    assert look.get("sz") == "1800"


def test_the_workbook_holds_the_numbers_and_no_formulas() -> None:
    _, sheet = chart_parts(bars(), 1, SCHEME)
    with zipfile.ZipFile(io.BytesIO(sheet.blob)) as archive:
        rows = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        texts = ET.fromstring(archive.read("xl/sharedStrings.xml"))
    said = ["".join(text.itertext()) for text in texts]
    found = [
        said[int(value)] if cell.get("t") == "s" else float(value)
        for cell in rows.iter(f"{S}c")
        for value in cell.itertext()
    ]
    assert found == [
        *("", "Part du marché"),
        *("Sociétés commerciales et d’intérim", 56.5),
        *("ASBL", 16.0),
        *("= Entreprises d’insertion", 8.5),
    ]
    assert list(rows.iter(f"{S}f")) == []


def test_the_workbook_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(workbook([["", "Série"], ["Un", 1.5]], theme_part(SCHEME, "Thème")))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_columns_have_letters() -> None:
    assert [column(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
