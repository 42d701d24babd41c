"""Everything of a deck but its slides: master, layouts, theme, notes master, properties.

There is no template file: the theme is the template, so designers change one YAML file and the
diff can be read. An organisation that has a template of its own lends it instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from restitution.page.items import Publication
from restitution.theme.tokens import Layout
from restitution.writers.pptx.borrowed import Borrowed
from restitution.writers.pptx.elements import DRAWING, document, element, presentation_ml
from restitution.writers.pptx.layouts import layout_name, layout_part, master_part
from restitution.writers.pptx.notes import MASTER as NOTES_MASTER_NAME
from restitution.writers.pptx.notes import notes_master
from restitution.writers.pptx.parts import (
    LAYOUT,
    MASTER,
    NOTES_MASTER,
    PRESENTATION_PROPERTIES,
    TABLE_STYLES,
    THEME,
    VIEW_PROPERTIES,
    Part,
    Relations,
)
from restitution.writers.pptx.scheme import Scheme, theme_part

MASTER_NAME = "/ppt/slideMasters/slideMaster1.xml"
THEME_NAME = "/ppt/theme/theme1.xml"
_NOTES_THEME_NAME = "/ppt/theme/theme2.xml"


def used_layouts(publication: Publication, scheme: Scheme) -> tuple[Layout, ...]:
    """The layouts that pages use, in the theme's order."""
    used = {page.layout.name: page.layout for page in publication.pages}
    order = list(scheme.grid.layouts)
    names = sorted(used, key=lambda name: order.index(name) if name in order else len(order))
    return tuple(used[name] for name in names)


def template_parts(layouts: Sequence[Layout], scheme: Scheme) -> Iterable[Part]:
    """The master with what belongs to it, the notes master, and the properties of the program."""
    yield _master(layouts, scheme)
    for number, layout in enumerate(layouts, 1):
        relations = Relations()
        relations.to(MASTER, MASTER_NAME)
        yield Part(layout_name(number), LAYOUT, layout_part(layout, scheme), relations)
    relations = Relations()
    relations.to(THEME, _NOTES_THEME_NAME)
    yield Part(NOTES_MASTER_NAME, NOTES_MASTER, notes_master(scheme), relations)
    for name in (THEME_NAME, _NOTES_THEME_NAME):
        yield Part(name, THEME, theme_part(scheme, scheme.theme.name))
    yield from settings()


def settings() -> Iterable[Part]:
    """Three parts without which PowerPoint offers to repair the file."""
    yield Part("/ppt/presProps.xml", PRESENTATION_PROPERTIES, presentation_ml("p:presentationPr"))
    yield Part("/ppt/viewProps.xml", VIEW_PROPERTIES, presentation_ml("p:viewPr"))
    styles = element(
        "a:tblStyleLst", xmlns_a=DRAWING, **{"def": "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"}
    )
    yield Part("/ppt/tableStyles.xml", TABLE_STYLES, document(styles))


def lent_parts(template: Borrowed, scheme: Scheme) -> Iterable[Part]:
    """What an organisation's template brings, and what it lacks."""
    yield from template.parts()
    if not template.notes_master:
        theme = template.free("/ppt/theme/theme{}.xml")
        relations = Relations()
        relations.to(THEME, theme)
        yield Part(NOTES_MASTER_NAME, NOTES_MASTER, notes_master(scheme), relations)
        yield Part(theme, THEME, theme_part(scheme, scheme.theme.name))
    yield from lent_settings(template)


def lent_settings(template: Borrowed) -> Iterable[Part]:
    """The properties of the program that a template's own do not replace."""
    for part in settings():
        if part.kind is not TABLE_STYLES or not template.has_table_styles:
            yield part


def _master(layouts: Sequence[Layout], scheme: Scheme) -> Part:
    relations = Relations()
    content = master_part(layouts, scheme, relations)
    relations.to(THEME, THEME_NAME)
    return Part(MASTER_NAME, MASTER, content, relations)
