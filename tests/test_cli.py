from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

import editions
from commands import plain, run
from restitution import __version__, cli
from restitution.cli.products import UNITS
from restitution.interface import codes, sentences
from restitution.products import PRODUCTS

ENGLISH = re.compile(
    r"\b(Error|Usage:|Try|No such|Invalid|requires|argument|Missing|the|unexpected|Options:|"
    r"Show|File|Traceback)\b"
)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return editions.project(tmp_path, editions.minimal())


def test_the_products_of_the_command_line_are_those_that_are_built() -> None:
    assert tuple(UNITS) == tuple(PRODUCTS)
    for code in codes():
        assert {f"product_{name}" for name in PRODUCTS} <= sentences(code).keys()
        assert {f"checked_{name}" for name in PRODUCTS} <= sentences(code).keys()


def test_a_build_says_what_it_does_and_what_it_made(content: Path) -> None:
    result = run("build")
    assert result.exit_code == 0
    steps = result.stderr.split("\n")
    assert steps[0] == "  lecture du contenu…"
    assert [step.strip(" …") for step in steps[1:] if step] == [
        sentences("fr")[f"product_{name}"] for name in PRODUCTS
    ]
    rows = result.stdout.rstrip("\n").split("\n")
    assert re.fullmatch(r"  output/deck\.pptx +\d+ diapositives +\d+ Ko +\d+,\d s", rows[0])
    assert re.fullmatch(r"  output/deck-handout\.pdf +\d+ pages? +\d+ Ko +\d+,\d s", rows[2])
    assert re.fullmatch(r"  output/newsletter\.pdf +\d+ pages +\d+ Ko +\d+,\d s", rows[3])
    assert re.fullmatch(r"  output/newsletter-press\.pdf +\d+ pages .+", rows[4])
    assert re.fullmatch(r"  output/newsletter-booklet\.pdf +\d+ pages .+", rows[5])
    assert re.fullmatch(r" +→ .+ recto verso .+", rows[6])
    assert re.fullmatch(r"  output/qr +0 code +0 Ko +\d+,\d s", rows[7])
    assert re.fullmatch(r"Terminé en \d+,\d s\.", rows[-1])
    assert (content.parent / "output" / "newsletter.pdf").is_file()


VIDEO = """\
    video:
      url: https://dai.ly/xf058f
"""


def test_a_build_says_from_how_far_the_codes_of_the_slides_are_read(content: Path) -> None:
    text = editions.minimal().replace("\nprogramme:", VIDEO + "\nprogramme:")
    room = "room:\n  depth: 9\n  screen_width: 2,4\n"
    editions.project(content.parent, text + room)
    slides, pages = run("build", "--only", "deck-pdf"), run("build", "--only", "newsletter")
    said = "Codes QR lisibles jusqu’à 8 m (diapositives vidéo), 3 m (toutes les vidéos), sur un"
    assert f"{said} écran de 2,4 m de large.\n" in slides.stdout
    assert "(room) – Remarque : Aucun code vidéo ne se lit du dernier rang" in slides.stderr
    assert "Codes QR" not in pages.stdout


def test_a_build_goes_where_it_is_told_and_makes_what_it_is_asked_for(content: Path) -> None:
    result = run("build", content, "--output", content.parent / "ici", "--only", "deck-pdf, qr")
    assert result.exit_code == 0
    assert {path.name for path in (content.parent / "ici").iterdir()} == {"deck.pdf"}
    assert not (content.parent / "output").exists()


def test_output_stands_beside_the_content_unless_told(content: Path, tmp_path: Path) -> None:
    folder = tmp_path / "numéro 3"
    folder.mkdir()
    content.rename(folder / "content.yaml")
    assert run("build", folder / "content.yaml", "--only", "deck-pdf").exit_code == 0
    assert (folder / "output" / "deck.pdf").is_file()


@pytest.mark.usefixtures("content")
def test_check_has_nothing_to_say_of_a_good_file() -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "content.yaml : rien à signaler.\n")
    assert json.loads(run("check", "--format", "json").stdout) == []


