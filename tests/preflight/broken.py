"""Good files of a small edition, and what it takes to spoil them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

import editions
from restitution.build import build
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import Page, Publication, Symbol
from restitution.preflight.fault import Fault
from restitution.preflight.products import inspect
from restitution.products import PRODUCTS
from restitution.workshop import Workshop

Spoiler = Callable[[pikepdf.Pdf], None]


class Good(Frozen):
    """A folder with every product, and the publications that are in it."""

    folder: Path
    workshop: Workshop

    def file(self, product: str) -> Path:
        return self.folder / PRODUCTS[product].file

    def publication(self, product: str) -> Publication:
        return self.workshop.publication(PRODUCTS[product].publication)


@cache
def good() -> Good:
    """Every product of the English edition, as the program makes them."""
    folder = Path(mkdtemp(prefix="restitution-test-"))
    text = (editions.CASES / "english.yaml").read_text(encoding="utf-8")
    content = editions.project(folder, text)
    build(content, folder / "output", preflight=False)
    return Good(folder / "output", Workshop(content))


def spoiled(product: str, folder: Path, spoil: Spoiler) -> tuple[Fault, ...]:
    """What is found in a good PDF after something was done to it."""
    path = folder / PRODUCTS[product].file
    with pikepdf.open(good().file(product)) as pdf:
        spoil(pdf)
        pdf.save(path)
    return found(product, path)


def found(product: str, path: Path) -> tuple[Fault, ...]:
    return inspect(product, path, good().publication(product))


def copied(product: str, folder: Path) -> Path:
    """A product to be changed."""
    source, target = good().file(product), folder / PRODUCTS[product].file
    copy: Callable[[Path, Path], object] = shutil.copytree if source.is_dir() else shutil.copy
    copy(source, target)
    return target


def codes(faults: tuple[Fault, ...]) -> set[str]:
    return {fault.code for fault in faults}


def coded_page() -> tuple[int, Page, Symbol]:
    """The first page of the newsletter with a code: its index, itself, the code."""
    for index, page in enumerate(good().publication("newsletter").pages):
        for item in page.items:
            if isinstance(item, Symbol):
                return index, page, item
    raise AssertionError


def draw(pdf: pikepdf.Pdf, operators: str, index: int = 0, **resources: Any) -> None:
    """Paint something on a page, above all that is there, marked as decoration."""
    page = pdf.pages[index]
    for kind, entries in resources.items():
        held = page.Resources.get(f"/{kind}", Dictionary())
        page.Resources[f"/{kind}"] = Dictionary({**dict(held), **entries})
    # the page's own content may leave a transformation behind
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q /Artifact BMC q {operators} Q EMC".encode())


def rectangle(pdf: pikepdf.Pdf, rect: Rect, index: int) -> str:
    """A path: a rectangle of the page as composed, on the sheet of the file."""
    trim = [float(value) for value in pdf.pages[index].trimbox]
    return (
        f"{trim[0] + rect.x:.3f} {trim[3] - rect.bottom:.3f} {rect.width:.3f} {rect.height:.3f} re"
    )


def image(pdf: pikepdf.Pdf, space: Any, side: int, components: int) -> pikepdf.Object:
    """A square picture of one grey."""
    return pdf.make_stream(
        b"\x55" * (side * side * components),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=side,
        Height=side,
        BitsPerComponent=8,
        ColorSpace=space,
    )


def annotation(pdf: pikepdf.Pdf, index: int, address: str) -> None:
    """A link in the middle of a page."""
    box = [float(value) for value in pdf.pages[index].trimbox]
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    action = Dictionary(S=Name.URI, URI=pikepdf.String(address))
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([x, y, x + 50, y + 20]), A=action
    )
    page = pdf.pages[index]
    page.obj.Annots = Array([*page.get("/Annots", Array()), pdf.make_indirect(note)])
