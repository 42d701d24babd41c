"""The file as a whole."""

import io
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image, ImageCms

from pdf_pages import (
    BODY,
    SANS,
    THEME,
    TRICKY_STYLES,
    face,
    line,
    page,
    publication,
    save,
)
from restitution.errors import ThemeError
from restitution.frozen import replace
from restitution.writers.pdf import fonts, write
from restitution.writers.pdf.metadata import moment
from restitution.writers.pdf.operators import ellipse
from restitution.writers.pdf.sorts import Fount


def sample(folder: Path, name: str = "out.pdf") -> Path:
    lines = [line("Un texte", style=style) for style in TRICKY_STYLES]
    return save(publication(page(*lines), page(line("Deux"))), folder, name)


def test_two_writes_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = sample(tmp_path, "one.pdf").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert sample(tmp_path, "two.pdf").read_bytes() == one


def test_other_words_give_another_id(tmp_path: Path) -> None:
    ids: list[Any] = [
        pypdf.PdfReader(save(publication(page(line(text))), tmp_path)).trailer["/ID"]
        for text in ("un", "deux")
    ]
    assert ids[0][0] != ids[1][0]


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing_to_say(tmp_path: Path) -> None:
    done = subprocess.run(
        ["qpdf", "--check", sample(tmp_path)], capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_it_says_what_it_is(tmp_path: Path) -> None:
    pdf: Any = pypdf.PdfReader(sample(tmp_path))
    assert pdf.metadata is not None
    root = pdf.trailer["/Root"]
    assert pdf.metadata.title == "La lettre — été"
    assert pdf.metadata.author == "Une association"
    assert pdf.metadata.subject == "Les visites"
    assert pdf.metadata.creation_date == datetime(2010, 10, 1, tzinfo=UTC)
    assert root["/Lang"] == "fr-FR"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    xmp = root["/Metadata"].get_data().decode()
    assert '<rdf:li xml:lang="x-default">La lettre — été</rdf:li>' in xmp
    assert "<xmp:CreateDate>2010-10-01T00:00:00Z</xmp:CreateDate>" in xmp


def test_the_sections_are_its_keywords(tmp_path: Path) -> None:
    sheets = [page(section=section) for section in ("TERRE", "TERRE", "DEFI+")]
    pdf: Any = pypdf.PdfReader(save(publication(*sheets), tmp_path))
    assert pdf.metadata["/Keywords"] == "TERRE, DEFI+"
    xmp = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdf:Keywords>TERRE, DEFI+</pdf:Keywords>" in xmp


def test_its_colours_are_srgb(tmp_path: Path) -> None:
    pdf: Any = pypdf.PdfReader(sample(tmp_path))
    (intent,) = pdf.trailer["/Root"]["/OutputIntents"]
    stream = intent.get_object()["/DestOutputProfile"]
    profile = ImageCms.ImageCmsProfile(io.BytesIO(stream.get_data()))
    assert (intent.get_object()["/S"], stream["/N"]) == ("/GTS_PDFA1", 3)
    assert ImageCms.getProfileDescription(profile).startswith("sRGB")
    ours = ImageCms.createProfile("sRGB")
    colours = Image.new("RGB", (3, 1))
    colours.putdata([(11, 74, 85), (184, 71, 42), (245, 241, 232)])
    same = ImageCms.profileToProfile(colours, profile, ours)
    assert same is not None
    assert same.tobytes() == colours.tobytes()


def test_what_xml_would_misread_is_escaped(tmp_path: Path) -> None:
    path = save(publication(page(), title="A & B <c>"), tmp_path)
    pdf: Any = pypdf.PdfReader(path)
    xmp = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "A &amp; B &lt;c&gt;" in xmp


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2010", datetime(2010, 1, 1, tzinfo=UTC)),
        ("2010-10", datetime(2010, 10, 1, tzinfo=UTC)),
        ("2010-10-14", datetime(2010, 10, 14, tzinfo=UTC)),
        ("2010-10-14T12:30:00+02:00", datetime(2010, 10, 14, 10, 30, tzinfo=UTC)),
    ],
)
def test_dates_may_be_short(date: str, expected: datetime) -> None:
    assert moment(date) == expected


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="octobre"):
        moment("octobre 2010")


def test_every_font_is_embedded_and_there_is_no_other(tmp_path: Path) -> None:
    path = sample(tmp_path)
    pdf: Any = pypdf.PdfReader(path)
    fonts = pdf.pages[0]["/Resources"]["/Font"]
    assert len(fonts) == len({face(style) for style in TRICKY_STYLES})
    for font in fonts.values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"]
        assert font.get_object()["/Encoding"] == "/Identity-H"
        assert "/ToUnicode" in font.get_object()
    assert b"Helvetica" not in path.read_bytes()
    assert b"/Type1" not in path.read_bytes()


def test_the_head_says_which_standard_it_follows(tmp_path: Path) -> None:
    version, binary, *_ = sample(tmp_path).read_bytes().splitlines()
    assert version == b"%PDF-1.7"
    assert binary[:1] == b"%"
    assert min(binary[1:5]) > 127  # what is not ASCII (ISO 19005-2, 6.1.2)


def test_a_page_of_text_is_small(tmp_path: Path) -> None:
    assert sample(tmp_path).stat().st_size < 40_000


def test_outlines_that_are_not_truetype_are_refused() -> None:
    class Cubic:
        has_quadratic_outlines = False
        path = Path("Brand.otf")

    with pytest.raises(ThemeError) as caught:
        Fount(Cubic(), "Brand", len)  # type: ignore[arg-type]
    assert caught.value.problems[0].code == "font_outlines"
    assert caught.value.problems[0].values == {"font": "Brand.otf"}


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no-such-folder"):
        write(publication(page()), THEME, tmp_path / "no-such-folder" / "out.pdf")


def test_a_hundred_texts_and_more_fit_the_map(tmp_path: Path) -> None:
    letters = "".join(map(chr, [*range(0x21, 0x7F), *range(0xC0, 0x100)]))
    lines = [line(letters, baseline=60.0, style=replace(BODY, size=4.0))]
    path = save(publication(page(*lines)), tmp_path)
    assert pypdf.PdfReader(path).pages[0].extract_text() == letters + " "
    assert SANS.family in THEME.families


def test_what_was_written_before_changes_no_byte(tmp_path: Path) -> None:
    """Programs, streams and shapes that files have in common are kept, and are never stale."""
    first = publication(page(line("Un fil, « déjà vu »")))
    before = save(first, tmp_path).read_bytes()
    save(publication(page(line("Ŵrocław, un fil"))), tmp_path)  # pins its font anew
    assert save(first, tmp_path).read_bytes() == before
    for kept in (fonts._program, ellipse):
        kept.cache_clear()
    assert save(first, tmp_path).read_bytes() == before