def test_check_tells_programs_the_same_as_people(content: Path) -> None:
    editions.project(content.parent, editions.minimal().replace("sector: bois", "sector: boit"))
    people, program = run("check"), run("check", "--format", "json")
    assert (people.exit_code, program.exit_code) == (1, 1)
    (told,) = json.loads(program.stdout)
    assert told["code"] == "unknown_sector"
    assert told["severity"] == "error"
    assert (told["file"], told["line"], told["column"]) == ("content.yaml", 38, 13)
    head, line, caret, hint, end = people.stderr.split("\n")
    assert head == f"content.yaml:38:13 (visits[0].sector) – Erreur : {plain(told['message'])}"
    assert line == f"    38 │ {told['excerpt']}" == "    38 │     sector: boit"
    assert caret == f"       │ {told['caret']}" == "       │             ^~~~"
    assert told["end_column"] == 17
    assert hint == f"    → {plain(told['hint'])}"
    assert end == ""


def test_a_warning_is_told_and_only_strict_refuses_it(content: Path) -> None:
    text = editions.asking(["a"]).replace("        points:\n          - a\n", "")
    editions.project(content.parent, text)
    for command in (["check"], ["build", "--only", "deck-pdf"]):
        loose, strict = run(*command), run(*command, "--strict")
        assert (loose.exit_code, strict.exit_code) == (0, 1)
        for result in (loose, strict):
            assert "content.yaml:45:9 (visits[0].questions[0]" in result.stderr
            assert "– Remarque : " in result.stderr
    assert "rien à signaler" not in run("check").stdout


def test_a_plan_that_does_not_hold_is_told_without_building_anything(content: Path) -> None:
    answer = "un mot " * 400
    text = editions.asking(["a"], f'"{answer}"')
    text = text.replace("    title: Visite de", "    minutes: 3\n    title: Visite de")
    editions.project(content.parent, text)
    loose, strict = run("check"), run("check", "--strict")
    assert (loose.exit_code, strict.exit_code) == (0, 1)
    said = (
        "(visits[0].minutes) – Remarque : La Scierie : environ 6 min de notes pour 3 min prévues."
    )
    assert said in loose.stderr
    assert said in strict.stderr
    assert [path.name for path in content.parent.iterdir()] == ["content.yaml"]


def test_problems_of_the_plan_come_in_the_order_of_the_file(content: Path) -> None:
    text = editions.asking(["a"], f'"{"Un mot. " * 400}"')
    text = text.replace("        points:\n          - a\n", "")
    editions.project(content.parent, "presentation:\n  minutes: 2\n" + text)
    told = json.loads(run("check", "--format", "json").stdout)
    assert [one["code"] for one in told] == ["notes_too_long", "points_missing"]


