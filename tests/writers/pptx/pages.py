"""A small deck made by hand: every kind of item once, on the layouts of the shipped theme."""

from __future__ import annotations

from pathlib import Path

from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.markup import Span
from restitution.page.items import (
    AnyItem,
    Bar,
    Chart,
    CurveTo,
    Disc,
    Drawn,
    LineTo,
    Move,
    Outline,
    Page,
    Panel,
    Publication,
    SetPassage,
    Stroke,
    Symbol,
    TextBox,
)
from restitution.page.structure import ARTIFACT, Role, Structure, Tag
from restitution.qr import encode
from restitution.theme.loader import load_theme
from restitution.theme.tokens import Anchor, Layout, SlotKind

THEME = load_theme("seminaire", Path())
GRID = THEME.grids["deck"]
ADDRESS = "https://dai.ly/xf058f"
TITLE: Structure = (Tag(Role.H1, "title"),)
TEXT: Structure = (Tag(Role.P, "text"),)
FIGURE: Structure = (Tag(Role.FIGURE, "figure"),)

Words = str | tuple[Span, ...]


def passage(words: Words, style: str, structure: Structure = TEXT) -> SetPassage:
    spans = (Span(words),) if isinstance(words, str) else words
    return SetPassage(spans, GRID.styles[style], (), structure)


def in_slot(layout: Layout, slot: str, *words: Words, measure: float | None = None) -> TextBox:
    found = layout.slots[slot]
    structure = {
        SlotKind.TITLE: TITLE,
        SlotKind.FOOTER: ARTIFACT,
        SlotKind.NUMBER: ARTIFACT,
    }.get(found.kind, TEXT)
    return TextBox(
        rect=found.rect,
        name=slot,
        structure=structure,
        slot=slot,
        passages=tuple(passage(each, found.style, structure) for each in words),
        measure=measure or found.rect.width,
        anchor=found.anchor,
    )


def label(name: str, words: Words, style: str, rect: Rect, anchor: Anchor = Anchor.TOP) -> TextBox:
    said = passage(words, style)
    return TextBox(
        rect=rect,
        name=name,
        structure=TEXT,
        passages=(said,),
        measure=rect.width,
        anchor=anchor,
    )


def page(name: str, layout: str, title: str, section: str, *items: AnyItem, number: int) -> Page:
    return Page(
        name=name,
        size=GRID.size,
        layout=GRID.layouts[layout],
        title=title,
        section=section,
        items=items,
        number=number,
        anchors=(name,),
        notes=(f"Ce que l’on dit : {title}.", "Deuxième alinéa."),
    )


def rail(present: int) -> tuple[AnyItem, ...]:
    """The thread with two knots, each a link."""
    steps = (Move(0, 498), LineTo(960, 498))
    line = Stroke(
        rect=Rect(0, 496, 960, 4), name="thread", steps=steps, colour="thread", line_width=3
    )
    knots = [
        Disc(
            rect=Rect(200 + 400 * n, 492, 12, 12),
            name=f"thread/{target}",
            colour="thread" if n <= present else "surface",
            line_colour="muted",
            line_width=1.5,
            link=f"#{target}",
            alt=target,
        )
        for n, target in enumerate(("terre", "video"))
    ]
    return line, *knots


def bars() -> Chart:
    """Three bars as the composer draws them: label, panel, value."""
    rect, width, maximum, gap = GRID.layouts["chart"].slots["chart"].rect, 311.0, 68.0, 0.55
    data = (
        Bar("Sociétés commerciales et d’intérim", 56.5, "56,5\u00a0%", "chart-strong"),
        Bar("ASBL", 16, "16\u00a0%", "chart"),
        Bar("= Entreprises d’insertion", 8.5, "8,5\u00a0%", "chart"),
    )
    lane = rect.height / len(data)
    thick = lane / (1 + gap)
    drawing: list[Drawn] = []
    for number, bar in enumerate(data):
        top = rect.y + number * lane
        length = (rect.width - width) * bar.value / maximum
        area = Rect(rect.x + width, top + (lane - thick) / 2, length, thick)
        value = Rect(area.right + 6, top, 200, lane)
        room = Rect(rect.x, top, width - 12, lane)
        drawing += [
            label(f"{number}/label", bar.label, "chart-label", room, Anchor.MIDDLE),
            Panel(rect=area, name=f"{number}/bar", colour=bar.colour),
            label(f"{number}/value", bar.printed, "chart-value", value, Anchor.MIDDLE),
        ]
    return Chart(
        rect=rect,
        name="chart",
        structure=FIGURE,
        alt="Sociétés commerciales 56,5\u00a0%, ASBL 16\u00a0%.",
        slot="chart",
        bars=data,
        maximum=maximum,
        stacked=False,
        label_style=GRID.styles["chart-label"],
        value_style=GRID.styles["chart-value"],
        label_width=width,
        gap=gap,
        series="Part du marché",
        drawing=tuple(drawing),
    )


def parts() -> Chart:
    """One bar in three parts of a whole of 100; the last is too narrow for its value."""
    rect = Rect(48, 200, 864, 80)
    data = (
        Bar("Ateliers", 60, "60", "chart-strong"),
        Bar("Bureaux", 25, "25", "chart"),
        Bar("Divers", 3, "", "chart-third"),
    )
    drawing: list[Drawn] = []
    x = rect.x
    for bar in data:
        drawing.append(
            Panel(
                rect=Rect(x, rect.y, rect.width * bar.value / 100, rect.height),
                name=f"{bar.label}/bar",
                colour=bar.colour,
            )
        )
        x += rect.width * bar.value / 100
    return replace(
        bars(),
        name="parts",
        rect=rect,
        slot=None,
        bars=data,
        maximum=100,
        stacked=True,
        label_width=0,
        gap=0,
        value_style=GRID.styles["chart-inside"],
        drawing=tuple(drawing),
    )


