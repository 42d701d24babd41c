"""What stays between two builds of one process makes them quicker, and no byte other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import editions
from photographs import saved, scene
from restitution.build import Report, build
from restitution.cache import Cache
from restitution.page.items import Publication
from restitution.products import Product
from restitution.rack import Rack
from restitution.standing import Standing
from restitution.theme.library import font_file
from restitution.theme.tokens import Theme
from restitution.workshop import Workshop

LAST = "    text: Une scierie et ses apprentis.\n"
VIDEO = "    video:\n      url: https://exemple.fr/v1\n"
RARE = "Une scierie de Łódź, ŵ et Ω, et ses apprentis."


def typesetter(tmp_path: Path, text: str, standing: Standing) -> object:
    workshop = Workshop(editions.project(tmp_path, text), standing=standing)
    return standing.typesetter(workshop.theme, workshop.language, workshop.edition.lexicon)


def test_one_typesetter_serves_all_builds_with_the_same_fonts_and_words(tmp_path: Path) -> None:
    standing, text = Standing(), editions.minimal()
    one = typesetter(tmp_path, text, standing)
    assert typesetter(tmp_path, text.replace("La Feuille", "La Page"), standing) is one
    assert typesetter(tmp_path, text + "\nlexicon: [Épinal]\n", standing) is not one


def test_a_build_after_others_gives_the_bytes_of_a_first_one(tmp_path: Path) -> None:
    standing, text = Standing(), editions.minimal()
    for typed in (text, text.replace("Une scierie et ses apprentis.", RARE), text + "\n# fin\n"):
        content = editions.project(tmp_path, typed)
        build(content, tmp_path / "warm", standing=standing, name="content.yaml")
    build(content, tmp_path / "cold", name="content.yaml")
    assert editions.snapshot(tmp_path / "warm") == editions.snapshot(tmp_path / "cold")


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    """The output folder of a build with one code, before its visit gets another name."""
    text = editions.minimal().replace(LAST, LAST + VIDEO)
    standing = Standing()
    build(editions.project(tmp_path, text), tmp_path / "o", only=["qr"], standing=standing)
    (tmp_path / "o" / "qr" / "affiche.svg").write_text("à nous", encoding="utf-8")
    (tmp_path / "o" / "qr" / "scierie.png").write_text("retouché", encoding="utf-8")
    content = editions.project(tmp_path, text.replace("id: scierie", "id: raboterie"))
    build(content, tmp_path / "o", only=["qr"], standing=standing)
    return tmp_path / "o" / "qr"


def test_what_only_the_last_build_made_goes_and_what_others_made_stays(codes: Path) -> None:
    assert {file.name for file in codes.iterdir()} == {
        "raboterie.svg",
        "raboterie.png",
        "affiche.svg",
        "scierie.png",
    }


ROOT = Path(__file__).parents[1]
PRODUCTS = ("deck", "newsletter", "press", "qr")
FONTS = [font_file(f"source-sans-3:SourceSans3{slope}[wght].ttf") for slope in ("", "-Italic")]
IMPRINT = "  date: 2024-05\n", "  date: 2024-05\n  imprint: {director: Camille Martin}\n"
"""What only pages say of who made them."""

LOOKS = "assets/themes/maison.yaml"
PAGES = "Camille Martin}", "Camille Morin}"
SLIDES = "Filière bois", "Filière du bois"

PICTURE = "    images:\n      - {file: atelier.png, alt: L’atelier}\n"


class Desk:
    """A project that is built again and again, and what was written last.

    Each build is of the same process, or with what others have ``kept`` of one that ended.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, *, kept: bool) -> None:
        text = editions.minimal().replace(LAST, LAST + VIDEO + PICTURE).replace(*IMPRINT)
        self.text = f"{text}theme: maison\n"
        self.folder, self.standing = folder, Standing()
        self.cache = Cache(folder / "cache") if kept else None
        self.written: list[str] = []
        self.picture = saved(folder / "atelier.png", scene())
        for kind, file in (("themes", "seminaire.yaml"), ("icc", "FOGRA39L.icc")):
            (folder / "assets" / kind).mkdir(parents=True)
            shutil.copyfile(ROOT / "assets" / kind / file, folder / "assets" / kind / file)
        looks = (folder / "assets/themes/seminaire.yaml").rename(
            folder / "assets/themes/maison.yaml"
        )
        text = looks.read_text("utf-8").replace("source-sans-3:SourceSans3[wght].ttf", "own.ttf")
        looks.write_text(text, encoding="utf-8")
        shutil.copyfile(FONTS[0], folder / "own.ttf")
        write = Product.write

        def noted(
            product: Product, publication: Publication, theme: Theme, path: Path, rack: Rack
        ) -> None:
            self.written.append(path.name)
            write(product, publication, theme, path, rack)

        monkeypatch.setattr(Product, "write", noted)
        self.build()

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def build(self, text: str = "", *, preflight: bool = True) -> Report:
        content = editions.project(self.folder, text or self.text)
        self.written.clear()
        if self.cache:
            self.standing = Standing(self.cache)
        return build(
            content,
            self.output,
            only=PRODUCTS,
            name="content.yaml",
            standing=self.standing,
            preflight=preflight,
        )

    def assert_as_from_nothing(self) -> None:
        """What is in the output is what another process would put there."""
        left, fresh = editions.snapshot(self.output), self.folder / "fresh"
        content = self.folder / "content.yaml"
        build(content, fresh, only=PRODUCTS, name="content.yaml")
        assert editions.snapshot(fresh) == left


