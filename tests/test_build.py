from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation

import editions
from restitution.build import Report, build, check_outputs
from restitution.delivery import HIDDEN, delivering, lock
from restitution.errors import (
    ContentError,
    LayoutError,
    OutputError,
    RestitutionError,
    Severity,
    ThemeError,
)
from restitution.language import get
from restitution.page.items import Page, TextBox
from restitution.products import PRODUCTS, Product
from restitution.workshop import Workshop

LONG = (
    "Une coopérative de travail appartient à celles et ceux qui y travaillent, qui élisent leur "
    "direction et se partagent le résultat de chaque année selon des règles votées ensemble"
)
TOO_WIDE = "Anticonstitutionnellementanticonstitutionnellementanticonstitutionnellement"
PRINTED = {"newsletter-press.pdf", "newsletter-booklet.pdf"}
FILES = {"deck.pptx", "deck.pdf", "deck-handout.pdf", "newsletter.pdf", *PRINTED}


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    folder = tmp_path_factory.mktemp("english")
    text = (editions.CASES / "english.yaml").read_text(encoding="utf-8")
    report = build(editions.project(folder, text), folder / "output")
    return folder / "output", report


def words_of(path: Path) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_every_product_is_made_from_an_english_edition(english: tuple[Path, Report]) -> None:
    output, report = english
    assert editions.snapshot(output).keys() == FILES | {"qr/sawmill.png", "qr/sawmill.svg"}
    assert [result.product for result in report.results] == list(PRODUCTS)
    assert all(result.pages and result.size for result in report.results)
    assert {result.file.name for result in report.results} == {"qr", *FILES}


def test_the_program_speaks_the_language_of_the_edition(english: tuple[Path, Report]) -> None:
    output, _ = english
    said, french = get("en").words, get("fr").words
    words = words_of(output / "newsletter.pdf") + words_of(output / "deck.pdf")
    assert said.all_videos in words
    assert said.all_videos != french.all_videos
    assert french.all_videos not in words
    assert "mai" not in words.split(" ")


def test_the_report_counts_what_is_in_the_files(english: tuple[Path, Report]) -> None:
    output, report = english
    counted = {result.product: result.pages for result in report.results}
    assert counted["deck"] == len(Presentation(str(output / "deck.pptx")).slides)
    assert counted["deck"] == counted["deck-pdf"] == len(pypdf.PdfReader(output / "deck.pdf").pages)
    assert counted["newsletter"] == len(pypdf.PdfReader(output / "newsletter.pdf").pages)
    assert counted["qr"] == 1
    sizes = {result.product: result.size for result in report.results}
    assert sizes["deck"] == (output / "deck.pptx").stat().st_size
    assert sizes["qr"] == sum(file.stat().st_size for file in (output / "qr").iterdir())


def test_who_prints_a_booklet_is_told_how(english: tuple[Path, Report]) -> None:
    _, report = english
    assert {r.product: r.hint for r in report.results if r.hint} == {"booklet": "short_edge"}


def test_two_builds_give_the_same_bytes(english: tuple[Path, Report], tmp_path: Path) -> None:
    output, _ = english
    build(output.parent / "content.yaml", tmp_path / "again", name="content.yaml")
    assert editions.snapshot(tmp_path / "again") == editions.snapshot(output)


def test_required_keys_alone_are_enough(tmp_path: Path) -> None:
    report = build(editions.project(tmp_path, editions.minimal()), tmp_path / "a" / "b")
    assert editions.snapshot(tmp_path / "a" / "b").keys() == FILES
    assert report.problems == ()


def test_only_what_is_asked_for_is_made(tmp_path: Path) -> None:
    steps: list[str | None] = []
    content = editions.project(tmp_path, editions.minimal())
    report = build(content, tmp_path / "o", only=["deck-pdf"], progress=steps.append)
    assert editions.snapshot(tmp_path / "o").keys() == {"deck.pdf"}
    assert [result.product for result in report.results] == ["deck-pdf"]
    assert steps == [None, "deck-pdf"]


def test_progress_is_told_product_by_product(tmp_path: Path) -> None:
    steps: list[str | None] = []
    content = editions.project(tmp_path, editions.minimal())
    build(content, tmp_path / "o", progress=steps.append)
    assert steps == [None, *PRODUCTS]


