from __future__ import annotations

from pathlib import Path

import pytest

from restitution.cache import Cache
from restitution.errors import ContentError, Problem, RestitutionError, ThemeError
from restitution.frozen import replace
from restitution.moulds import Moulds
from restitution.rack import Rack
from restitution.source import Source
from restitution.theme.lending import Pick
from restitution.theme.loader import PRODUCTS, load_theme
from restitution.theme.tokens import Align, SlotKind, Theme
from restitution.yamlfile import Entries, load

SHIPPED = Path(__file__).parents[2] / "assets" / "themes" / "seminaire.yaml"

HOUSE = """\
name: Maison
palette:
  night: {rgb: "#102030", cmyk: [90, 50, 0, 12.5]}
  white: {rgb: FFFFFF, cmyk: [0, 0, 0, 0]}
roles:
  text: night
  surface: white
families:
  office:
    name: Arimo
    office_name: Arial
    upright: arimo:Arimo[wght].ttf
    italic: arimo:Arimo-Italic[wght].ttf
deck:
  size: [960, 540]
  fit: 0.99
  lengths: {gap: 14}
  styles:
    body: {family: office, size: 24, leading: 30, colour: text, sizes: [22, 20]}
    quiet: {like: body, size: 18, leading: 22}
    head: {like: quiet, align: centre, weight: 700}
  layouts:
    cover:
      label: Couverture
      background: surface
      slots:
        title: {kind: title, rect: [48, 40, 864, 90], style: head, prompt: Titre}
print:
  bleed: 14.173
  marks: false
  mark_length: 14
  mark_gap: 3
  hairline: 0.25
  profile: FOGRA39L.icc
  condition: FOGRA39
  condition_name: Coated FOGRA39
  registry: http://www.color.org
  ink: 3
  paper: 0.283
  fold_mark: 0
"""


def themed(folder: Path, text: str = HOUSE) -> Path:
    themes = folder / "assets" / "themes"
    themes.mkdir(parents=True, exist_ok=True)
    (themes / "maison.yaml").write_text(text, encoding="utf-8")
    return folder


def refused(folder: Path, old: str, new: str) -> list[tuple[str, str, int]]:
    """What is wrong with the house theme once a piece of it is another: path, value, line."""
    assert old in HOUSE
    with pytest.raises(ThemeError) as caught:
        load_theme("maison", themed(folder, HOUSE.replace(old, new, 1)))
    assert {problem.code for problem in caught.value.problems} == {"theme_value"}
    return [
        (p.values["path"], p.values["detail"], p.source.line if p.source else 0)
        for p in caught.value.problems
    ]


def test_the_shipped_theme_has_both_grids(theme: Theme) -> None:
    assert set(theme.grids) == set(PRODUCTS)
    assert all(grid.layouts and grid.styles for grid in theme.grids.values())


def test_slots_of_the_shipped_theme_lie_on_their_sheet(theme: Theme) -> None:
    for grid in theme.grids.values():
        for layout in grid.layouts.values():
            for slot in layout.slots.values():
                assert slot.rect.x >= 0
                assert slot.rect.y >= 0
                assert slot.rect.right <= grid.size.width
                assert slot.rect.bottom <= grid.size.height


def test_a_style_takes_what_it_does_not_say_from_the_one_it_is_like(tmp_path: Path) -> None:
    styles = load_theme("maison", themed(tmp_path)).grids["deck"].styles
    head = styles["head"]
    assert (head.name, head.family, head.size, head.leading) == ("head", "office", 18, 22)
    assert (head.weight, head.align, head.sizes) == (700, Align.CENTRE, (22, 20))
    assert styles["quiet"].weight == 400


def test_values_are_read_as_what_they_are(tmp_path: Path) -> None:
    house = load_theme("maison", themed(tmp_path))
    deck = house.grids["deck"]
    assert house.name == "Maison"
    assert house.palette["night"].cmyk == (0.9, 0.5, 0, 0.125)
    assert (deck.size.width, deck.size.height, deck.fit) == (960, 540, 0.99)
    slot = deck.layouts["cover"].slots["title"]
    assert (slot.name, slot.kind, slot.style, slot.prompt) == (
        "title",
        SlotKind.TITLE,
        "head",
        "Titre",
    )
    assert (slot.rect.x, slot.rect.y, slot.rect.right, slot.rect.bottom) == (48, 40, 912, 130)
    assert deck.lengths == {"gap": 14}