def test_strict_reads_the_content_once(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    read_bytes = Path.read_bytes

    def counted(self: Path) -> bytes:
        read.append(self)
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", counted)
    assert run("build", content, "--strict", "--only", "deck-pdf").exit_code == 0
    assert read.count(content) == 1


def test_the_schema_is_json() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert "visits" in json.loads(result.stdout)["properties"]


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_missing_file_is_told_with_a_way_out(command: str, tmp_path: Path) -> None:
    result = run(command, tmp_path / "rien.yaml")
    assert result.exit_code == 1
    assert "rien.yaml est introuvable" in result.stderr
    assert "restitution build dossier/content.yaml" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_exit_code_3(content: Path) -> None:
    (content.parent / "output").write_text("", encoding="utf-8")
    result = run("build")
    assert result.exit_code == 3
    assert "Erreur : « output » est déjà pris" in result.stderr
    assert "--output" in result.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["bild"], "la commande « bild » n’existe pas ; choisir parmi : new, build, watch, check"),
        (["--oups"], "l’option « --oups » n’existe pas"),
        (["build", "--outptu", "x"], "« --outptu » n’existe pas. Vouliez-vous dire « --output » ?"),
        (["build", "--output"], "l’option « --output » attend une valeur"),
        (["build", "--strict=1"], "l’option « --strict » ne prend pas de valeur"),
        (["build", "a.yaml", "b.yaml"], "« b.yaml » est de trop"),
        (["new"], "il manque : DOSSIER"),
        (["schema", "a.yaml"], "« a.yaml » est de trop"),
        (["check", "--format", "xml"], "« xml » n’est pas possible ; choisir parmi : text, json"),
        (
            ["build", "--only", "deck,livre"],
            "« livre » n’est pas un produit ; choisir parmi : deck",
        ),
    ],
)
def test_wrong_usage_is_told_in_french_with_exit_code_2(args: list[str], words: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
    assert result.stderr.startswith("Erreur : ")
    command = args[0] if args[0] in cli.main.names else ""
    assert f"Essayez « {f'restitution {command}'.rstrip(' ')} --help »" in result.stderr
    assert not ENGLISH.search(result.stderr)


@pytest.mark.parametrize("args", [["--help"], *([name, "-h"] for name in cli.main.names)])
def test_help_is_french(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage : restitution")
    assert not ENGLISH.search(result.stdout)
    assert "Options :" in result.stdout


def test_without_a_command_help_is_shown() -> None:
    result = run()
    assert result.exit_code == 2
    assert all(name in result.stderr for name in cli.main.names)


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"restitution {__version__}\n"


def test_commands_speak_the_language_that_is_asked_for() -> None:
    for words in (["--lang", "en", "build", "--help"], ["build", "--help", "--lang=en"]):
        result = run(*words)
        assert result.exit_code == 0
        assert result.stdout.startswith("Usage: restitution build")
        assert "Folder that the files go to" in result.stdout


def test_commands_speak_the_language_of_the_locale(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert run("check", content).stdout.endswith(": nothing to report.\n")
    assert run("check", content, "--lang", "fr").stdout.endswith(" : rien à signaler.\n")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert run("check", content).stdout.endswith(" : rien à signaler.\n")


def test_problems_are_told_in_the_language_that_is_asked_for(content: Path) -> None:
    editions.project(content.parent, spoilt("unknown sector"))
    said = run("check", content, "--lang", "en").stderr
    assert "content.yaml:38:13 (visits[0].sector) – Error: " in said
    assert "Erreur" not in said


def test_colours_are_for_terminals_and_for_those_who_want_them(content: Path) -> None:
    editions.project(content.parent, spoilt("unknown sector"))

    def said(*words: str, **environment: str) -> str:
        return (
            CliRunner(env=environment)
            .invoke(cli.main, ["check", str(content), *words], color=True)
            .stderr
        )

    assert "\x1b[31m" in said(TERM="xterm", NO_COLOR="")
    assert "\x1b" not in said("--no-color", TERM="xterm", NO_COLOR="")
    assert "\x1b" not in said(TERM="xterm", NO_COLOR="1")
    assert "\x1b" not in said(TERM="dumb", NO_COLOR="")
    assert "\x1b" not in run("check", content).stderr


def test_more_problems_than_anybody_reads_are_counted(content: Path) -> None:
    editions.project(content.parent, editions.minimal() + "".join(f"k{n}: x\n" for n in range(130)))
    people, program = run("check", content), run("check", content, "--format", "json")
    assert people.stderr.count("Erreur : ") == 100
    assert people.stderr.endswith("\n… et 30 autres.\n")
    assert len(json.loads(program.stdout)) == 130


def test_what_was_understood_is_told(content: Path) -> None:
    text = editions.minimal().replace("title: Voyage d'étude", "title: 'Voyage d'étude'")
    editions.project(content.parent, text)
    lines = run("check", content).stderr.split("\n")
    assert lines[1:] == [
        "    3 │   title: 'Voyage d'étude'",
        "      │                    ^",
        "    compris : 'Voyage d'",
        '    → Écrivez `title: "Voyage d\'étude"`.',
        "",
    ]


def test_names_that_turn_the_text_around_are_shown_as_they_are(tmp_path: Path) -> None:
    name = "conte\u202elmay.nu"
    (tmp_path / name).write_text("publication: [\n", encoding="utf-8")
    said = run("check", tmp_path / name).stderr
    assert "\u202e" not in said
    assert "conte⟨U+202E⟩lmay.nu" in said


def test_a_language_that_is_not_spoken_is_told() -> None:
    result = run("--lang", "xx", "check")
    assert result.exit_code == 2
    assert "« xx » n’est pas possible ; choisir parmi : fr, en" in result.stderr


def test_an_interruption_is_told_in_french(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("restitution.cli.making.build", interrupt)
    result = run("build", content)
    assert result.exit_code == 1
    assert result.stderr.endswith("Interrompu.\n")


QUESTIONS = ["Un", "Deux", "Trois", "Quatre", "Cinq"]
BAD = {
    "missing key": ("  tagline: Trois jours sur le terrain\n", "", 2, 3, "« tagline »"),
    "unknown key": (
        "    name: La Scierie",
        "    nmae: La Scierie",
        36,
        5,
        "« name » ?",
    ),
    "colon in a point": (
        "    text: Une scierie et",
        "    points:\n      - Dates : 3 mai\n    text: Une scierie et",
        44,
        9,
        "guillemets droits",
    ),
    "key twice": ("    sector: bois\n", "    sector: bois\n    sector: bois\n", 39, 5, "ligne 38"),
    "missing image": (
        "    text: Une scierie et",
        "    images:\n      - file: photos/a.jpg\n        alt: La\n    text: Une scierie et",
        44,
        15,
        "photos/a.jpg",
    ),
    "no address": (
        "    text: Une scierie et",
        "    video:\n      url: dai.ly/x123\n    text: Une scierie et",
        44,
        12,
        "https://",
    ),
    "unknown sector": ("    sector: bois", "    sector: boit", 38, 13, "bois"),
    "no text": ("  title: Et maintenant", "  title:", 50, 9, "texte"),
}


def spoilt(name: str) -> str:
    old, new, *_ = BAD[name]
    assert old in editions.minimal()
    return editions.minimal().replace(old, new)


COMMANDS = ("check", "build", "build --strict", "build --only deck-pdf")


def refused(content: Path, data: bytes, commands: Sequence[str] = COMMANDS) -> str:
    """What is said of a bad file, after making sure that nothing else happened."""
    assert run("build", content, "--only", "deck-pdf,qr").exit_code == 0
    before = editions.snapshot(content.parent / "output")
    content.write_bytes(data)
    for command in commands:
        result = run(*command.split(" "))
        assert result.exit_code == 1
        assert "Traceback" not in result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
    assert editions.snapshot(content.parent / "output") == before
    return result.stderr


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_place_and_a_way_out(content: Path, name: str) -> None:
    _, _, line, column, words = BAD[name]
    said = refused(content, spoilt(name).encode())
    assert f"content.yaml:{line}:{column} (" in said
    assert "– Erreur : " in said
    assert words in said
    assert "\n    → " in said
    assert not ENGLISH.search(said)


def test_more_than_four_points_are_refused(content: Path) -> None:
    said = refused(content, editions.asking(QUESTIONS).encode())
    place = re.search(r"content\.yaml:(\d+):(\d+) \(visits\[0\]\.questions\[0\]\.points", said)
    assert place
    line = editions.asking(QUESTIONS).split("\n")[int(place[1]) - 1]
    assert line[int(place[2]) - 1 :] in {"points:", "- Un", "- Cinq", "Cinq", "Un"}
    assert "5" in said
    assert "4" in said
    assert "→" in said


def test_a_file_that_is_not_utf8_is_refused_at_the_byte(content: Path) -> None:
    said = refused(content, editions.minimal().encode("latin-1", errors="replace"))
    line = editions.minimal().split("\n")[2]
    assert line == "  title: Voyage d'étude"
    assert f"content.yaml:3:{line.index('é') + 1} – Erreur" in said
    assert "UTF-8" in said
    assert "→" in said


def test_a_word_wider_than_its_place_is_refused_with_its_place(content: Path) -> None:
    word = "anticonstitutionnellement" * 4
    text = editions.minimal().replace("La Scierie", word)
    said = refused(content, text.encode(), COMMANDS[1:3])
    assert "content.yaml:36:11 (visits[0].name) – Erreur : Le mot" in said
    assert "→ " in said


HEAVY = {"reportlab", "pptx", "lxml", "uharfbuzz", "pyphen", "qrcode"}


def test_check_stays_light(content: Path) -> None:
    program = (
        "import sys\nfrom restitution.cli import main\n"
        f"heavy = {HEAVY}\n"
        "try:\n    main(['check', sys.argv[1]])\nexcept SystemExit as left:\n"
        "    assert not left.code\n"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(content)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])},
    )
    assert (done.returncode, done.stderr) == (0, "")
