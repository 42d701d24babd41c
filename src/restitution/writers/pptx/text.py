"""Passages as DrawingML text (ECMA-376-1, 21.1.2): only what differs from the slot's own style."""

from __future__ import annotations

from restitution.frozen import Frozen
from restitution.markup import Span
from restitution.page.items import SetPassage, TextBox
from restitution.template.model import Insets
from restitution.theme.tokens import BOLD, Align, Anchor, TextStyle
from restitution.writers.pptx.elements import NOTHING, Attribute, Xml, element, emu, joined, words
from restitution.writers.pptx.links import Links
from restitution.writers.pptx.scheme import Scheme

Attributes = dict[str, Attribute]

ANCHORS = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}
LEVELS = 9
NO_INSETS: Attributes = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}

_ALIGNMENTS = {Align.LEFT: "l", Align.RIGHT: "r", Align.CENTRE: "ctr", Align.JUSTIFY: "just"}
_RAISED = 30_000
_KERN_FROM = 1200
"""Kerning from 12 pt on, in hundredths of a point: widths are measured with it."""


class Setter(Frozen):
    """Sets the text of one slide. ``field`` are digits that PowerPoint is to keep up to date."""

    scheme: Scheme
    links: Links
    field: str = ""

    def box(self, box: TextBox) -> Xml:
        """The text of a box of its own: no insets, no autofit, the measured width."""
        area = element(
            "a:bodyPr",
            element("a:noAutofit"),
            **(NO_INSETS | {"wrap": "square", "anchor": ANCHORS[box.anchor]} | _narrowed(box)),
        )
        return element("p:txBody", area, element("a:lstStyle"), self.passages(box, None))

    def cell(self, box: TextBox) -> Xml:
        """The text of a table's cell (``a:txBody``), whose margins the cell itself has."""
        empty = element("a:bodyPr"), element("a:lstStyle")
        return element("a:txBody", *empty, self.passages(box, None))

    def placeholder(self, box: TextBox, base: TextStyle, anchor: Anchor) -> Xml:
        """The text of a placeholder whose layout gives the style ``base`` and the anchor."""
        own: Attributes = {} if box.anchor is anchor else {"anchor": ANCHORS[box.anchor]}
        area = element("a:bodyPr", **(_narrowed(box) | own))
        return element("p:txBody", area, element("a:lstStyle"), self.passages(box, base))

    def lent(self, box: TextBox, insets: Insets | None) -> Xml:
        """The text of a template's placeholder: all said, as its own look is not ours.

        ``insets`` are its own, if the box stands in it; else it stands in a place of its own.
        """
        spare = _narrowed(box)
        own = dict(zip(NO_INSETS, map(emu, insets or (0, 0, 0, 0)), strict=True))
        sides: Attributes = {side: inset + int(spare.get(side) or 0) for side, inset in own.items()}
        plain: Attributes = {"vert": "horz", "wrap": "square", "numCol": 1, "anchorCtr": False}
        area = element(
            "a:bodyPr",
            element("a:normAutofit"),
            **(plain | sides | {"anchor": ANCHORS[box.anchor]}),
        )
        return element("p:txBody", area, element("a:lstStyle"), self.passages(box, None))

    def passages(self, box: TextBox, base: TextStyle | None) -> Xml:
        """The passages of a box; one empty passage if it has none, as the schema asks."""
        if not box.passages:
            return element("a:p", self.end())
        return joined(
            self.passage(passage, base, first=number == 0)
            for number, passage in enumerate(box.passages)
        )

    def passage(self, passage: SetPassage, base: TextStyle | None, *, first: bool) -> Xml:
        """One passage; the first of a box has no space before it."""
        spans = joined(self.span(span, passage.style, base) for span in passage.spans)
        look = differing(passage.style, base, self.scheme, Span(""))
        return element("a:p", self._setting(passage, base, first=first), spans, self.end(*look))

    def span(self, span: Span, style: TextStyle, base: TextStyle | None) -> Xml:
        """Words with one look."""
        if not span.text:
            return NOTHING
        attributes, children = differing(style, base, self.scheme, span)
        if span.raised:
            attributes |= {"baseline": _RAISED}
        click = self.links.of_words(span.link)
        look = element("a:rPr", children, click, lang=self.scheme.language, **attributes)
        before, digits, after = _parted(span.text, self.field)
        number = slide_number(look, digits) if digits else NOTHING
        return joined((_alike(look, before), number, _alike(look, after)))

    def end(self, attributes: Attributes | None = None, children: Xml = NOTHING) -> Xml:
        """What an empty line, or the next words typed, would look like."""
        return element("a:endParaRPr", children, lang=self.scheme.language, **(attributes or {}))

    def _setting(self, passage: SetPassage, base: TextStyle | None, *, first: bool) -> Xml:
        attributes = _indents(passage.style, passage.level)
        spacing = _spacing(passage.style, self.scheme, first=first)
        if base is not None:
            usual = _indents(base, 0)
            attributes = {key: val for key, val in attributes.items() if usual[key] != val}
            known = _spacing(base, self.scheme, first=False)
            spacing = [child for child in spacing if child not in known]
        if passage.level:
            attributes["lvl"] = passage.level
        return element("a:pPr", *spacing, **attributes) if attributes or spacing else NOTHING