def test_a_theme_may_say_how_fast_its_presenters_speak(tmp_path: Path) -> None:
    assert load_theme("maison", themed(tmp_path)).speech == {}
    spoken = HOUSE.replace("print:", "speech: {fr: 120, en: 130.5}\nprint:")
    assert load_theme("maison", themed(tmp_path, spoken)).speech == {"fr": 120, "en": 130.5}


@pytest.mark.parametrize("pace", ["0", "-140", "vite", "nan"])
def test_nobody_speaks_at_no_pace(pace: str, tmp_path: Path) -> None:
    ((path, detail, line),) = refused(tmp_path, "print:", f"speech: {{fr: {pace}}}\nprint:")
    assert (path, detail) == ("speech.fr", pace)
    assert line == HOUSE[: HOUSE.index("print:")].count("\n") + 1


def test_a_theme_of_the_project_comes_before_the_shipped_one(tmp_path: Path) -> None:
    themed(tmp_path).joinpath("assets/themes/maison.yaml").rename(
        tmp_path / "assets" / "themes" / "seminaire.yaml"
    )
    assert load_theme("seminaire", tmp_path).name == "Maison"
    assert load_theme("seminaire", tmp_path / "ailleurs").name == "Séminaire"


def test_an_unknown_theme_names_the_nearest(tmp_path: Path) -> None:
    source = Source("content.yaml", 90, 1, "theme")
    for name, known in (("seminair", "seminaire"), ("xyz", "maison, seminaire")):
        with pytest.raises(ThemeError) as caught:
            load_theme(name, themed(tmp_path), source)
        (problem,) = caught.value.problems
        assert (problem.code, problem.source) == ("theme_missing", source)
        assert problem.values == {"theme": name, "known": known}


@pytest.mark.parametrize("name", ["../maison", "/etc/passwd", "", "themes/maison"])
def test_a_theme_is_a_name_and_no_path(tmp_path: Path, name: str) -> None:
    (themed(tmp_path) / "assets" / "maison.yaml").write_text(HOUSE, encoding="utf-8")
    with pytest.raises(ThemeError):
        load_theme(name, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("FFFFFF", "FFF", [("palette.white.rgb", "FFF", 4)]),
        ("FFFFFF", "blanc", [("palette.white.rgb", "blanc", 4)]),
        ("[0, 0, 0, 0]", "[0, 0, 0, noir]", [("palette.white.cmyk.3", "noir", 4)]),
        ("text: night", "text: nuit", [("roles.text", "nuit", 6)]),
        ("size: 24,", "size: grand,", [("deck.styles.body.size", "grand", 19)]),
        ("align: centre", "align: milieu", [("deck.styles.head.align", "milieu", 21)]),
        ("like: body", "like: corps", [("deck.styles.quiet.like", "corps", 20)] * 2),
        (
            "family: office",
            "family: arial",
            [
                (f"deck.styles.{name}.family", "arial", line)
                for name, line in (("body", 19), ("quiet", 20), ("head", 21))
            ],
        ),
        ("style: head", "style: tete", [("deck.layouts.cover.slots.title.style", "tete", 27)]),
        ("background: surface", "background: x", [("deck.layouts.cover.background", "x", 25)]),
        ("kind: title", "kind: titre", [("deck.layouts.cover.slots.title.kind", "titre", 27)]),
    ],
)
def test_a_value_that_makes_no_sense_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str, int]]
) -> None:
    assert refused(tmp_path, old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "path", "line"),
    [
        ("[960, 540]", "[960]", "deck.size", 15),
        ("[960, 540]", "[960, 540, 3]", "deck.size", 15),
        ("[48, 40, 864, 90]", "[48, 40, 864]", "deck.layouts.cover.slots.title.rect", 27),
        ("[90, 50, 0, 12.5]", "[90, 50]", "palette.night.cmyk", 3),
    ],
)
def test_too_few_or_too_many_numbers_are_told(
    tmp_path: Path, old: str, new: str, path: str, line: int
) -> None:
    found = refused(tmp_path, old, new)
    assert all(told.startswith(path) and at == line for told, _, at in found)