def opening() -> Page:
    layout = GRID.layouts["opening"]
    curve = Stroke(
        rect=Rect(48, 390, 864, 30),
        name="wave",
        steps=(Move(48, 400), CurveTo(300, 360, 600, 440, 912, 400)),
        colour="highlight",
        line_width=4,
        dash=(12, 10),
    )
    return page(
        "ouverture",
        "opening",
        "Avant et après… suivez le fil\u202f!",
        "Ouverture",
        in_slot(layout, "title", "Avant et après… suivez le fil\u202f!"),
        in_slot(layout, "subtitle", "Six visites d’entreprises <belges> & leurs réponses"),
        in_slot(layout, "date", "Lille, 14 et 15 octobre 2010"),
        curve,
        number=1,
    )


def points() -> Page:
    layout = GRID.layouts["points-figure"]
    lead = (Span("Chaque mois", strong=True), Span("\u00a0: lire la gestion, au 1"), _RAISED)
    linked = (Span("Le site, "), Span("en ligne", link="https://example.org/é?a=1&b=2"))
    jump = (Span("Voir "), Span("la vidéo", emphasis=True, link="#video"), Span(" plus loin"))
    return page(
        "terre",
        "points-figure",
        "Comment gérer à 300 ?",
        "TERRE",
        in_slot(layout, "overline", "TERRE – question clé"),
        in_slot(
            layout, "title", "Comment un groupe de 300 salariés décide-t-il\u202f?", measure=600
        ),
        in_slot(layout, "body", lead, linked, jump),
        in_slot(layout, "value", "60"),
        in_slot(layout, "label", "salariés participent aux décisions du groupe"),
        in_slot(layout, "footer", "TERRE"),
        in_slot(layout, "number", "2"),
        *rail(0),
        number=2,
    )


_RAISED = Span("er", raised=True)


def chart() -> Page:
    layout = GRID.layouts["chart"]
    return page(
        "chiffres",
        "chart",
        "Plus d’une entreprise sur deux",
        "TERRE",
        in_slot(layout, "title", "Plus d’une entreprise sur deux relève du privé"),
        bars(),
        in_slot(layout, "source", "Source : visite de 2010."),
        in_slot(layout, "footer", "TERRE"),
        in_slot(layout, "number", "3"),
        *rail(0),
        number=3,
    )


def whole() -> Page:
    layout = GRID.layouts["list"]
    rest = Panel(rect=parts().rect, name="whole", colour="chart-rest")
    leaf = Outline(
        rect=Rect(400, 320, 100, 100),
        name="leaf",
        structure=FIGURE,
        alt="Une feuille trouée",
        steps=(
            *(Move(400, 320), LineTo(500, 320), CurveTo(500, 380, 460, 420, 400, 420)),
            *(Move(420, 340), LineTo(460, 340), LineTo(420, 380)),
        ),
        colour="sector-2",
    )
    rising = Stroke(
        rect=Rect(600, 320, 100, 80),
        name="rising",
        steps=(Move(600, 400), LineTo(700, 320)),
        colour="sector-2",
        line_width=6,
    )
    centred = replace(
        label("centred", "Au centre", "knot", Rect(760, 330, 150, 40), Anchor.MIDDLE),
        measure=100,
    )
    card = Panel(rect=Rect(760, 330, 150, 40), name="card", colour="sector-2", radius=12)
    return page(
        "parts",
        "list",
        "Soixante pour cent d’ateliers",
        "TERRE",
        Panel(rect=Rect(0, 0, 960, 120), name="band", colour="tint-2"),
        in_slot(layout, "title", "Soixante pour cent d’ateliers"),
        rest,
        parts(),
        leaf,
        rising,
        card,
        centred,
        number=4,
    )


def video() -> Page:
    layout = GRID.layouts["video"]
    code = Symbol(
        rect=Rect(48 + 52, 32 + 52, 324, 324),
        name="symbol",
        structure=FIGURE,
        alt="Code QR de la vidéo",
        link=ADDRESS,
        slot="symbol",
        matrix=encode(ADDRESS),
        colour="symbol",
        address=ADDRESS,
    )
    return page(
        "video",
        "video",
        "TERRE, la visite en images",
        "Vidéos",
        in_slot(layout, "title", "TERRE, la visite en images"),
        in_slot(layout, "body", "Scannez le code, ou saisissez l’adresse\u00a0:"),
        in_slot(layout, "address", (Span("dai.ly/xf058f", link=ADDRESS),)),
        code,
        in_slot(layout, "footer", "TERRE"),
        *rail(1),
        number=5,
    )


def untitled() -> Page:
    """A page that shows no title has one all the same."""
    words = label("words", "Merci\x0b de votre\x00 attention", "lead", Rect(100, 200, 500, 40))
    return page("fin", "closing", "Fin de la restitution", "Vidéos", words, number=6)


def publication(pages: tuple[Page, ...] | None = None) -> Publication:
    made = pages or (opening(), points(), chart(), whole(), video(), untitled())
    return Publication(
        title="Restitution <des> visites",
        author="Comité & associés",
        subject="Six visites",
        language="fr",
        date="2010-10",
        pages=made,
        properties={"Source": "content.yaml"},
    )
