"""The slide master and its layouts, made from the slots of the theme's layouts."""

from __future__ import annotations

from collections.abc import Sequence

from restitution.geometry import Rect
from restitution.theme.tokens import Decoration, Layout, Slot, SlotKind, TextStyle
from restitution.writers.pptx.drawing import DECORATIVE, painted, preset, transform
from restitution.writers.pptx.elements import (
    NOTHING,
    Attribute,
    Xml,
    element,
    presentation_ml,
    words,
)
from restitution.writers.pptx.guides import guides
from restitution.writers.pptx.parts import LAYOUT, Relations
from restitution.writers.pptx.placeholders import (
    TREE,
    Placeholder,
    body,
    holding,
    placeholders,
    title_of,
)
from restitution.writers.pptx.scheme import Scheme
from restitution.writers.pptx.text import (
    ANCHORS,
    LEVELS,
    NO_INSETS,
    level_style,
    plain_levels,
    slide_number,
)

_MASTER_ID = 2**31
"""Ids of masters and layouts share one range that begins here (ECMA-376-1, 19.7.11)."""


def layout_part(layout: Layout, scheme: Scheme) -> str:
    """A layout: background, decorations, and placeholders where composition puts the text."""
    made = placeholders(layout)
    title = title_of(layout, scheme.grid.size.width)
    slots = list(made.values()) if title in made.values() else [title, *made.values()]
    items = [_decoration(each, number, scheme) for number, each in enumerate(layout.decorations, 2)]
    items += [_prompting(each, 2 + len(items) + n, scheme, layout) for n, each in enumerate(slots)]
    data = element(
        "p:cSld",
        background(layout.background, scheme),
        element("p:spTree", TREE, *items),
        name=layout.label,
    )
    return presentation_ml(
        "p:sldLayout",
        data,
        element("p:clrMapOvr", element("a:masterClrMapping")),
        type="title" if title.type == "ctrTitle" else None,
        preserve=True,
        userDrawn=True,
    )


def master_part(layouts: Sequence[Layout], scheme: Scheme, relations: Relations) -> str:
    """The master: what all layouts inherit, and the list of them."""
    items = [
        _on_master(kind, number, layouts, scheme)
        for number, kind in enumerate(
            (SlotKind.TITLE, SlotKind.BODY, SlotKind.FOOTER, SlotKind.NUMBER), 2
        )
    ]
    ids = [
        element("p:sldLayoutId", id=_MASTER_ID + n, r_id=relations.to(LAYOUT, layout_name(n)))
        for n, _ in enumerate(layouts, 1)
    ]
    return presentation_ml(
        "p:sldMaster",
        element("p:cSld", background("surface", scheme), element("p:spTree", TREE, *items)),
        COLOUR_MAP,
        element("p:sldLayoutIdLst", *ids),
        element("p:hf", hdr=False, ftr=False, dt=False),
        element("p:txStyles", *_text_styles(scheme)),
        guides(layouts, scheme),
    )


def layout_name(number: int) -> str:
    """The part name of the layout with a number from 1."""
    return f"/ppt/slideLayouts/slideLayout{number}.xml"


def master_id() -> int:
    """The id of the one master; those of the layouts follow it."""
    return _MASTER_ID


def background(role: str, scheme: Scheme) -> Xml:
    """A plain background in the colour of a role."""
    return element("p:bg", element("p:bgPr", scheme.fill(role), element("a:effectLst")))


