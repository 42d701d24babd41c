"""Every fault can be told, and a fault keeps the files of before in their place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

import editions
from commands import run
from house import SOURCE
from restitution.build import build, check_outputs
from restitution.errors import PreflightError, Severity
from restitution.interface.catalogues import messages
from restitution.messages import tell
from restitution.preflight import paper
from restitution.preflight.fault import Fault
from restitution.preflight.problems import MOST_TOLD, problems
from restitution.products import PRODUCTS, Product

OURS = ("codes", "document", "package", "paper", "press", "products", "repairs", "telephone")


def told_codes() -> set[str]:
    """Every code of a fault in our modules; those of the structure are told as one."""
    texts = [(SOURCE / "preflight" / f"{name}.py").read_text("utf-8") for name in OURS]
    quoted = re.findall(r'(?:Fault\(|yield )"([a-z_]+)"', "\n".join(texts))
    assert len(quoted) > 20
    return set(quoted)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_fault_has_its_words(language: str) -> None:
    for code in told_codes():
        (problem,) = problems("newsletter.pdf", [Fault(code, 3, "Detail")])
        told = tell(problem, language)
        assert "newsletter.pdf" in told.message
        assert told.hint


def test_no_words_are_left_over() -> None:
    codes = {f"preflight_{code}" for code in told_codes()} | {"preflight_nothing"}
    assert codes == {key for key in messages("fr") if key.startswith("preflight_")}


def test_a_fault_that_repeats_is_told_a_few_times() -> None:
    faults = [Fault("rgb", page, "RGB") for page in range(1, 30)] + [Fault("ppi", 2, "90")]
    found = list(problems("a.pdf", faults))
    assert [one.code for one in found].count("preflight_rgb") == MOST_TOLD
    assert [one.severity for one in found if one.code == "preflight_ppi"] == [Severity.WARNING]


def spoiling(product: str, spoil: Callable[[pikepdf.Pdf], None]) -> Callable[..., None]:
    """A writer that spoils what it has written."""
    write = Product.write

    def written(
        self: Product, publication: object, theme: object, path: Path, rack: object
    ) -> None:
        write(self, publication, theme, path, rack)  # type: ignore[arg-type]
        if self is PRODUCTS[product]:
            with pikepdf.open(path, allow_overwriting_input=True) as pdf:
                spoil(pdf)
                pdf.save(path)

    return written


def lose_a_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def test_a_faulty_file_is_told_and_nothing_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, output = editions.project(tmp_path, editions.minimal()), tmp_path / "output"
    build(content, output)
    before = editions.snapshot(output)
    monkeypatch.setattr(Product, "write", spoiling("newsletter", lose_a_page))
    result = run("build", content)
    assert result.exit_code == 1
    assert "newsletter.pdf n’a pas le bon nombre de pages (7 / 8)" in result.stderr
    assert editions.snapshot(output) == before
    build(content, output, only=["newsletter"], preflight=False)
    assert editions.snapshot(output) != before


def test_finished_files_are_checked_against_the_content(tmp_path: Path) -> None:
    content, output = editions.project(tmp_path, editions.minimal()), tmp_path / "output"
    build(content, output, only=["newsletter", "deck"])
    result = run("check", content, "--outputs")
    assert result.exit_code == 0
    assert "newsletter.pdf : pages" in result.stdout
    assert "deck.pptx : archive" in result.stdout
    assert "deck.pdf" not in result.stdout
    assert result.stdout.endswith("Rien à signaler.\n")
    with pikepdf.open(output / "newsletter.pdf", allow_overwriting_input=True) as pdf:
        lose_a_page(pdf)
        pdf.save(output / "newsletter.pdf")
    refused = run("check", content, "--outputs")
    assert refused.exit_code == 1
    assert "newsletter.pdf a 7 pages" in refused.stderr


def test_every_product_is_looked_at_and_its_checks_are_named() -> None:
    assert set(paper.RULES) | {"deck"} == set(PRODUCTS)


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    content = editions.project(tmp_path, editions.minimal())
    with pytest.raises(PreflightError) as caught:
        check_outputs(content, tmp_path / "rien")
    assert caught.value.problems[0].code == "preflight_nothing"
    result = run("check", content, "--outputs", "--output", tmp_path / "rien")
    assert result.exit_code == 1
    assert "restitution build" in result.stderr