def test_older_files_that_are_not_ours_stay(tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / "qr").mkdir(parents=True)
    (output / "qr" / "affiche.odt").write_text("à nous", encoding="utf-8")
    build(editions.project(tmp_path, editions.minimal()), output)
    assert (output / "qr" / "affiche.odt").read_text(encoding="utf-8") == "à nous"


def no_theme(text: str) -> str:
    return text + "\ntheme: inconnu\n"


def bad_content(text: str) -> str:
    return text.replace("sector: bois", "sector: boit")


def too_wide(text: str) -> str:
    return text.replace("title: Visite de la scierie", f"title: {TOO_WIDE}")


def no_glyph(text: str) -> str:
    return text.replace("name: La Scierie", "name: 製材所")


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (bad_content, ContentError),
        (no_theme, ThemeError),
        (too_wide, LayoutError),
        (no_glyph, ThemeError),
    ],
)
def test_a_build_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, spoil: Callable[[str], str], error: type[RestitutionError]
) -> None:
    content, output = editions.project(tmp_path, editions.minimal()), tmp_path / "output"
    build(content, output)
    before = editions.snapshot(output)
    editions.project(tmp_path, spoil(editions.minimal()))
    with pytest.raises(error) as caught:
        build(content, output, name="content.yaml")
    assert editions.snapshot(output) == before
    assert {path.name for path in tmp_path.iterdir()} == {"content.yaml", "output"}
    for problem in caught.value.problems:
        assert problem.source is not None
        assert problem.source.file == "content.yaml"


def test_a_first_build_that_fails_makes_no_folder(tmp_path: Path) -> None:
    content = editions.project(tmp_path, too_wide(editions.minimal()))
    with pytest.raises(LayoutError):
        build(content, tmp_path / "a" / "output")
    assert [path.name for path in tmp_path.iterdir()] == ["content.yaml"]


def test_strict_refuses_a_warning_before_anything_is_made(tmp_path: Path) -> None:
    text = editions.asking(["a"]).replace("        points:\n          - a\n", "")
    content = editions.project(tmp_path, text)
    steps: list[str | None] = []
    with pytest.raises(ContentError) as caught:
        build(content, tmp_path / "output", strict=True, progress=steps.append)
    assert [problem.code for problem in caught.value.problems] == ["points_missing"]
    assert steps == [None]
    assert not (tmp_path / "output").exists()
    report = build(content, tmp_path / "output", only=["deck-pdf"])
    assert [problem.severity for problem in report.problems] == [Severity.WARNING]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    content = editions.project(tmp_path, editions.minimal())
    (tmp_path / "output").write_text("occupé", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        build(content, tmp_path / "output")
    (problem,) = caught.value.problems
    assert problem.code == "output_in_the_way"
    assert problem.values["file"] == "output"
    assert (tmp_path / "output").read_text(encoding="utf-8") == "occupé"


def test_a_folder_in_the_place_of_a_file_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    content, output = editions.project(tmp_path, editions.minimal()), tmp_path / "output"
    (output / "newsletter.pdf").mkdir(parents=True)
    (output / "deck.pptx").write_text("l’ancien", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        build(content, output)
    assert caught.value.problems[0].code == "output_in_the_way"
    assert caught.value.problems[0].values["file"] == "newsletter.pdf"
    assert {path.name for path in output.iterdir()} == {"newsletter.pdf", "deck.pptx"}
    assert (output / "deck.pptx").read_text(encoding="utf-8") == "l’ancien"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "output_denied"),
        (errno.EROFS, "output_read_only"),
        (errno.EDQUOT, "output_full"),
        (errno.ENAMETOOLONG, "output_name_long"),
        (errno.EBUSY, "output_denied"),
        (errno.ENOSPC, "output_full"),
        (errno.EIO, "output_failed"),
    ],
)
def test_what_the_system_refuses_is_told_and_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    content, output = editions.project(tmp_path, editions.minimal()), tmp_path / "output"
    build(content, output)
    before = editions.snapshot(output)
    editions.project(tmp_path, editions.minimal().replace("La Feuille", "La Page"))
    move = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "newsletter.pdf":
            raise OSError(number, "No", str(self), None, str(target))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError) as caught:
        build(content, output)
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["file"]) == (code, "newsletter.pdf")
    assert editions.snapshot(output) == before


