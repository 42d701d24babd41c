"""A deck is read back or refused, and what somebody touched is never lost."""

from __future__ import annotations

import os
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from edits.decks import built, changed, put
from edits.programs import saved_by_powerpoint
from restitution.edits import Kept, Kind, State, kept, read
from restitution.edits.carrying import pull
from restitution.edits.contentfile import ContentFile
from restitution.edits.record import is_untouched
from restitution.errors import ContentError, RestitutionError

NOON = datetime(2024, 5, 17, 12, 30, 15).astimezone().timestamp()


def refusal(deck: Path) -> str:
    with pytest.raises(RestitutionError) as caught:
        read(deck)
    return caught.value.problems[0].code


def test_a_deck_as_generated_is_known_as_such(deck: Path) -> None:
    assert is_untouched(deck)
    assert not is_untouched(saved_by_powerpoint(deck))
    assert not is_untouched(changed(deck, {"slide5": put("voir, et", "lire, et")}))


def test_a_file_that_is_not_there_or_no_deck_of_ours_is_refused(deck: Path, tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.pptx") == "file_missing"
    other = tmp_path / "other.pptx"
    other.write_bytes(b"PK no archive")
    assert refusal(other) == "deck_unreadable"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refusal(other) == "deck_unreadable"
    assert (
        refusal(changed(deck, {"item1": put("urn:restitution", "urn:other")})) == "deck_unrecorded"
    )


def test_a_document_type_is_refused_before_it_is_parsed(deck: Path) -> None:
    bomb = put("<p:sld ", '<!DOCTYPE p [<!ENTITY a "a">]><p:sld ')
    assert refusal(changed(deck, {"slide5": bomb})) == "deck_unreadable"


def test_a_damaged_part_is_told_as_such(deck: Path) -> None:
    assert refusal(changed(deck, {"slide5": lambda text: text[:900]})) == "deck_unreadable"


def test_only_what_was_touched_is_kept(deck: Path, tmp_path: Path) -> None:
    assert kept(deck, tmp_path) is None
    assert kept(tmp_path / "none.pptx", tmp_path) is None
    assert not (tmp_path / "kept").exists()


def at_noon(deck: Path) -> Path:
    os.utime(deck, (NOON, NOON))
    return deck


def touched(deck: Path, after: str = "savoir") -> Path:
    return at_noon(changed(deck, {"slide5": put("Nous voulions voir", f"Nous voulions {after}")}))


def test_an_edited_deck_is_kept_under_its_day_with_its_edits(deck: Path, tmp_path: Path) -> None:
    edited = touched(deck)
    found = kept(edited, tmp_path)
    assert found is not None
    assert (found.state, [edit.kind for edit in found.edits]) == (State.EDITED, [Kind.TEXT])
    assert found.file == tmp_path / "kept" / "edited-2024-05-17.pptx"
    assert found.file.read_bytes() == edited.read_bytes()


def test_no_kept_deck_is_written_over_and_none_is_kept_twice(deck: Path, tmp_path: Path) -> None:
    def name(found: Kept | None) -> str:
        assert found is not None
        return found.file.name

    assert name(kept(touched(deck), tmp_path)) == "edited-2024-05-17.pptx"
    assert name(kept(touched(deck), tmp_path)) == "edited-2024-05-17.pptx"
    assert name(kept(touched(deck, "lire"), tmp_path)) == "edited-2024-05-17-123015.pptx"
    assert name(kept(touched(deck, "rire"), tmp_path)) == "edited-2024-05-17-123015-2.pptx"
    assert len(list((tmp_path / "kept").iterdir())) == 3


def test_what_was_only_saved_anew_or_comes_from_elsewhere_is_kept_too(
    deck: Path, tmp_path: Path
) -> None:
    saved = kept(saved_by_powerpoint(deck), tmp_path)
    assert saved is not None
    assert (saved.state, saved.edits) == (State.RESAVED, ())
    foreign = kept(changed(deck, {"item1": put("urn:restitution", "urn:other")}), tmp_path)
    assert foreign is not None
    assert foreign.state is State.FOREIGN


def test_a_pulled_deck_builds_into_the_edited_one(tmp_path: Path) -> None:
    deck = built(tmp_path)
    content = tmp_path / "content.yaml"
    before = content.read_text(encoding="utf-8")
    edited = saved_by_powerpoint(
        changed(
            deck,
            {
                "slide5": put("Nous voulions voir, et", "Nous voulions savoir et"),
                "slide6": put("forme, scie et vend", "forme : il scie et il vend"),
                "slide10": put("signent un contrat", "signent un vrai contrat"),
                "notesSlide10": put("La commune les loge.", "La commune loge les autres."),
            },
        )
    )
    found = read(edited)
    assert len(found.edits) == 4
    file = ContentFile.read(content, "content.yaml")
    pull(found.edits, file, "content.yaml", found.language).file.write(content)
    after = content.read_text(encoding="utf-8")
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    assert [new.strip() for old, new in pairs if old != new] == [
        "text: Nous voulions savoir et comparer.",
        "lead: 'L''atelier forme : il scie et il vend.'   # le chapeau",
        "Ils restent, le plus souvent : 3 sur quatre. La commune loge les autres.",
        '- "**Rester** : trois sur quatre signent un vrai contrat"',
    ]
    again = built(tmp_path, after)
    said_again = ContentFile.read(content, "content.yaml")
    pulled = pull(found.edits, said_again, "content.yaml", found.language)
    assert (pulled.carried, len(pulled.known), pulled.left) == ((), 4, ())
    assert read(again).edits == ()


def test_a_content_file_that_is_missing_or_not_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        ContentFile.read(tmp_path / "content.yaml", "content.yaml")
    path = tmp_path / "content.yaml"
    path.write_bytes("key: été".encode("cp1252"))
    with pytest.raises(ContentError) as caught:
        ContentFile.read(path, "content.yaml")
    assert caught.value.problems[0].code == "not_utf8"
