from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from restitution.content.edition import ChartKind, Edition, SessionKind, Target, VideoStatus
from restitution.content.loader import load_edition
from restitution.errors import ContentError

CASES = Path(__file__).parents[1] / "cases"
ENGLISH = (CASES / "english.yaml").read_text(encoding="utf-8")
MINIMAL = (CASES / "minimal.yaml").read_text(encoding="utf-8")

IMAGE = """\
    images:
      - file: {file}
        alt: La scierie
"""


@pytest.fixture(scope="module")
def english() -> Edition:
    edition, problems = load_edition(CASES / "english.yaml")
    assert problems == ()
    return edition


@pytest.fixture(scope="module")
def minimal() -> Edition:
    edition, problems = load_edition(CASES / "minimal.yaml")
    assert problems == ()
    return edition


def codes_of(path: Path) -> list[str]:
    try:
        return [problem.code for problem in load_edition(path)[1]]
    except ContentError as error:
        return [problem.code for problem in error.problems]


def with_image(folder: Path, file: str) -> Path:
    path = folder / "content.yaml"
    text = MINIMAL.replace(
        "    text: Une scierie", IMAGE.format(file=file) + "    text: Une scierie"
    )
    path.write_text(text, encoding="utf-8")
    return path


def test_required_keys_alone_make_an_edition(minimal: Edition) -> None:
    assert minimal.publication.language == "fr"
    assert (minimal.theme.name, minimal.theme.deck_template) == ("seminaire", None)
    assert minimal.programme.days == ()
    assert minimal.visits[0].video is None
    assert minimal.labels.visits is None
    assert minimal.visits[0].place.latitude == Decimal("48.17")


def test_every_section_is_read(english: Edition) -> None:
    visit = english.visits[0]
    assert english.publication.language == "en"
    assert [teaser.target for teaser in english.cover.teasers] == list(Target)
    assert [step.id for step in english.overview.steps] == ["trip", "day"]
    assert list(english.sectors) == ["wood", "care"]
    assert visit.video is not None
    assert visit.video.status is VideoStatus.ONLINE
    assert visit.video.checked == "2024-05-20"
    assert visit.figures[1].value.plain == "1,100"
    assert len(visit.questions) == 2
    assert english.lexicon == ("Epinal", "Workshops United")


def test_a_chart_holds_numbers(english: Edition) -> None:
    chart = english.visits[0].chart
    assert chart is not None
    assert (chart.kind, chart.total) == (ChartKind.PARTS, Decimal(40))
    assert [bar.value for bar in chart.bars] == [Decimal(10), Decimal("22.5")]
    assert [bar.highlight for bar in chart.bars] == [True, False]


def test_times_are_told_alike(english: Edition) -> None:
    sessions = english.programme.days[0].sessions
    assert [session.start for session in sessions] == ["09:30", "10:30", "11:00"]
    assert sessions[0].end == "10:30"
    assert sessions[1].kind is SessionKind.BREAK


def test_a_prose_keeps_its_passages_and_its_notes(english: Edition) -> None:
    visit = english.visits[0]
    assert len(visit.text.blocks) == 4
    assert [note.plain for note in visit.text.notes.values()] == ["By three carpenters."]
    assert len(visit.questions[0].answer.blocks) == 2


def test_mappings_and_texts_know_their_places(english: Edition) -> None:
    visit = english.visits[0]
    lines = ENGLISH.split("\n")
    assert lines[visit.origin.line - 1] == "  - id: sawmill"
    assert visit.origin.path == "visits[0]"
    assert lines[visit.text.source.line - 1].startswith("      The sawmill opened")
    assert visit.questions[1].question.source.path == "visits[0].questions[1].question"


def test_a_file_goes_by_the_name_people_gave_it() -> None:
    edition, _ = load_edition(CASES / "minimal.yaml", "mon numéro.yaml")
    assert edition.origin.file == "mon numéro.yaml"


def test_a_key_that_may_be_left_out_may_be_left_blank(tmp_path: Path, minimal: Edition) -> None:
    path = tmp_path / "content.yaml"
    blank = "theme:\nlexicon:\nlabels:\n" + MINIMAL.replace("  date:", "  imprint:\n  date:")
    path.write_text(blank, encoding="utf-8")
    edition, problems = load_edition(path)
    assert problems == ()
    assert (edition.theme, edition.lexicon) == (minimal.theme, ())
    assert edition.publication.imprint is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9h30", "09:30"),
        ("9 h 30", "09:30"),
        ("09:30", "09:30"),
        ("14 h", "14:00"),
        ("9h", "09:00"),
    ],
)
def test_times_are_read_as_people_write_them(tmp_path: Path, typed: str, read: str) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(ENGLISH.replace("start: 9:30", f"start: {typed}"), encoding="utf-8")
    assert load_edition(path)[0].programme.days[0].sessions[0].start == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1 100", "1100"), ("1\u202f100,5", "1100.5"), ("0.5", "0.5"), ("1 100 000", "1100000")],
)
def test_numbers_are_read_as_people_write_them(tmp_path: Path, typed: str, read: str) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(ENGLISH.replace("value: 22.5", f"value: {typed}"), encoding="utf-8")
    chart = load_edition(path)[0].visits[0].chart
    assert chart is not None
    assert chart.bars[1].value == Decimal(read)