@pytest.fixture(params=[False, True], ids=["same process", "another process"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch, kept=request.param)


@pytest.mark.parametrize(
    ("word", "written"),
    [(PAGES, ["newsletter.pdf", "newsletter-press.pdf"]), (SLIDES, ["deck.pptx"])],
)
def test_a_product_that_would_be_the_same_is_left_in_its_place(
    desk: Desk, word: tuple[str, str], written: list[str]
) -> None:
    before = {file: file.stat() for file in desk.output.rglob("*") if file.is_file()}
    report = desk.build(desk.text.replace(*word))
    assert desk.written == written
    after = {file: file.stat() for file in desk.output.rglob("*") if file.is_file()}
    moved = {file.name for file in before if before[file].st_mtime_ns != after[file].st_mtime_ns}
    assert moved == set(written)
    assert [result.product for result in report.results] == list(PRODUCTS)
    assert [result.pages > 0 and result.size > 0 for result in report.results] == [True] * 4
    assert set(report.made) == {file.relative_to(desk.output).as_posix() for file in after}
    desk.assert_as_from_nothing()


def test_it_is_not_left_when_there_is_nothing_to_say_that_it_was_looked_at(desk: Desk) -> None:
    text, pages = desk.text.replace(*PAGES), {"newsletter.pdf", "newsletter-press.pdf"}
    desk.build(text, preflight=False)
    assert pages <= set(desk.written)
    desk.build(text, preflight=False)
    assert desk.written == []
    desk.build(text)
    assert pages <= set(desk.written)


def test_one_process_knows_of_its_last_build_alone_whether_it_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, monkeypatch, kept=False)
    desk.build(preflight=False)
    assert len(desk.written) == len(PRODUCTS)
    desk.build(preflight=False)
    assert desk.written == []
    desk.build()
    assert len(desk.written) == len(PRODUCTS)


def test_the_remarks_of_what_is_left_are_told_again(desk: Desk) -> None:
    told = desk.build().problems
    assert desk.written == []
    desk.written.append("so that all is made")
    desk.standing, desk.cache = Standing(), None
    assert desk.build().problems == told
    assert len(desk.written) == len(PRODUCTS)


def touched(desk: Desk) -> None:
    pages = desk.output / "newsletter.pdf"
    pages.write_bytes(pages.read_bytes()[:-1] + b"#")


def removed(desk: Desk) -> None:
    (desk.output / "qr" / "scierie.png").unlink()


def another_profile(desk: Desk) -> None:
    profile = desk.folder / "assets/icc/FOGRA39L.icc"
    data = bytearray(profile.read_bytes())
    data[24:36] = bytes(12)  # the day on which it was made
    profile.write_bytes(data)


def another_photograph(desk: Desk) -> None:
    saved(desk.picture, scene(), turn=3)


def another_font(desk: Desk) -> None:
    shutil.copyfile(FONTS[1], desk.folder / "own.ttf")


def another_theme(desk: Desk) -> None:
    file = desk.folder / LOOKS
    file.write_text(file.read_text("utf-8").replace("rgb: 0B4A55", "rgb: 0B4A5A"), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (touched, ["newsletter.pdf"]),
        (removed, ["qr"]),
        (another_profile, ["newsletter-press.pdf"]),
        (another_photograph, ["newsletter.pdf"]),
        (another_font, ["newsletter.pdf", "newsletter-press.pdf"]),
        (another_theme, ["deck.pptx", "newsletter.pdf", "newsletter-press.pdf", "qr"]),
    ],
)
def test_it_is_made_again_when_anything_is_not_as_it_was(
    desk: Desk, change: Callable[[Desk], None], written: list[str]
) -> None:
    desk.build()
    assert desk.written == []
    change(desk)
    desk.build()
    assert set(written) <= set(desk.written)
    desk.assert_as_from_nothing()


def test_formes_of_what_is_left_in_place_stay_on_the_rack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, monkeypatch, kept=False)

    def wanted() -> set[str]:
        return set(desk.standing.rack._formes)

    places = wanted()
    desk.build(desk.text.replace(*PAGES))
    assert places <= wanted()