COLOUR_MAP = element(
    "p:clrMap",
    bg1="lt1",
    tx1="dk1",
    bg2="lt2",
    tx2="dk2",
    **{place: place for place in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")},
)
"""Which places of the colour scheme play text and background."""


def _decoration(decoration: Decoration, id_: int, scheme: Scheme) -> Xml:
    marks = element("a:extLst", DECORATIVE)
    names = element("p:cNvPr", marks, id=id_, name=decoration.name, descr="")
    look = transform(decoration.rect), preset("rect"), *painted(scheme, decoration.colour)
    return element(
        "p:sp",
        element("p:nvSpPr", names, element("p:cNvSpPr"), element("p:nvPr", userDrawn=True)),
        element("p:spPr", *look),
    )


def _prompting(placeholder: Placeholder, id_: int, scheme: Scheme, layout: Layout) -> Xml:
    """A placeholder on its layout, with its place, its style and what it asks for."""
    slot = placeholder.slot
    style = scheme.style(slot.style)
    prompt = slot.prompt or (layout.label if placeholder.type == "ftr" else "")
    asks = bool(slot.prompt) and placeholder.type not in {"ftr", "sldNum"}
    face = _face(placeholder.type, style, scheme)
    return holding(
        placeholder.tag(prompt=asks),
        element("p:cNvPr", id=id_, name=slot.name),
        transform(slot.rect),
        body(
            _area(slot, NOTHING),
            level_style("a:lvl1pPr", style, scheme, face),
            _asked(placeholder.type, prompt, scheme),
        ),
    )


def _area(slot: Slot, fitting: Xml) -> Xml:
    anchor: dict[str, Attribute] = {"anchor": ANCHORS[slot.anchor]}
    return element("a:bodyPr", fitting, **(NO_INSETS | {"wrap": "square"} | anchor))


def _face(type_: str, style: TextStyle, scheme: Scheme) -> str:
    """Titles in the title's own family take the heading font, even where both are the same."""
    if type_ in {"title", "ctrTitle"} and style.family == scheme.style("title").family:
        return "+mj-lt"
    return scheme.typeface(style)


def _asked(type_: str, prompt: str, scheme: Scheme) -> Xml:
    end = element("a:endParaRPr", lang=scheme.language)
    look = element("a:rPr", lang=scheme.language)
    if type_ == "sldNum":
        return element("a:p", slide_number(look, "‹#›"), end)
    if not prompt:
        return element("a:p", end)
    return element("a:p", element("a:r", look, element("a:t", words(prompt))), end)


def _on_master(kind: SlotKind, id_: int, layouts: Sequence[Layout], scheme: Scheme) -> Xml:
    """The master's placeholder of a kind, where the first layout that has one puts it.

    Presenters' own edits may shrink the text of titles and bodies; ours never needs it.
    """
    slot = _model(kind, layouts, scheme)
    type_ = {"title": "title", "body": "body", "footer": "ftr", "number": "sldNum"}[kind.value]
    main = kind in {SlotKind.TITLE, SlotKind.BODY}
    style = scheme.style(slot.style)
    own = NOTHING if main else level_style("a:lvl1pPr", style, scheme, scheme.typeface(style))
    return holding(
        element("p:ph", type=type_, idx=None if kind is SlotKind.TITLE else id_),
        element("p:cNvPr", id=id_, name=slot.name),
        transform(slot.rect),
        body(
            _area(slot, element("a:normAutofit") if main else NOTHING),
            own,
            _asked(type_, slot.prompt, scheme),
        ),
    )


def _model(kind: SlotKind, layouts: Sequence[Layout], scheme: Scheme) -> Slot:
    """The first slot of a kind; on a theme without one, the middle of the sheet."""
    for layout in layouts:
        for slot in layout.slots.values():
            if slot.kind is kind:
                return slot
    size = scheme.grid.size
    rect = Rect(size.width / 10, size.height / 4, size.width * 4 / 5, size.height / 2)
    style = "title" if kind is SlotKind.TITLE else "body"
    return Slot(kind.value, kind, rect, style)


def _text_styles(scheme: Scheme) -> list[Xml]:
    title, body = scheme.style("title"), scheme.style("body")
    first = level_style("a:lvl1pPr", title, scheme, "+mj-lt")
    points = [
        level_style(f"a:lvl{number}pPr", body, scheme, "+mn-lt", number - 1)
        for number in range(1, LEVELS + 1)
    ]
    return [
        element("p:titleStyle", first),
        element("p:bodyStyle", *points),
        element("p:otherStyle", *plain_levels(body.size, scheme)),
    ]
