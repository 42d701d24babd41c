"""The pages two by two on sheets that are printed on both sides, folded and stapled.

For machines that print them: the leaves are those of the file for screens, as form XObjects
(ISO 32000-1, 8.10), but nothing is made of what they mean and where they lead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.geometry import Size
from restitution.imposition import Binding, Side, sides
from restitution.page.items import Publication
from restitution.rack import Rack
from restitution.theme.tokens import Theme
from restitution.writers.pdf import metadata, operators, syntax
from restitution.writers.pdf.binding import Binder
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.screen import Screen

_DASH = 3.0


def data(
    publication: Publication,
    theme: Theme,
    binding: Binding,
    rack: Rack | None = None,
    place: str = "folded",
) -> bytes:
    """A PDF of the sheets that claims no standard: the same pages give the same bytes.

    On the rack stand the pages that were drawn last. All are taken to be as large as the first.
    Raises ThemeError for a font that cannot be embedded, AssetError for a photograph that is
    damaged, ValueError for a date that is not ISO 8601.
    """
    document = Document(publication.language)
    binder = Binder(document, Screen(theme), rack or Rack(), place)
    forms = [binder.form(binder.leaf(page)) for page in publication.pages]
    for side in sides(len(forms)):
        _add(document, forms, side, publication.pages[0].size, binding)
    binder.finish()
    metadata.write_information(document, publication)
    metadata.write_packet(document, publication, "")
    return document.data()


def _add(
    document: Document, forms: Sequence[str], side: Side, size: Size, binding: Binding
) -> None:
    """One side of a sheet."""
    shown = {
        f"P{number}": forms[number] for number in (side.left, side.right) if number is not None
    }
    content = operators.deflated([*_halves(side, size, binding), *_fold_marks(size, binding)])
    box = {"MediaBox": f"[{syntax.numbers(0, 0, 2 * size.width, size.height)}]"}
    document.put_page(document.add_page(), content, shown, "", box)


def _halves(side: Side, size: Size, binding: Binding) -> Iterator[str]:
    """Each half cut at the fold, its page nearer to it the deeper the sheet lies.

    Inner sheets stick out (creep), by the paper's thickness each: what is cut off there must not
    be taken from the margin.
    """
    creep = side.depth * binding.paper
    for left, number, moved in ((0.0, side.left, creep), (size.width, side.right, -creep)):
        if number is not None:
            half = operators.rectangle(left, 0, size.width, size.height)
            yield f"q {half} W n 1 0 0 1 {syntax.numbers(left + moved, 0)} cm /P{number} Do Q"


def _fold_marks(size: Size, binding: Binding) -> Iterator[str]:
    """Short dashed lines where the sheet is folded, at its head and its foot."""
    length, height = binding.fold_mark, size.height
    if length:
        yield f"q 0.5 G {operators.pen(binding.hairline, (_DASH,))}"
        for start, end in ((0.0, length), (height, height - length)):
            yield f"{operators.line((size.width, start), (size.width, end))} S"
        yield "Q"