def test_styles_that_are_like_each_other_are_told(tmp_path: Path) -> None:
    found = refused(tmp_path, "{family: office, size: 24", "{like: head, size: 24")
    assert {path for path, _, _ in found} <= {
        f"deck.styles.{name}.like" for name in ("body", "quiet", "head")
    }


def test_a_theme_that_is_no_yaml_is_told_in_its_own_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_theme("maison", themed(tmp_path, "name: [\n"))
    (problem,) = caught.value.problems
    assert problem.source is not None
    assert problem.source.file == "maison.yaml"


def test_the_shipped_theme_says_every_product(theme: Theme) -> None:
    entries = load(SHIPPED, SHIPPED.name)
    for product in PRODUCTS:
        grid = entries[product]
        assert isinstance(grid, Entries)
        styles, layouts = grid["styles"], grid["layouts"]
        assert isinstance(styles, Entries)
        assert isinstance(layouts, Entries)
        assert theme.grids[product].styles.keys() == styles.keys()
        assert theme.grids[product].layouts.keys() == layouts.keys()


def test_what_the_print_shop_asks_for_is_the_themes(tmp_path: Path) -> None:
    press = load_theme("maison", themed(tmp_path)).press
    assert press is not None
    assert (press.bleed, press.marks, press.ink, press.condition) == (14.173, False, 3, "FOGRA39")
    assert press.profile.read_bytes()[36:40] == b"acsp"


def test_a_projects_own_profile_goes_first(tmp_path: Path) -> None:
    own = tmp_path / "assets" / "icc" / "FOGRA39L.icc"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"own")
    press = load_theme("maison", themed(tmp_path)).press
    assert press is not None
    assert press.profile == own


@pytest.mark.parametrize(
    ("old", "new", "path", "detail"),
    [
        ("profile: FOGRA39L.icc", "profile: absent.icc", "print.profile", "absent.icc"),
        ("marks: false", "marks: peut-être", "print.marks", "peut-être"),
        ("[90, 50, 0, 12.5]", "[90, 90, 90, 40]", "palette.night.cmyk", "310% > 300%"),
    ],
)
def test_what_cannot_be_printed_is_told(
    tmp_path: Path, old: str, new: str, path: str, detail: str
) -> None:
    ((where, found, line),) = refused(tmp_path, old, new)
    assert (where, found) == (path, detail)
    assert new in HOUSE.replace(old, new, 1).split("\n")[line - 1]


LENT = """\
  template:
    file: assets/modele.pptx
    layouts:
      cover: {layout: Diapositive de titre, slots: {title: 0}}
    roles: {text: accent2}
print:
"""


def test_a_theme_says_which_layouts_of_a_template_play_its_own(tmp_path: Path) -> None:
    grid = load_theme("maison", themed(tmp_path, HOUSE.replace("print:\n", LENT))).grids["deck"]
    assert grid.template is not None
    assert (grid.template.file, grid.template.roles) == ("assets/modele.pptx", {"text": "accent2"})
    pick = grid.template.layouts["cover"]
    assert (pick.layout, pick.slots) == ("Diapositive de titre", {"title": "0"})
    assert pick.source is not None
    assert (pick.source.file, pick.source.line) == ("maison.yaml", 31)


def test_a_layout_of_a_template_may_be_named_alone(tmp_path: Path) -> None:
    text = LENT.replace("{layout: Diapositive de titre, slots: {title: 0}}", "Titre")
    grid = load_theme("maison", themed(tmp_path, HOUSE.replace("print:\n", text))).grids["deck"]
    assert grid.template is not None
    assert replace(grid.template.layouts["cover"], source=None) == Pick("Titre")


@pytest.mark.parametrize(
    ("old", "new", "path", "detail"),
    [
        ("cover: {layout", "une: {layout", "deck.template.layouts.une", "une"),
        ("{title: 0}", "{titre: 0}", "deck.template.layouts.cover.slots.titre", "titre"),
        ("{text: accent2}", "{texte: accent2}", "deck.template.roles.texte", "texte"),
        ("{text: accent2}", "{text: accent7}", "deck.template.roles.text", "accent7"),
    ],
)
def test_a_table_that_names_what_is_not_there_is_told(
    old: str, new: str, path: str, detail: str, tmp_path: Path
) -> None:
    text = HOUSE.replace("print:\n", LENT.replace(old, new))
    with pytest.raises(ThemeError) as caught:
        load_theme("maison", themed(tmp_path, text))
    told = [problem.values for problem in caught.value.problems]
    assert {"path": path, "detail": detail} in told


