"""What each command loads: whatever it may do without, it does without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bench.warm import changed
from house import ROOT, SOURCE
from test_house import FLOORS

CHECK = "from restitution.cli import main; main(['check', 'content.yaml'])"
BUILD = """
from pathlib import Path
from restitution.build import build
from restitution.cache import Cache
from restitution.standing import Standing
content, output, only = Path("content.yaml"), Path("output"), ["deck", "newsletter"]
build(content, output, only=only, standing=Standing(Cache(Path("cache"))))
"""
"""With something standing all is made in this process."""


def loaded_by(program: str, folder: Path | None = None) -> set[str]:
    """The modules that a program loads in a folder, ours without the name of their package."""
    telling = "import atexit, sys; atexit.register(lambda: print('loaded:', *sys.modules))"
    places = {"PYTHONPATH": str(SOURCE.parent), "PYTHONUTF8": "1", "RESTITUTION_CACHE": "cache"}
    ran = subprocess.run(
        [sys.executable, "-c", f"{telling}\n{program}"],
        cwd=folder,
        env=os.environ | places,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    names = ran.stdout.partition("loaded:")[2].split()
    return {name.removeprefix("restitution.") for name in names}


def rooms(loaded: set[str], within: str = "") -> set[str]:
    """The rooms of ours that were entered; of one room, those inside of it."""
    ours = {file.stem for file in SOURCE.iterdir()} - {"__init__", "__main__"}
    if within:
        return {name for name in loaded if name.startswith(f"{within}.")}
    return {name.partition(".")[0] for name in loaded} & ours


def lasting(folder: Path, minutes: int) -> None:
    """The real content, as if its presentation lasted so many minutes."""
    text = (ROOT / "content.yaml").read_text("utf-8")
    planned = f"{text}\npresentation:\n  minutes: {minutes}\n"
    (folder / "content.yaml").write_text(planned, encoding="utf-8")


def test_the_command_line_starts_with_little() -> None:
    loaded = loaded_by("import restitution.cli")
    assert rooms(loaded) == {"cli", "interface"}
    later = {"json", "hashlib", "locale", "msgspec", "pathlib", "pydantic_core", "yaml"}
    assert loaded & later == set()


def test_a_check_stays_light(tmp_path: Path) -> None:
    lasting(tmp_path, 1)
    loaded = loaded_by(CHECK, tmp_path)
    assert {"compose.timing", "yaml", "pydantic_core", "markdown_it"} <= loaded
    heavy = {"reportlab", "pptx", "lxml", "PIL", "uharfbuzz", "fontpkg", "pikepdf", "pypdfium2"}
    assert loaded & {*heavy, "pydantic", "difflib"} == set()
    lasting(tmp_path, 2)
    assert "markdown_it" not in loaded_by(CHECK, tmp_path)


def test_a_check_enters_no_room_that_makes_pages(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text((ROOT / "content.yaml").read_text("utf-8"), "utf-8")
    loaded = loaded_by(CHECK, tmp_path)
    assert {"cli", "content", "ticket"} <= rooms(loaded)
    entered = next(number for number, some in enumerate(FLOORS) if "text" in some)
    making = set().union(*FLOORS[entered:]) | {"delivery", "photograph", "qr", "journeyman"}
    assert rooms(loaded) & making == {"cli", "compose", "inputs", "ticket"}
    assert rooms(loaded, "compose") == {"compose.speech", "compose.timing"}


def test_a_build_begins_light() -> None:
    """What is read back, drawn, or found in few projects is imported when it is met."""
    loaded = loaded_by("import restitution.build")
    assert {"workshop", "pydantic_core"} <= loaded
    doors = {"edits.compare", "template.archive", "theme.adoption", "photograph.files"}
    makers = {"writers", "preflight", "compose.deck", "compose.newsletter", "compose.handout"}
    assert loaded & {*doors, *makers} == set()
    heavy = {"reportlab", "pptx", "lxml", "fontpkg", "pikepdf", "pypdfium2"}
    assert loaded & {*heavy, "pydantic", "markdown_it"} == set()


def test_what_writes_and_looks_loads_nothing_for_pictures_and_codes() -> None:
    """They are drawn and read by libraries that take longer to load than most products to make.

    Nor the standard fonts of reportlab, of which none is used.
    """
    writers = ("preflight.paper", "writers.pdf.press", "writers.booklet", "writers.codes")
    loaded = loaded_by("\n".join(f"import restitution.{name}" for name in writers))
    assert {"reportlab.pdfbase.pdfdoc", "pikepdf"} <= loaded
    heavy = {"PIL._imaging", "pypdfium2", "zxingcpp", "qrcode", "ssl", "xml.sax"}
    assert loaded & {*heavy, "reportlab.pdfbase._fontdata"} == set()


def test_whoever_made_what_stands_is_not_loaded(tmp_path: Path) -> None:
    content, text = tmp_path / "content.yaml", (ROOT / "content.yaml").read_text("utf-8")
    content.write_text(text, encoding="utf-8")
    makers = {
        *("compose.deck.ends", "compose.deck.paging", "compose.map", "compose.tables", "pyphen"),
        *(f"compose.newsletter.{page}" for page in ("cover", "editorial", "programme")),
    }
    assert makers <= loaded_by(BUILD, tmp_path)
    content.write_text(changed(text), encoding="utf-8")
    loaded = loaded_by(BUILD, tmp_path)
    assert {"compose.deck.visits", "compose.newsletter.visits"} <= loaded
    assert loaded & makers == set()