def slide_number(look: Xml, digits: str) -> Xml:
    """A field that PowerPoint fills with the number of the slide; ``digits`` are its last value."""
    shown = element("a:t", words(digits))
    return element(
        "a:fld", look, shown, id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum"
    )


def level_style(name: str, style: TextStyle, scheme: Scheme, face: str, level: int = 0) -> Xml:
    """A level of a list style (``a:lvl1pPr``…): all that a style says, in the face given."""
    attributes, children = differing(style, None, scheme, Span(""), face)
    look = element("a:defRPr", children, lang=scheme.language, kern=_KERN_FROM, **attributes)
    spacing = _spacing(style, scheme, first=False)
    return element(name, *spacing, look, **_indents(style, level))


def plain_levels(size: float, scheme: Scheme, before: float = 0.0) -> list[Xml]:
    """Nine levels for text of others: no exact leading, so that any size can be chosen."""
    look = element(
        "a:defRPr",
        scheme.fill("text"),
        element("a:latin", typeface="+mn-lt"),
        lang=scheme.language,
        sz=round(size * 100),
        kern=_KERN_FROM,
    )
    space = element("a:spcBef", element("a:spcPts", val=round(before * 100)))
    return [
        element(f"a:lvl{number}pPr", space, element("a:buNone"), look, marL=0, indent=0)
        for number in range(1, LEVELS + 1)
    ]


def default_look(style: TextStyle, scheme: Scheme) -> Xml:
    """A style as the default of a text of its own (``a:defRPr``), as charts want it."""
    attributes, children = differing(style, None, scheme, Span(""))
    return element("a:defRPr", children, lang=scheme.language, kern=_KERN_FROM, **attributes)


def differing(
    style: TextStyle,
    base: TextStyle | None,
    scheme: Scheme,
    span: Span,
    face: str | None = None,
) -> tuple[Attributes, Xml]:
    """The attributes and children of a look that the base style does not give already."""
    attributes = _look(style, span)
    face = face or scheme.typeface(style)
    if base is None:
        return attributes, joined((scheme.fill(style.colour), element("a:latin", typeface=face)))
    usual = _look(base, Span(""))
    attributes = {key: value for key, value in attributes.items() if usual[key] != value}
    colour = NOTHING if style.colour == base.colour else scheme.fill(style.colour)
    latin = NOTHING if style.family == base.family else element("a:latin", typeface=face)
    return attributes, joined((colour, latin))


def _parted(text: str, field: str) -> tuple[str, str, str]:
    return text.partition(field) if field else (text, "", "")


def _alike(look: Xml, text: str) -> Xml:
    return element("a:r", look, element("a:t", words(text))) if text else NOTHING


def _look(style: TextStyle, span: Span) -> Attributes:
    weight = style.strong_weight if span.strong else style.weight
    return {
        "sz": round(style.size * 100),
        "b": weight >= BOLD,
        "i": style.italic != span.emphasis,
        "cap": "all" if style.capitals else "none",
        "spc": round(style.tracking * style.size / 10),
    }


def _indents(style: TextStyle, level: int) -> Attributes:
    hanging = style.bullet.indent if style.bullet else 0.0
    return {
        "marL": emu(hanging * (level + 1)),
        "indent": emu(-hanging if style.bullet else style.first_indent),
        "algn": _ALIGNMENTS[style.align],
    }


def _spacing(style: TextStyle, scheme: Scheme, *, first: bool) -> list[Xml]:
    """Leading and space before in exact points, and the bullet."""
    before = 0.0 if first else style.space_before
    leading = element("a:spcPts", val=round(style.leading * 100))
    return [
        element("a:lnSpc", leading),
        element("a:spcBef", element("a:spcPts", val=round(before * 100))),
        _bullet(style, scheme),
    ]


def _bullet(style: TextStyle, scheme: Scheme) -> Xml:
    if style.bullet is None:
        return element("a:buNone")
    return joined(
        (
            element("a:buClr", scheme.colour(style.bullet.colour)),
            element("a:buFont", typeface=scheme.typeface(style)),
            element("a:buChar", char=style.bullet.character),
        )
    )


def _narrowed(box: TextBox) -> Attributes:
    """Insets that leave the measure, on the side away from where the lines begin."""
    spare = max(0.0, box.rect.width - box.measure)
    align = box.passages[0].style.align if box.passages else Align.LEFT
    if align is Align.CENTRE:
        return {"lIns": emu(spare / 2), "rIns": emu(spare / 2)} if emu(spare / 2) else {}
    side = "lIns" if align is Align.RIGHT else "rIns"
    return {side: emu(spare)} if emu(spare) else {}