def test_the_files_of_a_family_may_lie_in_the_project(tmp_path: Path) -> None:
    own = tmp_path / "assets" / "fonts" / "Maison-Bold.ttf"
    own.parent.mkdir(parents=True)
    own.touch()
    text = HOUSE.replace(
        "    italic: arimo:Arimo-Italic[wght].ttf\n",
        "    italic: arimo:Arimo-Italic[wght].ttf\n    bold: assets/fonts/Maison-Bold.ttf\n",
    )
    family = load_theme("maison", themed(tmp_path, text)).families["office"]
    assert family.file(700, italic=False) == str(own)
    assert family.file(400, italic=False) == "arimo:Arimo[wght].ttf"
    assert family.file(700, italic=True) == str(own)


def told(name: str, folder: Path, rack: Rack | None) -> Theme | tuple[Problem, ...]:
    try:
        return load_theme(name, folder, rack=rack)
    except RestitutionError as error:
        return error.problems


def test_a_theme_that_is_edited_is_read_as_if_for_the_first_time(tmp_path: Path) -> None:
    (tmp_path / "assets" / "themes").mkdir(parents=True)
    rack, file = Rack(), tmp_path / "assets" / "themes" / "maison.yaml"
    for text in (
        HOUSE,
        HOUSE.replace("102030", "203040"),
        "# un mot\n" + HOUSE,  # all stands a line further down
        "# un mot\n" + HOUSE.replace("surface: white", "surface: ivory"),
        HOUSE.replace("deck:\n", "deck: [\n"),
        HOUSE.replace("size: 18", "size: 17"),
    ):
        file.write_text(text, encoding="utf-8")
        assert told("maison", tmp_path, rack) == told("maison", tmp_path, None)
        rack.clear()


def test_a_file_that_a_theme_names_counts_from_when_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "assets" / "themes").mkdir(parents=True)
    file = tmp_path / "assets" / "themes" / "maison.yaml"
    file.write_text(HOUSE.replace("arimo:Arimo[wght].ttf", "nos.ttf"), encoding="utf-8")
    rack = Rack()
    before = load_theme("maison", tmp_path, rack=rack)
    (tmp_path / "nos.ttf").write_bytes(b"")
    after = load_theme("maison", tmp_path, rack=rack)
    assert before.families["office"].upright == "nos.ttf"
    assert after.families["office"].upright == str(tmp_path / "nos.ttf")


def test_a_file_that_comes_to_lie_in_the_project_is_found(tmp_path: Path) -> None:
    cache, themes = Cache(tmp_path / "cache"), tmp_path / "assets" / "themes"
    themes.mkdir(parents=True)
    (themes / "maison.yaml").write_text(HOUSE.replace("arimo:Arimo[wght].ttf", "own.ttf"), "utf-8")

    def upright() -> str:
        """The file of a face, as a new process finds it."""
        moulds = Moulds(cache)
        theme = load_theme("maison", tmp_path, None, rack := Rack(moulds))
        rack.put_away()
        return theme.families["office"].upright

    assert [upright(), upright()] == ["own.ttf", "own.ttf"]
    (tmp_path / "own.ttf").touch()
    assert [upright(), upright()] == [str(tmp_path / "own.ttf")] * 2


def test_a_theme_that_is_wrong_is_told_of_each_time(tmp_path: Path) -> None:
    themes = tmp_path / "assets" / "themes"
    themes.mkdir(parents=True)
    (themes / "maison.yaml").write_text(HOUSE.replace("text: night", "text: nigth"), "utf-8")
    rack = Rack(Moulds(Cache(tmp_path / "cache")))
    for _ in range(2):
        with pytest.raises(ThemeError) as raised:
            load_theme("maison", tmp_path, None, rack)
        assert [problem.values["path"] for problem in raised.value.problems] == ["roles.text"]