def test_a_full_disk_while_writing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Product, "write", full)
    with pytest.raises(OutputError) as caught:
        build(editions.project(tmp_path, editions.minimal()), tmp_path / "output")
    assert caught.value.problems[0].code == "output_full"
    assert [path.name for path in tmp_path.iterdir()] == ["content.yaml"]


def body_of(page: Page) -> str:
    """The points of a slide, as they are drawn, line by line."""
    return " ".join(
        slug.text.strip(" ")
        for item in page.items
        if isinstance(item, TextBox) and item.slot == "body"
        for passage in item.passages
        for slug in passage.slugs
    )


def answers(tmp_path: Path, text: str) -> list[Page]:
    """The slides that answer the one question."""
    workshop = Workshop(editions.project(tmp_path, text), "content.yaml")
    pages = workshop.publication("deck").pages
    return [page for page in pages if "apprentis" in page.title and body_of(page)]


def test_points_too_long_for_a_slide_go_on_on_the_next(tmp_path: Path) -> None:
    points = [f"{LONG} {number}" for number in ("un", "deux", "trois", "quatre")]
    pages = answers(tmp_path, editions.asking(points))
    assert len(pages) > 1
    assert [page.title[-5:] for page in pages] == [
        f"({number}/{len(pages)})" for number in range(1, len(pages) + 1)
    ]
    assert " ".join(body_of(page) for page in pages) == " ".join(points)
    assert len({page.name for page in pages}) == len(pages)


def test_a_point_longer_than_a_slide_is_divided_and_whole(tmp_path: Path) -> None:
    point = f"{LONG} " * 6 + "et voilà"
    pages = answers(tmp_path, editions.asking([point]))
    assert len(pages) > 1
    assert " ".join(body_of(page) for page in pages) == point


def test_points_that_fit_stay_on_one_slide(tmp_path: Path) -> None:
    pages = answers(tmp_path, editions.asking(["Un contrat", "Un métier"]))
    assert [body_of(page) for page in pages] == ["Un contrat Un métier"]
    assert "/" not in pages[0].title


def test_a_publication_is_composed_once(tmp_path: Path) -> None:
    workshop = Workshop(editions.project(tmp_path, editions.minimal()))
    assert workshop.publication("deck") is workshop.publication("deck")


def test_a_theme_that_does_not_exist_is_told_where_it_is_named(tmp_path: Path) -> None:
    content = editions.project(tmp_path, no_theme(editions.minimal()))
    with pytest.raises(ThemeError) as caught:
        build(content, tmp_path / "output")
    (problem,) = caught.value.problems
    assert problem.source is not None
    assert (problem.code, problem.source.path) == ("theme_missing", "theme")
    lines = content.read_text(encoding="utf-8").split("\n")
    assert lines[problem.source.line - 1] == "theme: inconnu"
    assert problem.values == {"theme": "inconnu", "known": "seminaire"}


def test_two_builds_at_once_are_one_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "TRIES", 1)
    content = editions.project(tmp_path, editions.minimal())
    with delivering(tmp_path / "output"), pytest.raises(OutputError) as caught:
        build(content, tmp_path / "output", only=["deck-pdf"])
    assert caught.value.problems[0].code == "output_busy"
    build(content, tmp_path / "output", only=["deck-pdf"])
    assert editions.snapshot(tmp_path / "output").keys() == {"deck.pdf"}


def test_checking_files_puts_right_what_a_killed_build_left(tmp_path: Path) -> None:
    content, output = editions.project(tmp_path, editions.minimal()), tmp_path / "output"
    build(content, output, only=["deck-pdf"])
    (output / HIDDEN / "new").mkdir(parents=True)
    (output / "deck.pdf").replace(output / HIDDEN / "new" / "deck.pdf")
    (output / HIDDEN / "journal").write_text('{"deck.pdf": "add"}', encoding="utf-8")
    assert check_outputs(content, output).checked == ("deck-pdf",)
    assert editions.snapshot(output).keys() == {"deck.pdf"}
