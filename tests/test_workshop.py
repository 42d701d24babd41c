"""The deck and the newsletter of one reading name each other's places as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from editions import minimal, project
from products.built import CONTENT, boxes, workshop
from restitution.errors import Problem, Severity, ThemeError
from restitution.frozen import replace
from restitution.page.dump import dump
from restitution.page.items import Page
from restitution.theme.lending import Borrowing
from restitution.workshop import Workshop
from templates import wide

SLIDE = re.compile(r"diapositive\u00a0(\d+)")
PAGE = re.compile(r"Fil d’info p\.\u00a0(\d+)")


def numbers(name: str) -> dict[str, int]:
    pages = workshop().publication(name).pages
    return {anchor: page.number for page in pages for anchor in page.anchors}


def texts(page: Page) -> Iterator[tuple[str, str]]:
    for box in boxes(page):
        for passage in box.passages:
            yield box.name, "".join(span.text for span in passage.spans)


def test_pages_name_the_slides_of_their_questions() -> None:
    slides, found = numbers("deck"), {}
    for page in workshop().publication("newsletter").pages:
        for name, text in texts(page):
            if match := SLIDE.fullmatch(text):
                found[name.removesuffix("/slide")] = int(match.group(1))

    questions = {anchor for anchor in slides if anchor.startswith("question.")}
    assert set(found) == questions
    assert all(number == slides[anchor] for anchor, number in found.items())


def test_slides_name_the_pages_of_their_visits_and_questions() -> None:
    pages, named = numbers("newsletter"), 0
    for slide in workshop().publication("deck").pages:
        wanted = {pages[anchor] for anchor in slide.anchors if anchor in pages}
        found = {int(match) for name, text in texts(slide) for match in PAGE.findall(text)}
        if wanted and "footer" in slide.layout.slots:
            assert found == wanted, slide.name
            named += 1
        assert all(f"p.\u00a0{number}" in "\n".join(slide.notes) for number in wanted)
    assert named >= 16


def test_a_publication_is_composed_once() -> None:
    assert workshop().publication("deck") is workshop().publication("deck")


def test_slides_are_those_of_a_deck_that_knows_its_numbers_from_the_first() -> None:
    composed = workshop().publication("deck")
    fresh = Workshop(CONTENT, "content.yaml")
    assert dump(fresh._compose("deck", numbers("newsletter"))) == dump(composed)


def test_a_theme_without_a_publication_is_told() -> None:
    lacking = Workshop(CONTENT, "content.yaml")
    vars(lacking)["theme"] = replace(lacking.theme, grids={})

    with pytest.raises(ThemeError) as caught:
        lacking.publication("deck")

    (problem,) = caught.value.problems
    assert problem.values["path"] == "deck"
    assert problem.source


def templated(folder: Path, name: str) -> Workshop:
    """The smallest content on a template of that name."""
    return Workshop(project(folder, f"{minimal()}\ntheme: {{deck_template: {name}}}\n"))


def asked_by_theme(folder: Path, file: str) -> Workshop:
    """The smallest content, in a theme that asks for a template itself."""
    shop = Workshop(project(folder, minimal()))
    grid = replace(shop.theme.grids["deck"], template=Borrowing(file))
    vars(shop)["theme"] = replace(shop.theme, grids={**shop.theme.grids, "deck": grid})
    return shop


def refused(shop: Workshop) -> Problem:
    with pytest.raises(ThemeError) as caught:
        shop.publication("deck")
    (problem,) = caught.value.problems
    return problem


def test_slides_and_their_handout_are_on_the_template_the_newsletter_is_not(
    tmp_path: Path,
) -> None:
    wide(tmp_path / "modele.pptx")
    shop = templated(tmp_path, "modele.pptx")
    assert shop.theme_of("deck") is shop.theme_of("handout")
    assert shop.theme_of("deck").lent is not None
    assert shop.theme_of("newsletter") is shop.theme
    assert shop.theme.lent is None
    (mini, *_) = [page.layout for page in shop.publication("deck").pages]
    assert mini.part == "/ppt/slideLayouts/slideLayout1.xml"


def test_a_theme_may_ask_for_the_template_and_the_content_for_another(tmp_path: Path) -> None:
    wide(tmp_path / "modele.pptx")
    shop = asked_by_theme(tmp_path, "modele.pptx")
    assert shop.theme_of("deck").lent is not None
    assert refused(asked_by_theme(tmp_path, "absent.pptx")).code == "template_missing"
    assert refused(asked_by_theme(tmp_path, "../absent.pptx")).code == "template_outside"


def test_a_file_that_is_no_template_is_told_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "modele.pptx").write_bytes(b"rien")
    problem = refused(templated(tmp_path, "modele.pptx"))
    assert (problem.code, problem.values) == ("template_unreadable", {"file": "modele.pptx"})
    assert problem.source is not None
    assert problem.source.path == "theme.deck_template"


def test_what_is_noticed_of_a_template_is_told_once_slides_are_made(tmp_path: Path) -> None:
    wide(tmp_path / "modele.pptx", font="Candara")
    shop = templated(tmp_path, "modele.pptx")
    assert [problem.code for problem in shop.noticed] == []
    shop.publication("deck")
    (problem,) = shop.noticed
    assert (problem.code, problem.severity) == ("template_font", Severity.WARNING)