@pytest.mark.parametrize("typed", ["1_100", "nan", "inf", "1 10", "12 %", "1,2,3", "-"])
def test_what_is_no_number_is_refused(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(ENGLISH.replace("value: 22.5", f'value: "{typed}"'), encoding="utf-8")
    assert codes_of(path) == ["number_form"]


@pytest.mark.parametrize(
    "typed", ["dai.ly/x", "https://", "https://dailymotion", "ftp://a.org/b", "https://a.org/b c"]
)
def test_what_is_no_address_is_refused(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(ENGLISH.replace("https://exm.pl/s1", typed), encoding="utf-8")
    assert codes_of(path) == ["url_form"]


def test_a_chart_of_nothing_has_no_parts(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(ENGLISH.replace("total: 40", "total: 0"), encoding="utf-8")
    assert codes_of(path) == ["number_range"]


def test_a_picture_in_the_project_is_found(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    Image.new("RGB", (3, 2)).save(tmp_path / "photos" / "été.jpg")
    assert codes_of(with_image(tmp_path, "photos/été.jpg")) == []


def test_a_picture_that_breaks_off_is_told_where_it_is_named(tmp_path: Path) -> None:
    Image.effect_noise((64, 64), 50).save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(ContentError) as raised:
        load_edition(with_image(tmp_path, "a.jpg"))
    (problem,) = raised.value.problems
    assert (problem.code, problem.values) == ("image_broken", {"file": "a.jpg"})
    assert problem.source is not None
    assert problem.source.path == "visits[0].images[0].file"


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    assert codes_of(with_image(tmp_path, "photos")) == ["image_missing"]


def test_a_picture_outside_the_project_is_refused_even_through_a_link(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"")
    (project / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (project / "here.jpg").symlink_to(project / "content.yaml")
    (project / "folder").symlink_to(tmp_path)
    for file in ("../secret.jpg", "link.jpg", "here.jpg", "folder/secret.jpg", "x/../a.jpg"):
        assert codes_of(with_image(project, file)) == ["image_outside"], file
    assert codes_of(with_image(project, str(tmp_path / "secret.jpg"))) == ["image_outside"]


def test_a_project_may_be_reached_through_a_link(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    Image.new("RGB", (3, 2)).save(project / "a.jpg")
    with_image(project, "a.jpg")
    (tmp_path / "link").symlink_to(project)
    assert codes_of(tmp_path / "link" / "content.yaml") == []


def test_one_slip_in_a_key_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(MINIMAL.replace("visits:\n", "visit:\n").replace("sector: bois", "sector: x"))
    with pytest.raises(ContentError) as raised:
        load_edition(path)
    assert [problem.code for problem in raised.value.problems] == ["unknown_key", "unknown_sector"]


def test_problems_of_the_file_and_of_its_content_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    more = MINIMAL.replace("\nsilence:", "  title: Encore\n  texte: Suite\n\nsilence:")
    path.write_text(more, encoding="utf-8")
    assert codes_of(path) == ["duplicate_key", "unknown_key"]


PIECES = [
    "\n",
    " ",
    "  ",
    "- ",
    ": ",
    ":",
    "#",
    " #1",
    '"',
    "'",
    "|",
    "> ",
    "[",
    "{",
    "*",
    "&a ",
    "!",
]
PIECES += ["\t", "\u00a0", "[^1]", "**", "x", "été", "12", "-", "### ", "~", "?", "\x0b", "\ud7ff"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_spoiled_content_is_read_or_refused_but_never_breaks(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([ENGLISH, MINIMAL]))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.sampled_from([0, 0, 1, 2, 5, 40]))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES])) + text[end:]
    path = tmp_path_factory.getbasetemp() / f"spoiled-{os.getpid()}.yaml"
    path.write_text(text, encoding="utf-8")
    lines = (text + "\n").split("\n")
    try:
        _, problems = load_edition(path)
    except ContentError as error:
        problems = error.problems
    for problem in problems:
        assert problem.source is not None
        assert 1 <= problem.source.line <= len(lines)


@pytest.mark.parametrize(
    ("written", "name", "template"),
    [
        ("theme: maison", "maison", None),
        ("theme:", "seminaire", None),
        ("theme: {name: maison}", "maison", None),
        ("theme: {deck_template: modele.pptx}", "seminaire", "modele.pptx"),
    ],
)
def test_a_theme_is_a_name_or_more(
    written: str, name: str, template: str | None, tmp_path: Path
) -> None:
    (tmp_path / "modele.pptx").touch()
    path = tmp_path / "content.yaml"
    path.write_text(f"{MINIMAL}\n{written}\n", encoding="utf-8")
    theme = load_edition(path)[0].theme
    assert (theme.name, theme.deck_template) == (name, template)
